// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/obstacles.h"

#include <utility>

namespace toile {

/// Twice as many slots.
void Obstacles::growTable()
{
    const std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(2 * m_slots.size()));
    for (const Slot &slot : before) {
        if (slot.cell != kNone)
            m_slots[slotOf(slot.key)] = slot;
    }
}

Obstacles::Cell &Obstacles::madeCell(int x, int y)
{
    constexpr std::size_t kUsual = 4;
    std::size_t at = slotOf(key(x, y));
    if (m_slots[at].cell == kNone) {
        if (2 * (m_cells.size() + 1) > m_slots.size()) {
            growTable();
            at = slotOf(key(x, y));
        }
        m_slots[at] = {key(x, y), static_cast<quint32>(m_cells.size())};
        m_cells.emplace_back().reserve(kUsual);
    }
    return m_cells[m_slots[at].cell];
}

void Obstacles::add(Id owner, const QRectF &rect)
{
    if (rect.isEmpty())
        return;
    quint32 &first = m_owned.try_emplace(owner, kNone).first->second;
    const Entry entry{rect, owner, first};
    quint32 index = m_unused;
    if (index == kNone) {
        index = static_cast<quint32>(m_entries.size());
        m_entries.push_back(entry);
    } else {
        m_unused = m_entries[index].next;
        m_entries[index] = entry;
    }
    first = index;
    const Span span = spanOf(rect);
    const Inside inside{rect.left(), rect.top(), rect.right(), rect.bottom(), index};
    if (span.isLarge()) {
        m_large.push_back(inside);
        return;
    }
    for (int y = span.top; y <= span.bottom; ++y) {
        for (int x = span.left; x <= span.right; ++x)
            madeCell(x, y).push_back(inside);
    }
}

/// What came last often goes first.
void Obstacles::take(Cell &cell, quint32 index)
{
    auto it = cell.end() - 1;
    while (it->index != index)
        --it;
    *it = cell.back();
    cell.pop_back();
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
    for (quint32 index = owned->second; index != kNone;) {
        const Span span = spanOf(m_entries[index].rect);
        if (span.isLarge())
            take(m_large, index);
        for (int y = span.top; y <= span.bottom && !span.isLarge(); ++y) {
            for (int x = span.left; x <= span.right; ++x)
                take(madeCell(x, y), index);
        }
        const quint32 next = std::exchange(m_entries[index].next, m_unused);
        m_unused = index;
        index = next;
    }
    owned->second = kNone;  // most that go come back at once
}

/// The room stays, for what will be there next.
void Obstacles::clear()
{
    constexpr std::size_t kMostKept = 100000;
    if (m_cells.size() > kMostKept || m_owned.size() > 2 * m_entries.size()) {
        *this = Obstacles();
        return;
    }
    m_entries.clear();
    m_unused = kNone;
    for (auto &[owner, first] : m_owned)
        first = kNone;
    m_large.clear();
    for (Cell &inside : m_cells) {
        if (!inside.empty())
            inside.clear();
    }
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
        sum += static_cast<double>(static_cast<qint64>(width * height * kAreaUnits)) / kAreaUnits + 1;
        return sum < enough;
    });
    return sum;
}

std::vector<QRectF> Obstacles::rectsOf(Id owner) const
{
    std::vector<QRectF> rects;
    const auto owned = m_owned.find(owner);
    for (quint32 index = owned == m_owned.end() ? kNone : owned->second; index != kNone; index = m_entries[index].next)
        rects.push_back(m_entries[index].rect);
    return rects;
}

}  // namespace toile
