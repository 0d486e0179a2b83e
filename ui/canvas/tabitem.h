// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/light.h"
#include "ui/canvas/statepill.h"
#include "ui/canvas/textline.h"

#include <QLineF>

namespace toile {

/// A label of one or more lines next to a tab.
struct TabLabel {
    std::vector<TextLine> lines;
    QRectF rect;                        ///< chosen by the label placement; none: there is no free place for it
    QRectF over;                        ///< then: over what it is written while its tab is chosen
    bool toRight = false;               ///< lines end at the right edge
    PillState state = PillState::None;  ///< beside the first line
    TextLine stateText;
    bool operator==(const TabLabel &) const = default;
    QSizeF size() const;
};

struct TabFace {
    TabSeat seat;
    Light light = Light::Unknown;
    TabLabel name;
    TabLabel details;         ///< addresses, "masquerade"
    QLineF leader = {};       ///< to name and details that are not beside their tab
    bool real = false;        ///< a real network card of the computer
    int observedFrom = 1000;  ///< detail lines from here on exist in the kernel only
    bool operator==(const TabFace &) const = default;
};

/// An interface on its owner's border, with its name and addresses.
class TabItem : public ElementItem {
public:
    TabItem(Stage &stage, Id id) : ElementItem(stage, id) {}

    void setFace(const TabFace &face);
    const TabFace &face() const { return m_face; }

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QColor farColour() const;
    QPen outline() const;
    void paintRealCard(QPainter &painter, const QRectF &tab) const;
    void paintLabel(QPainter &painter, const TabLabel &label, const QColor &colour, int observedFrom) const;
    void paintLines(QPainter &painter, const TabLabel &label, const QRectF &rect, const QColor &colour,
                    int observedFrom) const;

    TabFace m_face;
    QRectF m_bounds;
};

}  // namespace toile
