// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/legenditem.h"

#include "ui/canvas/traffic.h"

#include <QPainter>

namespace toile {

namespace {
constexpr double kRow = 18;
constexpr double kTitle = 24;
constexpr double kMargin = 12;
constexpr double kSwatch = 26;
constexpr double kLegendGap = 8;
}  // namespace

QSizeF LegendItem::sizeOf(const TextLine &title, const std::vector<LegendRow> &rows)
{
    double width = title.size().width();
    for (const LegendRow &row : rows)
        width = qMax(width, kSwatch + kLegendGap + row.text.size().width());
    return {width + 2 * kMargin, kTitle + kRow * static_cast<double>(rows.size()) + 6};
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
    m_rect = rect;
    update();
}

QRectF LegendItem::rowRect(std::size_t row) const
{
    return QRectF(m_rect.left() + 3, m_rect.top() + kTitle + kRow * static_cast<double>(row), m_rect.width() - 6, kRow);
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
    const QPointF right = left + QPointF(kSwatch, 0);
    const bool traffic = row.sample == LegendRow::Sample::Traffic;
    const bool explains = traffic || (row.vlan == 0 && row.sample == LegendRow::Sample::Dashes);
    QPen pen(explains ? look.muted : vlanLine(look, row.colour), traffic ? 3 : 4, Qt::SolidLine, Qt::FlatCap);
    if (row.sample == LegendRow::Sample::Dashes)
        pen.setDashPattern({1.6, 1});
    painter.setPen(pen);
    painter.drawLine(left, right);
    if (traffic)
        paintTraffic(painter, QPolygonF({left, right}), {true, true}, kSwatch / 3, 1, m_rect, look);
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
        const double left = m_rect.left() + kMargin;
        paintSample(*painter, row, QPointF(left, rect.center().y()));
        row.text.paint(*painter, QPointF(left + kSwatch + kLegendGap, rect.center().y() - row.text.size().height() / 2),
                       look.cardText);
    }
}

}  // namespace toile
