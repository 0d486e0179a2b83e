// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/light.h"
#include "ui/canvas/textline.h"

#include <optional>
#include <vector>

namespace toile {

/// A word in a rounded lozenge: "ip_forward", "NAT", "changed".
struct Badge {
    TextLine text;
    QColor Look::*fill;
    QColor Look::*ink;
    bool operator==(const Badge &) const = default;
};

void paintBadge(QPainter &painter, const QRectF &rect, const Badge &badge, const Look &look);

/// What a machine or bridge shows. All rectangles are canvas coordinates.
struct BoxFace {
    QRectF rect;
    BoxTint Look::*tint = &Look::host;
    bool container = false;
    QString icon;
    TextLine name;
    std::vector<Badge> badges;
    std::vector<TextLine> routes;
    std::vector<TextLine> observed;  ///< routes that only the kernel has
    std::optional<Light> light;      ///< a bridge's own
    bool deployed = false;           ///< it is in the kernel: filled, else hollow
    PillState state = PillState::None;
    TextLine stateText;

    // Chosen by the label placement:
    QRectF routesRect;  ///< where routes and observed are written
    QRectF stateRect;   ///< on the border

    // Computed by arrange():
    QRectF iconRect;
    QPointF namePosition;
    QPointF lightAt;
    std::vector<QRectF> badgeRects;

    bool operator==(const BoxFace &) const = default;

    /// Places icon, name and badges within rect.
    void arrange();
    /// What must not be covered: icon and name, badges.
    std::vector<QRectF> writtenRects() const;
    QSizeF routesSize() const;
};

/// How a box is drawn where nothing is written but names.
struct FarFace {
    bool omitted = false;  ///< a bridge whose switch stands for it
    QRectF nameRoom;       ///< where nothing else is
    bool operator==(const FarFace &) const = default;
};

/// A machine, or a bridge inside one.
class BoxItem : public ElementItem {
public:
    BoxItem(Stage &stage, Id id) : ElementItem(stage, id) {}

    void setFace(const BoxFace &face);
    const BoxFace &face() const { return m_face; }
    void setFarFace(const FarFace &face);
    const FarFace &farFace() const { return m_far; }
    void setHandles(bool on);  ///< resize handles at corners and sides

    QRectF boundingRect() const override
    {
        return m_face.rect.adjusted(-12, -12, 12, 12) | m_face.routesRect | m_face.stateRect;
    }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintPlain(QPainter &painter) const;
    void paintPlainBody(QPainter &painter) const;
    void paintBody(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;
    void paintChosen(QPainter &painter) const;
    /// No rounder than a sample in a legend can be.
    double radius() const { return qMin(m_face.container ? 14.0 : 10.0, m_face.rect.height() / 3); }

    BoxFace m_face;
    FarFace m_far;
    bool m_handles = false;
};

}  // namespace toile
