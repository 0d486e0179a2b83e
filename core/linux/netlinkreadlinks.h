// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"
#include "core/linux/netlinksocket.h"

namespace toile {

/// One link as the kernel describes it, before names are looked up.
struct RawLink {
    int index = 0;
    QString name;
    QString kind;           ///< IFLA_INFO_KIND; empty for a plain device
    LinkSettings settings;  ///< other links are not yet named in it: a veth's other end may be in another namespace
    unsigned flags = 0;     ///< IFF_UP, IFF_LOOPBACK…
    std::optional<MacAddress> mac;
    int mtu = 0;
    int master = 0;                ///< ifindex, 0: none
    int link = 0;                  ///< ifindex of a veth's other end, or of what it is made on
    std::optional<int> linkNetns;  ///< the other end's namespace; none: this one
    int operState = 0;             ///< IF_OPER_…
    bool carrier = false;
    int portState = -1;        ///< BR_STATE_…, -1: not a bridge port
    std::optional<bool> ipv6;  ///< neither disabled nor kept quiet; none: the kernel has no IPv6
};

/// From RTM_NEWLINK or RTM_DELLINK.
RawLink parseLink(const nlmsghdr *message);
Result<RawLink> readLink(NetlinkSocket &route, const QString &name);
Result<std::vector<RawLink>> readLinks(NetlinkSocket &route);

QString operStateName(int state);
QString portStateName(int state);

}  // namespace toile
