// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "core/model/kinds.h"

#include <map>

namespace toile::arrange {

namespace {

using Boxes = std::map<Id, QRectF>;

/// Machines and what is a box inside them; notes may lie anywhere.
Boxes boxesIn(const Topology &topology, const Layout &layout)
{
    Boxes boxes;
    for (const auto &[id, placement] : layout.placements) {
        if (placement.rect && isBox(topology, id) && !topology.notes.contains(id))
            boxes.emplace(id, *placement.rect);
    }
    return boxes;
}

bool isInside(const Topology &topology, Id id, Id holder)
{
    for (Id up = containerOf(topology, id); up; up = containerOf(topology, up)) {
        if (up == holder)
            return true;
    }
    return false;
}

bool seemsToHold(const Topology &topology, const std::map<Id, std::vector<Id>> &contents, Id id)
{
    const Machine *machine = topology.machine(id);
    const MachineKind *kind = machine ? machineKind(machine->kind) : nullptr;
    return machine && (contents.contains(id) || (kind && kind->container));
}

double areaOf(const QRectF &rect)
{
    return rect.width() * rect.height();
}

}  // namespace

std::optional<Seeming> seemsInside(const Document &document, const Patch &patch)
{
    const Topology &topology = document.topology();
    Edit pinned(document);
    containers::pinEverything(pinned);
    const Boxes before = boxesIn(topology, pinned.layout());
    Boxes after = before;
    std::vector<Id> changed;
    for (const PlacementChange &change : patch.placements) {
        const auto box = after.find(change.id);
        if (box == after.end() || !change.after.rect || box->second == *change.after.rect)
            continue;
        box->second = *change.after.rect;
        changed.push_back(change.id);
    }
    const auto contents = containers::contents(topology);
    for (const Id id : changed) {
        const QRectF rect = after.at(id);
        for (const auto &[other, otherRect] : after) {
            if (other == id || !rect.intersects(otherRect) || before.at(id).intersects(before.at(other)))
                continue;
            const bool larger = areaOf(rect) > areaOf(otherRect);
            const Seeming seeming = larger ? Seeming{other, id} : Seeming{id, other};
            if (seemsToHold(topology, contents, seeming.holder) && !isInside(topology, id, other) &&
                !isInside(topology, other, id))
                return seeming;
        }
    }
    return {};
}

}  // namespace toile::arrange
