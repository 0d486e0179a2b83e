// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/routing.h"

#include "core/model/networksummary.h"
#include "core/model/prefixes.h"

#include <algorithm>
#include <set>

namespace toile {

Routing::Routing(const Topology &topology) : m_topology(topology), m_hearing(topology), m_segments(segments(topology))
{
    for (std::size_t i = 0; i < m_segments.size(); ++i)
        for (const Id id : m_segments[i].interfaces)
            m_segmentOf.emplace(id, i);
    for (const auto &[id, interface] : topology.interfaces)
        m_interfacesOf[interface.machine].push_back(id);
}

const std::vector<Id> &Routing::interfacesOf(Id machine) const
{
    static const std::vector<Id> none;
    const auto found = m_interfacesOf.find(machine);
    return found == m_interfacesOf.end() ? none : found->second;
}

const Segment *Routing::segmentOf(Id interface) const
{
    const auto found = m_segmentOf.find(interface);
    return found == m_segmentOf.end() ? nullptr : &m_segments[found->second];
}

std::vector<IpPrefix> Routing::networks() const
{
    std::set<IpPrefix> networks;
    for (const auto &[id, interface] : m_topology.interfaces)
        for (const IpPrefix &address : interface.addresses)
            networks.insert(address.network());
    return {networks.begin(), networks.end()};
}

std::vector<IpPrefix> Routing::networksBeyond(Id machine) const
{
    std::vector<IpPrefix> beyond = networks();
    for (const Id id : interfacesOf(machine))
        for (const IpPrefix &address : m_topology.interfaces.at(id).addresses)
            std::erase(beyond, address.network());
    return beyond;
}

bool Routing::knows(Id machine, const IpPrefix &network) const
{
    for (const Id id : interfacesOf(machine))
        for (const IpPrefix &address : m_topology.interfaces.at(id).addresses)
            if (address.length <= network.length && address.contains(network.address))
                return true;
    const Machine *found = m_topology.machine(machine);
    return found && std::any_of(found->routes.begin(), found->routes.end(), [&](const RouteState &route) {
               return route.destination.length <= network.length && route.destination.contains(network.address);
           });
}

std::vector<Gateway> Routing::gateways(Id machine, const IpPrefix &destination) const
{
    std::vector<Gateway> result;
    for (const Id own : interfacesOf(machine)) {
        const Segment *segment = segmentOf(own);
        const Interface &mine = m_topology.interfaces.at(own);
        if (!segment || mine.addresses.empty())
            continue;
        for (const Id other : segment->interfaces) {
            const Interface &theirs = m_topology.interfaces.at(other);
            if (theirs.machine == machine || !m_hearing.talk(own, other))
                continue;
            for (const IpPrefix &address : theirs.addresses) {
                const bool onLink = std::any_of(mine.addresses.begin(), mine.addresses.end(), [&](const IpPrefix &p) {
                    return p.contains(address.address) && p.address != address.address;
                });
                if (onLink && address.address.family() == destination.address.family())
                    result.push_back({other, address.address, own, m_topology.machines.at(theirs.machine).forwarding,
                                      knows(theirs.machine, destination)});
            }
        }
    }
    const auto rank = [this](const Gateway &gateway) {
        // Who has other networks behind him is more likely meant than who has none, and knows the way only for himself.
        const bool isEnd = interfacesOf(m_topology.interfaces.at(gateway.interface).machine).size() < 2;
        return std::tuple(isEnd && !gateway.forwards, !gateway.leadsThere, !gateway.forwards, isEnd);
    };
    std::stable_sort(result.begin(), result.end(),
                     [&](const Gateway &a, const Gateway &b) { return rank(a) < rank(b); });
    return result;
}

/// Whether packets that leave `machine` through `out` get its own address.
bool Routing::translates(Id machine, Id out) const
{
    const auto &rules = m_topology.machines.at(machine).rules;
    return std::any_of(rules.begin(), rules.end(), [&](const FirewallRule &rule) {
        const bool hides =
            rule.target == FirewallRule::Target::Masquerade ||
            (rule.target == FirewallRule::Target::Snat && rule.chain == FirewallRule::Chain::Postrouting);
        return hides && (rule.outInterface.isEmpty() || rule.outInterface == m_topology.interfaces.at(out).name);
    });
}

std::vector<ReturnRoute> Routing::missingReturns(Id machine, const IpPrefix &destination, const Gateway &gateway) const
{
    const Id router = m_topology.interfaces.at(gateway.interface).machine;
    IpPrefix home;  // the network that answers must find
    for (const IpPrefix &address : m_topology.interfaces.at(gateway.through).addresses)
        if (address.contains(gateway.address))
            home = address.network();
    std::vector<ReturnRoute> missing;
    std::set<Id> asked{machine, router};
    for (const Id out : interfacesOf(router)) {
        const Segment *segment = segmentOf(out);
        if (!segment || translates(router, out))
            continue;
        for (const IpPrefix &address : m_topology.interfaces.at(out).addresses) {
            if (address.network() != destination)
                continue;
            for (const Id other : segment->interfaces) {
                const Interface &interface = m_topology.interfaces.at(other);
                const bool isThere = std::any_of(interface.addresses.begin(), interface.addresses.end(),
                                                 [&](const IpPrefix &p) { return destination.contains(p.address); });
                if (!isThere || !asked.insert(interface.machine).second || knows(interface.machine, home))
                    continue;
                RouteState back;
                back.destination = home;
                back.gateway = address.address;
                missing.push_back({interface.machine, back});
            }
        }
    }
    return missing;
}

std::optional<IpPrefix> routeTarget(const Topology &topology, Id from, Id element)
{
    std::vector<IpPrefix> networks;
    if (const auto summary = networkOf(topology, element))
        networks = summary->segment.prefixes;
    for (const Id id : topology.machine(element) ? topology.interfacesOf(element) : std::vector<Id>())
        for (const IpPrefix &address : topology.interface(id)->addresses)
            networks.push_back(address.network());
    const std::vector<IpPrefix> beyond = Routing(topology).networksBeyond(from);
    const auto wanted = std::find_if(networks.begin(), networks.end(), [&](const IpPrefix &network) {
        return std::find(beyond.begin(), beyond.end(), network) != beyond.end();
    });
    return wanted == networks.end() ? std::nullopt : std::optional(*wanted);
}

}  // namespace toile
