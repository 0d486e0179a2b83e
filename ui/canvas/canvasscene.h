// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/layout.h"
#include "ui/canvas/light.h"
#include "ui/canvas/marks.h"
#include "ui/canvas/picture.h"

#include <QGraphicsScene>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_set>
#include <vector>

namespace toile {

class DecodedPictures;
class Editor;
class LabRun;
struct Geometry;
struct Look;
struct NetworkSummary;
struct Running;

enum class VxlanLayer {
    Both,
    Overlay,   ///< the networks in the tunnels
    Underlay,  ///< what carries them
};

/// The drawing itself: one item an element, kept equal to the document by its patches, and the live layer on top.
/// Needs no view: pictures are exported from it.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    CanvasScene(Editor &editor, LabRun &run, QObject *parent = nullptr);
    ~CanvasScene() override;

    /// Light or dark; exports are always light.
    void setDark(bool dark);
    bool isDark() const;
    /// These boxes and what is in them are in front of all others, for as long as somebody drags them.
    void lift(const std::vector<Id> &boxes);
    const Look &look() const;
    const DecodedPictures &pictures() const;

    /// What holds all of the drawing, live tables and title included, with a margin.
    QRectF drawingRect() const;
    /// The same of a part of it.
    QRectF drawingRect(const PictureContent &content) const;
    /// Paints exactly the drawing (no selection, no grid), for PNG, SVG, PDF and printing, where drawingRect() says.
    /// `vector`: shapes instead of pixmaps, for SVG and PDF. On paper, or as a window shows it: light or dark.
    void paintDrawing(QPainter &painter, const PictureContent &content = {}, bool vector = false,
                      const Look &colours = paperLook());
    /// What is written over the drawing: the lab's title, or its name.
    QString titleText() const;
    /// The machines of a picture with their addresses, for whoever cannot see it.
    QString summary(const PictureContent &content) const;
    /// The rows of the legend under a picture: what its marks mean.
    QStringList legendTexts(const PictureContent &content) const;
    /// Whether there is such a thing to show.
    bool hasLegend() const;
    bool hasTables() const;
    /// The machines and bridges whose live tables are shown.
    std::vector<Id> tableOwners() const;
    /// Whether each machine shows its live tables: in a very large drawing only selected ones do.
    bool showsTables() const;

    QGraphicsItem *itemOf(Id id) const;
    Id idAt(QPointF position) const;

    /// Where everything is: machines, bridges, tabs, cables.
    const Geometry &geometry() const;
    /// What keeps this tab where it is when it loses its cable; none when it stays there anyway.
    std::optional<Rest> restOf(Id tab) const;
    /// The owner whose live tables are at `position`, or none; `header`: on the line that folds them.
    Id tablesAt(QPointF position, bool *header = nullptr) const;
    QRectF tablesRect(Id owner) const;
    /// The line from it to them.
    QPainterPath tablesLeader(Id owner) const;
    /// Where an element's name is written, for editing it in place.
    QRectF nameRect(Id id) const;
    /// The interface whose addresses are written at `position`, or none; and where they are written.
    Id addressesAt(QPointF position) const;
    QRectF addressesRect(Id interface) const;
    /// The deepest machine at `position` that may take others, `except` and what is inside it left out.
    Id containerAt(QPointF position, Id except = {}) const;
    /// Whether nothing is drawn or written there, beside the box `owner`.
    bool isBlank(const QRectF &rect, Id owner) const;
    /// "up", "down", "no carrier" of an interface, in the user's language; empty while not deployed.
    QString stateText(Id interface) const;
    Light lightOf(Id interface) const;
    /// What the kernel has, and what it was given.
    Running running() const;
    /// Rows of tables that are lit in `other` are lit here too, for as long as there.
    void lightAs(const CanvasScene &other);
    /// How an element differs from what runs, and why that is.
    MarkNote markOf(Id id) const;
    const Marks &marks() const;
    /// Each network has the colour here that its interfaces have in that drawing.
    void setColoursOf(std::function<const Topology &()> drawn);
    /// How the elements differ from what runs, told by somebody else: what is shown here has other names there.
    void setMarksFrom(std::function<Marks()> marks);
    /// What a cable carries, in words: "trunk 100,200 · native 1", "VLAN 100", or nothing.
    QString carriedText(Id cable) const;

    /// Boxes and tabs come from where they were in `was` to where they are; the document is there already.
    void glideFrom(const Geometry &was);
    bool isGliding() const;

    /// Everything where this VLAN does not exist fades, and where it is cut off is marked; 0: nothing is looked for.
    void setLens(int vlan);
    int lens() const;
    /// Everything but these fades, as something is looked for; nothing: nobody looks for anything.
    void setFound(std::optional<std::unordered_set<Id>> found);
    /// The VLAN in whose row of the legend `position` is, or 0.
    int legendVlanAt(QPointF position) const;
    /// The cable beside which a network's prefix is written at `position`, or none: further away than it can be read,
    /// at so many pixels for one of the drawing.
    Id pillAt(QPointF position, double zoom) const;
    /// The cable or interface at `position` whose network can be shown, also by its prefix that is written there.
    Id networkAt(QPointF position, double zoom) const;
    /// Everything that is not on the layer-2 network of this cable or interface fades; none: nothing does.
    void setNetwork(Id id);
    /// Which that is, or null.
    const NetworkSummary *network() const;
    /// A switch is drawn as one box, without the bridge in it.
    void setPlainSwitches(bool on);
    /// What is only in the other layer that VXLANs make of the drawing fades.
    void setVxlanLayer(VxlanLayer layer);

    /// The rows that the live tables of `owner` show now, one line each.
    QStringList tableTexts(Id owner) const;
    /// A live table, for whoever does not see it.
    struct SpokenTable {
        QString title;
        int rows = 0;
        QRectF rect;  ///< empty while it is not shown
        bool folded = false;
    };
    int tableCount(Id owner) const;
    /// Nothing when there is none of this number.
    std::optional<SpokenTable> spokenTable(Id owner, int table) const;
    /// In words: what its columns are, each with what is in it.
    QString spokenRow(Id owner, int table, int row) const;

    /// Something written or a shape that nothing else may cover.
    struct Printed {
        QString what;
        QRectF rect;
    };
    std::vector<Printed> printed() const;
    /// The places of names, details, prefixes and texts in boxes, and of tabs.
    std::vector<QRectF> written() const;

Q_SIGNALS:
    void lensChanged(int vlan);
    void drawingChanged();  ///< items were moved, made or removed, or say something else

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void helpEvent(QGraphicsSceneHelpEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
