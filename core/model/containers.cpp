// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/containers.h"

#include "core/model/drawing.h"

#include <algorithm>
#include <utility>

namespace toile::containers {

namespace {

/// The box on whose border a tab sits: the bridge whose port it is, unless its cable leaves the machine.
Id borderOf(const Topology &topology, Id tab)
{
    const Interface &interface = *topology.interface(tab);
    const Interface *other = interface.bridge ? topology.interface(topology.otherEnd(tab)) : nullptr;
    const bool onBridge = interface.bridge && (!other || topology.isAncestor(interface.machine, other->machine));
    return onBridge ? interface.bridge : interface.machine;
}

double offsetAfter(Side side, double offset, const QRectF &before, const QRectF &after)
{
    const bool upright = side == Side::Left || side == Side::Right;
    const double size = upright ? before.height() : before.width();
    const double sizeNow = upright ? after.height() : after.width();
    if (size == sizeNow || sizeNow <= 0)
        return offset;
    const double by = upright ? before.top() - after.top() : before.left() - after.left();
    return std::clamp((by + offset * size) / sizeNow, kLeastOffset, kMostOffset);
}

}  // namespace

std::map<Id, std::vector<Id>> contents(const Topology &topology)
{
    std::map<Id, std::vector<Id>> result;
    for (const auto &[id, machine] : topology.machines)
        result[machine.parent].push_back(id);
    for (const auto &[id, interface] : topology.interfaces) {
        if (kindOf(interface).box)
            result[interface.machine].push_back(id);
    }
    return result;
}

QRectF holding(const std::vector<QRectF> &rects)
{
    QRectF all;
    for (const QRectF &rect : rects)
        all = all.united(rect);
    return all.isNull() ? all : all.adjusted(-kMargin, -kHeader, kMargin, kMargin);
}

void resize(Edit &edit, Id box, const QRectF &rect)
{
    Placement placement = edit.layout().of(box);
    const std::optional<QRectF> before = std::exchange(placement.rect, rect);
    edit.place(box, placement);
    if (!before || before->size() == rect.size())
        return;
    const Topology &topology = edit.topology();
    const Interface *bridge = topology.interface(box);
    for (const Id tab : topology.interfacesOf(bridge ? bridge->machine : box)) {
        Placement seat = edit.layout().of(tab);
        if (!seat.side || seat.rect || borderOf(topology, tab) != box)
            continue;
        seat.offset = offsetAfter(*seat.side, seat.offset, *before, rect);
        edit.place(tab, seat);
    }
}

void grow(Edit &edit, Id machine)
{
    const auto inside = contents(edit.topology());
    for (Id at = machine; at; at = edit.topology().machine(at)->parent) {
        const Placement placement = edit.layout().of(at);
        const auto found = inside.find(at);
        if (!placement.rect || found == inside.end())
            continue;
        std::vector<QRectF> rects;
        for (const Id id : found->second) {
            if (const auto rect = edit.layout().of(id).rect)
                rects.push_back(*rect);
        }
        resize(edit, at, placement.rect->united(holding(rects)));
    }
}

void pinEverything(Edit &edit)
{
    const Topology &topology = edit.topology();
    const auto unplaced = [&edit](Id id) { return !edit.layout().of(id).rect; };
    std::vector<Id> missing;
    for (const auto &[owner, boxes] : contents(topology))
        std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(missing), unplaced);
    for (const auto &[id, note] : topology.notes) {
        if (unplaced(id))
            missing.push_back(id);
    }
    if (missing.empty())
        return;
    const Layout complete = completeLayout(edit.document());
    for (const Id id : missing)
        edit.place(id, complete.of(id));
    // A machine with a place is drawn larger where what has none is inside it.
    for (const auto &[id, placed] : complete.placements) {
        if (placed.rect && placed.rect != edit.layout().of(id).rect)
            resize(edit, id, *placed.rect);
    }
}

}  // namespace toile::containers
