// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/moveinto.h"

#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/turntabs.h"

namespace toile {

namespace {

void collect(const std::map<Id, std::vector<Id>> &inside, Id id, std::vector<Id> &all)
{
    all.push_back(id);
    const auto found = inside.find(id);
    if (found == inside.end())
        return;
    for (const Id child : found->second)
        collect(inside, child, all);
}

Patch forgetPlaces(const Document &document, const std::vector<Id> &ids)
{
    Patch patch;
    for (const Id id : ids) {
        const Placement before = document.layout().of(id);
        Placement after = before;
        after.rect.reset();
        after.tables.reset();
        if (before != after)
            patch.placements.push_back({id, before, after});
    }
    return patch;
}

/// Without the places of boxes: those are found when all are in.
Patch withoutBoxes(const Topology &topology, Patch patch)
{
    std::erase_if(patch.placements, [&](const PlacementChange &change) {
        const Interface *interface = topology.interface(change.id);
        return topology.machine(change.id) || (interface && kindOf(*interface).box);
    });
    return patch;
}

}  // namespace

Result<Advised> moveInto(const Document &document, const std::vector<Id> &machines, Id parent)
{
    Document now = document;
    Edit pinned(now);
    containers::pinEverything(pinned);
    if (const Result<> applied = now.apply(pinned.patch()); !applied)
        return applied.error();
    QStringList said;
    std::vector<Id> moved;
    for (const Id id : machines) {
        const Machine *machine = document.topology().machine(id);
        if (machine && machine->parent == parent)
            continue;
        const Result<Advised> step = rehome(now, id, parent);
        if (!step)
            return step.error();
        if (const Result<> applied = now.apply(withoutBoxes(now.topology(), step->patch)); !applied)
            return applied.error();
        if (!step->advice.isEmpty())
            said << step->advice;
        collect(containers::contents(now.topology()), id, moved);
    }
    if (moved.empty())
        return Advised{};
    // Where there is room in the other machine, not where they stood before.
    if (const Result<> applied = now.apply(forgetPlaces(now, moved)); !applied)
        return applied.error();
    Edit placed(now);
    containers::pinEverything(placed);
    containers::grow(placed, parent);
    if (const Result<> applied = now.apply(placed.patch()); !applied)
        return applied.error();
    if (const Result<> applied = now.apply(turnTabs(document, now, moved)); !applied)
        return applied.error();
    return Advised{patchBetween(document, now), said.join(u' ')};
}

}  // namespace toile
