// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/guides.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace toile::guides {

namespace {

constexpr double kSame = 0.01;  ///< closer than this counts as equal

/// One axis of a rectangle: `low` to `high` along it, `from` to `to` across it.
struct Span {
    double low;
    double high;
    double from;
    double to;
    double middle() const { return (low + high) / 2; }
    double size() const { return high - low; }
};

Span spanOf(const QRectF &rect, bool horizontal)
{
    return horizontal ? Span{rect.left(), rect.right(), rect.top(), rect.bottom()}
                      : Span{rect.top(), rect.bottom(), rect.left(), rect.right()};
}

std::vector<Span> spansOf(const std::vector<QRectF> &rects, bool horizontal)
{
    std::vector<Span> spans;
    spans.reserve(rects.size());
    for (const QRectF &rect : rects)
        spans.push_back(spanOf(rect, horizontal));
    return spans;
}

/// Those that share a row (or column) with `mine`, in order along it, none inside another.
std::vector<Span> inRow(const Span &mine, const std::vector<Span> &others)
{
    std::vector<Span> row;
    std::copy_if(others.begin(), others.end(), std::back_inserter(row),
                 [&](const Span &other) { return other.from < mine.to && mine.from < other.to; });
    std::sort(row.begin(), row.end(),
              [](const Span &a, const Span &b) { return a.low != b.low ? a.low < b.low : a.high < b.high; });
    std::vector<Span> apart;
    for (const Span &span : row) {
        if (apart.empty() || span.low >= apart.back().high)
            apart.push_back(span);
    }
    return apart;
}

/// The smallest step within reach that any candidate asks for.
class Nearest {
public:
    explicit Nearest(double reach) : m_reach(reach) {}
    void offer(double by)
    {
        if (std::abs(by) <= m_reach && (!m_by || std::abs(by) < std::abs(*m_by) - kSame))
            m_by = by;
    }
    const std::optional<double> &by() const { return m_by; }

private:
    double m_reach;
    std::optional<double> m_by;
};

/// Which parts of the span follow the pointer.
struct Moves {
    bool low;
    bool high;
    bool all() const { return low && high; }
};

std::vector<double> marksOf(const Span &span, Moves moves)
{
    std::vector<double> marks;
    if (moves.low)
        marks.push_back(span.low);
    if (moves.high)
        marks.push_back(span.high);
    if (moves.all())
        marks.push_back(span.middle());
    return marks;
}

void offerEdges(Nearest &nearest, const Span &mine, Moves moves, const std::vector<Span> &others)
{
    for (const double mark : marksOf(mine, moves)) {
        for (const Span &other : others) {
            for (const double to : {other.low, other.middle(), other.high})
                nearest.offer(to - mark);
        }
    }
}

/// The neighbours of `mine` in its row, as indexes of the last before it and the first after it; -1 and size: none.
std::pair<int, int> around(const Span &mine, const std::vector<Span> &row)
{
    int before = -1;
    while (before + 1 < static_cast<int>(row.size()) &&
           row[static_cast<std::size_t>(before) + 1].middle() < mine.middle())
        ++before;
    return {before, before + 1};
}

void offerGaps(Nearest &nearest, const Span &mine, Moves moves, const std::vector<Span> &row)
{
    const auto [before, after] = around(mine, row);
    const auto count = static_cast<int>(row.size());
    const auto at = [&](int i) -> const Span & { return row[static_cast<std::size_t>(i)]; };
    if (moves.all() && before >= 0 && after < count)
        nearest.offer((at(before).high + at(after).low) / 2 - mine.middle());
    std::vector<double> gaps;
    for (int i = 0; i + 1 < count; ++i) {
        if (i != before)
            gaps.push_back(at(i + 1).low - at(i).high);
    }
    // An edge that stays has a gap of its own, which the dragged one may equal.
    if (!moves.low && before >= 0)
        gaps.push_back(mine.low - at(before).high);
    if (!moves.high && after < count)
        gaps.push_back(at(after).low - mine.high);
    for (const double gap : gaps) {
        if (gap <= 0)
            continue;
        if (moves.low && before >= 0)
            nearest.offer(at(before).high + gap - mine.low);
        if (moves.high && after < count)
            nearest.offer(at(after).low - gap - mine.high);
    }
}

Line lineAt(double mark, double from, double to, bool horizontal)
{
    return horizontal ? Line(mark, from, mark, to) : Line(from, mark, to, mark);
}

/// The lines through all that lines up with `mine`, where it is now.
void addLines(Snap &snap, const Span &mine, Moves moves, const std::vector<Span> &others, bool horizontal)
{
    for (const double mark : marksOf(mine, moves)) {
        std::optional<std::pair<double, double>> reach;
        for (const Span &other : others) {
            const bool level = std::abs(other.low - mark) < kSame || std::abs(other.middle() - mark) < kSame ||
                               std::abs(other.high - mark) < kSame;
            if (!level)
                continue;
            const auto [from, to] = reach.value_or(std::pair(mine.from, mine.to));
            reach = std::pair(std::min(from, other.from), std::max(to, other.to));
        }
        if (reach)
            snap.lines.push_back(lineAt(mark, reach->first, reach->second, horizontal));
    }
}

/// The gaps in the row that equal one beside `mine`, when there are two or more of them.
void addGaps(Snap &snap, const Span &mine, std::vector<Span> row, bool horizontal)
{
    const auto own = around(mine, row).second;
    row.insert(row.begin() + own, mine);
    const auto gapAfter = [&](int i) {
        return row[static_cast<std::size_t>(i) + 1].low - row[static_cast<std::size_t>(i)].high;
    };
    const auto last = static_cast<int>(row.size()) - 1;
    std::vector<int> shown;
    for (const int beside : {own - 1, own}) {
        if (beside < 0 || beside >= last || gapAfter(beside) <= 0)
            continue;
        std::vector<int> equal;
        for (int i = 0; i < last; ++i) {
            if (std::abs(gapAfter(i) - gapAfter(beside)) < kSame)
                equal.push_back(i);
        }
        if (equal.size() >= 2)
            shown.insert(shown.end(), equal.begin(), equal.end());
    }
    std::sort(shown.begin(), shown.end());
    shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
    for (const int i : shown) {
        const Span &a = row[static_cast<std::size_t>(i)];
        const Span &b = row[static_cast<std::size_t>(i) + 1];
        const double across = (std::max(a.from, b.from) + std::min(a.to, b.to)) / 2;
        snap.gaps.push_back(
            {horizontal ? QLineF(a.high, across, b.low, across) : QLineF(across, a.high, across, b.low), gapAfter(i)});
    }
}

/// How far to go along one axis, or nothing.
std::optional<double> along(const Span &mine, Moves moves, const std::vector<Span> &others, double reach)
{
    Nearest nearest(reach);
    if (!moves.low && !moves.high)
        return std::nullopt;
    offerEdges(nearest, mine, moves, others);
    offerGaps(nearest, mine, moves, inRow(mine, others));
    return nearest.by();
}

Snap snapped(const QRectF &rect, Moves x, Moves y, const std::vector<QRectF> &others, double reach)
{
    Snap snap;
    const std::vector<Span> columns = spansOf(others, true);
    const std::vector<Span> rows = spansOf(others, false);
    const auto byX = along(spanOf(rect, true), x, columns, reach);
    const auto byY = along(spanOf(rect, false), y, rows, reach);
    snap.x = byX.has_value();
    snap.y = byY.has_value();
    snap.by = QPointF(byX.value_or(0), byY.value_or(0));
    const QRectF now = rect.adjusted(x.low ? snap.by.x() : 0, y.low ? snap.by.y() : 0, x.high ? snap.by.x() : 0,
                                     y.high ? snap.by.y() : 0);
    // Gaps beside an edge that is dragged also depend on the other axis, so both are looked at where it ends up.
    if (byX) {
        addLines(snap, spanOf(now, true), x, columns, true);
        addGaps(snap, spanOf(now, true), inRow(spanOf(now, true), columns), true);
    }
    if (byY) {
        addLines(snap, spanOf(now, false), y, rows, false);
        addGaps(snap, spanOf(now, false), inRow(spanOf(now, false), rows), false);
    }
    return snap;
}

}  // namespace

Snap moving(const QRectF &rect, const std::vector<QRectF> &others, double reach)
{
    return snapped(rect, {true, true}, {true, true}, others, reach);
}

Snap resizing(const QRectF &rect, Qt::Edges edges, const std::vector<QRectF> &others, double reach)
{
    return snapped(rect, {edges.testFlag(Qt::LeftEdge), edges.testFlag(Qt::RightEdge)},
                   {edges.testFlag(Qt::TopEdge), edges.testFlag(Qt::BottomEdge)}, others, reach);
}

}  // namespace toile::guides
