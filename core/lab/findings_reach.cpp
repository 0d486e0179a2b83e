// SPDX-License-Identifier: GPL-2.0-or-later
// Machines that nobody reaches, or that do not find their way to others.
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>
#include <iterator>

namespace toile {

bool FindingRules::translatesForOthers(const FirewallRule &rule)
{
    return rule.table == FirewallRule::Table::Nat &&
           (rule.target == FirewallRule::Target::Masquerade ||
            (rule.target == FirewallRule::Target::Snat && rule.chain == FirewallRule::Chain::Postrouting));
}

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

/// Which brings addresses and routes of its own along.
bool FindingRules::hasCard(Id machine) const
{
    const auto &all = interfacesOf(machine);
    return std::any_of(all.begin(), all.end(), [this](Id id) { return !m_topology.cardOf(id).isEmpty(); });
}

bool FindingRules::hasAddress(Id machine) const
{
    const auto &all = interfacesOf(machine);
    return std::any_of(all.begin(), all.end(),
                       [this](Id id) { return !m_topology.interfaces.at(id).addresses.empty(); });
}

/// On every network of the router: what comes through it has another way back.
bool FindingRules::isBesideAllOf(Id machine, Id router) const
{
    for (const Id id : interfacesOf(router))
        for (const IpPrefix &address : m_topology.interfaces.at(id).addresses)
            if (onLink(machine, address.address, {}).empty())
                return false;
    return true;
}

/// Who is on that network then answers the router itself.
bool FindingRules::translatesOnto(const Segment *segment, Id router) const
{
    const auto &rules = m_topology.machines.at(router).rules;
    return std::any_of(rules.begin(), rules.end(), [&](const FirewallRule &rule) {
        if (!translatesForOthers(rule))
            return false;
        const auto &all = interfacesOf(router);
        return std::any_of(all.begin(), all.end(), [&](Id id) {
            const QString &name = m_topology.interfaces.at(id).name;
            return segmentOf(id) == segment && (rule.outInterface.isEmpty() || rule.outInterface == name);
        });
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
    std::vector<Id> joined;
    std::copy_if(all.begin(), all.end(), std::back_inserter(joined), [this](Id id) { return isJoined(id); });
    warn("unreachable-machine", machine,
         FindingsText::tr("All interfaces of this machine that have a cable are down: nobody can reach it."),
         FindingsText::tr("Switch one on: ip link set %1 up.").arg(m_topology.interfaces.at(joined.front()).name));
    for (const Id id : joined)
        offerUp(id);
    return true;
}

bool FindingRules::withoutAddress(Id machine)
{
    const std::vector<Id> beside = interfacesBesideAddresses(machine);
    if (beside.empty() || hasAddress(machine) || hasCard(machine) || bridges(machine))
        return false;
    inform(
        "unreachable-machine", machine,
        FindingsText::tr("This machine has no address, though its neighbours have: nobody can reach it."),
        FindingsText::tr("Give one of its interfaces an address of that network. If it only listens, it needs none."));
    for (const Id id : beside)
        offerFirstAddress(id);
    return true;
}

/// A machine that knows no network but its own, where a neighbour knows how another one is reached.
void FindingRules::withoutWay(Id machine)
{
    const Machine &value = m_topology.machines.at(machine);
    if (!value.routes.empty() || value.forwarding || hasCard(machine) || bridges(machine))
        return;
    for (const Id id : interfacesOf(machine)) {
        const Segment *segment = segmentOf(id);
        for (const auto family : {IpAddress::Family::V4, IpAddress::Family::V6}) {
            const auto way = m_ways.find({segment, family});
            if (way == m_ways.end() || !isNeeded(way->second, id))
                continue;
            const RouteState &route = way->second.route;
            const QString user = m_topology.label(way->second.user);
            inform("no-way-out", machine,
                   FindingsText::tr("No route leads from this machine out of its own network, though its neighbour %1 "
                                    "has one via %2: nobody beyond gets an answer.")
                       .arg(user, route.gateway->toString()),
                   FindingsText::tr("Give it the same route, unless it is to know its own network only."));
            about("routes");
            fix(FindingsText::tr("Give it the route of %1").arg(user), {changedMachine(machine, [&](Machine &after) {
                    after.routes.push_back({route.destination, route.gateway, {}});
                })});
            return;
        }
    }
}

/// Whether only that way leads what comes to `interface` back where it came from.
bool FindingRules::isNeeded(const Way &way, Id interface) const
{
    const Interface &value = m_topology.interfaces.at(interface);
    const Id machine = value.machine;
    const IpPrefix &to = way.route.destination;
    const auto &ends = interfacesOf(way.router);
    const auto talks = [&](Id end) { return m_hearing.talk(interface, end); };
    return way.router != machine && std::any_of(ends.begin(), ends.end(), talks) &&
           !onLink(machine, *way.route.gateway, value.name).empty() &&
           (to.isDefault() || onLink(machine, to.address, {}).empty()) && !isBesideAllOf(machine, way.router) &&
           !translatesOnto(segmentOf(interface), way.router);
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
