// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/moveinto.h"

#include "core/model/containers.h"
#include "core/model/drawing.h"

#include <algorithm>

namespace toile {

namespace {

void add(std::vector<ElementChange> &changes, const ElementChange &change)
{
    const auto it = std::ranges::find(changes, change.id, &ElementChange::id);
    if (it == changes.end())
        changes.push_back(change);
    else
        it->after = change.after;
}

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

std::vector<PlacementChange> changedPlaces(const Layout &before, const Layout &after)
{
    std::vector<PlacementChange> changes;
    for (const auto &[id, placement] : after.placements) {
        if (before.of(id) != placement)
            changes.push_back({id, before.of(id), placement});
    }
    return changes;
}

}  // namespace

Result<Patch> moveInto(const Document &document, const std::vector<Id> &machines, Id parent)
{
    Document now = document;
    Edit pinned(now);
    containers::pinEverything(pinned);
    if (const Result<> applied = now.apply(pinned.patch()); !applied)
        return applied.error();
    Patch patch;
    std::vector<Id> moved;
    for (const Id id : machines) {
        const Machine *machine = document.topology().machine(id);
        if (machine && machine->parent == parent)
            continue;
        const Result<Patch> step = reparent(now, id, parent);
        if (!step)
            return step.error();
        if (const Result<> applied = now.apply({step->elements, {}}); !applied)
            return applied.error();
        for (const ElementChange &change : step->elements)
            add(patch.elements, change);
        collect(containers::contents(now.topology()), id, moved);
    }
    if (moved.empty())
        return patch;
    // Where there is room in the other machine, not where they stood before.
    if (const Result<> applied = now.apply(forgetPlaces(now, moved)); !applied)
        return applied.error();
    Edit placed(now);
    containers::pinEverything(placed);
    containers::grow(placed, parent);
    if (const Result<> applied = now.apply(placed.patch()); !applied)
        return applied.error();
    patch.placements = changedPlaces(document.layout(), now.layout());
    return patch;
}

}  // namespace toile
