// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/bentpath.h"

#include "ui/canvas/detour.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace toile {

namespace {

constexpr double kClearOfOwn = 16;
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

bool isThrough(const QPolygonF &line, const QRectF &box)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (crosses(QLineF(line[i - 1], line[i]), box))
            return true;
    }
    return false;
}

/// The shortest way from a tab to a bend, or between them, past corners of these boxes: those.
std::vector<QPointF> pastCorners(QPointF from, QPointF to, const std::vector<QRectF> &boxes)
{
    std::vector<QPointF> places{from};
    for (const QRectF &box : boxes) {
        const QRectF around = box.adjusted(-kClearOfOwn, -kClearOfOwn, kClearOfOwn, kClearOfOwn);
        places.insert(places.end(), {around.topLeft(), around.topRight(), around.bottomRight(), around.bottomLeft()});
    }
    places.push_back(to);
    const std::size_t last = places.size() - 1;
    std::vector<double> length(places.size(), std::numeric_limits<double>::infinity());
    std::vector<std::size_t> before(places.size(), 0);
    length[0] = 0;
    for (bool shorter = true; std::exchange(shorter, false);) {
        for (std::size_t at = 0; at < last; ++at) {
            for (std::size_t next = 1; next <= last; ++next) {
                const QLineF line(places[at], places[next]);
                const double sum = length[at] + line.length();
                const bool direct = at == 0 && next == last;
                if (direct || sum >= length[next] ||
                    std::ranges::any_of(boxes, [&](const QRectF &box) { return crosses(line, box); }))
                    continue;
                length[next] = sum;
                before[next] = at;
                shorter = true;
            }
        }
    }
    std::vector<QPointF> corners;
    for (std::size_t at = before[last]; at != 0; at = before[at])
        corners.insert(corners.begin(), places[at]);
    return corners;
}

/// Through bends, straight or smooth.
class BentWay {
public:
    BentWay(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style)
        : m_leaving(outward(a.side)), m_arriving(outward(b.side)), m_curved(style == CableStyle::Curved)
    {
        m_points << cableEnd(a);
        for (const QPointF bend : bends)
            m_points << bend;
        m_points << cableEnd(b);
    }

    /// Where it would run through a box at one of its ends, it goes round that. A curve swings: what does not help it
    /// to stay clear is a way with round corners.
    void keepOff(const OwnBoxes &own)
    {
        constexpr int kMostTries = 3;
        for (int i = 0; i < kMostTries; ++i) {
            for (qsizetype from = m_points.size() - 2; from >= 0; --from) {
                const std::vector<QPointF> corners = roundAt(from, own);
                for (auto corner = corners.rbegin(); corner != corners.rend(); ++corner)
                    m_points.insert(from + 1, *corner);
            }
        }
        for (qsizetype from = 0; m_curved && from + 1 < m_points.size(); ++from)
            m_swings = m_swings && roundAt(from, own).empty();
    }

    QPainterPath path() const
    {
        if (m_curved)
            return m_swings ? curve(m_points, m_leaving, m_arriving) : roundedPath(m_points);
        QPainterPath path;
        path.addPolygon(m_points);
        return path;
    }

private:
    std::vector<QPointF> roundAt(qsizetype from, const OwnBoxes &own) const
    {
        const QPolygonF line = piece(from);
        const QPointF begin = m_points[from];
        const QPointF end = m_points[from + 1];
        std::vector<QRectF> boxes;
        bool isFree = true;
        for (const QRectF &box : {own.a, own.b}) {
            if (box.isNull() || box.contains(begin) || box.contains(end))
                continue;  // whoever put a bend there wants it through
            boxes.push_back(box);
            isFree = isFree && !isThrough(line, box);
        }
        return isFree ? std::vector<QPointF>() : pastCorners(begin, end, boxes);
    }

    /// As it is drawn: a curve swings.
    QPolygonF piece(qsizetype from) const
    {
        const QPolygonF ends = m_points.mid(from, 2);
        if (!m_curved)
            return ends;
        const QPointF leaving = from == 0 ? m_leaving : unit(m_points[from + 1] - m_points[from - 1]);
        const QPointF arriving = from + 2 == m_points.size() ? m_arriving : unit(m_points[from] - m_points[from + 2]);
        return curve(ends, leaving, arriving).toSubpathPolygons().value(0);
    }

    QPolygonF m_points;
    QPointF m_leaving;
    QPointF m_arriving;
    bool m_curved;
    bool m_swings = true;
};

}  // namespace

QPainterPath bentPath(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style,
                      const OwnBoxes &own)
{
    if (style == CableStyle::Orthogonal)
        return roundedPath(squared(a, b, bends, own));
    BentWay way(a, b, bends, style);
    if (!bends.empty())
        way.keepOff(own);
    return way.path();
}

}  // namespace toile
