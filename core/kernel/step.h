// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"

#include <variant>
#include <vector>

/// The closed set of intents that a helper performs. A plan is a list of them; policy checks each; nothing else
/// crosses the trust boundary. Every name in a step is checked again on the privileged side.
namespace toile {

/// Makes the namespace with `lo` up and, unless `ipv6`, IPv6 disabled.
struct CreateNamespace {
    QString ns;
    bool ipv6 = false;
    bool operator==(const CreateNamespace &) const = default;
};

/// Removes the namespace and everything in it (the other ends of its veth pairs too).
struct DeleteNamespace {
    QString ns;
    bool operator==(const DeleteNamespace &) const = default;
};

/// Makes any link but a veth pair. `link.addresses` and `link.vlans` are not used here: each is a step of its own.
struct CreateLink {
    QString ns;
    LinkState link;
    bool operator==(const CreateLink &) const = default;
};

struct VethEnd {
    QString ns;
    QString name;
    std::optional<MacAddress> mac;
    int mtu = 0;
    QString master;   ///< an existing bridge of `ns`, or empty
    bool up = false;  ///< set up in the same pass
    bool operator==(const VethEnd &) const = default;
};

/// Makes both ends, each directly in its namespace: moving one later costs 20 ms in the kernel.
struct CreateVeth {
    VethEnd a;
    VethEnd b;
    bool operator==(const CreateVeth &) const = default;
};

/// Removes it; a real network card goes back to the computer instead, as it was before.
struct DeleteLink {
    QString ns;
    QString name;
    QString card = {};  ///< for the person who reads: the real network card that it is
    bool operator==(const DeleteLink &) const = default;
};

struct SetLinkUp {
    QString ns;
    QString name;  ///< "lo" too
    bool up = true;
    bool operator==(const SetLinkUp &) const = default;
};

struct SetLinkMaster {
    QString ns;
    QString name;
    QString master;  ///< empty: leave the bridge
    bool operator==(const SetLinkMaster &) const = default;
};

struct SetLinkMac {
    QString ns;
    QString name;
    MacAddress mac;
    bool operator==(const SetLinkMac &) const = default;
};

struct SetLinkMtu {
    QString ns;
    QString name;
    int mtu = 1500;
    bool operator==(const SetLinkMtu &) const = default;
};

/// Changes STP and times of a bridge.
struct SetLinkSettings {
    QString ns;
    QString name;
    LinkSettings settings;
    bool operator==(const SetLinkSettings &) const = default;
};

/// Makes a bridge tell VLANs apart, or no longer. Switched on where it was off, the bridge and its ports carry the
/// default PVID alone. Where it was on and the default changes, those that carried the old one as PVID, untagged, carry
/// the new one instead (all do where there was none), unless they carry that VLAN already; the others keep what they
/// have.
struct SetVlanFiltering {
    QString ns;
    QString name;
    bool on = true;
    int defaultPvid = 1;  ///< 0: none
    bool operator==(const SetVlanFiltering &) const = default;
};

/// Lets a port of a bridge, or the bridge itself, carry these VLANs; what they were there before is forgotten.
struct AddVlans {
    QString ns;
    QString name;
    PortVlan vlans;     ///< a PVID is one VLAN
    bool self = false;  ///< `name` is the bridge
    bool operator==(const AddVlans &) const = default;
};

struct RemoveVlans {
    QString ns;
    QString name;
    int first = 1;
    int last = 1;
    bool self = false;  ///< `name` is the bridge
    bool operator==(const RemoveVlans &) const = default;
};

/// One more other end of a VXLAN.
struct AddRemote {
    QString ns;
    QString name;
    IpAddress remote;
    QString underlay;  ///< of that VXLAN; may be empty
    bool operator==(const AddRemote &) const = default;
};

struct RemoveRemote {
    QString ns;
    QString name;
    IpAddress remote;
    QString underlay;  ///< of that VXLAN; may be empty
    bool operator==(const RemoveRemote &) const = default;
};

struct AddAddress {
    QString ns;
    QString name;
    IpPrefix address;
    bool operator==(const AddAddress &) const = default;
};

struct RemoveAddress {
    QString ns;
    QString name;
    IpPrefix address;
    bool operator==(const RemoveAddress &) const = default;
};

struct AddRoute {
    QString ns;
    RouteState route;
    bool operator==(const AddRoute &) const = default;
};

struct RemoveRoute {
    QString ns;
    RouteState route;
    bool operator==(const RemoveRoute &) const = default;
};

struct SetForwarding {
    QString ns;
    bool on = true;
    bool ipv6 = false;  ///< for the person who reads, and never sent: the machine has IPv6, which goes the same way
    bool operator==(const SetForwarding &) const = default;
};

struct SetIpv6 {
    QString ns;
    bool on = false;
    bool operator==(const SetIpv6 &) const = default;
};

/// Replaces all filter and nat rules of the namespace by these, in one transaction of iptables-restore. Other tables
/// and routing rules, made by hand, are removed, and the kernel's own routing rules are there again.
struct SetRules {
    QString ns;
    std::vector<FirewallRule> rules;
    std::vector<QString> foreign = {};  ///< for the person who reads: what goes thereby (foreignRuleText())
    bool operator==(const SetRules &) const = default;
};

using Step =
    std::variant<CreateNamespace, DeleteNamespace, CreateLink, CreateVeth, DeleteLink, SetLinkUp, SetLinkMaster,
                 SetLinkMac, SetLinkMtu, SetLinkSettings, AddAddress, RemoveAddress, AddRoute, RemoveRoute,
                 SetForwarding, SetIpv6, SetRules, SetVlanFiltering, AddVlans, RemoveVlans, AddRemote, RemoveRemote>;

using Plan = std::vector<Step>;

/// Stable names for scripts: "create-namespace", "create-link", "create-veth", "delete-link", "set-link-up", …
QString actionName(const Step &step);
/// The machine a step acts on (the first end of a veth pair).
QString machineOf(const Step &step);
/// The interface a step acts on within machineOf(), or empty.
QString interfaceOf(const Step &step);

}  // namespace toile
