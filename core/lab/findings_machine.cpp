// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"
#include "core/model/kinds.h"

#include <algorithm>

namespace toile {

namespace {

bool overlap(const IpPrefix &a, const IpPrefix &b)
{
    return a.contains(b.network().address) || b.contains(a.network().address);
}

}  // namespace

void FindingRules::gateway(Id machine, const RouteState &route)
{
    const QString address = route.gateway->toString();
    const QString destination = route.destination.isDefault()
                                    ? FindingsText::tr("the default route")
                                    : FindingsText::tr("the route to %1").arg(route.destination.toString());
    const std::vector<Id> links = onLink(machine, *route.gateway, route.interface);
    if (links.empty()) {
        warn("gateway-not-on-link", machine,
             FindingsText::tr("%1, the gateway of %2, is on no network of this machine: Linux refuses the route.")
                 .arg(address, destination),
             FindingsText::tr(
                 "Write the address that the gateway has on a network of this machine, or give this machine an "
                 "address beside the gateway."));
        aboutRoute(machine, route);
        return;
    }
    for (const Id link : links) {
        const Id holder = holderOf(link, *route.gateway);
        if (!holder)
            continue;
        const Id router = m_topology.interfaces.at(holder).machine;
        if (router == machine) {
            warn("gateway-is-self", machine,
                 FindingsText::tr("%1, the gateway of %2, is this machine itself.").arg(address, destination),
                 FindingsText::tr("Write the address of the neighbour that passes the packets on."));
            aboutRoute(machine, route);
        } else if (!m_hearing.talk(link, holder)) {
            warn(
                "gateway-missing", machine,
                FindingsText::tr("%1, the gateway of %2, and this machine do not hear each other: on the way, VLANs go "
                                 "one way only.")
                    .arg(address, destination),
                FindingsText::tr("Write the address of a neighbour that answers, or let one VLAN go both ways."));
            aboutRoute(machine, route);
        } else {
            m_gatewayFor.emplace(router, machine);
            m_ways.try_emplace({segmentOf(link), route.gateway->family()}, Way{router, machine, route});
        }
        return;
    }
    warn(
        "gateway-missing", machine,
        FindingsText::tr("No machine on this network has the address %1, the gateway of %2.").arg(address, destination),
        FindingsText::tr("Write the address of a neighbour, or give that address to the router."));
    aboutRoute(machine, route);
}

void FindingRules::gateways()
{
    for (const auto &[id, machine] : m_topology.machines) {
        for (const RouteState &route : machine.routes) {
            if (route.gateway)
                gateway(id, route);
        }
    }
}

void FindingRules::forwarding()
{
    for (const auto &[id, machine] : m_topology.machines) {
        if (machine.forwarding)
            continue;
        const auto user = m_gatewayFor.find(id);
        const MachineKind *kind = machineKind(machine.kind);
        if (user != m_gatewayFor.end())
            warn("router-does-not-forward", id,
                 FindingsText::tr("%1 uses this machine as its gateway, but it does not forward packets.")
                     .arg(m_topology.label(user->second)),
                 FindingsText::tr("Switch forwarding on: sysctl net.ipv4.ip_forward=1."));
        else if (kind && kind->forwards)
            warn("router-does-not-forward", id, FindingsText::tr("This router does not forward packets."),
                 FindingsText::tr("Switch forwarding on: sysctl net.ipv4.ip_forward=1."));
        else
            continue;
        offerForwarding(id);
    }
}

void FindingRules::ruleInterface(Id machine, const FirewallRule &rule, const QString &name)
{
    if (name.isEmpty() || name == u"lo")
        return;
    const auto &all = interfacesOf(machine);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](Id id) { return m_topology.interfaces.at(id).name == name; });
    if (found == all.end()) {
        warn(
            "rule-interface-missing", machine,
            FindingsText::tr("A firewall rule names %1, which this machine does not have: it never applies.").arg(name),
            FindingsText::tr("Write the name of an interface of this machine, or remove the rule."));
        about("rules");
        for (const Id id : all)
            if (const Interface &one = m_topology.interfaces.at(id);
                !one.bridge && !one.addresses.empty() && m_found.back().fixes.size() < 4)
                offerRuleInterface(machine, name, one.name);
        return;
    }
    const Interface &interface = m_topology.interfaces.at(*found);
    if (interface.bridge) {
        warn("rule-on-port", machine,
             FindingsText::tr("A firewall rule names %1, a bridge port: routed packets pass through %2 instead.")
                 .arg(name, m_topology.interfaces.at(interface.bridge).name),
             FindingsText::tr("Write %1 in the rule.").arg(m_topology.interfaces.at(interface.bridge).name));
        about("rules");
        offerRuleInterface(machine, name, m_topology.interfaces.at(interface.bridge).name);
    } else if (rule.target == FirewallRule::Target::Snat && name == rule.outInterface && interface.addresses.empty())
        warn("nat-without-address", machine,
             FindingsText::tr("NAT sends packets out of %1, but %1 has no address: no answer finds its way back.")
                 .arg(name),
             FindingsText::tr("Give %1 an address, or name another interface in the rule.").arg(name));
    else if (rule.target == FirewallRule::Target::Masquerade && interface.addresses.empty())
        warn("nat-without-address", machine,
             FindingsText::tr("NAT replaces addresses by the address of %1, but %1 has none: the packets are dropped.")
                 .arg(name),
             FindingsText::tr("Give %1 an address, or name another interface in the rule.").arg(name));
    else
        return;
    if (!interface.bridge)
        offerFirstAddress(*found);
}

void FindingRules::natRule(Id machine, const FirewallRule &rule)
{
    if (translatesForOthers(rule) && !m_topology.machines.at(machine).forwarding) {
        warn("nat-without-forwarding", machine,
             FindingsText::tr(
                 "This machine does NAT but does not forward packets: nothing of others passes through it."),
             FindingsText::tr("Switch forwarding on: sysctl net.ipv4.ip_forward=1."));
        offerForwarding(machine);
    }
}

void FindingRules::natRules()
{
    for (const auto &[id, machine] : m_topology.machines) {
        for (const FirewallRule &rule : machine.rules) {
            ruleInterface(id, rule, rule.inInterface);
            ruleInterface(id, rule, rule.outInterface);
        }
        // One word a machine is enough.
        for (const FirewallRule &rule : machine.rules) {
            const std::size_t before = m_found.size();
            natRule(id, rule);
            if (m_found.size() > before)
                break;
        }
    }
}

void FindingRules::sameNetworkTwice()
{
    for (const auto &[machine, all] : std::map(m_interfacesOf.begin(), m_interfacesOf.end())) {
        std::vector<Member> seen;
        for (const Id id : all) {
            for (const IpPrefix &address : m_topology.interfaces.at(id).addresses) {
                const auto other = std::find_if(seen.begin(), seen.end(), [&](const Member &m) {
                    return m.interface != id && overlap(m.address, address);
                });
                const bool sameSegment =
                    other != seen.end() && segmentOf(id) && segmentOf(id) == segmentOf(other->interface);
                if (other != seen.end() && !sameSegment) {
                    warn("same-network-twice", id,
                         FindingsText::tr(
                             "%1 and %2 of the same machine are both in %3, but not on the same network: Linux "
                             "sends through one of them only.")
                             .arg(m_topology.label(id), m_topology.label(other->interface),
                                  address.network().toString()),
                         FindingsText::tr("Give one of the two networks other addresses."));
                    offerOtherNetwork(id, address.network());
                }
                seen.push_back({id, address});
            }
        }
    }
}

}  // namespace toile
