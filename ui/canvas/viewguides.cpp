// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QLocale>
#include <QPainter>

#include <cmath>
#include <unordered_set>

/// What moved and resized boxes snap to: guides first, the grid on an axis where there is none.
namespace toile {

namespace {

constexpr double kReach = 6;  // pixels of the screen

double toGrid(double value)
{
    return std::round(value / kSnap) * kSnap;
}

using arrange::containerOf;

void paintGap(QPainter &painter, const guides::Gap &gap, double pixel)
{
    const QPointF across = gap.line.dx() != 0 ? QPointF(0, 5 * pixel) : QPointF(5 * pixel, 0);
    painter.drawLine(gap.line);
    painter.drawLine(gap.line.p1() - across, gap.line.p1() + across);
    painter.drawLine(gap.line.p2() - across, gap.line.p2() + across);
}

/// How wide the gap is, of the same size at any zoom.
void paintDistance(QPainter &painter, const guides::Gap &gap, double pixel, const Look &look)
{
    const QString text = QLocale().toString(qRound(gap.distance));
    painter.save();
    painter.translate(gap.line.center());
    painter.scale(pixel, pixel);
    const QFontMetricsF metrics(painter.font());
    QRectF pill(QPointF(), QSizeF(metrics.horizontalAdvance(text) + 10, metrics.height() + 2));
    pill.moveCenter(QPointF(0, gap.line.dx() != 0 ? -pill.height() / 2 - 4 : 0));
    if (gap.line.dx() == 0)
        pill.moveLeft(6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.guide);
    painter.drawRoundedRect(pill, 3, 3);
    painter.setPen(look.paper);
    painter.drawText(pill, Qt::AlignCenter, text);
    painter.restore();
}

}  // namespace

/// Boxes directly inside `container` that are seen and stay where they are.
std::vector<QRectF> CanvasView::Private::standing(Id container) const
{
    const Topology &topology = editor.topology();
    const std::vector<Id> &still = gesture == Gesture::Resize ? editor.selection() : moving;
    const std::unordered_set<Id> chosen(still.begin(), still.end());
    const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
    std::vector<QRectF> rects;
    for (const auto &[other, box] : scene->geometry().boxes) {
        if (!chosen.contains(other) && !arrowOf(other) && seen.intersects(box) &&
            containerOf(topology, other) == container)
            rects.push_back(box);
    }
    return rects;
}

QPointF CanvasView::Private::snapped(QPointF by, Id container)
{
    snap = {};
    if (unsnapped)
        return by;
    const QRectF moved = movingRect.translated(by);
    if (guiding)
        snap = guides::moving(moved, standing(container), kReach / zoom());
    if (snap.x)
        by.rx() += snap.by.x();
    else if (snapping)
        by.rx() = toGrid(moved.left()) - movingRect.left();
    if (snap.y)
        by.ry() += snap.by.y();
    else if (snapping)
        by.ry() = toGrid(moved.top()) - movingRect.top();
    return by;
}

/// `rect` with the dragged edges at `to`, or near it where something lines up.
QRectF CanvasView::Private::resized(QRectF rect, QPointF to)
{
    constexpr double kLeast = 48;
    const auto put = [&](QPointF at) {
        QRectF result = rect;
        if (edges.testFlag(Qt::LeftEdge))
            result.setLeft(qMin(at.x(), rect.right() - kLeast));
        if (edges.testFlag(Qt::RightEdge))
            result.setRight(qMax(at.x(), rect.left() + kLeast));
        if (edges.testFlag(Qt::TopEdge))
            result.setTop(qMin(at.y(), rect.bottom() - kLeast));
        if (edges.testFlag(Qt::BottomEdge))
            result.setBottom(qMax(at.y(), rect.top() + kLeast));
        return result;
    };
    snap = {};
    if (unsnapped)
        return put(to);
    if (guiding)
        snap = guides::resizing(put(to), edges, standing(containerOf(editor.topology(), pressedId)), kReach / zoom());
    const QPointF at(snap.x     ? to.x() + snap.by.x()
                     : snapping ? toGrid(to.x())
                                : to.x(),
                     snap.y     ? to.y() + snap.by.y()
                     : snapping ? toGrid(to.y())
                                : to.y());
    return put(at);
}

void CanvasView::Private::paintGuides(QPainter &painter) const
{
    const Look &look = scene->look();
    const double pixel = 1 / zoom();
    painter.setPen(QPen(look.guide, pixel));
    for (const QLineF &line : snap.lines)
        painter.drawLine(line);
    for (const guides::Gap &gap : snap.gaps)
        paintGap(painter, gap, pixel);
    for (const guides::Gap &gap : snap.gaps)
        paintDistance(painter, gap, pixel, look);
}

/// What guides paint over the drawing, in pixels of the viewport.
QRegion CanvasView::Private::guidesRegion() const
{
    QRegion region;
    const auto add = [&](const QLineF &line, int margin) {
        const QRectF rect = QRectF(line.p1(), line.p2()).normalized();
        region += q.mapFromScene(rect).boundingRect().adjusted(-margin, -margin, margin, margin);
    };
    for (const QLineF &line : snap.lines)
        add(line, 4);
    for (const guides::Gap &gap : snap.gaps)
        add(gap.line, 64);  // with its distance
    return region;
}

}  // namespace toile
