// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/namespaceregistry.h"

/// IPv6 is off in a machine unless the lab uses it: else every link would send neighbour and router solicitations and
/// multicast reports, which fill MAC tables and cost quadratically on large bridges.
///
/// The one switch for that, net.ipv6.conf.all.disable_ipv6, is a file whose look-up takes the longer the more
/// namespaces there are: at 1000 as long as making the namespace. So a new machine is only *quiet*: no link of it gets
/// an IPv6 address by itself, which netlink can say, and `lo` carries the mark of it. The switch is thrown when
/// anything enters the machine or asks for IPv6 there.
namespace toile {

/// No address by itself for this link. Set before the link has a carrier.
Result<> quietIpv6(NetlinkSocket &route, const QString &interface);
/// `lo` up, with the mark of a quiet machine.
Result<> startQuietLoopback(NetlinkSocket &route);
/// Throws the switch of a machine that was only quiet so far.
Result<> settleIpv6(const NamespaceRegistry &registry, Namespace &ns);
Result<> setIpv6(const NamespaceRegistry &registry, Namespace &ns, bool on);

/// Of IPv4, and of IPv6 unless the machine is to be quiet: a router that has IPv6 announces itself by multicast.
Result<> setForwarding(const NamespaceRegistry &registry, const Namespace &ns, bool on);
Result<> setForwarding6(const NamespaceRegistry &registry, const Namespace &ns, bool on);

}  // namespace toile
