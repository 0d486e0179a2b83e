// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"
#include "core/kernel/link_tun.h"
#include "core/kernel/link_uplink.h"
#include "core/kernel/link_vlan.h"
#include "core/kernel/link_vxlan.h"
#include "core/kernel/vlans.h"

#include <QString>

#include <map>
#include <optional>
#include <variant>
#include <vector>

/// The one vocabulary for what is wanted, what is observed and what was before. plan() compares two of these.
namespace toile {

/// One end of a veth pair; the pair is named by its other end.
struct VethSettings {
    QString peerNamespace;
    QString peerName;
    bool operator==(const VethSettings &) const = default;
};

struct BridgeSettings {
    bool stp = false;
    int forwardDelay =
        0;             ///< seconds; 0 forwards at once. Only meaningful without STP (the kernel wants 2..30 with it)
    int ageing = 300;  ///< seconds until a learned MAC is forgotten
    bool vlanFiltering = false;
    int defaultPvid = 1;  ///< the untagged VLAN of a new port, 0: none. Only meaningful with VLAN filtering
    bool operator==(const BridgeSettings &) const = default;
};

/// A link that somebody made by hand and that plans know only to delete.
struct ForeignSettings {
    QString kind;  ///< IFLA_INFO_KIND, or "" for a plain device
    bool operator==(const ForeignSettings &) const = default;
};

/// One alternative a kind of link. A new kind adds its settings here.
using LinkSettings = std::variant<VethSettings, BridgeSettings, ForeignSettings, VlanSettings, VxlanSettings,
                                  TunSettings, UplinkSettings>;

/// "veth", "bridge", …: what `ip -d link` calls it.
QString linkKindName(const LinkSettings &settings);

struct LinkState {
    QString name;
    LinkSettings settings;
    bool up = true;                   ///< administratively
    std::optional<MacAddress> mac;    ///< wanted: nullopt is any: what the kernel gave, or what was set before
    int mtu = 0;                      ///< wanted: 0 is the kernel's default for such a link
    QString master;                   ///< the bridge of the same namespace whose port this is, or empty
    std::vector<IpPrefix> addresses;  ///< sorted; IPv6 link-local addresses of the kernel are not listed
    /// The VLANs of a port of a bridge that filters VLANs, or of such a bridge itself; observed: none for any other
    /// link. Wanted: none is "what a new port gets", the bridge's default PVID untagged.
    std::optional<VlanMembership> vlans = std::nullopt;
    bool operator==(const LinkState &) const = default;
};

/// A static route. Routes that the kernel makes for addresses are never part of a KernelState.
struct RouteState {
    IpPrefix destination;              ///< a network; 0.0.0.0/0 is "default"
    std::optional<IpAddress> gateway;  ///< none: directly on `interface`
    QString interface;                 ///< wanted: may be empty when there is a gateway
    int metric = 0;
    int table = 0;  ///< 0: the main one. Wanted: always 0
    /// Observed: what no plan can make, as `ip route` says it: "blackhole", "mtu 1300", "nexthop via … dev …" (then
    /// there is neither gateway nor interface). Such a route is only ever removed. Wanted: empty.
    QString foreign = {};
    bool operator==(const RouteState &) const = default;
    std::strong_ordering operator<=>(const RouteState &) const = default;  // said: QString has no <=> to deduce from
};

/// One rule as `iptables` knows it; typed, so that no rule text ever crosses the trust boundary.
struct FirewallRule {
    enum class Table { Filter, Nat };
    enum class Chain { Prerouting, Input, Forward, Output, Postrouting };
    enum class Protocol { Any, Tcp, Udp, Icmp };
    enum class Target { Accept, Drop, Reject, Masquerade, Snat, Dnat };

    Table table = Table::Filter;
    Chain chain = Chain::Forward;
    QString inInterface;
    QString outInterface;
    std::optional<IpPrefix> source;
    std::optional<IpPrefix> destination;
    Protocol protocol = Protocol::Any;
    std::optional<quint16> destinationPort;  ///< only with TCP or UDP
    bool established = false;                ///< only packets of known connections (conntrack ESTABLISHED,RELATED)
    Target target = Target::Accept;
    std::optional<IpAddress> toAddress;  ///< SNAT and DNAT
    std::optional<quint16> toPort;       ///< SNAT and DNAT with TCP or UDP

    bool operator==(const FirewallRule &) const = default;
};

/// One machine: a network namespace.
struct NamespaceState {
    std::map<QString, LinkState> links;  ///< by name; without `lo`
    std::vector<RouteState> routes;      ///< sorted
    std::vector<FirewallRule> rules;     ///< in order; only the order within one chain matters
    /// Observed: what FirewallRule cannot say: lines of `iptables-save`, tables of nftables, routing rules. Wanted:
    /// empty.
    std::vector<QString> foreignRules;
    bool forwarding = false;  ///< net.ipv4.ip_forward (and IPv6 forwarding when ipv6 is on)
    bool ipv6 = false;        ///< false: disable_ipv6 = 1, so that no IPv6 chatter enters a MAC table
    bool loopbackUp = true;
    bool operator==(const NamespaceState &) const = default;
};

/// By the machine's name.
struct KernelState {
    std::map<QString, NamespaceState> namespaces;
    bool operator==(const KernelState &) const = default;
};

}  // namespace toile
