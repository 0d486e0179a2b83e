// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/rows.h"

#include "app/toilectl/output.h"
#include "core/kernel/describe.h"
#include "core/kernel/linkkind.h"

#include <QJsonArray>

namespace toile::ctl {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <typename T>
QString text(const std::optional<T> &value)
{
    return value ? value->toString() : QString();
}

/// A connection that the kernel counts has carried a packet.
bool isCounted(const ConntrackRow &row)
{
    return row.original.packets > 0;
}

QJsonObject toJson(const FlowTuple &tuple, bool counted)
{
    const auto number = [counted](quint64 value) {
        return counted ? QJsonValue(static_cast<qint64>(value)) : QJsonValue();
    };
    return {{QStringLiteral("src"), tuple.source.toString()},   {QStringLiteral("dst"), tuple.destination.toString()},
            {QStringLiteral("sport"), tuple.sourcePort},        {QStringLiteral("dport"), tuple.destinationPort},
            {QStringLiteral("packets"), number(tuple.packets)}, {QStringLiteral("bytes"), number(tuple.bytes)}};
}

/// "2.0.0.1:40000 → 1.0.0.2:80"
QString flow(const FlowTuple &tuple)
{
    const auto end = [](const IpAddress &address, int port) {
        if (port == 0)
            return address.toString();
        return address.isV4() ? QStringLiteral("%1:%2").arg(address.toString()).arg(port)
                              : QStringLiteral("[%1]:%2").arg(address.toString()).arg(port);
    };
    return end(tuple.source, tuple.sourcePort) + QStringLiteral(" → ") + end(tuple.destination, tuple.destinationPort);
}

QString natName(ConntrackRow::Nat nat)
{
    switch (nat) {
    case ConntrackRow::Nat::Snat:
        return QStringLiteral("snat");
    case ConntrackRow::Nat::Dnat:
        return QStringLiteral("dnat");
    case ConntrackRow::Nat::None:
        break;
    }
    return {};
}

/// "blackhole", "table 100", "mtu 1300"…: what the other columns do not say.
QString attributesOf(const RouteState &route)
{
    if (route.table == 0)
        return route.foreign;
    return (QStringLiteral("table %1 ").arg(route.table) + route.foreign).trimmed();
}

QString kindOf(const LinkRow &row)
{
    return linkKindName(row.config.settings);
}

QStringList addressTexts(const LinkRow &row)
{
    QStringList texts;
    for (const IpPrefix &address : row.config.addresses)
        texts += address.toString();
    return texts;
}

/// The number of a link of that kind, else null.
template <typename Settings>
QJsonValue numberOf(const LinkRow &row, int Settings::*number)
{
    const auto *settings = std::get_if<Settings>(&row.config.settings);
    return settings ? QJsonValue(settings->*number) : QJsonValue();
}

LinkCounters countersOf(const LinkRow &row, const LiveMachine &now)
{
    const auto found = now.counters.find(row.config.name);
    return found == now.counters.end() ? LinkCounters() : found->second;
}

QString tableName(const RuleRow &row)
{
    if (!row.origin.isEmpty())
        return row.origin;
    return row.table == FirewallRule::Table::Nat ? QStringLiteral("nat") : QStringLiteral("filter");
}

}  // namespace

QStringList RowFormat<NeighbourRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("INTERFACE"), Text::tr("ADDRESS"), Text::tr("MAC"), Text::tr("STATE")};
}

QStringList RowFormat<NeighbourRow>::cells(const QString &machine, const NeighbourRow &row, const LiveMachine &)
{
    return {machine, row.interface, row.address.toString(), text(row.mac), row.state};
}

QJsonObject RowFormat<NeighbourRow>::json(const QString &machine, const NeighbourRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("interface"), row.interface},
            {QStringLiteral("address"), row.address.toString()},
            {QStringLiteral("mac"), orNull(text(row.mac))},
            {QStringLiteral("state"), row.state}};
}

QStringList RowFormat<FdbRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("BRIDGE"), Text::tr("PORT"),  Text::tr("MAC"),
            Text::tr("VLAN"),    Text::tr("LOCAL"),  Text::tr("REMOTE")};
}

QStringList RowFormat<FdbRow>::cells(const QString &machine, const FdbRow &row, const LiveMachine &)
{
    return {machine,
            row.bridge,
            row.port,
            row.mac.toString(),
            row.vlan == 0 ? QString() : QString::number(row.vlan),
            row.local ? Text::tr("yes") : Text::tr("no"),
            text(row.remote)};
}

QJsonObject RowFormat<FdbRow>::json(const QString &machine, const FdbRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("bridge"), row.bridge},
            {QStringLiteral("port"), row.port},
            {QStringLiteral("mac"), row.mac.toString()},
            {QStringLiteral("vlan"), row.vlan == 0 ? QJsonValue() : QJsonValue(row.vlan)},
            {QStringLiteral("local"), row.local},
            {QStringLiteral("remote"), orNull(text(row.remote))}};
}

QStringList RowFormat<ConntrackRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("PROTOCOL"), Text::tr("STATE"), Text::tr("ORIGINAL"), Text::tr("REPLY"),
            Text::tr("NAT"),     Text::tr("PACKETS"),  Text::tr("BYTES"), Text::tr("TIMEOUT")};
}

QStringList RowFormat<ConntrackRow>::cells(const QString &machine, const ConntrackRow &row, const LiveMachine &)
{
    const auto both = [&row](quint64 a, quint64 b) {
        return isCounted(row) ? QStringLiteral("%1/%2").arg(a).arg(b) : QString();
    };
    return {machine,
            row.protocol,
            row.state,
            flow(row.original),
            flow(row.reply),
            natName(row.nat),
            both(row.original.packets, row.reply.packets),
            both(row.original.bytes, row.reply.bytes),
            QString::number(row.timeout)};
}

QJsonObject RowFormat<ConntrackRow>::json(const QString &machine, const ConntrackRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("protocol"), row.protocol},
            {QStringLiteral("state"), row.state},
            {QStringLiteral("original"), toJson(row.original, isCounted(row))},
            {QStringLiteral("reply"), toJson(row.reply, isCounted(row))},
            {QStringLiteral("nat"), orNull(natName(row.nat))},
            {QStringLiteral("timeout"), row.timeout}};
}

QStringList RowFormat<RouteRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("DESTINATION"), Text::tr("GATEWAY"),   Text::tr("INTERFACE"),
            Text::tr("METRIC"),  Text::tr("SOURCE"),      Text::tr("ATTRIBUTES")};
}

QStringList RowFormat<RouteRow>::cells(const QString &machine, const RouteRow &row, const LiveMachine &)
{
    return {machine,
            destinationText(row.route.destination),
            text(row.route.gateway),
            row.route.interface,
            row.route.metric == 0 ? QString() : QString::number(row.route.metric),
            text(row.source),
            attributesOf(row.route)};
}

QJsonObject RowFormat<RouteRow>::json(const QString &machine, const RouteRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("destination"), destinationText(row.route.destination)},
            {QStringLiteral("gateway"), orNull(text(row.route.gateway))},
            {QStringLiteral("interface"), orNull(row.route.interface)},
            {QStringLiteral("metric"), row.route.metric},
            {QStringLiteral("source"), orNull(text(row.source))},
            {QStringLiteral("attributes"), orNull(attributesOf(row.route))}};
}

QStringList RowFormat<LinkRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("NAME"),   Text::tr("KIND"),      Text::tr("STATE"),    Text::tr("MAC"),
            Text::tr("MTU"),     Text::tr("MASTER"), Text::tr("ADDRESSES"), Text::tr("RX BYTES"), Text::tr("TX BYTES")};
}

QStringList RowFormat<LinkRow>::cells(const QString &machine, const LinkRow &row, const LiveMachine &now)
{
    const LinkCounters counters = countersOf(row, now);
    const QString state = !row.config.up ? Text::tr("down") : row.carrier ? Text::tr("up") : Text::tr("no carrier");
    return {machine,
            row.config.name,
            kindOf(row),
            state,
            text(row.config.mac),
            QString::number(row.config.mtu),
            row.config.master,
            addressTexts(row).join(u','),
            QString::number(counters.rxBytes),
            QString::number(counters.txBytes)};
}

QJsonObject RowFormat<LinkRow>::json(const QString &machine, const LinkRow &row, const LiveMachine &now)
{
    const LinkCounters counters = countersOf(row, now);
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("name"), row.config.name},
            {QStringLiteral("kind"), kindOf(row)},
            {QStringLiteral("up"), row.config.up},
            {QStringLiteral("carrier"), row.carrier},
            {QStringLiteral("mac"), orNull(text(row.config.mac))},
            {QStringLiteral("mtu"), row.config.mtu},
            {QStringLiteral("master"), orNull(row.config.master)},
            {QStringLiteral("parent"), orNull(parentOf(row.config))},
            {QStringLiteral("vlanId"), numberOf(row, &VlanSettings::id)},
            {QStringLiteral("vni"), numberOf(row, &VxlanSettings::vni)},
            {QStringLiteral("addresses"), QJsonArray::fromStringList(addressTexts(row))},
            {QStringLiteral("rxBytes"), static_cast<qint64>(counters.rxBytes)},
            {QStringLiteral("txBytes"), static_cast<qint64>(counters.txBytes)}};
}

std::vector<VlanRow> RowFormat<VlanRow>::from(const LinkRow &link)
{
    std::vector<VlanRow> rows;
    if (!link.config.vlans)
        return rows;
    const QString bridge = link.config.master.isEmpty() ? link.config.name : link.config.master;
    for (const PortVlan &entry : link.config.vlans->entries)
        for (int vlan = entry.first; vlan <= entry.last; ++vlan)
            rows.push_back({bridge, link.config.name, vlan, entry.pvid, entry.untagged});
    return rows;
}

QStringList RowFormat<VlanRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("BRIDGE"), Text::tr("PORT"),
            Text::tr("VLAN"),    Text::tr("PVID"),   Text::tr("UNTAGGED")};
}

QStringList RowFormat<VlanRow>::cells(const QString &machine, const VlanRow &row, const LiveMachine &)
{
    const auto yes = [](bool is) { return is ? Text::tr("yes") : Text::tr("no"); };
    return {machine, row.bridge, row.port, QString::number(row.vlan), yes(row.pvid), yes(row.untagged)};
}

QJsonObject RowFormat<VlanRow>::json(const QString &machine, const VlanRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine}, {QStringLiteral("bridge"), row.bridge},
            {QStringLiteral("port"), row.port},   {QStringLiteral("vlan"), row.vlan},
            {QStringLiteral("pvid"), row.pvid},   {QStringLiteral("untagged"), row.untagged}};
}

QStringList RowFormat<RuleRow>::headers()
{
    return {Text::tr("MACHINE"), Text::tr("TABLE"), Text::tr("PACKETS"), Text::tr("BYTES"), Text::tr("RULE")};
}

QStringList RowFormat<RuleRow>::cells(const QString &machine, const RuleRow &row, const LiveMachine &)
{
    return {machine, tableName(row), QString::number(row.packets), QString::number(row.bytes), row.text};
}

QJsonObject RowFormat<RuleRow>::json(const QString &machine, const RuleRow &row, const LiveMachine &)
{
    return {{QStringLiteral("machine"), machine},
            {QStringLiteral("table"), tableName(row)},
            {QStringLiteral("rule"), row.text},
            {QStringLiteral("packets"), static_cast<qint64>(row.packets)},
            {QStringLiteral("bytes"), static_cast<qint64>(row.bytes)}};
}

QStringList tableNames()
{
    QStringList names;
    forEachTable([&]<typename Row>() { names += QLatin1String(RowFormat<Row>::name); });
    return names;
}

}  // namespace toile::ctl
