// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

namespace toile {

/// One line of the legend.
struct LegendRow {
    enum class Sample { Line, Dashes, Traffic };
    int vlan = 0;  ///< 0: it is no VLAN (the explanation of a dashed stripe)
    QColor colour;
    Sample sample = Sample::Line;
    bool chosen = false;  ///< what the lens looks for
    TextLine text;
    QString whole;  ///< of a text that is not
    bool operator==(const LegendRow &) const = default;
};

/// The VLANs of the lab with their names, ids and colours. A click on one looks for it in the drawing.
class LegendItem : public QGraphicsItem {
public:
    explicit LegendItem(Stage &stage) : m_stage(stage) {}
    /// With its bottom right at `corner`.
    void setFace(const TextLine &title, std::vector<LegendRow> rows, QPointF corner);
    static QSizeF sizeOf(const TextLine &title, const std::vector<LegendRow> &rows);
    const std::vector<LegendRow> &rows() const { return m_rows; }
    const QRectF &rect() const { return m_rect; }
    /// The VLAN whose row is there, or 0.
    int vlanAt(QPointF position) const;
    /// The whole text of the row there, where it is not shown whole.
    QString wholeAt(QPointF position) const;
    QRectF rowRect(std::size_t row) const;
    QRectF boundingRect() const override { return m_rect.adjusted(-2, -2, 4, 5); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const LegendRow *rowAt(QPointF position) const;
    void paintSample(QPainter &painter, const LegendRow &row, QPointF left) const;

    Stage &m_stage;
    TextLine m_title;
    std::vector<LegendRow> m_rows;
    QRectF m_rect;
};

}  // namespace toile
