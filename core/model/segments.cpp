// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/hearing.h"

#include <algorithm>

namespace toile {

namespace {

std::vector<IpPrefix> prefixesOf(const Topology &topology, std::vector<Id> interfaces)
{
    std::ranges::stable_sort(interfaces, {}, [&](Id id) { return topology.interfaces.at(id).machine; });
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
    // By the lowest interface: places are numbered in the order of the interfaces.
    const Hearing hearing(topology);
    std::map<int, Segment> byGroup;
    for (const auto &[id, interface] : topology.interfaces)
        byGroup[hearing.networkOf(id)].interfaces.push_back(id);
    for (const auto &[id, cable] : topology.cables)
        byGroup[hearing.networkOf(cable.a)].cables.push_back(id);

    std::vector<Segment> result;
    for (auto &[group, segment] : byGroup) {
        if (segment.interfaces.size() < 2)
            continue;
        segment.prefixes = prefixesOf(topology, segment.interfaces);
        result.push_back(std::move(segment));
    }
    return result;
}

}  // namespace toile
