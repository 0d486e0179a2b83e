// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/outlinetexts.h"

#include "core/model/kinds.h"
#include "core/model/vlans.h"
#include "ui/window/appearance.h"
#include "ui/window/text.h"
#include "ui/window/vlanicon.h"

#include <QLocale>

#include <algorithm>

namespace toile::outline {

namespace {

using Kind = OutlineNode::Kind;

const QString kComma = QStringLiteral(", ");

QString firstLine(const Note &note)
{
    const bool french = QLocale().language() == QLocale::French;
    return note.text.in(french ? QStringLiteral("fr") : QStringLiteral("en")).section(u'\n', 0, 0);
}

VlanUse vlanOf(const Topology &topology, int vlan)
{
    const std::vector<VlanUse> vlans = vlansOf(topology);
    const auto found = std::ranges::find(vlans, vlan, &VlanUse::id);
    return found == vlans.end() ? VlanUse() : *found;
}

QString networkName(const OutlineNode &node)
{
    QStringList networks;
    for (const IpPrefix &prefix : node.prefixes)
        networks << prefix.toString();
    return networks.isEmpty() ? OutlineText::tr("Network without addresses") : networks.join(kComma);
}

QString machineDetail(const Machine &machine)
{
    const MachineKind *kind = machineKind(machine.kind);
    QStringList parts{kind ? kindTitle(kind->title) : machine.kind};
    if (machine.forwarding)
        parts << OutlineText::tr("forwards");
    const auto translates = [](const FirewallRule &rule) { return rule.table == FirewallRule::Table::Nat; };
    if (std::any_of(machine.rules.begin(), machine.rules.end(), translates))
        parts << QStringLiteral("NAT");
    return parts.join(kComma);
}

QString interfaceDetail(const Topology &topology, const Interface &interface)
{
    QStringList parts;
    for (const IpPrefix &address : interface.addresses)
        parts << address.toString();
    if (const Interface *bridge = topology.interface(interface.bridge))
        parts << OutlineText::tr("port of %1").arg(bridge->name);
    if (kindOf(interface).box)
        parts << kindTitle(kindOf(interface).title);
    return parts.join(kComma);
}

}  // namespace

QString name(const Topology &topology, const OutlineNode &node)
{
    switch (node.kind) {
    case Kind::Machines:
        return OutlineText::tr("Machines");
    case Kind::Networks:
        return OutlineText::tr("Networks");
    case Kind::Vlans:
        return OutlineText::tr("VLANs");
    case Kind::Notes:
        return OutlineText::tr("Notes");
    case Kind::Interface:
        return topology.interface(node.id) ? topology.interface(node.id)->name : QString();
    case Kind::Network:
        return networkName(node);
    case Kind::Vlan:
        return QString::number(node.vlan);
    case Kind::Note: {
        const auto it = topology.notes.find(node.id);
        return it == topology.notes.end() ? QString() : firstLine(it->second);
    }
    case Kind::Machine:
    case Kind::Member:
    case Kind::Cable:
        return topology.find(node.id) ? topology.label(node.id) : QString();
    case Kind::Lab:
        break;
    }
    return {};
}

QString editedName(const Topology &topology, const OutlineNode &node)
{
    return node.kind == Kind::Vlan ? vlanOf(topology, node.vlan).name : name(topology, node);
}

QString detail(const Topology &topology, const OutlineNode &node)
{
    switch (node.kind) {
    case Kind::Machine:
        return topology.machine(node.id) ? machineDetail(*topology.machine(node.id)) : QString();
    case Kind::Interface:
    case Kind::Member:
        return topology.interface(node.id) ? interfaceDetail(topology, *topology.interface(node.id)) : QString();
    case Kind::Network:
        return OutlineText::tr("%n member(s)", nullptr,
                               int(std::ranges::count(node.children, Kind::Member, &OutlineNode::kind)));
    case Kind::Vlan:
        return vlanOf(topology, node.vlan).name;
    default:
        return {};
    }
}

QIcon icon(const Topology &topology, const OutlineNode &node)
{
    switch (node.kind) {
    case Kind::Machine: {
        const Machine *machine = topology.machine(node.id);
        const MachineKind *kind = machine ? machineKind(machine->kind) : nullptr;
        return kind ? kindIcon(QLatin1String(kind->icon)) : QIcon();
    }
    case Kind::Interface:
    case Kind::Member: {
        const Interface *interface = topology.interface(node.id);
        return interface ? kindIcon(QLatin1String(kindOf(*interface).icon)) : QIcon();
    }
    case Kind::Network:
        return actionIcon(QStringLiteral("network"));
    case Kind::Cable:
        return actionIcon(QStringLiteral("cable"));
    case Kind::Vlan:
        return vlanIcon(QColor(vlanOf(topology, node.vlan).colour));
    case Kind::Note:
        return kindIcon(QStringLiteral(":/icons/note.svg"));
    default:
        return {};
    }
}

QString spoken(const Topology &topology, const OutlineNode &node)
{
    const QString more = detail(topology, node);
    switch (node.kind) {
    case Kind::Network:
        return OutlineText::tr("network %1, %2").arg(name(topology, node), more);
    case Kind::Vlan:
        return OutlineText::tr("VLAN %1, %2").arg(name(topology, node), more);
    default:
        return OutlineText::tr("%1, %n entries", nullptr, int(node.children.size())).arg(name(topology, node));
    }
}

}  // namespace toile::outline
