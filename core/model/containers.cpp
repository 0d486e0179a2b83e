// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/containers.h"

#include "core/model/drawing.h"

namespace toile::containers {

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

void grow(Edit &edit, Id machine)
{
    const auto inside = contents(edit.topology());
    for (Id at = machine; at; at = edit.topology().machine(at)->parent) {
        Placement placement = edit.layout().of(at);
        const auto found = inside.find(at);
        if (!placement.rect || found == inside.end())
            continue;
        std::vector<QRectF> rects;
        for (const Id id : found->second) {
            if (const auto rect = edit.layout().of(id).rect)
                rects.push_back(*rect);
        }
        placement.rect = placement.rect->united(holding(rects));
        edit.place(at, placement);
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
        Placement placement = edit.layout().of(id);
        if (placed.rect == placement.rect)
            continue;
        placement.rect = placed.rect;
        edit.place(id, placement);
    }
}

}  // namespace toile::containers
