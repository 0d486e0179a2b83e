// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/linkkind.h"

/// What plan() and simulate() share. Not for use outside of core/kernel.
namespace toile {

/// What the kernel makes of these wishes.
LinkSettings effective(LinkSettings settings);
/// Network bits only, and the metric that IPv6 gives a route without one (IP6_RT_PRIO_USER).
RouteState effective(RouteState route);
/// As `iptables-save` would say it back: networks without host bits, no 0.0.0.0/0.
FirewallRule effective(FirewallRule rule);

bool isBridge(const LinkState &link);
bool isForeign(const LinkState &link);
bool isUplink(const LinkState &link);
/// Made by hand in a way that plans know only to remove.
bool isForeign(const RouteState &route);
const VethSettings *vethOf(const LinkState &link);

/// The bridge that tells VLANs apart and that `link` is a port of, or is; else null.
const BridgeSettings *vlanBridgeOf(const NamespaceState &ns, const LinkState &link);
/// How many links are below this one: 0 for one that is made on none of its namespace.
int stackDepth(const NamespaceState &ns, const LinkState &link);
/// The links that are made on others, by name and each before those that are stacked on it.
std::vector<const LinkState *> stacked(const NamespaceState &ns);
/// True when the link, or one that it is stacked on, is a bridge.
bool isOnBridge(const NamespaceState &ns, const LinkState &link);

/// True when `seen` can become `wanted` without being made anew: same kind, same peer.
bool isSameLink(const LinkState &wanted, const LinkState &seen);

const NamespaceState *findNamespace(const KernelState &state, const QString &ns);
const LinkState *findLink(const KernelState &state, const QString &ns, const QString &name);

/// "lo" too.
bool isUp(const NamespaceState &ns, const QString &interface);

/// The interface (only `within`, when that is not empty) over which `gateway` is a direct neighbour now: the longest
/// prefix among the addresses and device routes of links that are up. Empty: none.
QString onLinkInterface(const NamespaceState &ns, const IpAddress &gateway, const QString &within = {});

/// Performs `step` in place, or changes nothing and says why the kernel would refuse it.
Result<> perform(KernelState &state, const Step &step);

}  // namespace toile
