// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/geometrytracker.h"

#include "core/model/autoplace.h"
#include "core/model/kinds.h"
#include "ui/canvas/innerlines.h"

#include <algorithm>
#include <utility>

namespace toile {

namespace {

bool isBox(const Topology &topology, Id id)
{
    const Interface *interface = topology.interface(id);
    return interface ? kindOf(*interface).box : topology.machine(id) || topology.notes.contains(id);
}

bool isComplete(const Document &document)
{
    const Layout &layout = document.layout();
    const auto placed = [&](Id id) {
        const auto it = layout.placements.find(id);
        return it != layout.placements.end() && it->second.rect;
    };
    const Topology &topology = document.topology();
    const auto all = [&](const auto &elements) {
        return std::ranges::all_of(elements,
                                   [&](const auto &e) { return !isBox(topology, e.first) || placed(e.first); });
    };
    return all(topology.machines) && all(topology.interfaces) && all(topology.notes);
}

/// Cables that run otherwise; a tab faces the first bend of its cable.
void addStyled(const Topology &topology, const PlacementChange &change, std::unordered_set<Id> &tabs,
               std::unordered_set<Id> &cables)
{
    if (const auto cable = topology.cables.find(change.id); cable != topology.cables.end()) {
        cables.insert(change.id);
        tabs.insert(cable->second.a);
        tabs.insert(cable->second.b);
    } else if (change.id == Topology::kHeaderId) {
        for (const auto &[id, each] : topology.cables)
            cables.insert(id);
    }
}

}  // namespace

Geometry GeometryTracker::reset(const Document &document, const TopologyIndex &index)
{
    const Topology &topology = document.topology();
    Geometry before = std::exchange(m_geometry, {});
    m_complete = isComplete(document);
    const Layout layout = m_complete ? document.layout() : AutoPlace(document).run();
    for (const auto &[id, placement] : layout.placements) {
        if (placement.rect && isBox(topology, id))
            m_geometry.boxes[id] = placement.rect->normalized();
    }
    m_seating.reset({m_geometry, topology, document.layout(), index});
    m_routes.reset(m_geometry, document, index);
    setTunnels(index);
    for (const auto &[id, machine] : topology.machines) {
        std::vector<InnerLine> lines = innerLines(m_geometry, topology, index, id);
        if (!lines.empty())
            m_geometry.lines[id] = std::move(lines);
    }
    return before;
}

void GeometryTracker::setTunnels(const TopologyIndex &index)
{
    m_geometry.tunnels.clear();
    for (const Tunnel &tunnel : index.tunnels)
        m_geometry.tunnels.push_back({tunnel, cablePath(m_geometry.tab(tunnel.a), m_geometry.tab(tunnel.b))});
}

void GeometryTracker::setBox(Id id, const QRectF &placed, Moved &moved, std::vector<QRectF> &areas)
{
    const QRectF rect = placed.normalized();  // an arrow's may go backwards
    QRectF &known = m_geometry.boxes[id];
    if (isExactly(known, rect))
        return;
    areas.push_back(known);
    areas.push_back(rect);
    known = rect;
    moved.boxes.insert(id);
}

/// `areas`: what boxes left and where they are now.
void GeometryTracker::moveBoxes(const Document &document, const std::vector<PlacementChange> &changes, Moved &moved,
                                std::vector<QRectF> &areas)
{
    const Topology &topology = document.topology();
    const bool lost =
        std::ranges::any_of(changes, [&](const PlacementChange &c) { return !c.after.rect && isBox(topology, c.id); });
    if (m_complete && !lost) {
        for (const PlacementChange &change : changes) {
            if (change.after.rect && isBox(topology, change.id))
                setBox(change.id, *change.after.rect, moved, areas);
        }
        return;
    }
    // What has no place of its own makes way for what has.
    m_complete = isComplete(document);
    for (const auto &[id, placement] : (m_complete ? document.layout() : AutoPlace(document).run()).placements) {
        if (placement.rect && isBox(topology, id))
            setBox(id, *placement.rect, moved, areas);
    }
}

void GeometryTracker::setLines(const Topology &topology, const TopologyIndex &index, Id machine, Moved &moved)
{
    std::vector<InnerLine> lines = innerLines(m_geometry, topology, index, machine);
    const auto known = m_geometry.lines.find(machine);
    if (known == m_geometry.lines.end() ? lines.empty() : lines == known->second)
        return;
    if (lines.empty())
        m_geometry.lines.erase(known);
    else
        m_geometry.lines[machine] = std::move(lines);
    moved.lines.insert(machine);
}

Moved GeometryTracker::follow(const Document &document, const TopologyIndex &index,
                              const std::vector<PlacementChange> &changes, const std::unordered_set<Id> &machines)
{
    const Topology &topology = document.topology();
    Moved moved;
    std::vector<QRectF> areas;
    moveBoxes(document, changes, moved, areas);
    std::unordered_set<Id> placed;
    std::unordered_set<Id> styled;
    for (const PlacementChange &change : changes) {
        if (m_geometry.tabs.contains(change.id))
            placed.insert(change.id);
        addStyled(topology, change, placed, styled);
    }
    moved.tabs = m_seating.follow({m_geometry, topology, document.layout(), index}, moved.boxes, placed);
    setTunnels(index);
    moved.cables = m_routes.follow(m_geometry, document, index, moved, areas, styled);
    std::unordered_set<Id> lined = machines;
    for (const auto *ids : {&moved.boxes, &moved.tabs}) {
        for (const Id id : *ids) {
            if (const Interface *interface = topology.interface(id))
                lined.insert(interface->machine);
        }
    }
    for (const Id id : moved.boxes) {  // lines go round what is inside their machine
        const Machine *machine = topology.machine(id);
        if (machine && machine->parent)
            lined.insert(machine->parent);
    }
    for (const Id id : lined)
        setLines(topology, index, id, moved);
    return moved;
}

}  // namespace toile
