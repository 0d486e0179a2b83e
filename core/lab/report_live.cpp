// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/lab/report.h"
#include "core/lab/text.h"

namespace toile {

namespace {

QString dash()
{
    return QStringLiteral("–");
}

QString endText(const IpAddress &address, int port)
{
    return port ? address.toString() + u':' + QString::number(port) : address.toString();
}

/// ICMP has an identifier instead of ports; it is told with the protocol.
QString flowText(const FlowTuple &tuple, bool ports)
{
    return endText(tuple.source, ports ? tuple.sourcePort : 0) + QStringLiteral(" → ") +
           endText(tuple.destination, ports ? tuple.destinationPort : 0);
}

QString translation(ConntrackRow::Nat nat)
{
    switch (nat) {
    case ConntrackRow::Nat::Snat:
        return QStringLiteral("SNAT");
    case ConntrackRow::Nat::Dnat:
        return QStringLiteral("DNAT");
    case ConntrackRow::Nat::None:
        break;
    }
    return dash();
}

ReportTable arpTable(const LiveState &live)
{
    ReportTable table{ReportText::tr("ARP tables"),
                      {ReportText::tr("Machine"), ReportText::tr("Interface"), ReportText::tr("Address"),
                       ReportText::tr("MAC"), ReportText::tr("State")},
                      {}};
    for (const auto &[name, machine] : live.machines)
        for (const auto &[key, row] : machine.neighbours)
            if (row.address.isV4())
                table.rows.push_back(
                    {name, row.interface, row.address.toString(), row.mac ? row.mac->toString() : dash(), row.state});
    return table;
}

ReportTable macTable(const LiveState &live)
{
    ReportTable table{ReportText::tr("MAC tables"),
                      {ReportText::tr("Machine"), ReportText::tr("Bridge"), ReportText::tr("MAC"),
                       ReportText::tr("VLAN"), ReportText::tr("Port")},
                      {}};
    for (const auto &[name, machine] : live.machines)
        for (const auto &[key, row] : machine.fdb)
            if (!row.local)
                table.rows.push_back(
                    {name, row.bridge, row.mac.toString(), row.vlan ? QString::number(row.vlan) : dash(),
                     row.remote ? row.port + QStringLiteral(" → ") + row.remote->toString() : row.port});
    return table;
}

ReportTable conntrackTable(const LiveState &live)
{
    ReportTable table{ReportText::tr("Connection tracking"),
                      {ReportText::tr("Machine"), ReportText::tr("Protocol"), ReportText::tr("Original"),
                       ReportText::tr("Reply"), ReportText::tr("State"), ReportText::tr("NAT")},
                      {}};
    for (const auto &[name, machine] : live.machines) {
        for (const auto &[key, row] : machine.conntrack) {
            const bool icmp = row.protocol.startsWith(QLatin1String("icmp"));
            const QString id = icmp ? QStringLiteral(" id=%1").arg(row.original.sourcePort) : QString();
            table.rows.push_back({name, row.protocol + id, flowText(row.original, !icmp), flowText(row.reply, !icmp),
                                  row.state, translation(row.nat)});
        }
    }
    return table;
}

ReportTable routeTable(const LiveState &live)
{
    ReportTable table{ReportText::tr("Routes"),
                      {ReportText::tr("Machine"), ReportText::tr("Destination"), ReportText::tr("Via"),
                       ReportText::tr("Interface"), ReportText::tr("Made by")},
                      {}};
    for (const auto &[name, machine] : live.machines) {
        for (const auto &[key, row] : machine.routes) {
            const RouteState &route = row.route;
            if (!route.destination.address.isV4())
                continue;
            table.rows.push_back({name, destinationText(route.destination),
                                  route.gateway ? route.gateway->toString() : dash(),
                                  route.interface.isEmpty() ? dash() : route.interface, row.protocol});
        }
    }
    return table;
}

}  // namespace

std::vector<ReportTable> liveTables(const LiveState &live)
{
    std::vector<ReportTable> tables{arpTable(live), macTable(live), conntrackTable(live), routeTable(live)};
    std::erase_if(tables, [](const ReportTable &table) { return table.rows.empty(); });
    return tables;
}

}  // namespace toile
