// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/traffic.h"

#include "ui/canvas/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace toile {

namespace {

constexpr double kHeadGap = 36;
constexpr double kLane = 3.4;  // from the middle of the cable: no text is that near
constexpr double kHead = 9;    // long
constexpr double kHalfHead = 2.8;
constexpr double kHeadRim = 1.3;

/// With its middle at the origin, pointing to the right.
QPolygonF arrowHead(double scale)
{
    return QPolygonF({{kHead / 2, 0}, {-kHead / 2, kHalfHead}, {-kHead / 4, 0}, {-kHead / 2, -kHalfHead}}) *
           QTransform::fromScale(scale, scale);
}

/// Along a line from its first point to its last.
void paintLane(QPainter &painter, const QPolygonF &line, double phase, double scale, const QRectF &exposed)
{
    const double gap = kHeadGap * scale;
    const QPolygonF head = arrowHead(scale);
    double next = std::fmod(phase * scale, gap);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF piece(line[i - 1], line[i]);
        const double length = piece.length();
        if (next < length) {
            const QPointF along(piece.dx() / length, piece.dy() / length);
            const QPointF right(-along.y(), along.x());
            const QTransform turned(along.x(), along.y(), right.x(), right.y(), 0, 0);
            const QPolygonF here = turned.map(head);
            for (; next < length; next += gap) {
                const QPointF at = piece.p1() + along * next + right * (kLane * scale);
                if (exposed.contains(at))
                    painter.drawPolygon(here.translated(at));
            }
        }
        next -= length;
    }
}

}  // namespace

void paintTraffic(QPainter &painter, const QPolygonF &cable, Traffic traffic, double phase, double scale,
                  const QRectF &exposed, const Look &look)
{
    const double reach = kTrafficReach * scale;
    const QRectF near = exposed.adjusted(-reach, -reach, reach, reach);
    painter.setPen(QPen(look.paper, kHeadRim * scale, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(look.text);
    if (traffic.there)
        paintLane(painter, cable, phase, scale, near);
    if (!traffic.back)
        return;
    QPolygonF backwards = cable;
    std::reverse(backwards.begin(), backwards.end());
    paintLane(painter, backwards, phase, scale, near);
}

}  // namespace toile
