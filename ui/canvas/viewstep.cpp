// SPDX-License-Identifier: GPL-2.0-or-later
// What undo and redo change is seen.
#include "ui/canvas/canvasview_p.h"

#include <QGraphicsItem>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace toile {

namespace {

constexpr int kScrolling = 220;  // milliseconds
constexpr int kRoomAround = 40;  // pixels
constexpr double kEnough = 48;

/// All of it, or so much that whoever looks there sees what changed.
bool isSeen(const QRectF &place, const QRectF &seen)
{
    const QRectF part = place.intersected(seen);
    return seen.contains(place) || (part.width() >= qMin(place.width(), kEnough) && !part.isEmpty() &&
                                    part.height() >= qMin(place.height(), kEnough));
}

}  // namespace

/// Where things are that a step changed, or were that it took away.
std::vector<QRectF> CanvasView::Private::placesIn(const Patch &patch) const
{
    std::vector<QRectF> places;
    const auto add = [&](Id id, const Placement &was) {
        if (const QGraphicsItem *item = scene->itemOf(id))
            places.push_back(item->boundingRect());
        else if (was.rect)
            places.push_back(was.rect->normalized());
    };
    for (const ElementChange &change : patch.elements)
        add(change.id, {});
    for (const PlacementChange &change : patch.placements) {
        const bool standsSo = !change.before.rect && change.after.rect && editor.topology().find(change.id);
        if (!standsSo || patch.placements.size() == 1)
            add(change.id, change.before);
    }
    return places;
}

/// Scrolls no farther than it must, and not at all when each thing that changed is in the view, or some of a change
/// that is larger than the view.
void CanvasView::Private::showStep(const Patch &patch)
{
    const std::vector<QRectF> places = showsSteps ? placesIn(patch) : std::vector<QRectF>();
    if (places.empty())
        return;
    QRectF all;
    for (const QRectF &place : places)
        all |= place;
    const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
    const bool fits = all.width() <= seen.width() && all.height() <= seen.height();
    const auto isThere = [&](const QRectF &place) { return isSeen(place, seen); };
    if (std::ranges::all_of(places, isThere) || (!fits && std::ranges::any_of(places, isThere)))
        return;
    scrollGently(fits ? all : places.front());
}

void CanvasView::setShowsSteps(bool on)
{
    d->showsSteps = on;
}

void CanvasView::Private::scrollGently(const QRectF &to)
{
    const auto go = [this](QPointF where) {
        q.horizontalScrollBar()->setValue(qRound(where.x()));
        q.verticalScrollBar()->setValue(qRound(where.y()));
    };
    const auto missing = [](double least, double most, double room) {
        return least < 0 ? least : qMax(0.0, qMin(most - room, least));
    };
    const QRectF there =
        QRectF(q.mapFromScene(to).boundingRect()).adjusted(-kRoomAround, -kRoomAround, kRoomAround, kRoomAround);
    const QPointF from(q.horizontalScrollBar()->value(), q.verticalScrollBar()->value());
    const QPointF by(missing(there.left(), there.right(), q.viewport()->width()),
                     missing(there.top(), there.bottom(), q.viewport()->height()));
    scrolling.stop();
    if (q.style()->styleHint(QStyle::SH_Widget_Animation_Duration) <= 0 || !q.isVisible()) {
        go(from + by);
        return;
    }
    scrolling.setStartValue(from);
    scrolling.setEndValue(from + by);
    scrolling.setDuration(kScrolling);
    scrolling.setEasingCurve(QEasingCurve::OutCubic);
    scrolling.disconnect(&q);
    QObject::connect(&scrolling, &QVariantAnimation::valueChanged, &q,
                     [go](const QVariant &where) { go(where.toPointF()); });
    scrolling.start();
}

}  // namespace toile
