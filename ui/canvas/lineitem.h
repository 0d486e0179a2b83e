// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/contradictions.h"
#include "ui/canvas/elementitem.h"
#include "ui/canvas/geometry.h"

#include <vector>

namespace toile {

/// A dotted line inside a machine.
class LineItem : public QGraphicsItem {
public:
    explicit LineItem(Stage &stage) : m_stage(stage) {}
    /// `vlan`: the colour of the VLAN that it leads to. `held`: whether the kernel has it.
    void setLine(const InnerLine &line, const QColor &vlan, Held held);
    /// Texts of its machine, which it runs behind.
    void setTexts(const std::vector<QRectF> &texts);
    /// Far away the box that it ends at is not drawn.
    void setOmittedFar(bool on);
    const InnerLine &line() const { return m_line; }
    Held held() const { return m_held; }
    QRectF boundingRect() const override { return m_line.path.controlPointRect().adjusted(-8, -8, 8, 8); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QPainterPath seen() const;

    Stage &m_stage;
    InnerLine m_line;
    QColor m_vlan;
    Held m_held = Held::Yes;
    bool m_omittedFar = false;
    std::vector<QRectF> m_texts;
};

}  // namespace toile
