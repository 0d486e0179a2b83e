// SPDX-License-Identifier: GPL-2.0-or-later
// Groups, locks, and what is in front.
#include "core/arrange/arranging.h"
#include "core/model/containers.h"

#include <algorithm>
#include <map>

namespace toile::arrange {

namespace {

std::set<int> groupsOf(const Layout &layout, const std::vector<Id> &ids)
{
    std::set<int> groups;
    for (const Id id : ids) {
        if (const int group = layout.of(id).group)
            groups.insert(group);
    }
    return groups;
}

template <typename Change>
Patch changeEach(const Document &document, const std::vector<Id> &ids, const Change &change)
{
    Edit edit(document);
    containers::pinEverything(edit);
    for (const Id id : boxesOf(document.topology(), ids)) {
        Placement placement = edit.layout().of(id);
        change(placement);
        edit.place(id, placement);
    }
    return edit.patch();
}

Patch regroup(const Document &document, const std::vector<Id> &ids, int number)
{
    return changeEach(document, withGroups(document.layout(), ids),
                      [&](Placement &placement) { placement.group = number; });
}

/// Boxes beside each other from back to front.
void sortByLevel(const Document &document, std::vector<Id> &boxes)
{
    const auto rank = [&](Id id) {
        return std::tuple(document.layout().of(id).level, document.topology().machine(id) != nullptr, id);
    };
    std::sort(boxes.begin(), boxes.end(), [&](Id a, Id b) { return rank(a) < rank(b); });
}

std::vector<Id> notesOf(const Topology &topology)
{
    std::vector<Id> notes;
    for (const auto &[id, note] : topology.notes)
        notes.push_back(id);
    return notes;
}

/// What stands beside `id`, itself included.
std::vector<Id> besides(const Topology &topology, const std::map<Id, std::vector<Id>> &inside, Id id)
{
    if (topology.notes.contains(id))
        return notesOf(topology);
    return inside.at(containerOf(topology, id));
}

/// `chosen` get a level past all others; levels are then counted anew from 0, so that they stay small.
void shiftLevels(Edit &edit, std::vector<Id> boxes, const std::set<Id> &chosen, bool front)
{
    sortByLevel(edit.document(), boxes);
    std::stable_partition(boxes.begin(), boxes.end(), [&](Id id) { return chosen.contains(id) != front; });
    std::map<Id, int> levels;
    int above = 0;
    int below = 0;
    const auto wasAt = [&](Id id) { return edit.layout().of(id).level; };
    for (const Id id : boxes) {
        if (chosen.contains(id) ? front : wasAt(id) > 0)
            levels[id] = ++above;
    }
    for (auto it = boxes.rbegin(); it != boxes.rend(); ++it) {
        if (chosen.contains(*it) ? !front : wasAt(*it) < 0)
            levels[*it] = --below;
    }
    for (const Id id : boxes) {
        Placement placement = edit.layout().of(id);
        placement.level = levels.contains(id) ? levels.at(id) : 0;
        edit.place(id, placement);
    }
}

Patch shiftLevels(const Document &document, const std::vector<Id> &ids, bool front)
{
    const Topology &topology = document.topology();
    const auto inside = containers::contents(topology);
    std::set<Id> waiting;
    for (const Id id : boxesOf(topology, ids))
        waiting.insert(id);
    const std::set<Id> chosen = waiting;
    Edit edit(document);
    containers::pinEverything(edit);
    while (!waiting.empty()) {
        const std::vector<Id> boxes = besides(topology, inside, *waiting.begin());
        shiftLevels(edit, boxes, chosen, front);
        for (const Id id : boxes)
            waiting.erase(id);
    }
    return edit.patch();
}

void addInside(std::vector<Id> &order, const Document &document, std::map<Id, std::vector<Id>> &inside, Id container)
{
    std::vector<Id> &boxes = inside[container];
    sortByLevel(document, boxes);
    for (const Id id : boxes) {
        order.push_back(id);
        if (document.topology().machine(id))
            addInside(order, document, inside, id);
    }
}

}  // namespace

std::vector<Id> withGroups(const Layout &layout, std::vector<Id> ids)
{
    const std::set<int> groups = groupsOf(layout, ids);
    if (groups.empty())
        return ids;
    const std::set<Id> known(ids.begin(), ids.end());
    for (const auto &[id, placement] : layout.placements) {
        if (groups.contains(placement.group) && !known.contains(id))
            ids.push_back(id);
    }
    return ids;
}

Patch group(const Document &document, const std::vector<Id> &ids)
{
    std::set<int> taken;
    for (const auto &[id, placement] : document.layout().placements)
        taken.insert(placement.group);
    int number = 1;
    while (taken.contains(number))
        ++number;
    return boxesOf(document.topology(), ids).size() < 2 ? Patch() : regroup(document, ids, number);
}

Patch ungroup(const Document &document, const std::vector<Id> &ids)
{
    return groupsOf(document.layout(), ids).empty() ? Patch() : regroup(document, ids, 0);
}

bool isLocked(const Document &document, Id id)
{
    for (Id at = id; at; at = containerOf(document.topology(), at)) {
        if (document.layout().of(at).locked)
            return true;
    }
    return false;
}

std::vector<Id> keptFrom(const Document &document, const std::vector<Id> &ids)
{
    std::set<Id> holders;  // of something locked
    for (const auto &[id, placement] : document.layout().placements) {
        for (Id at = placement.locked ? id : Id(); at; at = containerOf(document.topology(), at))
            holders.insert(at);
    }
    std::vector<Id> kept;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(kept), [&](Id id) {
        return holders.contains(id) || (isBox(document.topology(), id) && isLocked(document, id));
    });
    return kept;
}

Id lockedAt(const Document &document, Id id)
{
    const Topology &topology = document.topology();
    const Layout &layout = document.layout();
    for (Id at = id; at; at = containerOf(topology, at)) {
        if (layout.of(at).locked)
            return at;
    }
    const auto isInside = [&](const auto &placed) {
        Id at = placed.second.locked ? placed.first : Id();
        while (at && at != id)
            at = containerOf(topology, at);
        return bool(at);
    };
    const auto inner = std::ranges::find_if(layout.placements, isInside);
    return inner == layout.placements.end() ? Id() : inner->first;
}

Patch setLocked(const Document &document, const std::vector<Id> &ids, bool locked)
{
    return changeEach(document, ids, [&](Placement &placement) { placement.locked = locked; });
}

Patch bringToFront(const Document &document, const std::vector<Id> &ids)
{
    return shiftLevels(document, ids, true);
}

Patch sendToBack(const Document &document, const std::vector<Id> &ids)
{
    return shiftLevels(document, ids, false);
}

std::vector<Id> paintOrder(const Document &document)
{
    auto inside = containers::contents(document.topology());
    std::vector<Id> order;
    addInside(order, document, inside, Id());
    std::vector<Id> notes = notesOf(document.topology());
    sortByLevel(document, notes);
    order.insert(order.end(), notes.begin(), notes.end());
    return order;
}

}  // namespace toile::arrange
