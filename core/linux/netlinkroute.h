// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"
#include "core/linux/netlinksocket.h"

/// Changes of addresses and routes, one kernel answer each. Errors are the kernel's, without a message.
namespace toile {

/// As `ip address add`, but IPv6 addresses are usable at once (no duplicate address detection).
Result<> addAddress(NetlinkSocket &route, const QString &interface, const IpPrefix &address);
Result<> removeAddress(NetlinkSocket &route, const QString &interface, const IpPrefix &address);
/// As `ip route add` and `ip route del`, in the main table.
Result<> addRoute(NetlinkSocket &route, const RouteState &state);
Result<> removeRoute(NetlinkSocket &route, const RouteState &state);
/// The route that the kernel makes with an IPv4 address, for who removed it.
Result<> addConnectedRoute(NetlinkSocket &route, const QString &interface, const IpPrefix &network,
                           const IpAddress &source);

}  // namespace toile
