// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/bentpath.h"

#include "ui/canvas/detour.h"

#include <cmath>

namespace toile {

namespace {

constexpr double kPull = 0.36;  // how far a curve follows its direction, of the way to the next bend

QPointF unit(QPointF by)
{
    const double length = std::sqrt(QPointF::dotProduct(by, by));
    return length > 0 ? by / length : QPointF();
}

/// Smooth through all points; it leaves both tabs straight.
QPainterPath curve(const QPolygonF &points, QPointF leaving, QPointF arriving)
{
    QPainterPath path(points.front());
    for (qsizetype i = 0; i + 1 < points.size(); ++i) {
        const QPointF from = points[i];
        const QPointF to = points[i + 1];
        const QPointF begins = i == 0 ? leaving : unit(to - points[i - 1]);
        const QPointF ends = i + 2 == points.size() ? -arriving : unit(points[i + 2] - from);
        const double pull = kPull * QLineF(from, to).length();
        path.cubicTo(from + begins * pull, to - ends * pull, to);
    }
    return path;
}

void addCorner(QPolygonF &corners, QPointF point)
{
    if (corners.isEmpty() || QLineF(corners.back(), point).length() > 0.5)
        corners << point;
}

}  // namespace

/// Level and upright pieces; each bend is passed, and the turn between two of them is where the way goes on straight.
QPolygonF squared(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends)
{
    if (bends.empty()) {
        if (const std::optional<QPolygonF> shortest = detour({a, b, {}, {}, 0}))
            return *shortest;
    }
    QPolygonF corners{cableEnd(a)};
    bool level = outward(a.side).x() != 0;
    QPointF at = cableEnd(a) + outward(a.side) * kStub;
    addCorner(corners, at);
    std::vector<QPointF> stops = bends;
    stops.push_back(cableEnd(b) + outward(b.side) * kStub);
    for (const QPointF stop : stops) {
        const bool straight = qAbs(stop.x() - at.x()) < 0.5 || qAbs(stop.y() - at.y()) < 0.5;
        if (straight) {
            level = qAbs(stop.y() - at.y()) < 0.5;
        } else {
            addCorner(corners, level ? QPointF(stop.x(), at.y()) : QPointF(at.x(), stop.y()));
            level = !level;
        }
        addCorner(corners, stop);
        at = stop;
    }
    addCorner(corners, cableEnd(b));
    return corners;
}

QPainterPath bentPath(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style)
{
    if (style == CableStyle::Orthogonal)
        return roundedPath(squared(a, b, bends));
    QPolygonF points{cableEnd(a)};
    for (const QPointF bend : bends)
        points << bend;
    points << cableEnd(b);
    if (style == CableStyle::Curved)
        return curve(points, outward(a.side), outward(b.side));
    QPainterPath path;
    path.addPolygon(points);
    return path;
}

}  // namespace toile
