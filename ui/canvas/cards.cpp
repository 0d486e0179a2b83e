// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/cards.h"

#include "ui/canvas/text.h"

#include <algorithm>
#include <set>

namespace toile {

const TableRow *rowOf(const std::vector<TableCard> &cards, const QString &key)
{
    for (const TableCard &card : cards) {
        for (const TableRow &row : card.rows) {
            if (row.key == key)
                return &row;
        }
    }
    return nullptr;
}

namespace {

/// Carries light and age over from what was shown, unless the kernel just spoke of this row.
void carryOver(TableRow &row, const std::vector<TableCard> &before, const FreshRows &fresh, qint64 now)
{
    const TableRow *known = rowOf(before, row.key);
    const bool isFresh = fresh.contains(row.key);
    row.litAt = isFresh ? now : known ? known->litAt : -1;
    row.sampledAt = now;
    if (known && !isFresh && known->seconds >= 0 && known->seconds == row.seconds)
        row.sampledAt = known->sampledAt;
}

QString endText(const IpAddress &address, int port)
{
    return port ? address.toString() + u':' + QString::number(port) : address.toString();
}

bool isIcmp(const ConntrackRow &row)
{
    return row.protocol.startsWith(QLatin1String("icmp"));
}

/// "tcp"; "icmp" over "id=4711", as conntrack(8) says it: each ping is a flow of its own.
QString protocolText(const ConntrackRow &row)
{
    return isIcmp(row) && row.original.sourcePort
               ? row.protocol + QStringLiteral("\nid=%1").arg(row.original.sourcePort)
               : row.protocol;
}

/// "2.0.0.1:41822 → 1.0.0.2:80"; ICMP has no ports.
QString tupleText(const FlowTuple &tuple, bool icmp)
{
    const QString from = endText(tuple.source, icmp ? 0 : tuple.sourcePort);
    return from + QStringLiteral(" → ") + endText(tuple.destination, icmp ? 0 : tuple.destinationPort);
}

QString natWord(ConntrackRow::Nat nat)
{
    switch (nat) {
    case ConntrackRow::Nat::None:
        return QStringLiteral("–");
    case ConntrackRow::Nat::Snat:
        return QStringLiteral("SNAT");
    case ConntrackRow::Nat::Dnat:
        return QStringLiteral("DNAT");
    }
    return {};
}

TableCard arpCard(const QString &name, const LiveMachine &live)
{
    TableCard card;
    card.title = CanvasText::tr("%1 · ARP").arg(name);
    const auto isShown = [](const NeighbourRow &row) {
        return row.address.isV4() || !row.address.toString().startsWith(QLatin1String("ff"));
    };
    std::set<QString> interfaces;
    for (const auto &[key, row] : live.neighbours) {
        if (isShown(row))
            interfaces.insert(row.interface);
    }
    const bool several = interfaces.size() > 1;
    card.columns << CanvasText::tr("Address") << CanvasText::tr("MAC");
    if (several)
        card.columns << CanvasText::tr("Interface");
    card.columns << CanvasText::tr("State");
    card.usual.resize(card.columns.size());
    card.usual.last() = QStringLiteral("REACHABLE");
    for (const auto &[key, row] : live.neighbours) {
        if (!isShown(row))
            continue;
        TableRow shown;
        shown.key = QStringLiteral("arp ") + key;
        shown.cells = {row.address.toString(), row.mac ? row.mac->toString() : QStringLiteral("–")};
        if (several)
            shown.cells.push_back(row.interface);
        shown.cells.push_back(row.state);
        shown.interface = row.interface;
        card.rows.push_back(std::move(shown));
    }
    return card;
}

TableCard conntrackCard(const QString &name, const LiveMachine &live)
{
    TableCard card;
    card.title = CanvasText::tr("%1 · conntrack").arg(name);
    const auto isTranslated = [](const auto &entry) { return entry.second.nat != ConntrackRow::Nat::None; };
    const bool translates = std::ranges::any_of(live.conntrack, isTranslated);
    card.columns << CanvasText::tr("Proto") << CanvasText::tr("Original, reply") << CanvasText::tr("State");
    if (translates)
        card.columns << QStringLiteral("NAT");
    card.columns << CanvasText::tr("Expires");
    for (const auto &[key, row] : live.conntrack) {
        const bool icmp = isIcmp(row);
        TableRow shown;
        shown.key = QStringLiteral("flow ") + key;
        const QString tuples = tupleText(row.original, icmp) + u'\n' + tupleText(row.reply, icmp);
        shown.cells = {protocolText(row), tuples, row.state};
        if (translates)
            shown.cells.push_back(natWord(row.nat));
        shown.seconds = row.timeout;
        shown.countsDown = true;
        card.rows.push_back(std::move(shown));
    }
    return card;
}

}  // namespace

FreshRows freshRows(const MachineDelta &delta)
{
    FreshRows fresh;
    for (const NeighbourRow &row : delta.neighbours.changed)
        fresh.insert(QStringLiteral("arp ") + row.key());
    for (const ConntrackRow &row : delta.conntrack.changed)
        fresh.insert(QStringLiteral("flow ") + row.key());
    for (const FdbRow &row : delta.fdb.changed)
        fresh.insert(QStringLiteral("mac ") + row.key());
    return fresh;
}

std::vector<TableCard> machineCards(const QString &name, const LiveMachine &live, const std::vector<TableCard> &before,
                                    const FreshRows &fresh, qint64 now)
{
    std::vector<TableCard> cards;
    for (TableCard card : {arpCard(name, live), conntrackCard(name, live)}) {
        if (card.rows.empty())
            continue;
        for (TableRow &row : card.rows)
            carryOver(row, before, fresh, now);
        cards.push_back(std::move(card));
    }
    return cards;
}

std::vector<TableCard> bridgeCards(const QString &title, const QString &bridge, const LiveMachine &live,
                                   const std::vector<TableCard> &before, const FreshRows &fresh, qint64 now)
{
    TableCard card;
    card.title = CanvasText::tr("%1 · MAC table").arg(title);
    const auto mine = [&](const FdbRow &row) { return row.bridge == bridge && !row.local; };
    const bool tagged =
        std::ranges::any_of(live.fdb, [&](const auto &entry) { return mine(entry.second) && entry.second.vlan; });
    card.columns << CanvasText::tr("MAC");
    if (tagged)
        card.columns << CanvasText::tr("VLAN");
    card.columns << CanvasText::tr("Port") << CanvasText::tr("Age");
    for (const auto &[key, row] : live.fdb) {
        if (!mine(row))
            continue;
        TableRow shown;
        shown.key = QStringLiteral("mac ") + key;
        shown.cells = {row.mac.toString()};
        if (tagged)
            shown.cells.push_back(row.vlan ? QString::number(row.vlan) : QStringLiteral("–"));
        shown.cells.push_back(row.port);
        shown.interface = row.port;
        shown.vlan = row.vlan;
        shown.seconds = row.age;
        carryOver(shown, before, fresh, now);
        card.rows.push_back(std::move(shown));
    }
    std::ranges::stable_sort(card.rows, {}, [](const TableRow &row) { return row.cells.front(); });
    if (card.rows.empty())
        return {};
    return {std::move(card)};
}

}  // namespace toile
