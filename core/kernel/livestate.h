// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"

#include <map>
#include <vector>

/// What the kernel says now. Tables are maps from a row's key to the row; a LiveDelta carries changed rows and
/// removed keys. What the canvas and `toilectl show` print comes from here and nowhere else.
namespace toile {

struct LinkRow {
    LinkState config;  ///< as plan() sees it; `mac` and `mtu` are always set; LinkState of `lo` too
                       ///< (ForeignSettings{"loopback"})
    int index = 0;     ///< ifindex
    bool carrier = false;
    QString operState;  ///< "up", "down", "lowerlayerdown", "unknown"… (RFC 2863)
    QString portState;  ///< bridge ports: "disabled", "listening", "learning", "forwarding", "blocking"
    bool operator==(const LinkRow &) const = default;
    QString key() const { return config.name; }
};

struct NeighbourRow {
    QString interface;
    IpAddress address;
    std::optional<MacAddress> mac;  ///< none while INCOMPLETE or FAILED
    QString state;                  ///< "REACHABLE", "STALE", "DELAY", "PROBE", "INCOMPLETE", "FAILED", "PERMANENT"
    bool operator==(const NeighbourRow &) const = default;
    QString key() const { return interface + u' ' + address.toString(); }
};

/// When something was, in milliseconds of this process's own clock; no part of what a row says.
struct Moment {
    qint64 milliseconds = 0;
    bool operator==(const Moment &) const { return true; }
};

struct FdbRow {
    QString bridge;  ///< or the VXLAN interface itself, for what it knows of its other ends
    QString port;    ///< the bridge itself for its own address
    MacAddress mac;
    int vlan = 0;        ///< 0: none
    bool local = false;  ///< an address of this machine (permanent), not a learned one
    int age = 0;         ///< seconds since last seen, when sampled; the reader counts on from there
    std::optional<IpAddress> remote = std::nullopt;  ///< VXLAN: where frames for this MAC are sent
    Moment seen = {};                                ///< last, as whoever reads the kernel found; not sent
    bool operator==(const FdbRow &) const = default;
    QString key() const
    {
        const QString place = port + u' ' + mac.toString() + u' ' + QString::number(vlan);
        return remote ? place + u' ' + remote->toString() : place;
    }
};

struct FlowTuple {
    IpAddress source;
    IpAddress destination;
    int sourcePort = 0;       ///< ICMP: the identifier
    int destinationPort = 0;  ///< ICMP: 0
    quint64 packets = 0;
    quint64 bytes = 0;
    bool operator==(const FlowTuple &) const = default;
};

struct ConntrackRow {
    enum class Nat { None, Snat, Dnat };

    quint32 id = 0;    ///< the kernel's CTA_ID
    QString protocol;  ///< "tcp", "udp", "icmp", or the number
    QString state;     ///< TCP's ("ESTABLISHED"); others: "REPLIED" or "UNREPLIED"
    FlowTuple original;
    FlowTuple reply;
    Nat nat = Nat::None;
    int timeout = 0;  ///< seconds left, when sampled; the reader counts down from there
    bool operator==(const ConntrackRow &) const = default;
    QString key() const { return QString::number(id); }
};

struct RouteRow {
    RouteState route;
    std::optional<IpAddress> source;  ///< preferred source address
    QString protocol;                 ///< "kernel", "boot", "static", …
    bool operator==(const RouteRow &) const = default;
    QString key() const
    {
        return route.destination.toString() + u' ' + (route.gateway ? route.gateway->toString() : QString()) + u' ' +
               route.interface + u' ' + QString::number(route.metric) + u' ' + QString::number(route.table) + u' ' +
               route.foreign;
    }
};

struct RuleRow {
    int position = 0;  ///< in `iptables-save` order
    FirewallRule::Table table = FirewallRule::Table::Filter;
    QString origin;  ///< "nft" or "ip rule" for what iptables does not know; then `table` says nothing
    QString text;    ///< "POSTROUTING -o eth0 -j MASQUERADE"
    std::optional<FirewallRule> rule;  ///< when FirewallRule can say it
    quint64 packets = 0;
    quint64 bytes = 0;
    bool operator==(const RuleRow &) const = default;
    QString key() const { return QString::number(position); }
};

struct LinkCounters {
    quint64 rxBytes = 0;
    quint64 txBytes = 0;
    quint64 rxPackets = 0;
    quint64 txPackets = 0;
    bool operator==(const LinkCounters &) const = default;
};

template <typename Row>
using Table = std::map<QString, Row>;

struct LiveMachine {
    Table<LinkRow> links;
    Table<NeighbourRow> neighbours;
    Table<FdbRow> fdb;
    Table<ConntrackRow> conntrack;
    Table<RouteRow> routes;
    Table<RuleRow> rules;
    std::map<QString, LinkCounters> counters;  ///< a separate, droppable stream; never part of a delta
    bool forwarding = false;
    bool ipv6 = false;
    bool operator==(const LiveMachine &) const = default;
};

struct LiveState {
    quint64 revision = 0;
    std::map<QString, LiveMachine> machines;
    bool operator==(const LiveState &) const = default;
};

template <typename Row>
struct TableDelta {
    std::vector<Row> changed;      ///< new or changed or refreshed rows
    std::vector<QString> removed;  ///< keys
    bool isEmpty() const { return changed.empty() && removed.empty(); }
    bool operator==(const TableDelta &) const = default;
};

struct MachineDelta {
    QString machine;
    bool removed = false;  ///< the machine is gone; the rest is empty
    TableDelta<LinkRow> links;
    TableDelta<NeighbourRow> neighbours;
    TableDelta<FdbRow> fdb;
    TableDelta<ConntrackRow> conntrack;
    TableDelta<RouteRow> routes;
    TableDelta<RuleRow> rules;
    bool forwarding = false;
    bool ipv6 = false;
    bool operator==(const MachineDelta &) const = default;
};

struct LiveDelta {
    quint64 revision = 0;  ///< after this delta; a reader that holds revision - 1 may apply it
    std::vector<MachineDelta> machines;
    bool isEmpty() const { return machines.empty(); }
    bool operator==(const LiveDelta &) const = default;
};

struct CountersSample {
    std::map<QString, std::map<QString, LinkCounters>> machines;  ///< machine, interface
    bool operator==(const CountersSample &) const = default;
};

/// What differs, as a delta with revision `now.revision`. FDB ages that only grew and conntrack time-outs that only
/// shrank are no difference; the other way round the row was refreshed.
LiveDelta difference(const LiveState &before, const LiveState &now);
/// Entries of `now` that no difference to `before` tells of are still those that were told.
void keepTold(const LiveMachine &before, LiveMachine &now);
/// The same for one machine; `removed` is never set.
MachineDelta difference(const QString &name, const LiveMachine &before, const LiveMachine &now);
bool isEmpty(const MachineDelta &delta, const LiveMachine &before);

void apply(LiveState &state, const LiveDelta &delta);

/// The part of the truth that plan() compares: no kernel routes, no `lo`, no run-time values.
KernelState configuration(const LiveState &state);

}  // namespace toile
