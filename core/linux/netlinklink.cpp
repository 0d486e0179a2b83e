// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinklink.h"

#include "core/kernel/compare.h"
#include "core/linux/namespaceipv6.h"
#include "core/linux/netlinkreadlinks.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>

#include <cerrno>

namespace toile {
namespace {
/// Bridge timers cross netlink in clock ticks (USER_HZ, always 100 on Linux).
constexpr quint32 kTicksPerSecond = 100;
/// Marks links that leave together. Nothing else uses groups, so `ip link` shows "default" for all that stays.
constexpr quint32 kLeavingGroup = 0x746f6c65;

ifinfomsg upFlag(bool up)
{
    ifinfomsg header = {};
    header.ifi_flags = up ? unsigned(IFF_UP) : 0U;
    header.ifi_change = IFF_UP;
    return header;
}

/// A change of an existing link, which the kernel finds by its name.
NetlinkMessage change(const QString &name, const ifinfomsg &header = {}, int type = RTM_SETLINK)
{
    NetlinkMessage message(type);
    message.header(header);
    message.putString(IFLA_IFNAME, name);
    return message;
}

void putBridgeSettings(NetlinkMessage &message, const BridgeSettings &wanted)
{
    // With STP on already the kernel refuses a delay that it would correct when STP is switched on.
    const BridgeSettings bridge = effective(wanted);
    message.putU32(IFLA_BR_FORWARD_DELAY, quint32(bridge.forwardDelay) * kTicksPerSecond);
    message.putU32(IFLA_BR_AGEING_TIME, quint32(bridge.ageing) * kTicksPerSecond);
    message.putU32(IFLA_BR_STP_STATE, bridge.stp ? 1 : 0);
}

/// The kernel looks at the delay before it looks at STP, and with STP on it refuses 0: STP goes off first.
Result<> stopSpanningTree(NetlinkSocket &route, const QString &name)
{
    NetlinkMessage message = change(name, {}, RTM_NEWLINK);
    {
        const NetlinkMessage::Nest info(message, IFLA_LINKINFO);
        message.putString(IFLA_INFO_KIND, QStringLiteral("bridge"));
        const NetlinkMessage::Nest data(message, IFLA_INFO_DATA);
        message.putU32(IFLA_BR_STP_STATE, 0);
    }
    return route.request(message);
}

Result<> changeBridge(NetlinkSocket &route, const QString &name, const BridgeSettings &bridge)
{
    if (!bridge.stp)
        if (Result<> stopped = stopSpanningTree(route, name); !stopped)
            return stopped;
    NetlinkMessage message = change(name, {}, RTM_NEWLINK);
    {
        const NetlinkMessage::Nest info(message, IFLA_LINKINFO);
        message.putString(IFLA_INFO_KIND, QStringLiteral("bridge"));
        const NetlinkMessage::Nest data(message, IFLA_INFO_DATA);
        putBridgeSettings(message, bridge);
    }
    return route.request(message);
}

void putIdentity(NetlinkMessage &message, const QString &name, const std::optional<MacAddress> &mac, int mtu)
{
    message.putString(IFLA_IFNAME, name);
    if (mac)
        message.putMac(IFLA_ADDRESS, *mac);
    if (mtu > 0)
        message.putU32(IFLA_MTU, quint32(mtu));
    // By default a link gets a queue pair for each processor, each with its own sysfs folder.
    message.putU32(IFLA_NUM_TX_QUEUES, 1);
    message.putU32(IFLA_NUM_RX_QUEUES, 1);
}

Result<> putMaster(NetlinkMessage &message, const NetlinkSocket &route, const QString &master)
{
    if (master.isEmpty())
        return Ok();
    const int index = route.interfaceIndex(master);
    if (index == 0)
        return kernelError(ENODEV);
    message.putU32(IFLA_MASTER, quint32(index));
    return Ok();
}

/// The second end of a pair is made without master and down: the kernel takes neither for a peer.
Result<> finishPeer(NetlinkSocket &route, const VethEnd &end)
{
    if (end.master.isEmpty() && !end.up)
        return Ok();
    NetlinkMessage message = change(end.name, end.up ? upFlag(true) : ifinfomsg{});
    if (Result<> master = putMaster(message, route, end.master); !master)
        return master;
    return route.request(message);
}
}  // namespace

Result<> createLink(NetlinkSocket &route, const LinkState &link)
{
    const auto *bridge = std::get_if<BridgeSettings>(&link.settings);
    if (!bridge)
        return kernelError(EOPNOTSUPP);
    NetlinkMessage message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.header(upFlag(link.up));
    putIdentity(message, link.name, link.mac, link.mtu);
    if (Result<> master = putMaster(message, route, link.master); !master)
        return master;
    {
        const NetlinkMessage::Nest info(message, IFLA_LINKINFO);
        message.putString(IFLA_INFO_KIND, linkKindName(link.settings));
        const NetlinkMessage::Nest data(message, IFLA_INFO_DATA);
        putBridgeSettings(message, *bridge);
        // A snooping bridge joins 224.0.0.106 and announces that by IGMP: its MAC would show up in tables of bridges
        // where nobody sent anything. It also makes every port that comes up walk over all others.
        message.putU8(IFLA_BR_MCAST_SNOOPING, 0);
    }
    return route.request(message);
}

Result<> createVeth(const VethHome &homeA, const VethEnd &a, const VethHome &homeB, const VethEnd &b)
{
    NetlinkMessage message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.header(upFlag(a.up));
    putIdentity(message, a.name, a.mac, a.mtu);
    if (Result<> master = putMaster(message, homeA.route, a.master); !master)
        return master;
    {
        const NetlinkMessage::Nest info(message, IFLA_LINKINFO);
        message.putString(IFLA_INFO_KIND, QStringLiteral("veth"));
        const NetlinkMessage::Nest data(message, IFLA_INFO_DATA);
        NetlinkMessage::Nest peer(message, VETH_INFO_PEER);
        peer.header(ifinfomsg{});
        putIdentity(message, b.name, b.mac, b.mtu);
        message.putU32(IFLA_NET_NS_FD, quint32(homeB.descriptor));
    }
    if (Result<> made = homeA.route.request(message); !made)
        return made;
    // The first end has no carrier before the second is up: until then it has no IPv6 address.
    Result<> finished = homeA.quiet ? quietIpv6(homeA.route, a.name) : Result<>(Ok());
    if (finished && homeB.quiet)
        finished = quietIpv6(homeB.route, b.name);
    if (finished)
        finished = finishPeer(homeB.route, b);
    if (!finished) {
        const Result<> removed = deleteLink(homeA.route, a.name);
        Q_UNUSED(removed)  // the first failure is the one to tell
    }
    return finished;
}

Result<> deleteLink(NetlinkSocket &route, const QString &name)
{
    return route.request(change(name, {}, RTM_DELLINK));
}

Result<> setLinkUp(NetlinkSocket &route, const QString &name, bool up)
{
    return route.request(change(name, upFlag(up)));
}

Result<> setLinkMaster(NetlinkSocket &route, const QString &name, const QString &master)
{
    const Result<RawLink> before = readLink(route, name);
    if (!before)
        return before.error();
    NetlinkMessage message = change(name);
    if (master.isEmpty())
        message.putU32(IFLA_MASTER, 0);
    else if (Result<> put = putMaster(message, route, master); !put)
        return put;
    Result<> changed = route.request(message);
    if (!changed && before->master != 0) {
        // The kernel leaves the old bridge before it looks at the new one.
        NetlinkMessage back = change(name);
        back.putU32(IFLA_MASTER, quint32(before->master));
        const Result<> restored = route.request(back);
        Q_UNUSED(restored)  // the first failure is the one to tell
    }
    return changed;
}

Result<> setLinkMac(NetlinkSocket &route, const QString &name, const MacAddress &mac)
{
    NetlinkMessage message = change(name);
    message.putMac(IFLA_ADDRESS, mac);
    return route.request(message);
}

Result<> setLinkMtu(NetlinkSocket &route, const QString &name, int mtu)
{
    NetlinkMessage message = change(name);
    message.putU32(IFLA_MTU, quint32(mtu));
    return route.request(message);
}

Result<> setLinkSettings(NetlinkSocket &route, const QString &name, const LinkSettings &settings)
{
    const auto *wanted = std::get_if<BridgeSettings>(&settings);
    if (!wanted)
        return kernelError(EOPNOTSUPP);
    const Result<RawLink> before = readLink(route, name);
    if (!before)
        return before.error();
    const auto *old = std::get_if<BridgeSettings>(&before->settings);
    if (!old)
        return kernelError(EOPNOTSUPP);
    Result<> changed = changeBridge(route, name, *wanted);
    if (!changed) {
        const Result<> restored = changeBridge(route, name, *old);
        Q_UNUSED(restored)  // the first failure is the one to tell
    }
    return changed;
}

Result<> deleteLinksTogether(NetlinkSocket &route, const std::vector<int> &indices)
{
    for (const int index : indices) {
        NetlinkMessage mark(RTM_SETLINK);
        ifinfomsg header = {};
        header.ifi_index = index;
        mark.header(header);
        mark.putU32(IFLA_GROUP, kLeavingGroup);
        if (const Result<> marked = route.request(mark); !marked && marked.error().sysErrno != ENODEV)
            return marked;
    }
    NetlinkMessage message(RTM_DELLINK);
    message.header(ifinfomsg{});
    message.putU32(IFLA_GROUP, kLeavingGroup);
    if (const Result<> removed = route.request(message); !removed && removed.error().sysErrno != ENODEV)
        return removed;
    return Ok();
}

}  // namespace toile
