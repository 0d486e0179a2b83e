// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/topologyindex.h"

#include <algorithm>

namespace toile {

TopologyIndex::TopologyIndex(const Topology &topology)
{
    for (const auto &[id, cable] : topology.cables) {
        cableAt[cable.a] = id;
        cableAt[cable.b] = id;
        peerOf[cable.a] = cable.b;
        peerOf[cable.b] = cable.a;
    }
    tunnels = toile::tunnels(topology);
    for (const Tunnel &tunnel : tunnels) {
        peerOf.emplace(tunnel.a, tunnel.b);
        peerOf.emplace(tunnel.b, tunnel.a);
    }
    for (const auto &[id, interface] : topology.interfaces)
        interfacesOf[interface.machine].push_back(id);
    for (const auto &[id, machine] : topology.machines) {
        childrenOf[machine.parent].push_back(id);
        int levels = 0;
        for (const Machine *m = &machine; m && m->parent; m = topology.machine(m->parent))
            ++levels;
        depth[id] = levels;
    }
    int next = 0;
    for (const auto &[id, machine] : topology.machines)
        rank[id] = next++;
    for (const auto &[id, machine] : topology.machines)
        for (const Id interface : interfaces(id))
            rank[interface] = next++;
}

std::vector<Id> TopologyIndex::inFileOrder(const std::set<Id> &ids) const
{
    std::vector<std::pair<int, Id>> ranked;
    ranked.reserve(ids.size());
    for (const Id id : ids)
        ranked.emplace_back(rank.at(id), id);
    std::ranges::sort(ranked);
    std::vector<Id> sorted;
    sorted.reserve(ids.size());
    for (const auto &[place, id] : ranked)
        sorted.push_back(id);
    return sorted;
}

Id TopologyIndex::lookUp(const std::unordered_map<Id, Id> &map, Id id)
{
    const auto it = map.find(id);
    return it == map.end() ? Id() : it->second;
}

const std::vector<Id> &TopologyIndex::listOf(const std::unordered_map<Id, std::vector<Id>> &map, Id id)
{
    static const std::vector<Id> none;
    const auto it = map.find(id);
    return it == map.end() ? none : it->second;
}

}  // namespace toile
