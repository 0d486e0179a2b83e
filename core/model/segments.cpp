// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/topology.h"

#include <algorithm>
#include <unordered_map>

namespace toile {

namespace {

/// Union-find by interface: joins what a broadcast crosses. The root of a group is its lowest Id.
class Groups {
public:
    explicit Groups(const Topology &topology)
    {
        m_parents.reserve(topology.interfaces.size());
        for (const auto &[id, interface] : topology.interfaces)
            m_parents.emplace(id, id);
    }

    Id rootOf(Id id)
    {
        while (m_parents.at(id) != id) {
            Id &parent = m_parents.at(id);
            parent = m_parents.at(parent);
            id = parent;
        }
        return id;
    }

    void join(Id a, Id b)
    {
        if (!m_parents.contains(a) || !m_parents.contains(b))
            return;
        const Id rootA = rootOf(a);
        const Id rootB = rootOf(b);
        m_parents.at(std::max(rootA, rootB)) = std::min(rootA, rootB);
    }

private:
    std::unordered_map<Id, Id> m_parents;
};

std::vector<IpPrefix> prefixesOf(const Topology &topology, const std::vector<Id> &interfaces)
{
    struct Use {
        IpPrefix network;
        int count;
    };
    std::vector<Use> uses;
    for (const Id id : interfaces) {
        for (const IpPrefix &address : topology.interfaces.at(id).addresses) {
            const IpPrefix network = address.network();
            const auto it = std::find_if(uses.begin(), uses.end(), [&](const Use &u) { return u.network == network; });
            if (it == uses.end())
                uses.push_back({network, 1});
            else
                ++it->count;
        }
    }
    std::stable_sort(uses.begin(), uses.end(), [](const Use &a, const Use &b) { return a.count > b.count; });
    std::vector<IpPrefix> prefixes;
    for (const Use &use : uses)
        prefixes.push_back(use.network);
    return prefixes;
}

}  // namespace

std::vector<Segment> segments(const Topology &topology)
{
    Groups groups(topology);
    for (const auto &[id, cable] : topology.cables)
        groups.join(cable.a, cable.b);
    for (const auto &[id, interface] : topology.interfaces) {
        if (interface.bridge)
            groups.join(id, interface.bridge);
    }
    std::map<Id, Segment> byRoot;
    for (const auto &[id, interface] : topology.interfaces)
        byRoot[groups.rootOf(id)].interfaces.push_back(id);
    for (const auto &[id, cable] : topology.cables)
        byRoot[groups.rootOf(cable.a)].cables.push_back(id);

    std::vector<Segment> result;
    for (auto &[root, segment] : byRoot) {
        if (segment.interfaces.size() < 2)
            continue;
        segment.prefixes = prefixesOf(topology, segment.interfaces);
        result.push_back(std::move(segment));
    }
    return result;
}

}  // namespace toile
