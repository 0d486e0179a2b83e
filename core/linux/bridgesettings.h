// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"
#include "core/linux/netlinksocket.h"

/// Changes of bridges that are there, and the VLANs of their ports. Errors are the kernel's, without a message.
namespace toile {

/// STP, forward delay and ageing.
Result<> setBridgeTimes(NetlinkSocket &route, const QString &name, const BridgeSettings &wanted);
/// Switched on where it was off, the bridge and all its ports carry the default PVID alone.
Result<> setVlanFiltering(NetlinkSocket &route, const QString &name, bool on, int defaultPvid);

/// `self`: the bridge's own, else of a port.
Result<> addVlans(NetlinkSocket &route, const QString &name, const PortVlan &vlans, bool self);
Result<> removeVlans(NetlinkSocket &route, const QString &name, int first, int last, bool self);
/// The bridge and all its ports carry `wanted` and nothing else.
Result<> resetVlans(NetlinkSocket &route, const QString &bridge, const VlanMembership &wanted);
/// By ifindex, of all bridges and ports of bridges, also of those that do not tell VLANs apart.
Result<std::map<int, VlanMembership>> readVlans(NetlinkSocket &route);

}  // namespace toile
