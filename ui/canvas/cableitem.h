// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/segmenttints.h"
#include "ui/canvas/textline.h"
#include "ui/canvas/traffic.h"

#include <QLineF>
#include <QPainterPath>

#include <optional>

namespace toile {

/// The stripe that stands for all VLANs that a ribbon has no room for.
inline const Stripe kOtherVlans{0, true, QColor()};

/// A cable in the colour of its layer-2 network or of its VLAN; a trunk is a ribbon of one stripe a VLAN, as far as
/// they can be told apart.
class CableItem : public ElementItem {
public:
    CableItem(Stage &stage, Id id) : ElementItem(stage, id) { setFlag(ItemUsesExtendedStyleOption); }

    void setPath(const QPainterPath &path);
    void setTint(int segment);
    void setStripes(const std::vector<Stripe> &stripes);
    /// Where on this cable the VLAN ends that somebody looks for: at the end that does not carry it.
    enum class Cut { None, AtFirst, Between, AtLast };
    /// `texts`: what the sign keeps off, where the cable has room for that.
    void setCut(Cut cut, const std::vector<QRectF> &texts = {});
    bool isCut() const { return m_cut != Cut::None; }
    struct Sign {
        QPointF middle;
        double radius;
        QRectF rect() const { return {middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius}; }
    };
    /// Where one says so.
    Sign cutSign() const;
    /// The VLAN that somebody looks for, or 0: it has a stripe of its own, and the other stripes fade.
    void setLens(int vlan);
    const std::vector<Stripe> &stripes() const { return m_stripes; }
    /// Those that are drawn.
    const std::vector<Stripe> &shownStripes() const { return m_shown; }
    void setTraffic(Traffic traffic);
    Traffic traffic() const { return m_traffic; }
    int tint() const { return m_tint; }
    const QPainterPath &path() const { return m_path; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    bool isLong() const;
    const QPolygonF &points() const;
    /// Strokes with the painter's pen what of the cable can be seen in `exposed`.
    void stroke(QPainter &painter, const QRectF &exposed) const;
    void strokeRough(QPainter &painter, const QRectF &exposed) const;
    QColor colourOf(const Stripe &stripe) const;
    QColor lineColour() const;
    Qt::PenStyle markedStyle() const;
    void chooseStripes();
    std::vector<QPolygonF> ribbonOf(double stripe) const;
    void paintFar(QPainter &painter) const;
    void paintRibbon(QPainter &painter, const std::vector<QPolygonF> &ribbon, double width) const;
    void paintMiddle(QPainter &painter) const;
    void paintCut(QPainter &painter) const;

    QPainterPath m_path;
    mutable std::optional<QPainterPath> m_shape;
    mutable std::optional<QPolygonF> m_points;  ///< the path in straight pieces

    std::vector<Stripe> m_stripes;
    std::vector<Stripe> m_shown;
    int m_lens = 0;
    std::vector<QPolygonF> m_ribbon;  ///< by stripe that is shown, of a trunk
    int m_tint = 0;
    Traffic m_traffic;
    Cut m_cut = Cut::None;
    std::vector<QRectF> m_texts;  ///< that the sign of the cut keeps off
};

struct PillFace {
    Id cable;  ///< beside which it is written
    TextLine text;
    QRectF rect;         ///< none: there is no place for it that is free
    int tint = 0;        ///< -1: of no network
    QColor colour = {};  ///< of its VLAN: instead of the tint
    QLineF leader = {};  ///< from the cable to where it is, when that is not beside it
};

/// What is written beside a cable: its network's prefix, the VLANs of a trunk.
class PillItem : public QGraphicsItem {
public:
    explicit PillItem(Stage &stage) : m_stage(stage) {}
    void setFace(const PillFace &face);
    const QRectF &rect() const { return m_face.rect; }
    QString text() const { return m_face.text.text(); }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    PillFace m_face;
};

}  // namespace toile
