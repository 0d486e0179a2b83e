// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/document.h"

#include "core/model/text.h"

#include <algorithm>

namespace toile {

namespace {

template <typename T>
void putInto(std::map<Id, T> &map, Id id, const std::optional<Element> &element)
{
    if (element && std::holds_alternative<T>(*element))
        map.insert_or_assign(id, std::get<T>(*element));
    else
        map.erase(id);
}

/// The sentence that refuses a patch made for another state of the document.
Error stale(const QString &label)
{
    return makeError(ErrorCode::InvalidInput,
                     ModelText::tr("This change was made for another state of the drawing; make it again."), label);
}

Error homeless()
{
    return makeError(
        ErrorCode::InvalidInput,
        ModelText::tr("This would place something that is not in the drawing any more; make the change again."));
}

/// The sentence that refuses what no file could hold.
Error misplaced(const QString &label)
{
    return makeError(
        ErrorCode::InvalidInput,
        ModelText::tr("This would be drawn without a size, or too far out to be found again: make it larger, or "
                      "move it nearer to the rest."),
        label);
}

bool isWithin(double value, double least, double most)
{
    return value >= least && value <= most;  // not a number is not
}

bool isWithin(QPointF point)
{
    return isWithin(point.x(), -Placement::kReach, Placement::kReach) &&
           isWithin(point.y(), -Placement::kReach, Placement::kReach);
}

bool canBeDrawn(const Placement &placement, bool arrow)
{
    if (!isWithin(placement.offset, 0, 1) ||
        !std::all_of(placement.bends.begin(), placement.bends.end(), [](QPointF bend) { return isWithin(bend); }) ||
        (placement.tables && !isWithin(*placement.tables)))
        return false;
    if (!placement.rect)
        return true;
    const double least = arrow ? -Placement::kReach : Placement::kLeastSize;
    return isWithin(placement.rect->topLeft()) && isWithin(placement.rect->width(), least, Placement::kReach) &&
           isWithin(placement.rect->height(), least, Placement::kReach);
}

bool isElement(const Topology &t, Id id)
{
    return id == Topology::kHeaderId || t.machines.contains(id) || t.interfaces.contains(id) || t.cables.contains(id) ||
           t.notes.contains(id) || t.checks.contains(id) || t.vlans.contains(id);
}

}  // namespace

Patch Patch::inverse() const
{
    Patch result;
    for (auto it = elements.rbegin(); it != elements.rend(); ++it)
        result.elements.push_back({it->id, it->after, it->before});
    for (auto it = placements.rbegin(); it != placements.rend(); ++it)
        result.placements.push_back({it->id, it->after, it->before});
    return result;
}

Document::Document()
{
    m_topology.header.name = QStringLiteral("lab");
}

Id Document::takeId()
{
    return Id{m_nextId++};
}

void Document::put(Id id, const std::optional<Element> &element)
{
    if (id == Topology::kHeaderId) {
        if (element && std::holds_alternative<LabHeader>(*element))
            m_topology.header = std::get<LabHeader>(*element);
        return;
    }
    putInto(m_topology.machines, id, element);
    putInto(m_topology.interfaces, id, element);
    putInto(m_topology.cables, id, element);
    putInto(m_topology.notes, id, element);
    putInto(m_topology.checks, id, element);
    putInto(m_topology.vlans, id, element);
    m_nextId = std::max(m_nextId, id.value + 1);
}

void Document::put(Id id, const Placement &placement)
{
    if (placement.isEmpty())
        m_layout.placements.erase(id);
    else
        m_layout.placements.insert_or_assign(id, placement);
}

Result<> Document::checkPlace(const PlacementChange &change) const
{
    if (m_layout.of(change.id) != change.before)
        return stale(m_topology.label(change.id));
    if (!change.after.isEmpty() && !isElement(m_topology, change.id))
        return homeless();
    if (!canBeDrawn(change.after, isArrow(m_topology, change.id)))
        return misplaced(m_topology.label(change.id));
    return Ok();
}

Result<> Document::applyPlaces(const std::vector<PlacementChange> &changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const Result<> put = checkPlace(*it);
        if (!put) {
            while (it != changes.begin()) {
                --it;
                this->put(it->id, it->before);
            }
            return put;
        }
        this->put(it->id, it->after);
    }
    return Ok();
}

Result<> Document::apply(const Patch &patch)
{
    if (patch.isLayoutOnly())
        return applyPlaces(patch.placements);
    Document next = *this;
    for (const ElementChange &change : patch.elements) {
        const bool headerMoved =
            (change.id == Topology::kHeaderId) != (change.after && std::holds_alternative<LabHeader>(*change.after));
        if (!change.id || headerMoved || next.m_topology.find(change.id) != change.before)
            return stale(m_topology.label(change.id));
        next.put(change.id, change.after);
    }
    for (const PlacementChange &change : patch.placements) {
        if (next.m_layout.of(change.id) != change.before)
            return stale(m_topology.label(change.id));
        next.put(change.id, change.after);
    }
    const auto isLost = [&next](Id id) { return next.m_layout.placements.contains(id) && !next.m_topology.find(id); };
    const bool lost =
        std::any_of(patch.elements.begin(), patch.elements.end(), [&](const auto &c) { return isLost(c.id); }) ||
        std::any_of(patch.placements.begin(), patch.placements.end(), [&](const auto &c) { return isLost(c.id); });
    if (lost)
        return homeless();
    const auto isMisplaced = [&next](Id id) { return !canBeDrawn(next.m_layout.of(id), isArrow(next.m_topology, id)); };
    for (const ElementChange &change : patch.elements)
        if (isMisplaced(change.id))
            return misplaced(next.m_topology.label(change.id));
    for (const PlacementChange &change : patch.placements)
        if (isMisplaced(change.id))
            return misplaced(next.m_topology.label(change.id));
    const std::vector<QString> breaches = invariants(next.m_topology);
    if (!breaches.empty())
        return makeError(ErrorCode::InvalidInput, breaches.front());
    *this = std::move(next);
    return Ok();
}

}  // namespace toile
