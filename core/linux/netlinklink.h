// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/step.h"
#include "core/linux/netlinksocket.h"

/// Changes of links, one kernel answer each. Errors are the kernel's, without a message.
namespace toile {

/// Any link but a veth pair and what comes from /dev/net/tun; all or nothing.
Result<> createLink(NetlinkSocket &route, const LinkState &link);
enum class OnFailure { Remove, Keep };
/// Gives a link that was just made its MAC, MTU, bridge and up; on failure the link is removed, unless it is to be
/// kept.
Result<> dressLink(NetlinkSocket &route, const LinkState &link, OnFailure onFailure = OnFailure::Remove);
/// One end's namespace, as createVeth() needs it.
struct VethHome {
    NetlinkSocket &route;
    int descriptor;
    bool quiet;  ///< see namespaceipv6.h
};
/// Both ends, each directly in its namespace; all or nothing.
Result<> createVeth(const VethHome &homeA, const VethEnd &a, const VethHome &homeB, const VethEnd &b);
Result<> deleteLink(NetlinkSocket &route, const QString &name);
Result<> setLinkUp(NetlinkSocket &route, const QString &name, bool up);
Result<> setLinkMaster(NetlinkSocket &route, const QString &name, const QString &master);
Result<> setLinkMac(NetlinkSocket &route, const QString &name, const MacAddress &mac);
Result<> setLinkMtu(NetlinkSocket &route, const QString &name, int mtu);

/// Removes several links in one pass of the kernel, which waits once instead of once a link. Missing ones are no error.
Result<> deleteLinksTogether(NetlinkSocket &route, const std::vector<int> &indices);

}  // namespace toile
