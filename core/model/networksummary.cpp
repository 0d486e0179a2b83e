// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/networksummary.h"

#include "core/model/hearing.h"
#include "core/model/kinds.h"
#include "core/model/prefixes.h"
#include "core/model/vlanmap.h"

#include <algorithm>

namespace toile {

namespace {

/// Addresses that one machine can have.
quint64 sizeOf(const IpPrefix &network)
{
    const int hostBits = std::min(network.address.bits() - network.length, 32);
    const quint64 all = quint64(1) << hostBits;
    return network.address.isV4() && hostBits > 1 ? all - 2 : all;
}

NetworkSummary::Range rangeOf(const IpPrefix &network, const std::set<IpAddress> &taken)
{
    const auto used =
        std::count_if(taken.begin(), taken.end(), [&](const IpAddress &address) { return network.contains(address); });
    NetworkSummary::Range range{network, 0, prefixes::lowestFree(network, taken)};
    const quint64 all = sizeOf(network);
    range.free = range.next && all > quint64(used) ? all - quint64(used) : 0;
    return range;
}

/// Whatever the bridges between let pass: only what an end of the cable sends on purpose.
std::vector<Id> trunksOf(const Topology &topology, const VlanMap &vlans, Id at)
{
    const Layer2 frames(topology);
    const int group = frames.groupOf(at, 0);
    const auto isOurs = [&](const Cable &cable, const CarriedVlan &carried) {
        return carried.tag != 0 && frames.tags().contains(carried.tag) && frames.groupOf(cable.a, carried.tag) == group;
    };
    std::vector<Id> trunks;
    for (const auto &entry : topology.cables)
        if (std::ranges::any_of(vlans.carriedBy(entry.second),
                                [&](const auto &each) { return isOurs(entry.second, each); }))
            trunks.push_back(entry.first);
    return trunks;
}

}  // namespace

std::optional<NetworkSummary> networkOf(const Topology &topology, Id id)
{
    const auto cable = topology.cables.find(id);
    const Id at = cable == topology.cables.end() ? id : cable->second.a;
    if (!topology.interface(at))
        return std::nullopt;
    const std::vector<Segment> all = segments(topology);
    const auto found = std::find_if(all.begin(), all.end(), [at](const Segment &segment) {
        return std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), at);
    });
    if (found == all.end())
        return std::nullopt;
    NetworkSummary summary;
    summary.segment = *found;
    const Hearing hearing(topology);
    std::erase_if(summary.segment.interfaces, [&](Id other) { return !hearing.talk(at, other); });
    std::erase_if(summary.segment.cables, [&](Id other) { return !hearing.talk(at, topology.cables.at(other).a); });
    const VlanMap vlans(topology);
    summary.vlan = vlans.vlanAt(at);
    summary.trunks = trunksOf(topology, vlans, at);
    const std::set<IpAddress> taken = prefixes::addresses(topology);
    for (const IpPrefix &network : found->prefixes)
        summary.ranges.push_back(rangeOf(network, taken));
    for (const Id member : summary.segment.interfaces) {
        const Interface &interface = topology.interfaces.at(member);
        if (!interface.addresses.empty())
            summary.members.push_back({member, interface.addresses});
        else if (kindOf(interface).cabled && !interface.bridge)
            ++summary.silent;
        summary.bridges += topology.isBridge(member) ? 1 : 0;
    }
    return summary;
}

}  // namespace toile
