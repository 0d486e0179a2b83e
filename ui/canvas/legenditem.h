// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <functional>
#include <memory>
#include <vector>

namespace toile {

/// Draws a sample of a mark with its left and right middle there.
using SamplePainter = std::function<void(QPainter &painter, QPointF left, QPointF right)>;

/// One line of the legend.
struct LegendRow {
    enum class Sample { Line, Dashes, Traffic };
    int vlan = 0;  ///< 0: it is no VLAN (the explanation of a dashed stripe)
    QColor colour;
    Sample sample = Sample::Line;
    bool chosen = false;  ///< what the lens looks for
    TextLine text;
    QString whole = {};                                   ///< of a text that is not
    double width = 26;                                    ///< of the sample
    std::shared_ptr<const SamplePainter> draw = nullptr;  ///< of a mark that is no line of a VLAN
    bool operator==(const LegendRow &) const = default;
};

/// The VLANs of the lab with their names, ids and colours; a click on one looks for it in the drawing. Under a picture:
/// all marks that are in it.
class LegendItem : public QGraphicsItem {
public:
    explicit LegendItem(Stage &stage) : m_stage(stage) {}
    /// With its bottom right at `corner`.
    void setFace(const TextLine &title, std::vector<LegendRow> rows, QPointF corner);
    /// In as many columns as have room in `width`, with its top left at `corner`.
    void setColumns(const TextLine &title, std::vector<LegendRow> rows, QPointF corner, double width);
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
    /// Rows one below the other, with their samples and texts in line.
    struct Column {
        std::size_t first = 0;
        std::size_t count = 0;
        double sample = 0;
        double width = 0;
        double left = 0;  ///< from the left of the legend
    };
    static std::vector<Column> columnsOf(const std::vector<LegendRow> &rows, std::size_t height);
    const Column &columnOf(std::size_t row) const;
    const LegendRow *rowAt(QPointF position) const;
    void paintSample(QPainter &painter, const LegendRow &row, QPointF left) const;

    Stage &m_stage;
    TextLine m_title;
    std::vector<LegendRow> m_rows;
    std::vector<Column> m_columns;
    QRectF m_rect;
};

}  // namespace toile
