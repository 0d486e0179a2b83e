// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"

#include <QJsonObject>
#include <QStringList>

namespace toile::ctl {

/// How a row of each live table is printed: headers, cells and the stable JSON shape. `name` is what `show` calls it.
template <typename Row>
struct RowFormat;

template <>
struct RowFormat<NeighbourRow> {
    static constexpr const char *name = "arp";
    static constexpr auto table = &LiveMachine::neighbours;
    static constexpr auto delta = &MachineDelta::neighbours;
    static QStringList headers();
    static QStringList cells(const QString &machine, const NeighbourRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const NeighbourRow &row, const LiveMachine &now);
};

template <>
struct RowFormat<FdbRow> {
    static constexpr const char *name = "mac";
    static constexpr auto table = &LiveMachine::fdb;
    static constexpr auto delta = &MachineDelta::fdb;
    static QStringList headers();
    static QStringList cells(const QString &machine, const FdbRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const FdbRow &row, const LiveMachine &now);
};

template <>
struct RowFormat<ConntrackRow> {
    static constexpr const char *name = "conntrack";
    static constexpr auto table = &LiveMachine::conntrack;
    static constexpr auto delta = &MachineDelta::conntrack;
    static QStringList headers();
    static QStringList cells(const QString &machine, const ConntrackRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const ConntrackRow &row, const LiveMachine &now);
};

template <>
struct RowFormat<RouteRow> {
    static constexpr const char *name = "routes";
    static constexpr auto table = &LiveMachine::routes;
    static constexpr auto delta = &MachineDelta::routes;
    static QStringList headers();
    static QStringList cells(const QString &machine, const RouteRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const RouteRow &row, const LiveMachine &now);
};

template <>
struct RowFormat<LinkRow> {
    static constexpr const char *name = "links";
    static constexpr auto table = &LiveMachine::links;
    static constexpr auto delta = &MachineDelta::links;
    static QStringList headers();
    static QStringList cells(const QString &machine, const LinkRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const LinkRow &row, const LiveMachine &now);
};

template <>
struct RowFormat<RuleRow> {
    static constexpr const char *name = "rules";
    static constexpr auto table = &LiveMachine::rules;
    static constexpr auto delta = &MachineDelta::rules;
    static QStringList headers();
    static QStringList cells(const QString &machine, const RuleRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const RuleRow &row, const LiveMachine &now);
};

/// One VLAN of one port, or of a bridge itself.
struct VlanRow {
    QString bridge;
    QString port;
    int vlan = 0;
    bool pvid = false;
    bool untagged = false;
};

/// Several rows come from one link: from() makes them.
template <>
struct RowFormat<VlanRow> {
    static constexpr const char *name = "vlans";
    static constexpr auto table = &LiveMachine::links;
    static constexpr auto delta = &MachineDelta::links;
    static std::vector<VlanRow> from(const LinkRow &link);
    static QStringList headers();
    static QStringList cells(const QString &machine, const VlanRow &row, const LiveMachine &now);
    static QJsonObject json(const QString &machine, const VlanRow &row, const LiveMachine &now);
};

/// The rows that are printed for one row of the live table.
template <typename Row, typename Source>
std::vector<Row> printedRows(const Source &row)
{
    if constexpr (requires { RowFormat<Row>::from(row); })
        return RowFormat<Row>::from(row);
    else
        return {row};
}

/// Calls `visit.template operator()<Row>()` for each table, in the order of help.
template <typename Visit>
void forEachTable(Visit visit)
{
    visit.template operator()<NeighbourRow>();
    visit.template operator()<FdbRow>();
    visit.template operator()<ConntrackRow>();
    visit.template operator()<RouteRow>();
    visit.template operator()<LinkRow>();
    visit.template operator()<RuleRow>();
    visit.template operator()<VlanRow>();
}

QStringList tableNames();

}  // namespace toile::ctl
