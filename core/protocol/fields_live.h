// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/protocol/fields_kernel.h"

/// The fields of what the kernel says now.
namespace toile {

template <>
inline constexpr ConntrackRow::Nat kLast<ConntrackRow::Nat> = ConntrackRow::Nat::Dnat;

void fields(auto &field, Like<LinkRow> auto &m)
{
    field("config", m.config);
    field("index", m.index);
    field("carrier", m.carrier);
    field("operState", m.operState);
    field("portState", m.portState);
}

void fields(auto &field, Like<NeighbourRow> auto &m)
{
    field("interface", m.interface);
    field("address", m.address);
    field("mac", m.mac);
    field("state", m.state);
}

void fields(auto &field, Like<FdbRow> auto &m)
{
    field("bridge", m.bridge);
    field("port", m.port);
    field("mac", m.mac);
    field("vlan", m.vlan);
    field("local", m.local);
    field("age", m.age);
    field("remote", m.remote);
}

void fields(auto &field, Like<FlowTuple> auto &m)
{
    field("src", m.source);
    field("dst", m.destination);
    field("sport", m.sourcePort);
    field("dport", m.destinationPort);
    field("packets", m.packets);
    field("bytes", m.bytes);
}

void fields(auto &field, Like<ConntrackRow> auto &m)
{
    field("id", m.id);
    field("protocol", m.protocol);
    field("state", m.state);
    field("original", m.original);
    field("reply", m.reply);
    field("nat", m.nat);
    field("timeout", m.timeout);
}

void fields(auto &field, Like<RouteRow> auto &m)
{
    field("route", m.route);
    field("source", m.source);
    field("protocol", m.protocol);
}

void fields(auto &field, Like<RuleRow> auto &m)
{
    field("position", m.position);
    field("table", m.table);
    field("origin", m.origin);
    field("text", m.text);
    field("rule", m.rule);
    field("packets", m.packets);
    field("bytes", m.bytes);
}

void fields(auto &field, Like<LinkCounters> auto &m)
{
    field("rxBytes", m.rxBytes);
    field("txBytes", m.txBytes);
    field("rxPackets", m.rxPackets);
    field("txPackets", m.txPackets);
}

// Rows of the link, route and rule tables are made by whoever is root in the machine, like all others.
void fields(auto &field, Like<LiveMachine> auto &m)
{
    field("links", m.links, limits::kInterfaces);
    field("neighbours", m.neighbours, limits::kNeighbourRows);
    field("fdb", m.fdb, limits::kFdbRows);
    field("conntrack", m.conntrack, limits::kConntrackRows);
    field("routes", m.routes, limits::kSeenRoutes);
    field("rules", m.rules, limits::kSeenRules);
    field("counters", m.counters, limits::kInterfaces);
    field("forwarding", m.forwarding);
    field("ipv6", m.ipv6);
}

void fields(auto &field, Like<LiveState> auto &m)
{
    field("revision", m.revision);
    field("machines", m.machines, limits::kMachines);
}

template <typename M>
struct IsTableDelta : std::false_type {
};
template <typename Row>
struct IsTableDelta<TableDelta<Row>> : std::true_type {
};

template <typename M>
requires IsTableDelta<std::remove_const_t<M>>::value void fields(auto &field, M &m)
{
    field("changed", m.changed, limits::kConntrackRows);
    field("removed", m.removed, limits::kConntrackRows);
}

void fields(auto &field, Like<MachineDelta> auto &m)
{
    field("machine", m.machine);
    field("removed", m.removed);
    field("links", m.links);
    field("neighbours", m.neighbours);
    field("fdb", m.fdb);
    field("conntrack", m.conntrack);
    field("routes", m.routes);
    field("rules", m.rules);
    field("forwarding", m.forwarding);
    field("ipv6", m.ipv6);
}

void fields(auto &field, Like<LiveDelta> auto &m)
{
    field("revision", m.revision);
    field("machines", m.machines, limits::kMachines);
}

void fields(auto &field, Like<CountersSample> auto &m)
{
    field("machines", m.machines, limits::kInterfaces);
}

}  // namespace toile
