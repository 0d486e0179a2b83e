// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/graphs.h"
#include "core/base/id.h"
#include "core/model/automatics.h"

#include <QGraphicsView>
#include <QPainterPath>

#include <memory>
#include <optional>

namespace toile {

class Editor;
class LabRun;
class CanvasScene;
enum class CableStyle;
struct IpPrefix;
struct Patch;

inline constexpr char kNoteKind[] = "note";
inline constexpr char kFrameKind[] = "frame";
inline constexpr char kArrowKind[] = "arrow";
inline constexpr char kPictureKind[] = "picture";
/// What the palette drags: the text of this MIME type is a machine kind's key, "bridge" or one of the above.
inline constexpr char kKindMimeType[] = "application/x-toile-kind";

/// The drawing on screen: zoom, pan, tools, keyboard, accessibility. What is drawn comes from CanvasScene.
class CanvasView : public QGraphicsView {
    Q_OBJECT
public:
    /// What dragging from a machine does, or what a click does: place something anew.
    enum class Tool { Select, Cable, Ping, Route, Place };
    Q_ENUM(Tool)

    CanvasView(Editor &editor, LabRun &run, QWidget *parent = nullptr);
    ~CanvasView() override;

    CanvasScene &canvasScene();
    Editor &editor();

    void zoomBy(double factor);
    void zoomToActualSize();
    /// All of the drawing, but live tables not so small that they could not be seen: the rest is scrolled to.
    void fitAll();
    void setSnapping(bool on);  ///< to the grid
    void setGuiding(bool on);   ///< to edges, centres and equal gaps of other boxes
    /// What drawing a cable or inserting an interface fills in.
    void setAutomatics(const Automatics &wanted);
    /// Whether the network of a cable or interface under the pointer, or selected by keyboard, stands out.
    void showNetworks(bool on);
    Tool tool() const;
    void setTool(Tool tool);
    /// Inserts at the centre of what is seen, inside the selected container if there is one (keyboard insertion).
    void insertMachine(const QString &machineKind);
    void insertBox(const QString &interfaceKind);
    /// On the selected interface, or in the selected machine: a VLAN, a VXLAN, a tap or a tun.
    void insertInterface(const QString &interfaceKind);
    /// A text, a frame or an arrow on the canvas, never inside a machine. With elements selected, a frame goes around
    /// them and an arrow from the first to the second; a picture is asked for with pictureWanted().
    void insertNote(const QString &kind);
    /// With its middle at `at`; without, where one looks.
    void insertPicture(const QByteArray &data, std::optional<QPointF> at = {});
    /// A machine kind's key, "bridge" or a kind of note: shown under the pointer, and placed by each click until the
    /// tool changes (Esc). Anything else ends it.
    void placeRepeatedly(const QString &kind);
    void deleteSelection();
    /// What is selected, into the clipboard: for other windows, and as text and picture for other programs.
    void copySelection();
    void cutSelection();
    /// What the clipboard holds: under the pointer when that is over the drawing, else into what is selected. A
    /// picture, also of another program, becomes one of the drawing.
    void paste();
    void duplicateSelection();
    void renameSelection();
    /// Of the selected interface, where they are written.
    void editAddresses();
    /// Takes what is typed over the drawing; false when that is wrong: it is there to be corrected.
    bool commitPending();
    void selectEverything();
    /// To their titles, or back: the live tables of what is selected, or all when nothing is.
    void foldTables(bool folded);
    /// Of one machine or bridge: what a click on their title does.
    void toggleTables(Id owner);
    /// Arrow keys move the live tables of what is selected, or the first, until Enter or Escape.
    void moveTables();
    /// Whose tables those are; none: arrow keys do not.
    Id heldTables() const;
    /// Live tables that somebody moved hang where there is room for them again: as for foldTables().
    void resetTables();
    /// Scrolls to the element and selects it.
    void reveal(Id id);
    /// Its live tables too.
    void revealTables(Id owner);
    /// Of the selected boxes, or of all: their new places are shown on the way there. One undoable action.
    void layOut(graphs::Style style, const QString &text);
    /// Does `patch`, selects `created` and shows it.
    void insertMade(const QString &text, const Patch &patch, const std::vector<Id> &created);
    /// The middle of what is seen, in the drawing.
    QPointF centre() const;
    /// Begins a cable at the selected element; arrow keys or Tab choose the target, Enter makes it (keyboard).
    void startCable();
    /// How the selected cables run, or all of them when none is selected.
    void setCableStyle(toile::CableStyle style);
    /// On the selected cable.
    void addBend();
    void removeBend();
    void straightenCables();

    /// Elements in the order in which Tab visits them: machines row by row, each followed by what is in it.
    std::vector<Id> readingOrder() const;
    /// "Host1, host, forwards, NAT, contains VM1": what an element is called to somebody who does not see it.
    QString spokenName(Id id) const;
    bool isChosen(Id id) const;
    /// The cable beside which a network's prefix is seen at this place of the drawing, or none.
    Id pillAt(QPointF position) const;
    /// The round handle of a machine or a bridge that a cable is pulled from; it is there while the mouse is.
    QRectF knob(Id box) const;
    /// What is written beside the cursor during a gesture, or nothing.
    QString hintText() const;
    /// The routes of the selected machine; of several over one gateway the first has the arrow, the others a text.
    struct DrawnRoute {
        QPainterPath path;
        QRectF text;
    };
    std::vector<DrawnRoute> drawnRoutes() const;

    /// Of several views of one drawing, that in use scrolls to what undo and redo change; the others stay.
    void setShowsSteps(bool on);

Q_SIGNALS:
    void zoomChanged(double factor);
    void toolChanged(toile::CanvasView::Tool tool);
    void madeMuch();                                ///< in one go, perhaps beyond what is seen
    void message(const QString &text);              ///< a hint or refusal for the status bar
    void pictureWanted(std::optional<QPointF> at);  ///< choose one, then insertPicture()
    void contextMenuWanted(toile::Id id, const QPoint &globalPosition);
    void activated(toile::Id id);                   ///< Enter or double click: the inspector should take the focus
    void pingWanted(toile::Id from, toile::Id to);  ///< dragged with the ping tool
    /// Dragged with the route tool from a machine to a cable, a prefix, an interface or a machine.
    void routeWanted(toile::Id from, toile::Id to);
    void renumberWanted(const toile::IpPrefix &network);  ///< its prefix was double-clicked

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    bool focusNextPrevChild(bool next) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
