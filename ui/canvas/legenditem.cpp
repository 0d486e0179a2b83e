// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/legenditem.h"

#include "ui/canvas/traffic.h"

#include <QPainter>

namespace toile {

namespace {
constexpr double kRow = 18;
constexpr double kTitle = 24;
constexpr double kMargin = 12;
constexpr double kLegendGap = 8;
constexpr double kColumnGap = 24;
constexpr double kUnder = 6;  // the last row
/// Texts are in line beside samples up to this; a badge has its text after it.
constexpr double kMostSample = 40;
}  // namespace

/// Filled one after the other, each `height` rows high.
std::vector<LegendItem::Column> LegendItem::columnsOf(const std::vector<LegendRow> &rows, std::size_t height)
{
    std::vector<Column> columns;
    double left = kMargin;
    for (std::size_t first = 0; first < rows.size(); first += height) {
        Column column{first, qMin(height, rows.size() - first), 0, 0, left};
        for (std::size_t i = first; i < first + column.count; ++i) {
            if (rows[i].width <= kMostSample)
                column.sample = qMax(column.sample, rows[i].width);
        }
        for (std::size_t i = first; i < first + column.count; ++i)
            column.width =
                qMax(column.width, qMax(column.sample, rows[i].width) + kLegendGap + rows[i].text.size().width());
        left += column.width + kColumnGap;
        columns.push_back(column);
    }
    return columns;
}

QSizeF LegendItem::sizeOf(const TextLine &title, const std::vector<LegendRow> &rows)
{
    const std::vector<Column> columns = columnsOf(rows, qMax<std::size_t>(rows.size(), 1));
    const double width = columns.empty() ? 0 : columns.front().width;
    return {qMax(title.size().width(), width) + 2 * kMargin, kTitle + kRow * static_cast<double>(rows.size()) + kUnder};
}

void LegendItem::setFace(const TextLine &title, std::vector<LegendRow> rows, QPointF corner)
{
    const QSizeF size = sizeOf(title, rows);
    const QRectF rect(corner - QPointF(size.width(), size.height()), size);
    if (rect == m_rect && title == m_title && rows == m_rows)
        return;
    prepareGeometryChange();
    m_title = title;
    m_rows = std::move(rows);
    m_columns = columnsOf(m_rows, qMax<std::size_t>(m_rows.size(), 1));
    m_rect = rect;
    update();
}

void LegendItem::setColumns(const TextLine &title, std::vector<LegendRow> rows, QPointF corner, double width)
{
    prepareGeometryChange();
    m_title = title;
    m_rows = std::move(rows);
    const auto rightOf = [](const std::vector<Column> &columns) { return columns.back().left + columns.back().width; };
    for (std::size_t height = 1; height <= m_rows.size(); ++height) {
        m_columns = columnsOf(m_rows, height);
        if (rightOf(m_columns) + kMargin <= width)
            break;
    }
    const double right = qMax(rightOf(m_columns), kMargin + m_title.size().width());
    const auto lines = static_cast<double>(m_columns.front().count);
    m_rect = QRectF(corner, QSizeF(right + kMargin, kTitle + kRow * lines + kUnder));
}

const LegendItem::Column &LegendItem::columnOf(std::size_t row) const
{
    return m_columns[row / m_columns.front().count];
}

QRectF LegendItem::rowRect(std::size_t row) const
{
    const Column &column = columnOf(row);
    const bool one = m_columns.size() == 1;
    const double left = one ? 3 : column.left - 3;
    const double width = one ? m_rect.width() - 6 : column.width + 6;
    return QRectF(m_rect.left() + left, m_rect.top() + kTitle + kRow * static_cast<double>(row - column.first), width,
                  kRow);
}

const LegendRow *LegendItem::rowAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (rowRect(i).contains(position))
            return &m_rows[i];
    return nullptr;
}

int LegendItem::vlanAt(QPointF position) const
{
    const LegendRow *row = rowAt(position);
    return row ? row->vlan : 0;
}

QString LegendItem::wholeAt(QPointF position) const
{
    const LegendRow *row = rowAt(position);
    return row ? row->whole : QString();
}

void LegendItem::paintSample(QPainter &painter, const LegendRow &row, QPointF left) const
{
    const Look &look = *m_stage.look;
    const QPointF right = left + QPointF(row.width, 0);
    if (row.draw) {
        (*row.draw)(painter, left, right);
        return;
    }
    const bool traffic = row.sample == LegendRow::Sample::Traffic;
    const bool explains = traffic || (row.vlan == 0 && row.sample == LegendRow::Sample::Dashes);
    QPen pen(explains ? look.muted : vlanLine(look, row.colour), traffic ? 3 : 4, Qt::SolidLine, Qt::FlatCap);
    if (row.sample == LegendRow::Sample::Dashes)
        pen.setDashPattern({1.6, 1});
    painter.setPen(pen);
    painter.drawLine(left, right);
    if (traffic)
        paintTraffic(painter, QPolygonF({left, right}), {true, true}, row.width / 3, 1, m_rect, look);
}

void LegendItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Look &look = *m_stage.look;
    painter->setPen(QPen(look.cardStroke, 1));
    painter->setBrush(look.card);
    painter->drawRoundedRect(m_rect, 6, 6);
    m_title.paint(*painter, m_rect.topLeft() + QPointF(kMargin, (kTitle - m_title.size().height()) / 2),
                  look.cardTitle);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const LegendRow &row = m_rows[i];
        const QRectF rect = rowRect(i);
        if (row.chosen && !m_stage.exporting) {
            painter->setPen(QPen(look.selection, 1.5));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(rect, 4, 4);
        }
        const Column &column = columnOf(i);
        const double left = m_rect.left() + column.left;
        const double sample = qMax(column.sample, row.width);
        paintSample(*painter, row, QPointF(left + (sample - row.width) / 2, rect.center().y()));
        row.text.paint(*painter, QPointF(left + sample + kLegendGap, rect.center().y() - row.text.size().height() / 2),
                       look.cardText);
    }
}

}  // namespace toile
