// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QPainterPath>
#include <QRectF>

#include <cmath>
#include <limits>
#include <unordered_map>
#include <vector>

namespace toile {

/// Rectangles in a grid, each somebody's, to ask quickly what a candidate would cover.
class Obstacles {
public:
    static constexpr double kAreaUnits = 64;  ///< a power of two: sums of such shares are exact

    void add(Id owner, const QRectF &rect);
    /// The outline only: what lies wholly inside or outside does not touch it.
    void addOutline(Id owner, const QRectF &rect);
    void addPath(Id owner, const QPainterPath &path, double width);
    /// All that is its owner's.
    void remove(Id owner);
    void clear();

    /// Sum of the covered areas, 0 when nothing is touched; counted no further than to `enough`. A multiple of
    /// 1 / kAreaUnits, so that it is the same in whatever order things were added.
    double cost(const QRectF &rect, double enough = std::numeric_limits<double>::infinity()) const;
    bool isFree(const QRectF &rect) const;
    /// `visit(owner, rectangle)` for each that `rect` touches; it returns false to stop.
    template <typename Visit>
    void each(const QRectF &rect, Visit visit) const;
    std::vector<QRectF> rectsOf(Id owner) const;

private:
    static constexpr quint32 kNone = std::numeric_limits<quint32>::max();
    struct Entry {
        QRectF rect;
        Id owner;
        quint32 next;  ///< of the same owner, or of those that are unused
    };
    /// An entry as a cell has it: at hand, since most that is looked at is not touched.
    struct Inside {
        double left, top, right, bottom;
        quint32 index;
    };
    using Cell = std::vector<Inside>;
    /// The cells that a rectangle touches.
    struct Span {
        int left, top, right, bottom;
        bool isLarge() const { return qint64(right - left + 1) * (bottom - top + 1) > kMostCells; }
    };
    struct Slot {
        quint64 key = 0;
        quint32 cell = kNone;
    };
    static constexpr double kCell = 80;         // somewhat more than a label
    static constexpr qint64 kMostCells = 1024;  // of what is larger there are few: they are in no cell
    static int cellAt(double coordinate) { return static_cast<int>(std::floor(coordinate / kCell)); }
    static quint64 key(int x, int y) { return (quint64(quint32(x)) << 32) | quint32(y); }
    static Span spanOf(const QRectF &rect)
    {
        return {cellAt(rect.left()), cellAt(rect.top()), cellAt(rect.right()), cellAt(rect.bottom())};
    }
    /// Where the cell's slot is, or would be.
    std::size_t slotOf(quint64 key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32) & mask;
        while (m_slots[at].cell != kNone && m_slots[at].key != key)
            at = (at + 1) & mask;
        return at;
    }
    const Cell *cell(int x, int y) const
    {
        const quint32 found = m_slots[slotOf(key(x, y))].cell;
        return found == kNone ? nullptr : &m_cells[found];
    }
    Cell &madeCell(int x, int y);
    static void take(Cell &cell, quint32 index);
    void growTable();

    std::vector<Entry> m_entries;
    quint32 m_unused = kNone;
    std::unordered_map<Id, quint32> m_owned;  ///< the first of each owner
    Cell m_large;
    std::vector<Cell> m_cells;
    std::vector<Slot> m_slots = std::vector<Slot>(64);  ///< a power of two of them, at most half of which lead to cells
};

template <typename Visit>
void Obstacles::each(const QRectF &rect, Visit visit) const
{
    for (const Inside &other : m_large) {
        const bool touched = qMax(rect.left(), other.left) < qMin(rect.right(), other.right) &&
                             qMax(rect.top(), other.top) < qMin(rect.bottom(), other.bottom);
        if (touched && !visit(m_entries[other.index].owner, m_entries[other.index].rect))
            return;
    }
    const Span span = spanOf(rect);
    for (int y = span.top; y <= span.bottom; ++y) {
        for (int x = span.left; x <= span.right; ++x) {
            const Cell *inside = cell(x, y);
            if (!inside)
                continue;
            for (const Inside &other : *inside) {
                const double left = qMax(rect.left(), other.left);
                const double top = qMax(rect.top(), other.top);
                if (left >= qMin(rect.right(), other.right) || top >= qMin(rect.bottom(), other.bottom))
                    continue;
                // What spans several cells is told once: in the cell where the common part begins.
                const Entry &entry = m_entries[other.index];
                if (cellAt(left) == x && cellAt(top) == y && !visit(entry.owner, entry.rect))
                    return;
            }
        }
    }
}

}  // namespace toile
