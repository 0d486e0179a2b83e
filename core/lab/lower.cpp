// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/lower.h"

#include "core/model/kinds.h"
#include "core/model/vlans.h"

#include <algorithm>
#include <map>
#include <set>

namespace toile {

namespace {

class Lowering {
public:
    explicit Lowering(const Topology &topology) : m_topology(topology)
    {
        for (const auto &[id, cable] : topology.cables) {
            m_otherEnd[cable.a] = cable.b;
            m_otherEnd[cable.b] = cable.a;
        }
    }

    KernelState lower()
    {
        for (const auto &[id, machine] : m_topology.machines) {
            NamespaceState &ns = m_state.namespaces[machine.name];
            ns.forwarding = machine.forwarding;
            ns.rules = machine.rules;
        }
        for (const auto &[id, interface] : m_topology.interfaces)
            addInterface(id, interface);
        for (const auto &[id, machine] : m_topology.machines)
            addRoutes(id, machine);
        return std::move(m_state);
    }

private:
    const Machine &machineOf(const Interface &interface) const { return m_topology.machines.at(interface.machine); }

    /// A cable's end without a cable does not exist, nor does what is made on one that does not.
    bool exists(Id id) const
    {
        const Interface *interface = m_topology.interface(id);
        if (!interface || (kindOf(*interface).cabled && !m_otherEnd.contains(id)))
            return false;
        return !interface->parent || exists(interface->parent);
    }

    /// A VLAN is only up while what it is made on is.
    bool isUp(const Interface &interface) const
    {
        const Interface *parent = m_topology.interface(interface.parent);
        const bool follows = parent && std::holds_alternative<VlanSettings>(interface.settings);
        return interface.up && (!follows || isUp(*parent));
    }

    std::optional<LinkSettings> settingsOf(Id id, const Interface &interface, Id peer) const
    {
        const InterfaceKind &kind = kindOf(interface);
        if (!exists(id))
            return std::nullopt;
        if (!kind.cabled)
            return kind.lower(m_topology, interface);
        const Interface &other = m_topology.interfaces.at(peer);
        return VethSettings{machineOf(other).name, other.name};
    }

    void addInterface(Id id, const Interface &interface);
    void addRoutes(Id id, const Machine &machine);
    bool mayExist(const NamespaceState &ns, Id machine, const RouteState &route) const;

    const Topology &m_topology;
    std::map<Id, Id> m_otherEnd;
    std::map<Id, std::vector<const Interface *>> m_unusable;  ///< by machine: drawn, but not there or not up
    KernelState m_state;
};

/// Sorted; an address that the kernel would refuse as a second time the same (net/ipv6/addrconf.c does not look at the
/// length) is there once.
std::vector<IpPrefix> addressesOf(const Interface &interface)
{
    std::vector<IpPrefix> addresses = interface.addresses;
    std::sort(addresses.begin(), addresses.end());
    const auto isSame = [](const IpPrefix &a, const IpPrefix &b) {
        return a.address == b.address && (!a.address.isV4() || a.length == b.length);
    };
    addresses.erase(std::unique(addresses.begin(), addresses.end(), isSame), addresses.end());
    return addresses;
}

bool isIpv6(const IpPrefix &prefix)
{
    return !prefix.address.isV4();
}

void Lowering::addInterface(Id id, const Interface &interface)
{
    const auto cable = m_otherEnd.find(id);
    const auto settings = settingsOf(id, interface, cable == m_otherEnd.end() ? Id() : cable->second);
    if (!settings || !isUp(interface))
        m_unusable[interface.machine].push_back(&interface);
    if (!settings)
        return;
    LinkState link;
    link.name = interface.name;
    link.settings = *settings;
    link.up = isUp(interface);
    link.mac = interface.mac;
    link.mtu = interface.mtu;
    if (const Interface *bridge = m_topology.interface(interface.bridge))
        link.master = bridge->name;
    link.addresses = addressesOf(interface);
    link.vlans = membershipOf(m_topology, id);
    NamespaceState &ns = m_state.namespaces[machineOf(interface).name];
    ns.ipv6 = ns.ipv6 || std::any_of(link.addresses.begin(), link.addresses.end(), isIpv6);
    ns.links.emplace(link.name, std::move(link));
}

bool covers(const std::vector<IpPrefix> &addresses, const IpAddress &gateway)
{
    return std::any_of(addresses.begin(), addresses.end(), [&](const IpPrefix &address) {
        return address.address.family() == gateway.family() && address.network().contains(gateway);
    });
}

/// A route over an interface that is drawn but has no cable, or is down, waits until it can be: the lab still deploys.
/// A gateway that is nowhere near is left for the kernel to refuse, in its own words.
bool Lowering::mayExist(const NamespaceState &ns, Id machine, const RouteState &route) const
{
    const auto waiting = m_unusable.find(machine);
    if (waiting == m_unusable.end())
        return true;
    if (!route.interface.isEmpty())
        return std::none_of(waiting->second.begin(), waiting->second.end(),
                            [&](const Interface *interface) { return interface->name == route.interface; });
    if (!route.gateway)
        return true;
    const bool isNear = std::any_of(ns.links.begin(), ns.links.end(), [&](const auto &entry) {
        return entry.second.up && covers(entry.second.addresses, *route.gateway);
    });
    return isNear || std::none_of(waiting->second.begin(), waiting->second.end(), [&](const Interface *interface) {
               return covers(interface->addresses, *route.gateway);
           });
}

/// The kernel holds one route for a destination and metric: the first that is drawn.
void Lowering::addRoutes(Id id, const Machine &machine)
{
    NamespaceState &ns = m_state.namespaces[machine.name];
    std::set<std::pair<IpPrefix, int>> taken;
    for (RouteState route : machine.routes) {
        route.destination = route.destination.network();
        if (!mayExist(ns, id, route) || !taken.emplace(route.destination, route.metric).second)
            continue;
        ns.ipv6 = ns.ipv6 || isIpv6(route.destination);
        ns.routes.push_back(std::move(route));
    }
    std::sort(ns.routes.begin(), ns.routes.end());
}

}  // namespace

KernelState lower(const Topology &topology)
{
    return Lowering(topology).lower();
}

}  // namespace toile
