// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/contradictions.h"

#include "core/kernel/linkkind.h"

#include <QCoreApplication>

#include <algorithm>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Canvas)
};

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

Roles::Role roleIn(FirewallRule::Table table, const Machine &machine, const LiveMachine *live)
{
    const auto inTable = [table](const FirewallRule &rule) { return rule.table == table; };
    const bool drawn = std::ranges::any_of(machine.rules, inTable);
    if (!live)
        return drawn ? Roles::Role::Drawn : Roles::Role::None;
    const auto lacks = [&](const FirewallRule &rule) { return inTable(rule) && !hasRule(*live, rule); };
    if (std::ranges::any_of(machine.rules, lacks))
        return Roles::Role::Gone;
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

QString goneText(const QString &text)
{
    return QStringLiteral("−") + text;
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

std::vector<Drawn> drawnRoutes(const Machine &machine, const LiveMachine *live)
{
    std::vector<Drawn> routes;
    for (const RouteState &route : machine.routes)
        routes.push_back({routeText(route), live && !hasRoute(*live, route)});
    return routes;
}

std::vector<Drawn> drawnAddresses(const Interface &interface, const LiveMachine *live)
{
    const LinkRow *link = liveLink(live, interface.name);
    const auto has = [link](const IpPrefix &address) {
        return link && std::ranges::find(link->config.addresses, address) != link->config.addresses.end();
    };
    std::vector<Drawn> addresses;
    for (const IpPrefix &address : interface.addresses)
        addresses.push_back({address.toString(), live && !has(address)});
    return addresses;
}

bool lacksPort(const Topology &topology, const Interface &port, const LiveState *live)
{
    const Interface *bridge = topology.interface(port.bridge);
    const LiveMachine *machine = liveMachine(live, topology.machine(port.machine)->name);
    if (!bridge || !machine)
        return false;
    const LinkRow *link = liveLink(machine, port.name);
    return !link || link->config.master != bridge->name;
}

bool lacksStacked(const Topology &topology, const Interface &stacked, const LiveState *live)
{
    const Interface *parent = topology.interface(stacked.parent);
    const LiveMachine *machine = liveMachine(live, topology.machine(stacked.machine)->name);
    if (!parent || !machine)
        return false;
    const LinkRow *link = liveLink(machine, stacked.name);
    return !link || parentOf(link->config) != parent->name;
}

bool lacksForwarding(const Topology &topology, const Interface &from, const Interface &to, const LiveState *live)
{
    const LiveMachine *machine = liveMachine(live, topology.machine(from.machine)->name);
    return machine && (!machine->forwarding || !liveLink(machine, from.name) || !liveLink(machine, to.name));
}

std::vector<Drawn> natNotes(const Machine &machine, const QString &interface, const LiveMachine *live)
{
    std::vector<Drawn> notes;
    for (const FirewallRule &rule : machine.rules) {
        const Drawn note{natNote(rule, interface), live && !hasRule(*live, rule)};
        if (!note.text.isEmpty() && std::ranges::find(notes, note) == notes.end())
            notes.push_back(note);
    }
    return notes;
}

QString portText(const VlanMembership &membership)
{
    QStringList tagged;
    for (const PortVlan &entry : membership.entries)
        if (!entry.untagged)
            tagged << rangeText(entry.first, entry.last);
    const int native = membership.pvid();
    if (tagged.isEmpty())
        return native ? Text::tr("access %1").arg(native) : Text::tr("no VLAN");
    const QString trunk = Text::tr("trunk %1").arg(tagged.join(u','));
    return native ? trunk + QStringLiteral(" · ") + Text::tr("native %1").arg(native) : trunk;
}

bool hasRule(const LiveMachine &live, const FirewallRule &rule)
{
    return std::ranges::any_of(live.rules, [&rule](const auto &entry) { return entry.second.rule == rule; });
}

Roles rolesOf(const Machine &machine, const LiveMachine *live)
{
    Roles roles;
    if (machine.forwarding)
        roles.forwarding = live && !live->forwarding ? Roles::Role::Gone : Roles::Role::Drawn;
    else if (live && live->forwarding)
        roles.forwarding = Roles::Role::Observed;
    roles.nat = roleIn(FirewallRule::Table::Nat, machine, live);
    roles.firewall = roleIn(FirewallRule::Table::Filter, machine, live);
    return roles;
}

}  // namespace toile
