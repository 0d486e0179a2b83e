// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinklink.h"

#include "core/linux/linkcodec.h"
#include "core/linux/namespaceipv6.h"
#include "core/linux/netlinkreadlinks.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>

#include <cerrno>

namespace toile {
namespace {
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
    const LinkCodec *codec = linkCodec(linkKindName(link.settings));
    if (!codec || !codec->put)
        return kernelError(EOPNOTSUPP);
    NetlinkMessage message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.header(upFlag(link.up));
    putIdentity(message, link.name, link.mac, link.mtu);
    if (Result<> master = putMaster(message, route, link.master); !master)
        return master;
    if (Result<> put = codec->put(message, route, link.settings); !put)
        return put;
    Result<> made = route.request(message);
    if (!made || !codec->finish)
        return made;
    Result<> finished = codec->finish(route, link);
    if (!finished) {
        const Result<> removed = deleteLink(route, link.name);
        Q_UNUSED(removed)  // the first failure is the one to tell
    }
    return finished;
}

Result<> dressLink(NetlinkSocket &route, const LinkState &link, OnFailure onFailure)
{
    NetlinkMessage message = change(link.name, upFlag(link.up));
    if (link.mac)
        message.putMac(IFLA_ADDRESS, *link.mac);
    if (link.mtu > 0)
        message.putU32(IFLA_MTU, quint32(link.mtu));
    Result<> dressed = putMaster(message, route, link.master);
    if (dressed)
        dressed = route.request(message);
    if (!dressed && onFailure == OnFailure::Remove) {
        const Result<> removed = deleteLink(route, link.name);
        Q_UNUSED(removed)  // the first failure is the one to tell
    }
    return dressed;
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
