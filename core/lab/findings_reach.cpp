// SPDX-License-Identifier: GPL-2.0-or-later
// Machines that nobody reaches, or that do not find their way to others.
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

/// By a cable to another machine, or as a real network card.
bool FindingRules::isJoined(Id interface) const
{
    if (!m_topology.cardOf(interface).isEmpty())
        return true;
    const auto peer = m_peers.find(interface);
    return peer != m_peers.end() &&
           m_topology.interfaces.at(peer->second).machine != m_topology.interfaces.at(interface).machine;
}

/// What it passes on for others needs no address of its own.
bool FindingRules::bridges(Id machine) const
{
    const auto &all = interfacesOf(machine);
    return std::any_of(all.begin(), all.end(), [this](Id id) { return m_topology.interfaces.at(id).bridge != Id(); });
}

/// A real network card brings its own along.
bool FindingRules::hasAddress(Id machine) const
{
    const auto &all = interfacesOf(machine);
    return std::any_of(all.begin(), all.end(), [this](Id id) {
        return !m_topology.interfaces.at(id).addresses.empty() || !m_topology.cardOf(id).isEmpty();
    });
}

/// Where it could have an address in a network of its neighbours.
std::vector<Id> FindingRules::interfacesBesideAddresses(Id machine) const
{
    std::vector<Id> result;
    for (const Id id : interfacesOf(machine)) {
        const Segment *segment = segmentOf(id);
        if (segment && !segment->prefixes.empty())
            result.push_back(id);
    }
    return result;
}

bool FindingRules::unjoined(Id machine)
{
    const auto &all = interfacesOf(machine);
    if (std::any_of(all.begin(), all.end(), [this](Id id) { return isJoined(id); }))
        return false;
    warn("unreachable-machine", machine, FindingsText::tr("No cable leads to this machine: nobody can reach it."),
         FindingsText::tr("Pull a cable from it to another machine or to a bridge."));
    return true;
}

bool FindingRules::allDown(Id machine)
{
    const auto &all = interfacesOf(machine);
    const auto isUp = [this](Id id) { return isJoined(id) && m_topology.interfaces.at(id).up; };
    if (bridges(machine) || std::any_of(all.begin(), all.end(), isUp))
        return false;
    warn("unreachable-machine", machine,
         FindingsText::tr("All interfaces of this machine that have a cable are down: nobody can reach it."),
         FindingsText::tr("Switch one on: ip link set IFACE up."));
    for (const Id id : all)
        if (isJoined(id))
            offerUp(id);
    return true;
}

bool FindingRules::withoutAddress(Id machine)
{
    const std::vector<Id> beside = interfacesBesideAddresses(machine);
    if (beside.empty() || hasAddress(machine) || bridges(machine))
        return false;
    warn("unreachable-machine", machine,
         FindingsText::tr("This machine has no address, though its neighbours have: nobody can reach it."),
         FindingsText::tr("Give one of its interfaces an address of that network."));
    for (const Id id : beside)
        offerFirstAddress(id);
    return true;
}

/// A machine that knows no network but its own, where a neighbour knows how another one is reached.
void FindingRules::withoutWay(Id machine)
{
    const Machine &value = m_topology.machines.at(machine);
    if (!value.routes.empty() || value.forwarding)
        return;
    for (const Id id : interfacesOf(machine)) {
        const Segment *segment = segmentOf(id);
        const auto way = segment ? m_ways.find(segment) : m_ways.end();
        if (way == m_ways.end() || way->second.router == machine)
            continue;
        const RouteState &route = way->second.route;
        const bool isBeside = !onLink(machine, *route.gateway, m_topology.interfaces.at(id).name).empty();
        const bool isOwn = !route.destination.isDefault() && !onLink(machine, route.destination.address, {}).empty();
        if (!isBeside || isOwn)
            continue;
        warn(
            "unreachable-machine", machine,
            FindingsText::tr("No route leads from this machine out of its own network, though its neighbour %1 has one "
                             "via %2: nobody beyond gets an answer.")
                .arg(m_topology.label(way->second.user), route.gateway->toString()),
            FindingsText::tr("Give it the same route."));
        about("routes");
        fix(FindingsText::tr("Give it the route of %1").arg(m_topology.label(way->second.user)),
            {changedMachine(machine, [&](Machine &after) {
                after.routes.push_back({route.destination, route.gateway, {}});
            })});
        return;
    }
}

void FindingRules::unreachableMachines()
{
    if (m_topology.machines.size() < 2)
        return;
    for (const auto &[id, machine] : m_topology.machines) {
        if (unjoined(id) || allDown(id) || withoutAddress(id))
            m_unreachable.insert(id);
        else
            withoutWay(id);
    }
}

}  // namespace toile
