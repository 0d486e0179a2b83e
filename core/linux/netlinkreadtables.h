// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinksocket.h"

/// Tables of one namespace, read through its socket. Rows of links that vanish meanwhile are left out.
namespace toile {

/// By ifindex; without the kernel's own IPv6 link-local ones.
Result<std::map<int, std::vector<IpPrefix>>> readAddresses(NetlinkSocket &route);
/// Unicast routes of the main table; one row a next hop.
Result<Table<RouteRow>> readRoutes(NetlinkSocket &route);
/// Without `lo` and what needs no ARP (multicast, broadcast, NOARP).
Result<Table<NeighbourRow>> readNeighbours(NetlinkSocket &route);
/// What bridges and VXLANs know; not the filters of the devices themselves.
Result<Table<FdbRow>> readFdb(NetlinkSocket &route);
/// IPv4 forwarding of the namespace.
Result<bool> readForwarding(NetlinkSocket &route);
/// By the link's name.
Result<std::map<QString, LinkCounters>> readCounters(NetlinkSocket &route);

}  // namespace toile
