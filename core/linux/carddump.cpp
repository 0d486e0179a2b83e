// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/carddump.h"

#include "core/linux/cardsettings.h"

#include <QFile>

#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <netlink/msg.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <set>

namespace toile {
namespace {
QByteArray bodyOf(const nlmsghdr *message)
{
    return QByteArray(static_cast<const char *>(nlmsg_data(message)), nlmsg_datalen(message));
}

QByteArray bytesOf(const nlattr *attribute)
{
    const auto bytes = readBytes(attribute);
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

QByteArray tokenOf(const nlattr *families)
{
    const auto settings = nestedIn<IFLA_INET6_MAX>(nestedIn<AF_INET6>(families).get(AF_INET6));
    const QByteArray token = bytesOf(settings.get(IFLA_INET6_TOKEN));
    return token.count('\0') == token.size() ? QByteArray() : token;
}

Result<> dumpLink(NetlinkSocket &home, int index, CardDump &into)
{
    NetlinkMessage question(RTM_GETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    question.header(header);
    return home.query(question, [&](const nlmsghdr *message) {
        const auto attributes = attributesOf<IFLA_MAX, ifinfomsg>(message);
        into.index = index;
        into.flags = static_cast<const ifinfomsg *>(nlmsg_data(message))->ifi_flags;
        into.name = readString(attributes.get(IFLA_IFNAME));
        into.mac = bytesOf(attributes.get(IFLA_ADDRESS));
        into.permanentMac = bytesOf(attributes.get(IFLA_PERM_ADDRESS));
        into.mtu = readU32(attributes.get(IFLA_MTU));
        into.queueLength = readU32(attributes.get(IFLA_TXQLEN));
        into.group = readU32(attributes.get(IFLA_GROUP));
        into.alias = readString(attributes.get(IFLA_IFALIAS));
        into.token = tokenOf(attributes.get(IFLA_AF_SPEC));
    });
}

/// Not those that the kernel makes and forgets by itself to keep a machine private (RFC 8981).
Result<> dumpAddresses(NetlinkSocket &home, CardDump &into, std::set<QByteArray> &own)
{
    NetlinkMessage question(RTM_GETADDR);
    question.header(ifaddrmsg{});
    return home.dump(question, [&](const nlmsghdr *message) {
        if (!message) {
            into.addresses.clear();
            return;
        }
        const auto *header = static_cast<const ifaddrmsg *>(nlmsg_data(message));
        const auto attributes = attributesOf<IFA_MAX, ifaddrmsg>(message);
        const quint32 flags = readU32(attributes.get(IFA_FLAGS), header->ifa_flags);
        if (int(header->ifa_index) != into.index)
            return;
        own.insert(bytesOf(attributes.get(attributes.has(IFA_LOCAL) ? IFA_LOCAL : IFA_ADDRESS)));
        if (header->ifa_family != AF_INET6 || (flags & IFA_F_TEMPORARY) == 0)
            into.addresses.push_back(bodyOf(message));
    });
}

bool hopsOver(const nlattr *multipath, int index)
{
    const auto bytes = readBytes(multipath);
    for (size_t at = 0; at + sizeof(rtnexthop) <= bytes.size();) {
        rtnexthop hop;
        std::memcpy(&hop, bytes.data() + at, sizeof hop);
        if (hop.rtnh_ifindex == index)
            return true;
        if (hop.rtnh_len < sizeof hop)
            return false;
        at += RTNH_ALIGN(hop.rtnh_len);
    }
    return false;
}

Result<> dumpRoutes(NetlinkSocket &home, CardDump &into, const std::set<QByteArray> &own)
{
    NetlinkMessage question(RTM_GETROUTE);
    question.header(rtmsg{});
    return home.dump(question, [&](const nlmsghdr *message) {
        if (!message) {
            into.routes.clear();
            return;
        }
        const auto *header = static_cast<const rtmsg *>(nlmsg_data(message));
        const auto attributes = attributesOf<RTA_MAX, rtmsg>(message);
        const bool over = int(readU32(attributes.get(RTA_OIF))) == into.index ||
                          hopsOver(attributes.get(RTA_MULTIPATH), into.index) ||
                          own.contains(bytesOf(attributes.get(RTA_PREFSRC)));
        if (over && (header->rtm_flags & RTM_F_CLONED) == 0)
            into.routes.push_back(bodyOf(message));
    });
}

Result<> dumpNeighbours(NetlinkSocket &home, CardDump &into, const ndmsg &which,
                        const std::function<bool(const ndmsg &, const nlmsghdr *)> &isWanted)
{
    NetlinkMessage question(RTM_GETNEIGH);
    question.header(which);
    const auto before = into.neighbours.size();
    return home.dump(question, [&](const nlmsghdr *message) {
        if (!message) {
            into.neighbours.resize(before);
            return;
        }
        const auto *header = static_cast<const ndmsg *>(nlmsg_data(message));
        if (header->ndm_ifindex == into.index && isWanted(*header, message))
            into.neighbours.push_back(bodyOf(message));
    });
}

/// Permanent ones, those that it answers for, and the MACs besides its own that its filter lets in.
Result<> dumpNeighbours(NetlinkSocket &home, CardDump &into)
{
    ndmsg all{};
    Result<> done = dumpNeighbours(home, into, all, [](const ndmsg &header, const nlmsghdr *) {
        return header.ndm_family != AF_BRIDGE && (header.ndm_state & NUD_PERMANENT) != 0;
    });
    ndmsg proxies{};
    proxies.ndm_flags = NTF_PROXY;
    if (done)
        done = dumpNeighbours(home, into, proxies, [](const ndmsg &header, const nlmsghdr *) {
            return (header.ndm_flags & NTF_PROXY) != 0;
        });
    ndmsg filter{};
    filter.ndm_family = AF_BRIDGE;
    if (!done)
        return done;
    done = dumpNeighbours(home, into, filter, [](const ndmsg &header, const nlmsghdr *message) {
        const QByteArray mac = bytesOf(attributesOf<NDA_MAX, ndmsg>(message).get(NDA_LLADDR));
        return (header.ndm_flags & NTF_SELF) != 0 && !mac.isEmpty() && (mac[0] & 1) == 0;
    });
    // A kernel without bridges has no such table to ask for.
    return !done && done.error().sysErrno == EOPNOTSUPP ? Result<>(Ok()) : done;
}

/// "4    eth0            1     1     333300001234": the card, how often, how often by hand, which MAC.
std::vector<QByteArray> groupsOf(const QString &card)
{
    std::vector<QByteArray> groups;
    QFile file(QStringLiteral("/proc/thread-self/net/dev_mcast"));
    if (!file.open(QIODevice::ReadOnly))
        return groups;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.value(1) == card.toUtf8() && words.value(3).toInt() > 0)
            groups.push_back(QByteArray::fromHex(words.value(4)));
    }
    return groups;
}
}  // namespace

qint64 secondsSinceBoot()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec;
}

Result<CardDump> dumpCard(NetlinkSocket &home, int index)
{
    CardDump dump;
    std::set<QByteArray> own;
    Result<> done = dumpLink(home, index, dump);
    if (done)
        done = dumpAddresses(home, dump, own);
    if (done)
        done = dumpRoutes(home, dump, own);
    if (done)
        done = dumpNeighbours(home, dump);
    if (!done)
        return done.error();
    dump.groups = groupsOf(dump.name);
    dump.settings = readCardSettings(dump.name);
    dump.hardware = readCardHardware(home, dump.name);
    dump.takenAt = secondsSinceBoot();
    return dump;
}

int findDumped(NetlinkSocket &route, const CardDump &dump, int index)
{
    int found = 0;
    int best = 0;
    NetlinkMessage question(RTM_GETLINK);
    question.header(ifinfomsg{});
    const Result<> asked = route.dump(question, [&](const nlmsghdr *message) {
        if (!message)
            return;
        const auto *header = static_cast<const ifinfomsg *>(nlmsg_data(message));
        const auto attributes = attributesOf<IFLA_MAX, ifinfomsg>(message);
        const QByteArray permanent = bytesOf(attributes.get(IFLA_PERM_ADDRESS));
        if ((header->ifi_flags & IFF_LOOPBACK) != 0 || permanent != dump.permanentMac)
            return;
        // What is made on hardware may say the hardware's address as its own.
        if (!permanent.isEmpty() && nestedIn<IFLA_INFO_MAX>(attributes.get(IFLA_LINKINFO)).has(IFLA_INFO_KIND))
            return;
        // The hardware's own address says it all; without one, the index, which moves along, then the address or name.
        const int score = (permanent.isEmpty() ? 0 : 8) + (header->ifi_index == index ? 4 : 0) +
                          (bytesOf(attributes.get(IFLA_ADDRESS)) == dump.mac ? 2 : 0) +
                          (readString(attributes.get(IFLA_IFNAME)) == dump.name ? 1 : 0);
        if (score > best) {
            best = score;
            found = header->ifi_index;
        }
    });
    constexpr int kSure = 2;
    return asked && best >= kSure ? found : 0;
}

}  // namespace toile
