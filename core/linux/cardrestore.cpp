// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/carddump.h"
#include "core/linux/cardsettings.h"

#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <netlink/attr.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <iterator>

namespace toile {
namespace {
/// What a person sets of a link's flags; the others are the kernel's.
constexpr unsigned kSettableFlags = IFF_NOARP | IFF_PROMISC | IFF_ALLMULTI | IFF_MULTICAST | IFF_DYNAMIC;

/// The first attribute of this type after a fixed header; null: none.
char *attributeIn(QByteArray &body, size_t headerLength, int type)
{
    const auto start = size_t(NLMSG_ALIGN(headerLength));
    if (size_t(body.size()) <= start)
        return nullptr;
    auto *attribute = reinterpret_cast<nlattr *>(body.data() + start);
    int left = int(size_t(body.size()) - start);
    for (; nla_ok(attribute, left); attribute = nla_next(attribute, &left))
        if (nla_type(attribute) == type)
            return static_cast<char *>(nla_data(attribute));
    return nullptr;
}

template <typename T>
void change(char *at, const std::function<void(T &)> &edit)
{
    if (!at)
        return;
    T value;
    std::memcpy(&value, at, sizeof value);
    edit(value);
    std::memcpy(at, &value, sizeof value);
}

void remain(quint32 &seconds, qint64 elapsed)
{
    constexpr quint32 kForever = 0xffffffff;
    if (seconds != kForever)
        seconds = elapsed < qint64(seconds) ? quint32(qint64(seconds) - elapsed) : 0;
}

Result<> restoreLink(NetlinkSocket &home, int index, const CardDump &dump)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    header.ifi_flags = dump.flags & kSettableFlags;
    header.ifi_change = kSettableFlags | IFF_UP;  // down: a name and some cards' addresses change only so
    message.header(header);
    message.putString(IFLA_IFNAME, dump.name);
    if (!dump.mac.isEmpty())
        message.put(IFLA_ADDRESS, dump.mac.constData(), int(dump.mac.size()));
    message.putU32(IFLA_MTU, dump.mtu);
    message.putU32(IFLA_TXQLEN, dump.queueLength);
    message.putU32(IFLA_GROUP, dump.group);
    message.putU32(IFLA_MASTER, 0);
    message.putString(IFLA_IFALIAS, dump.alias);
    return home.request(message);
}

Result<> bringUp(NetlinkSocket &home, int index)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    header.ifi_flags = IFF_UP;
    header.ifi_change = IFF_UP;
    message.header(header);
    return home.request(message);
}

Result<> say(NetlinkSocket &home, int type, int flags, const QByteArray &body)
{
    NetlinkMessage message(type, flags);
    message.body({body.constData(), size_t(body.size())});
    const Result<> said = home.request(message);
    return !said && said.error().sysErrno == EEXIST ? Result<>(Ok()) : said;
}

/// An address whose lease ran out meanwhile has gone.
Result<> restoreAddress(NetlinkSocket &home, int index, QByteArray body, qint64 elapsed)
{
    bool isOver = false;
    change<ifaddrmsg>(body.data(), [&](ifaddrmsg &header) { header.ifa_index = quint32(index); });
    change<ifa_cacheinfo>(attributeIn(body, sizeof(ifaddrmsg), IFA_CACHEINFO), [&](ifa_cacheinfo &lease) {
        remain(lease.ifa_valid, elapsed);
        remain(lease.ifa_prefered, elapsed);
        isOver = lease.ifa_valid == 0;
    });
    return isOver ? Result<>(Ok()) : say(home, RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE, body);
}

/// Whether a route's next hop is reachable just now is for the kernel to say (net/ipv4/fib_semantics.c refuses it).
void cleanHops(char *hops, int length, int before, int now)
{
    for (int at = 0; at + int(sizeof(rtnexthop)) <= length;) {
        int step = 0;
        change<rtnexthop>(hops + at, [&](rtnexthop &hop) {
            hop.rtnh_flags = static_cast<unsigned char>(hop.rtnh_flags & RTNH_F_ONLINK);
            hop.rtnh_ifindex = hop.rtnh_ifindex == before ? now : hop.rtnh_ifindex;
            step = int(RTNH_ALIGN(hop.rtnh_len));
        });
        if (step < int(sizeof(rtnexthop)))
            return;
        at += step;
    }
}

QByteArray routeNow(QByteArray body, int before, int now)
{
    change<rtmsg>(body.data(), [](rtmsg &header) { header.rtm_flags &= unsigned(RTNH_F_ONLINK); });
    change<qint32>(attributeIn(body, sizeof(rtmsg), RTA_OIF),
                   [&](qint32 &index) { index = index == before ? now : index; });
    if (char *hops = attributeIn(body, sizeof(rtmsg), RTA_MULTIPATH)) {
        const auto *attribute = reinterpret_cast<const nlattr *>(hops - NLA_HDRLEN);
        cleanHops(hops, nla_len(attribute), before, now);
    }
    return body;
}

/// The kernel makes these itself as addresses come. Of IPv6 it would take them a second time, with another metric.
bool isKernels(const QByteArray &body)
{
    rtmsg header;
    std::memcpy(&header, body.constData(), sizeof header);
    return header.rtm_protocol == RTPROT_KERNEL;
}

/// A gateway must be reachable before a route goes over it: those that are refused are tried again while others
/// succeed.
Result<> restoreRoutes(NetlinkSocket &home, int index, const CardDump &dump)
{
    std::vector<QByteArray> waiting;
    std::copy_if(dump.routes.begin(), dump.routes.end(), std::back_inserter(waiting),
                 [](const QByteArray &body) { return !isKernels(body); });
    Result<> first = Ok();
    for (size_t before = waiting.size() + 1; waiting.size() < before && !waiting.empty();) {
        before = waiting.size();
        first = Ok();
        std::vector<QByteArray> refused;
        for (const QByteArray &body : waiting) {
            rtmsg header;
            std::memcpy(&header, body.constData(), sizeof header);
            const int flags = NLM_F_CREATE | (header.rtm_family == AF_INET ? NLM_F_APPEND : 0);
            const Result<> said = say(home, RTM_NEWROUTE, flags, routeNow(body, dump.index, index));
            if (said)
                continue;
            refused.push_back(body);
            if (first)
                first = said;
        }
        waiting = std::move(refused);
    }
    return first;
}
}  // namespace

Result<> restoreCard(NetlinkSocket &home, int index, const CardDump &dump)
{
    Result<> first = Ok();
    const auto note = [&first](const Result<> &done) {
        if (!done && first)
            first = done;
    };
    note(restoreLink(home, index, dump));
    writeCardSettings(dump.name, dump.settings);
    writeCardHardware(home, dump.name, dump.hardware);
    if ((dump.flags & IFF_UP) != 0)
        note(bringUp(home, index));
    const qint64 elapsed = secondsSinceBoot() - dump.takenAt;
    for (const QByteArray &address : dump.addresses)
        note(restoreAddress(home, index, address, elapsed));
    for (QByteArray body : dump.neighbours) {
        change<ndmsg>(body.data(), [&](ndmsg &header) { header.ndm_ifindex = index; });
        note(say(home, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, body));
    }
    note(restoreRoutes(home, index, dump));
    return first;
}

}  // namespace toile
