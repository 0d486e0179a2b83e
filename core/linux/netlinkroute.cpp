// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkroute.h"

#include "core/linux/netlinkreadtables.h"

#include <linux/if_addr.h>
#include <linux/ipv6_route.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

namespace toile {
namespace {
quint8 familyOf(const IpAddress &address)
{
    return address.isV4() ? AF_INET : AF_INET6;
}

Result<> changeAddress(NetlinkSocket &route, int type, int flags, const QString &interface, const IpPrefix &address)
{
    const int index = route.interfaceIndex(interface);
    if (index == 0)
        return kernelError(ENODEV);
    NetlinkMessage message(type, flags);
    ifaddrmsg header = {};
    header.ifa_family = familyOf(address.address);
    header.ifa_prefixlen = quint8(address.length);
    header.ifa_index = quint32(index);
    header.ifa_flags = address.address.isV4() ? 0 : IFA_F_NODAD;
    message.header(header);
    message.putAddress(IFA_LOCAL, address.address);
    message.putAddress(IFA_ADDRESS, address.address);
    return route.request(message);
}

Result<> changeRoute(NetlinkSocket &route, int type, int flags, const RouteState &state)
{
    NetlinkMessage message(type, flags);
    const bool removes = type == RTM_DELROUTE;
    rtmsg header = {};
    header.rtm_family = familyOf(state.destination.address);
    header.rtm_dst_len = quint8(state.destination.length);
    header.rtm_table = state.table == 0 ? RT_TABLE_MAIN : RT_TABLE_UNSPEC;
    // A removal that says neither protocol nor scope matches whatever they are.
    header.rtm_protocol = removes ? RTPROT_UNSPEC : RTPROT_BOOT;
    header.rtm_scope = removes ? RT_SCOPE_NOWHERE : state.gateway ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK;
    header.rtm_type = removes ? RTN_UNSPEC : RTN_UNICAST;
    message.header(header);
    if (state.table != 0)
        message.putU32(RTA_TABLE, quint32(state.table));
    if (state.destination.length > 0)
        message.putAddress(RTA_DST, state.destination.address);
    if (state.gateway)
        message.putAddress(RTA_GATEWAY, *state.gateway);
    if (state.metric > 0)
        message.putU32(RTA_PRIORITY, quint32(state.metric));
    if (!state.interface.isEmpty()) {
        const int index = route.interfaceIndex(state.interface);
        if (index == 0)
            return kernelError(ENODEV);
        message.putU32(RTA_OIF, quint32(index));
    }
    return route.request(message);
}

Result<bool> hasRoute(NetlinkSocket &route, const RouteState &wanted)
{
    const int metric = wanted.destination.address.isV4() ? 0 : int(IP6_RT_PRIO_USER);
    const Result<Table<RouteRow>> rows = readRoutes(route);
    if (!rows)
        return rows.error();
    return std::any_of(rows->begin(), rows->end(), [&](const auto &each) {
        const RouteState &seen = each.second.route;
        return seen.destination == wanted.destination.network() && seen.metric == metric &&
               seen.table == wanted.table && seen.foreign == wanted.foreign &&
               (!wanted.gateway || seen.gateway == wanted.gateway) &&
               (wanted.interface.isEmpty() || seen.interface == wanted.interface);
    });
}
}  // namespace

Result<> addAddress(NetlinkSocket &route, const QString &interface, const IpPrefix &address)
{
    return changeAddress(route, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, interface, address);
}

Result<> removeAddress(NetlinkSocket &route, const QString &interface, const IpPrefix &address)
{
    return changeAddress(route, RTM_DELADDR, 0, interface, address);
}

Result<> addRoute(NetlinkSocket &route, const RouteState &state)
{
    return changeRoute(route, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, state);
}

Result<> addConnectedRoute(NetlinkSocket &route, const QString &interface, const IpPrefix &network,
                           const IpAddress &source)
{
    NetlinkMessage message(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_APPEND);
    rtmsg header = {};
    header.rtm_family = familyOf(network.address);
    header.rtm_dst_len = quint8(network.length);
    header.rtm_table = RT_TABLE_MAIN;
    header.rtm_protocol = RTPROT_KERNEL;
    header.rtm_scope = RT_SCOPE_LINK;
    header.rtm_type = RTN_UNICAST;
    message.header(header);
    message.putAddress(RTA_DST, network.address);
    message.putAddress(RTA_PREFSRC, source);
    message.putU32(RTA_OIF, quint32(route.interfaceIndex(interface)));
    return route.request(message);
}

Result<> removeRoute(NetlinkSocket &route, const RouteState &state)
{
    // For the kernel a removal without metric means any metric; for us it means the route that has none.
    if (state.metric == 0) {
        const Result<bool> there = hasRoute(route, state);
        if (!there)
            return there.error();
        if (!*there)
            return kernelError(ESRCH);
    }
    return changeRoute(route, RTM_DELROUTE, 0, state);
}

}  // namespace toile
