// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/containers.h"
#include "ui/canvas/canvasview_p.h"

#include <algorithm>
#include <cmath>

/// Interfaces on the border of their box: slid by mouse, and by arrow keys.
namespace toile {

namespace {

using containers::kLeastOffset;
using containers::kMostOffset;
constexpr double kTabAway = 36;  // so far from its box a tab without a cable is being pulled, not slid

bool isUpright(Side side)
{
    return side == Side::Left || side == Side::Right;
}

/// The side of its box that a tab is on; an inner tab looks inwards from there.
Side borderOf(const TabSeat &seat)
{
    return seat.seat == Seat::Inner ? opposite(seat.side) : seat.side;
}

Side sideTowards(QPointF by)
{
    if (by.x() != 0)
        return by.x() > 0 ? Side::Right : Side::Left;
    return by.y() > 0 ? Side::Bottom : Side::Top;
}

}  // namespace

/// A tab without a cable is slid when it is dragged along its border; across it, a cable is pulled from it.
bool CanvasView::Private::slidesAt(QPointF to) const
{
    const QPointF by = to - pressedScene;
    const bool upright = isUpright(scene->geometry().tab(pressedId).side);
    const double along = std::abs(upright ? by.y() : by.x());
    const double across = std::abs(upright ? by.x() : by.y());
    return along > 1.5 * across;
}

/// Along the border of the box that the tab sits on. A tab that faces a machine inside may also stand free near that.
Placement CanvasView::Private::tabPlacement(Id tab, QPointF to, Placement placement) const
{
    constexpr double kFree = 64;  // so far from every border it stands free
    const Interface *interface = editor.topology().interface(tab);
    const TabSeat seat = scene->geometry().tab(tab);
    const QRectF box = scene->geometry().box(seat.seat == Seat::Bridge ? interface->bridge : interface->machine);
    if (seat.seat == Seat::Inner && box.adjusted(kFree, kFree, -kFree, -kFree).contains(to)) {
        placement.side.reset();
        placement.offset = Placement().offset;
        return placement;
    }
    const double gaps[] = {std::abs(to.x() - box.left()), std::abs(to.y() - box.top()), std::abs(box.right() - to.x()),
                           std::abs(box.bottom() - to.y())};
    const auto side = static_cast<Side>(std::min_element(std::begin(gaps), std::end(gaps)) - std::begin(gaps));
    const bool upright = side == Side::Left || side == Side::Right;
    const double along = upright ? (to.y() - box.top()) / box.height() : (to.x() - box.left()) / box.width();
    placement.side = side;
    placement.offset = qBound(kLeastOffset, std::round(along * 1000) / 1000, kMostOffset);
    return placement;
}

void CanvasView::Private::slideTab(QPointF to)
{
    const Interface *interface = editor.topology().interface(pressedId);
    if (!interface)
        return;
    const QRectF box = scene->geometry().box(
        scene->geometry().tab(pressedId).seat == Seat::Bridge ? interface->bridge : interface->machine);
    if (!editor.topology().cableAt(pressedId) && mayBeginCable(editor.topology(), pressedId) &&
        !box.adjusted(-kTabAway, -kTabAway, kTabAway, kTabAway).contains(to)) {
        reach(before, QString());
        startCableAt(pressedId);
        aimCable(to);
        return;
    }
    Edit edit(before);
    edit.place(pressedId, tabPlacement(pressedId, to, before.layout().of(pressedId)));
    Document target = before;
    if (target.apply(edit.patch()))
        reach(target, CanvasView::tr("Move"));
}

/// One step along its border, round a corner at its end, or across to the opposite side.
Placement CanvasView::Private::nudgedTab(Id tab, QPointF by) const
{
    const TabSeat seat = scene->geometry().tab(tab);
    const Side side = borderOf(seat);
    const double outwards = QPointF::dotProduct(by, outward(side));
    Placement placement = tabPlacement(tab, seat.at, editor.layout().of(tab));
    placement.side = side;
    if (outwards < 0)
        placement.side = opposite(side);
    if (outwards != 0)
        return placement;
    const Placement next = tabPlacement(tab, seat.at + by, placement);
    const bool atEnd = next.offset <= kLeastOffset || next.offset >= kMostOffset;
    if (next.side == side && (!atEnd || next.offset != placement.offset))
        return next;
    placement.side = sideTowards(by);
    placement.offset = side == Side::Right || side == Side::Bottom ? kMostOffset : kLeastOffset;
    return placement;
}

/// Arrow keys slide a tab; one that stands free goes to the border on that side.
bool CanvasView::Private::nudgeTab(QPointF by)
{
    const Id tab = editor.selection().size() == 1 ? editor.selection().front() : Id();
    const auto &tabs = scene->geometry().tabs;
    const auto found = tabs.find(tab);
    if (found == tabs.end())
        return false;
    Placement placement;
    if (found->second.onBorder) {
        placement = nudgedTab(tab, by);
    } else {
        const QRectF box = scene->geometry().box(editor.topology().interface(tab)->machine);
        const QPointF at = found->second.at + by;
        const QPointF to = by.x() < 0   ? QPointF(box.left(), at.y())
                           : by.x() > 0 ? QPointF(box.right(), at.y())
                           : by.y() < 0 ? QPointF(at.x(), box.top())
                                        : QPointF(at.x(), box.bottom());
        placement = tabPlacement(tab, to, editor.layout().of(tab));
    }
    Edit edit(editor.draft());
    edit.place(tab, placement);
    editor.perform(CanvasView::tr("Move"), edit.patch(), QStringLiteral("nudge-%1").arg(tab.value));
    return true;
}

}  // namespace toile
