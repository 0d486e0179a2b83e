// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/obstacles.h"

#include <cmath>

namespace toile {

namespace {

int cellOf(double coordinate, double size)
{
    return static_cast<int>(std::floor(coordinate / size));
}

}  // namespace

template <typename Visit>
void Obstacles::visitCells(const QRectF &rect, Visit visit)
{
    const int right = cellOf(rect.right(), kCell);
    const int bottom = cellOf(rect.bottom(), kCell);
    for (int y = cellOf(rect.top(), kCell); y <= bottom; ++y) {
        for (int x = cellOf(rect.left(), kCell); x <= right; ++x)
            visit((quint64(quint32(x)) << 32) | quint32(y));
    }
}

void Obstacles::add(const QRectF &rect, double weight)
{
    if (rect.isEmpty())
        return;
    const auto index = static_cast<quint32>(m_entries.size());
    m_entries.push_back({rect, weight});
    visitCells(rect, [&](quint64 cell) { m_cells[cell].push_back(index); });
}

void Obstacles::addOutline(const QRectF &rect, double weight)
{
    constexpr double w = 3;
    add(QRectF(rect.left() - w / 2, rect.top(), w, rect.height()), weight);
    add(QRectF(rect.right() - w / 2, rect.top(), w, rect.height()), weight);
    add(QRectF(rect.left(), rect.top() - w / 2, rect.width(), w), weight);
    add(QRectF(rect.left(), rect.bottom() - w / 2, rect.width(), w), weight);
}

void Obstacles::addPath(const QPainterPath &path, double width, double weight)
{
    for (const QPolygonF &polygon : path.toSubpathPolygons()) {
        for (qsizetype i = 1; i < polygon.size(); ++i) {
            const QLineF line(polygon[i - 1], polygon[i]);
            const bool straight = line.dx() == 0 || line.dy() == 0;
            const int pieces = straight ? 1 : qMax(1, static_cast<int>(line.length() / 8));
            for (int k = 0; k < pieces; ++k) {
                const QPointF a = line.pointAt(double(k) / pieces);
                const QPointF b = line.pointAt(double(k + 1) / pieces);
                const QRectF piece = QRectF(a, b).normalized();
                add(piece.adjusted(-width / 2, -width / 2, width / 2, width / 2), weight);
            }
        }
    }
}

bool Obstacles::isFree(const QRectF &rect) const
{
    const int right = cellOf(rect.right(), kCell);
    const int bottom = cellOf(rect.bottom(), kCell);
    for (int y = cellOf(rect.top(), kCell); y <= bottom; ++y) {
        for (int x = cellOf(rect.left(), kCell); x <= right; ++x) {
            const auto it = m_cells.find((quint64(quint32(x)) << 32) | quint32(y));
            if (it == m_cells.end())
                continue;
            for (const quint32 index : it->second) {
                if (m_entries[index].rect.intersects(rect))
                    return false;
            }
        }
    }
    return true;
}

double Obstacles::cost(const QRectF &rect) const
{
    double sum = 0;
    visitCells(rect, [&](quint64 cell) {
        const auto it = m_cells.find(cell);
        if (it == m_cells.end())
            return;
        for (const quint32 index : it->second) {
            const Entry &entry = m_entries[index];
            const QRectF common = entry.rect.intersected(rect);
            if (!common.isEmpty())
                sum += entry.weight * (common.width() * common.height() + 1);
        }
    });
    return sum;
}

}  // namespace toile
