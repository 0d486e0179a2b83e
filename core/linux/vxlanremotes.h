// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

#include <map>
#include <vector>

/// Where a VXLAN sends what it has no better place for: the rows of its table for the MAC 00:00:00:00:00:00. Errors are
/// the kernel's, without a message.
namespace toile {

Result<> addRemote(NetlinkSocket &route, const QString &name, const IpAddress &remote);
Result<> removeRemote(NetlinkSocket &route, const QString &name, const IpAddress &remote);
/// By ifindex; sorted. Multicast groups are no remotes.
Result<std::map<int, std::vector<IpAddress>>> readRemotes(NetlinkSocket &route);

}  // namespace toile
