// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/cardmove.h"

#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include <cerrno>

namespace toile {
namespace {
constexpr int kNewIfindex = 49;  ///< IFLA_NEW_IFINDEX (Linux 5.13); older kernels pass over it

Result<> move(NetlinkSocket &from, int index, int ns, const QString &name, int wantedIndex)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    message.header(header);
    message.putU32(IFLA_NET_NS_FD, quint32(ns));
    message.putString(IFLA_IFNAME, name);
    if (wantedIndex > 0)
        message.putU32(kNewIfindex, quint32(wantedIndex));
    return from.request(message);
}
}  // namespace

Result<> moveCard(NetlinkSocket &from, int index, int ns, const QString &name, int wantedIndex)
{
    Result<> moved = move(from, index, ns, name, wantedIndex);
    const bool indexIsTaken = !moved && wantedIndex > 0 && moved.error().sysErrno != ENODEV;
    return indexIsTaken ? move(from, index, ns, name, 0) : moved;
}

}  // namespace toile
