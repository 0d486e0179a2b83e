// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/contradictions.h"

#include "core/kernel/linkkind.h"
#include "core/model/vlans.h"
#include "ui/canvas/text.h"

#include <algorithm>

namespace toile {

namespace {

bool hasRoute(const LiveMachine &live, const RouteState &drawn)
{
    return std::ranges::any_of(live.routes, [&drawn](const auto &entry) {
        const RouteState &route = entry.second.route;
        return route.table == 0 && route.foreign.isEmpty() && route.destination == drawn.destination &&
               route.gateway == drawn.gateway && (drawn.interface.isEmpty() || route.interface == drawn.interface);
    });
}

bool isDrawn(const Machine &machine, const RuleRow &row)
{
    return row.rule && std::ranges::find(machine.rules, *row.rule) != machine.rules.end();
}

template <typename Value>
bool contains(const std::vector<Value> &values, const Value &wanted)
{
    return std::ranges::find(values, wanted) != values.end();
}

/// As it was deployed: found by name, which is all that the kernel knows of it.
const NamespaceState *givenMachine(const Running &running, const QString &name)
{
    if (!running.given)
        return nullptr;
    const auto it = running.given->namespaces.find(name);
    return it == running.given->namespaces.end() ? nullptr : &it->second;
}

const LinkState *givenLink(const Running &running, const Topology &topology, const Interface &drawn)
{
    const NamespaceState *machine = givenMachine(running, topology.machine(drawn.machine)->name);
    if (!machine)
        return nullptr;
    const auto it = machine->links.find(drawn.name);
    return it == machine->links.end() ? nullptr : &it->second;
}

bool wasGiven(const NamespaceState *machine, RouteState route)
{
    route.destination = route.destination.network();
    return machine && contains(machine->routes, route);
}

/// Of what the kernel lacks.
Held lacked(const Running &running, bool wasGiven)
{
    return !running.given || wasGiven ? Held::Lost : Held::NotYet;
}

Roles::Role lackedRole(const Running &running, bool wasGiven)
{
    return lacked(running, wasGiven) == Held::Lost ? Roles::Role::Gone : Roles::Role::NotYet;
}

Roles::Role roleIn(FirewallRule::Table table, const Machine &machine, const LiveMachine *live, const Running &running)
{
    const auto inTable = [table](const FirewallRule &rule) { return rule.table == table; };
    const bool drawn = std::ranges::any_of(machine.rules, inTable);
    if (!live)
        return drawn ? Roles::Role::Drawn : Roles::Role::None;
    const auto lacks = [&](const FirewallRule &rule) { return inTable(rule) && !hasRule(*live, rule); };
    if (std::ranges::any_of(machine.rules, lacks)) {
        const NamespaceState *given = givenMachine(running, machine.name);
        const auto lost = [&](const FirewallRule &rule) { return lacks(rule) && contains(given->rules, rule); };
        return lackedRole(running, given && std::ranges::any_of(machine.rules, lost));
    }
    if (drawn)
        return Roles::Role::Drawn;
    const auto adds = [&](const auto &entry) { return entry.second.table == table && !isDrawn(machine, entry.second); };
    return std::ranges::any_of(live->rules, adds) ? Roles::Role::Observed : Roles::Role::None;
}

/// What a rule does at the interface, in a word; empty: nothing.
QString natNote(const FirewallRule &rule, const QString &interface)
{
    const QString to = rule.toAddress ? rule.toAddress->toString() : QString();
    if (rule.target == FirewallRule::Target::Masquerade && rule.outInterface == interface)
        return QStringLiteral("masquerade");
    if (rule.target == FirewallRule::Target::Snat && rule.outInterface == interface)
        return QStringLiteral("SNAT → ") + to;
    if (rule.target == FirewallRule::Target::Dnat && rule.inInterface == interface)
        return QStringLiteral("DNAT → ") + to;
    return {};
}

}  // namespace

QString writtenText(const Drawn &drawn)
{
    switch (drawn.held) {
    case Held::Yes:
        break;
    case Held::Lost:
        return QStringLiteral("−") + drawn.text;
    case Held::NotYet:
        return QStringLiteral("○ ") + drawn.text;  // the sign of what is not deployed
    }
    return drawn.text;
}

const LiveMachine *liveMachine(const LiveState *live, const QString &machine)
{
    if (!live)
        return nullptr;
    const auto it = live->machines.find(machine);
    return it == live->machines.end() ? nullptr : &it->second;
}

const LinkRow *liveLink(const LiveMachine *live, const QString &interface)
{
    if (!live)
        return nullptr;
    const auto it = live->links.find(interface);
    return it == live->links.end() ? nullptr : &it->second;
}

std::vector<Drawn> drawnRoutes(const Machine &machine, const Running &running)
{
    const LiveMachine *live = liveMachine(running.live, machine.name);
    std::vector<Drawn> routes;
    for (const RouteState &route : machine.routes) {
        routes.push_back({routeText(route)});
        if (!live || hasRoute(*live, route))
            continue;
        routes.back().held = lacked(running, wasGiven(givenMachine(running, machine.name), route));
    }
    return routes;
}

std::vector<Drawn> drawnAddresses(const Topology &topology, const Interface &interface, const Running &running)
{
    const LiveMachine *live = liveMachine(running.live, topology.machine(interface.machine)->name);
    const LinkRow *link = liveLink(live, interface.name);
    std::vector<Drawn> addresses;
    for (const IpPrefix &address : interface.addresses) {
        addresses.push_back({address.toString()});
        if (!live || (link && contains(link->config.addresses, address)))
            continue;
        const LinkState *given = givenLink(running, topology, interface);
        addresses.back().held = lacked(running, given && contains(given->addresses, address));
    }
    return addresses;
}

Held heldPort(const Topology &topology, const Interface &port, const Running &running)
{
    const Interface *bridge = topology.interface(port.bridge);
    const LiveMachine *machine = liveMachine(running.live, topology.machine(port.machine)->name);
    if (!bridge || !machine)
        return Held::Yes;
    const LinkRow *link = liveLink(machine, port.name);
    if (link && link->config.master == bridge->name)
        return Held::Yes;
    const LinkState *given = givenLink(running, topology, port);
    return lacked(running, given && given->master == bridge->name);
}

Held heldStacked(const Topology &topology, const Interface &stacked, const Running &running)
{
    const Interface *parent = topology.interface(stacked.parent);
    const LiveMachine *machine = liveMachine(running.live, topology.machine(stacked.machine)->name);
    if (!parent || !machine)
        return Held::Yes;
    const LinkRow *link = liveLink(machine, stacked.name);
    if (link && parentOf(link->config) == parent->name)
        return Held::Yes;
    const LinkState *given = givenLink(running, topology, stacked);
    return lacked(running, given && parentOf(*given) == parent->name);
}

Held heldForwarding(const Topology &topology, const Interface &from, const Interface &to, const Running &running)
{
    const QString &name = topology.machine(from.machine)->name;
    const LiveMachine *machine = liveMachine(running.live, name);
    if (!machine || (machine->forwarding && liveLink(machine, from.name) && liveLink(machine, to.name)))
        return Held::Yes;
    const NamespaceState *given = givenMachine(running, name);
    return lacked(running,
                  given && given->forwarding && givenLink(running, topology, from) && givenLink(running, topology, to));
}

std::vector<Drawn> natNotes(const Machine &machine, const QString &interface, const Running &running)
{
    const LiveMachine *live = liveMachine(running.live, machine.name);
    std::vector<Drawn> notes;
    for (const FirewallRule &rule : machine.rules) {
        Drawn note{natNote(rule, interface)};
        if (note.text.isEmpty())
            continue;
        if (live && !hasRule(*live, rule)) {
            const NamespaceState *given = givenMachine(running, machine.name);
            note.held = lacked(running, given && contains(given->rules, rule));
        }
        if (!contains(notes, note))
            notes.push_back(note);
    }
    return notes;
}

std::vector<Drawn> drawnFiltering(const Topology &topology, const Interface &interface, const Running &running)
{
    const auto filters = [](const auto &settings) {
        const auto *bridge = std::get_if<BridgeSettings>(&settings);
        return bridge && bridge->vlanFiltering;
    };
    if (!filters(interface.settings))
        return {};
    const LiveMachine *machine = liveMachine(running.live, topology.machine(interface.machine)->name);
    const LinkRow *link = liveLink(machine, interface.name);
    const auto *live = link ? std::get_if<BridgeSettings>(&link->config.settings) : nullptr;
    if (!live || live->vlanFiltering)
        return {{kVlanFiltering}};
    const LinkState *given = givenLink(running, topology, interface);
    return {{kVlanFiltering, lacked(running, given && filters(given->settings))}};
}

Held heldVlans(const Topology &topology, Id port, const VlanMembership &drawn, const Running &running)
{
    const Interface &interface = *topology.interface(port);
    const LiveMachine *machine = liveMachine(running.live, topology.machine(interface.machine)->name);
    const LinkRow *link = liveLink(machine, interface.name);
    // A link without any is one whose bridge does not tell them apart.
    if (!link || link->config.vlans == drawn)
        return Held::Yes;
    const LinkState *given = givenLink(running, topology, interface);
    return lacked(running, given && given->vlans == drawn);
}

bool isSymmetric(const VlanMembership &membership)
{
    return std::ranges::none_of(membership.entries, [](const PortVlan &entry) { return entry.untagged != entry.pvid; });
}

QString portText(const VlanMembership &membership)
{
    QStringList tagged;
    QStringList untagged;
    for (const PortVlan &entry : membership.entries)
        (entry.untagged ? untagged : tagged) << rangeText(entry.first, entry.last);
    const QString pvid = QString::number(membership.pvid());
    QStringList parts;
    if (!tagged.isEmpty())
        parts << CanvasText::tr("trunk %1").arg(tagged.join(u','));
    if (!isSymmetric(membership)) {
        if (!untagged.isEmpty())
            parts << CanvasText::tr("untagged %1").arg(untagged.join(u','));
        parts << (membership.pvid() ? CanvasText::tr("PVID %1").arg(pvid) : CanvasText::tr("no PVID"));
    } else if (!untagged.isEmpty()) {
        parts << (tagged.isEmpty() ? CanvasText::tr("access %1").arg(pvid) : CanvasText::tr("native %1").arg(pvid));
    }
    return parts.isEmpty() ? CanvasText::tr("no VLAN") : parts.join(QStringLiteral(" · "));
}

bool hasRule(const LiveMachine &live, const FirewallRule &rule)
{
    return std::ranges::any_of(live.rules, [&rule](const auto &entry) { return entry.second.rule == rule; });
}

Roles rolesOf(const Machine &machine, const Running &running)
{
    const LiveMachine *live = liveMachine(running.live, machine.name);
    Roles roles;
    if (machine.forwarding && live && !live->forwarding) {
        const NamespaceState *given = givenMachine(running, machine.name);
        roles.forwarding = lackedRole(running, given && given->forwarding);
    } else if (machine.forwarding) {
        roles.forwarding = Roles::Role::Drawn;
    } else if (live && live->forwarding) {
        roles.forwarding = Roles::Role::Observed;
    }
    roles.nat = roleIn(FirewallRule::Table::Nat, machine, live, running);
    roles.firewall = roleIn(FirewallRule::Table::Filter, machine, live, running);
    return roles;
}

}  // namespace toile
