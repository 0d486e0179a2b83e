// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/leaders.h"

#include "ui/canvas/tablesitem.h"

#include <QLineF>

#include <cmath>

namespace toile {

namespace {

constexpr double kInset = 8;   // of its ends from a corner
constexpr double kRound = 10;  // radius of its bend
constexpr double kEvery = 10;

/// Where in both ranges it may run: at `wanted` if that is in both, else as near as can be, then elsewhere.
std::vector<double> common(double from, double to, double wanted)
{
    const double best = qBound(from, wanted, to);
    std::vector<double> all{best};
    for (const double part : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        const double at = from + (to - from) * part;
        if (qAbs(at - best) > 4)
            all.push_back(at);
    }
    return all;
}

QPainterPath straight(QPointF from, QPointF to)
{
    QPainterPath path(from);
    path.lineTo(to);
    return path;
}

QPainterPath elbow(QPointF from, QPointF corner, QPointF to)
{
    const QLineF back(corner, from);
    const QLineF on(corner, to);
    const double radius = std::min({kRound, back.length(), on.length()});
    if (radius <= 0)
        return straight(from, to);
    QPainterPath path(from);
    path.lineTo(back.pointAt(radius / back.length()));
    path.quadTo(corner, on.pointAt(radius / on.length()));
    path.lineTo(to);
    return path;
}

/// They face each other nowhere: out of the nearest side of one, into that of the other.
std::vector<QPainterPath> bent(const QRectF &owner, const QRectF &tables)
{
    const bool right = tables.center().x() > owner.center().x();
    const bool below = tables.top() > owner.center().y();
    const double side = right ? owner.right() : owner.left();
    const double edge = below ? owner.bottom() : owner.top();
    const double header = tables.top() + kCardHeader / 2;
    const double entry = right ? tables.left() : tables.right();
    const double end = below ? tables.top() : tables.bottom();
    const double near = right ? owner.right() - 2 * kInset : owner.left() + 2 * kInset;
    const double under = right ? tables.left() + 2 * kInset : tables.right() - 2 * kInset;
    const double low = below ? owner.bottom() - 2 * kInset : owner.top() + 2 * kInset;
    const double middle = owner.center().y();
    std::vector<QPainterPath> all;
    for (const double x : {near, owner.center().x()})
        all.push_back(elbow({x, edge}, {x, header}, {entry, header}));
    for (const double y : {low, middle})
        all.push_back(elbow({side, y}, {under, y}, {under, end}));
    return all;
}

}  // namespace

std::vector<QPainterPath> leadersBetween(const QRectF &owner, const QRectF &tables)
{
    const double left = qMax(owner.left(), tables.left()) + kInset;
    const double right = qMin(owner.right(), tables.right()) - kInset;
    const double top = qMax(owner.top(), tables.top()) + kInset;
    const double bottom = qMin(owner.bottom(), tables.bottom()) - kInset;
    std::vector<QPainterPath> all;
    if (left <= right) {
        const bool below = tables.top() >= owner.bottom();
        for (const double x : common(left, right, owner.center().x()))
            all.push_back(
                straight({x, below ? owner.bottom() : owner.top()}, {x, below ? tables.top() : tables.bottom()}));
    } else if (top <= bottom) {
        const bool toRight = tables.left() >= owner.right();
        for (const double y : common(top, bottom, tables.top() + kCardHeader / 2))
            all.push_back(
                straight({toRight ? owner.right() : owner.left(), y}, {toRight ? tables.left() : tables.right(), y}));
    } else {
        all = bent(owner, tables);
    }
    return all;
}

std::vector<QPointF> pointsAlong(const QPainterPath &leader)
{
    std::vector<QPointF> points;
    QPointF from = leader.elementAt(0);
    for (int i = 1; i < leader.elementCount(); ++i) {
        const QPainterPath::Element &next = leader.elementAt(i);
        if (next.isCurveTo()) {  // a bend: so short that its corner says enough
            points.emplace_back(next);
            from = leader.elementAt(i + 2);
            i += 2;
            continue;
        }
        const QLineF line(from, next);
        const int count = qMax(1, static_cast<int>(std::ceil(line.length() / kEvery)));
        for (int k = 0; k < count; ++k)
            points.push_back(line.pointAt((k + 0.5) / count));
        from = next;
    }
    return points;
}

double lengthOf(const QPainterPath &leader)
{
    const QPointF from = leader.elementAt(0);
    const QPointF to = leader.currentPosition();
    return isBent(leader) ? qAbs(from.x() - to.x()) + qAbs(from.y() - to.y()) : QLineF(from, to).length();
}

bool isBent(const QPainterPath &leader)
{
    return leader.elementCount() > 2;
}

}  // namespace toile
