// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/bentpath.h"
#include "ui/canvas/detour.h"

#include <algorithm>
#include <array>

/// Level and upright pieces through bends: of all ways from each bend to the next, those that together turn least.
namespace toile {

namespace {

constexpr double kTurn = 60;       // what a turn costs, in pixels of length
constexpr double kFault = 1e7;     // to run through one of its own boxes, or back
constexpr double kAlongOwn = 150;  // or close beside it
constexpr double kCloseBeside = 6;
constexpr double kAside = 2 * kStub;  // how far it goes aside where it would go back on its line
constexpr double kSamePlace = 0.5;

/// East, south, west, north.
int compassOf(QPointF by)
{
    if (qAbs(by.x()) >= qAbs(by.y()))
        return by.x() > 0 ? 0 : 2;
    return by.y() > 0 ? 1 : 3;
}

bool isBack(int compass, int other)
{
    return (compass + 2) % 4 == other;
}

/// What it costs that a way comes back so close beside where it came from that both seem one.
double hairpinAt(const QPolygonF &before, const QPolygonF &after)
{
    constexpr double kCloseBy = 10;
    const QPolygonF turn = before.mid(qMax<qsizetype>(0, before.size() - 3)) + after.mid(1, 2);
    for (qsizetype i = 3; i < turn.size(); ++i) {
        if (QLineF(turn[i - 2], turn[i - 1]).length() < kCloseBy &&
            isBack(compassOf(turn[i - 2] - turn[i - 3]), compassOf(turn[i] - turn[i - 1])))
            return kFault;
    }
    return 0;
}

/// A way so far, and which way it was going.
struct Reached {
    double cost = 0;
    QPolygonF way;
};
using Headings = std::array<std::optional<Reached>, 4>;

class SquaredWay {
public:
    /// `turns`: at most so many from one bend to the next.
    SquaredWay(const OwnBoxes &own, int turns) : m_turns(turns)
    {
        for (const QRectF &box : {own.a, own.b})
            if (!box.isNull())
                m_own.push_back(box);
    }

    Headings onward(const Headings &reached, QPointF from, QPointF to) const
    {
        Headings next;
        for (const QPolygonF &way : ways(from, to)) {
            const int first = compassOf(way[1] - way[0]);
            const int last = compassOf(way.back() - way[way.size() - 2]);
            const double cost = costOf(way);
            for (int heading = 0; heading < 4; ++heading) {
                const std::optional<Reached> &before = reached[static_cast<std::size_t>(heading)];
                if (!before || isBack(heading, first))
                    continue;
                const double sum = before->cost + cost + (heading == first ? 0 : kTurn) + hairpinAt(before->way, way);
                std::optional<Reached> &best = next[static_cast<std::size_t>(last)];
                if (!best || sum < best->cost)
                    best = Reached{sum, before->way + way.mid(1)};
            }
        }
        return next;
    }

private:
    void add(std::vector<QPolygonF> &ways, const QPolygonF &points) const
    {
        QPolygonF way;
        for (const QPointF point : points) {
            if (way.isEmpty() || QLineF(way.back(), point).length() > kSamePlace)
                way << point;
        }
        if (way.size() < 2)
            return;
        for (qsizetype i = 2; i < way.size(); ++i) {
            if (isBack(compassOf(way[i - 1] - way[i - 2]), compassOf(way[i] - way[i - 1])))
                return;
        }
        ways.push_back(std::move(way));
    }

    /// Past the boxes and aside of both places.
    std::vector<QPolygonF> ways(QPointF from, QPointF to) const
    {
        std::vector<double> xs{(from.x() + to.x()) / 2};
        std::vector<double> ys{(from.y() + to.y()) / 2};
        for (const QPointF at : {from, to}) {
            xs.insert(xs.end(), {at.x() - kAside, at.x() + kAside});
            ys.insert(ys.end(), {at.y() - kAside, at.y() + kAside});
        }
        for (const QRectF &box : m_own) {
            xs.insert(xs.end(), {box.left() - kAside, box.right() + kAside});
            ys.insert(ys.end(), {box.top() - kAside, box.bottom() + kAside});
        }
        std::vector<QPolygonF> found;
        add(found, {from, {to.x(), from.y()}, to});
        add(found, {from, {from.x(), to.y()}, to});
        for (const double x : xs)
            add(found, {from, {x, from.y()}, {x, to.y()}, to});
        for (const double y : ys)
            add(found, {from, {from.x(), y}, {to.x(), y}, to});
        for (const double x : m_turns > 2 ? xs : std::vector<double>()) {
            for (const double y : ys) {
                add(found, {from, {x, from.y()}, {x, y}, {to.x(), y}, to});
                add(found, {from, {from.x(), y}, {x, y}, {x, to.y()}, to});
            }
        }
        return found;
    }

    double costOf(const QPolygonF &way) const
    {
        double sum = kTurn * static_cast<double>(way.size() - 2);
        for (qsizetype i = 1; i < way.size(); ++i) {
            const QLineF piece(way[i - 1], way[i]);
            sum += piece.length();
            for (const QRectF &box : m_own) {
                if (crosses(piece, box))
                    sum += kFault;
                else if (crosses(piece, box.adjusted(-kCloseBeside, -kCloseBeside, kCloseBeside, kCloseBeside)))
                    sum += kAlongOwn;
            }
        }
        return sum;
    }

    std::vector<QRectF> m_own;
    int m_turns;
};

/// The best way with as many turns as that, from tab to tab.
std::optional<Reached> bestWay(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends,
                               const SquaredWay &squares)
{
    QPointF at = cableEnd(a) + outward(a.side) * kStub;
    Headings reached;
    reached[static_cast<std::size_t>(compassOf(outward(a.side)))] = Reached{0, {cableEnd(a), at}};
    std::vector<QPointF> stops = bends;
    stops.push_back(cableEnd(b) + outward(b.side) * kStub);
    for (const QPointF stop : stops) {
        if (QLineF(at, stop).length() <= kSamePlace)
            continue;
        reached = squares.onward(reached, at, stop);
        at = stop;
    }
    const int arriving = compassOf(-outward(b.side));
    std::optional<Reached> best;
    for (int heading = 0; heading < 4; ++heading) {
        std::optional<Reached> &each = reached[static_cast<std::size_t>(heading)];
        if (!each || isBack(heading, arriving))
            continue;
        each->cost += (heading == arriving ? 0 : kTurn) + hairpinAt(each->way, {each->way.back(), cableEnd(b)});
        if (!best || each->cost < best->cost)
            best = each;
    }
    if (best)
        best->way << cableEnd(b);
    return best;
}

}  // namespace

QPolygonF squared(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, const OwnBoxes &own)
{
    if (bends.empty()) {
        if (const std::optional<QPolygonF> shortest = detour({a, b, {}, {}, 0}))
            return *shortest;
    }
    // Mostly two turns from bend to bend will do.
    std::optional<Reached> best = bestWay(a, b, bends, SquaredWay(own, 2));
    if (!best || best->cost >= kFault)
        best = bestWay(a, b, bends, SquaredWay(own, 3));
    return best ? best->way : QPolygonF{cableEnd(a), cableEnd(b)};
}

}  // namespace toile
