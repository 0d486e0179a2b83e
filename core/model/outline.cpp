// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/outline.h"

#include "core/model/vlans.h"

#include <algorithm>

namespace toile {

namespace {

using Kind = OutlineNode::Kind;

struct Contents {
    std::map<Id, std::vector<Id>> interfaces;  ///< by machine
    std::map<Id, std::vector<Id>> machines;    ///< by the machine that they are in
};

Contents contentsOf(const Topology &topology)
{
    Contents contents;
    for (const auto &[id, interface] : topology.interfaces)
        contents.interfaces[interface.machine].push_back(id);
    for (const auto &[id, machine] : topology.machines)
        contents.machines[machine.parent].push_back(id);
    return contents;
}

void addMachines(OutlineNode &node, const Contents &contents, Id holder)
{
    const auto inside = contents.machines.find(holder);
    if (inside == contents.machines.end())
        return;
    for (const Id id : inside->second) {
        OutlineNode machine{Kind::Machine, id};
        const auto own = contents.interfaces.find(id);
        if (own != contents.interfaces.end()) {
            for (const Id interface : own->second)
                machine.children.push_back({Kind::Interface, interface});
        }
        addMachines(machine, contents, id);
        node.children.push_back(std::move(machine));
    }
}

/// Ports say nothing that their cables do not say.
OutlineNode networkOf(const Topology &topology, const Segment &segment)
{
    OutlineNode network{Kind::Network, segment.interfaces.front(), 0, segment.prefixes};
    for (const Id id : segment.interfaces) {
        if (!topology.interfaces.at(id).bridge)
            network.children.push_back({Kind::Member, id});
    }
    for (const Id id : segment.cables)
        network.children.push_back({Kind::Cable, id});
    return network;
}

Id namedVlan(const Topology &topology, int vlan)
{
    const auto it = std::ranges::find_if(topology.vlans, [&](const auto &entry) { return entry.second.id == vlan; });
    return it == topology.vlans.end() ? Id() : it->first;
}

}  // namespace

OutlineNode outlineOf(const Topology &topology)
{
    OutlineNode machines{Kind::Machines};
    addMachines(machines, contentsOf(topology), Id());
    OutlineNode networks{Kind::Networks};
    for (const Segment &segment : segments(topology))
        networks.children.push_back(networkOf(topology, segment));
    OutlineNode vlans{Kind::Vlans};
    for (const VlanUse &use : vlansOf(topology))
        vlans.children.push_back({Kind::Vlan, namedVlan(topology, use.id), use.id});
    OutlineNode notes{Kind::Notes};
    for (const auto &[id, note] : topology.notes)
        notes.children.push_back({Kind::Note, id});

    OutlineNode lab;
    lab.children.push_back(std::move(machines));
    for (OutlineNode *chapter : {&networks, &vlans, &notes}) {
        if (!chapter->children.empty())
            lab.children.push_back(std::move(*chapter));
    }
    return lab;
}

}  // namespace toile
