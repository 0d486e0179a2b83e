// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/step.h"

/// What plan() and simulate() share. Not for use outside of core/kernel.
namespace toile {

/// What the kernel makes of these wishes: with STP the forward delay is 2 to 30 seconds (IEEE 802.1D,
/// net/bridge/br_stp_if.c).
BridgeSettings effective(BridgeSettings settings);
LinkSettings effective(const LinkSettings &settings);
/// Network bits only, and the metric that IPv6 gives a route without one (IP6_RT_PRIO_USER).
RouteState effective(RouteState route);
/// As `iptables-save` would say it back: networks without host bits, no 0.0.0.0/0.
FirewallRule effective(FirewallRule rule);

bool isBridge(const LinkState &link);
bool isForeign(const LinkState &link);
/// Made by hand in a way that plans know only to remove.
bool isForeign(const RouteState &route);
const VethSettings *vethOf(const LinkState &link);

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
