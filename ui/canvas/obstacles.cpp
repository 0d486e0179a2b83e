// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/obstacles.h"

namespace toile {

void Obstacles::add(Id owner, const QRectF &rect)
{
    if (rect.isEmpty())
        return;
    quint32 index = 0;
    if (m_unused.empty()) {
        index = static_cast<quint32>(m_entries.size());
        m_entries.push_back({rect, owner});
    } else {
        index = m_unused.back();
        m_unused.pop_back();
        m_entries[index] = {rect, owner};
    }
    m_owned[owner].push_back(index);
    const Span span = spanOf(rect);
    for (int y = span.top; y <= span.bottom; ++y) {
        for (int x = span.left; x <= span.right; ++x)
            m_cells[key(x, y)].push_back({rect.left(), rect.top(), rect.right(), rect.bottom(), index});
    }
}

void Obstacles::addOutline(Id owner, const QRectF &rect)
{
    constexpr double w = 3;
    add(owner, QRectF(rect.left() - w / 2, rect.top(), w, rect.height()));
    add(owner, QRectF(rect.right() - w / 2, rect.top(), w, rect.height()));
    add(owner, QRectF(rect.left(), rect.top() - w / 2, rect.width(), w));
    add(owner, QRectF(rect.left(), rect.bottom() - w / 2, rect.width(), w));
}

void Obstacles::addPath(Id owner, const QPainterPath &path, double width)
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
                add(owner, piece.adjusted(-width / 2, -width / 2, width / 2, width / 2));
            }
        }
    }
}

void Obstacles::remove(Id owner)
{
    const auto owned = m_owned.find(owner);
    if (owned == m_owned.end())
        return;
    for (const quint32 index : owned->second) {
        const Span span = spanOf(m_entries[index].rect);
        for (int y = span.top; y <= span.bottom; ++y) {
            for (int x = span.left; x <= span.right; ++x) {
                const auto cell = m_cells.find(key(x, y));
                std::erase_if(cell->second, [index](const Inside &inside) { return inside.index == index; });
                if (cell->second.empty())
                    m_cells.erase(cell);
            }
        }
        m_unused.push_back(index);
    }
    m_owned.erase(owned);
}

void Obstacles::clear()
{
    *this = Obstacles();
}

bool Obstacles::isFree(const QRectF &rect) const
{
    bool free = true;
    each(rect, [&free](Id, const QRectF &) {
        free = false;
        return false;
    });
    return free;
}

double Obstacles::cost(const QRectF &rect, double enough) const
{
    double sum = 0;
    each(rect, [&](Id, const QRectF &other) {
        const double width = qMin(rect.right(), other.right()) - qMax(rect.left(), other.left());
        const double height = qMin(rect.bottom(), other.bottom()) - qMax(rect.top(), other.top());
        sum += width * height + 1;
        return sum < enough;
    });
    return sum;
}

std::vector<QRectF> Obstacles::rectsOf(Id owner) const
{
    std::vector<QRectF> rects;
    if (const auto owned = m_owned.find(owner); owned != m_owned.end()) {
        for (const quint32 index : owned->second)
            rects.push_back(m_entries[index].rect);
    }
    return rects;
}

}  // namespace toile
