// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/document.h"

namespace toile {

namespace {

template <typename Map>
void compareElements(Patch &patch, const Map &from, const Map &to)
{
    for (const auto &[id, before] : from) {
        const auto it = to.find(id);
        if (it == to.end())
            patch.elements.push_back({id, Element(before), std::nullopt});
        else if (it->second != before)
            patch.elements.push_back({id, Element(before), Element(it->second)});
    }
    for (const auto &[id, after] : to) {
        if (!from.contains(id))
            patch.elements.push_back({id, std::nullopt, Element(after)});
    }
}

}  // namespace

Patch patchBetween(const Document &from, const Document &to)
{
    return patchBetween(from, to.topology(), to.layout());
}

Patch patchBetween(const Document &from, const Topology &after, const Layout &places)
{
    Patch patch;
    const Topology &before = from.topology();
    if (before.header != after.header)
        patch.elements.push_back({Topology::kHeaderId, Element(before.header), Element(after.header)});
    compareElements(patch, before.machines, after.machines);
    compareElements(patch, before.interfaces, after.interfaces);
    compareElements(patch, before.cables, after.cables);
    compareElements(patch, before.notes, after.notes);
    compareElements(patch, before.checks, after.checks);
    compareElements(patch, before.vlans, after.vlans);
    const auto &was = from.layout().placements;
    for (const auto &[id, placement] : was) {
        if (places.of(id) != placement)
            patch.placements.push_back({id, placement, places.of(id)});
    }
    for (const auto &[id, placement] : places.placements) {
        if (!was.contains(id) && !placement.isEmpty())
            patch.placements.push_back({id, Placement(), placement});
    }
    return patch;
}

}  // namespace toile
