// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/carddump.h"
#include "core/linux/cardsettings.h"

#include <arpa/inet.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <netlink/attr.h>
#include <sys/ioctl.h>

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

/// The address that begins here.
QString ipText(int family, const char *bytes)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (bytes)
        ::inet_ntop(family, bytes, text, sizeof text);
    return QString::fromLatin1(text);
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

/// Down: a name and some cards' addresses change only so.
Result<> bringDown(NetlinkSocket &home, int index, const CardDump &dump)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    header.ifi_flags = dump.flags & kSettableFlags;
    header.ifi_change = kSettableFlags | IFF_UP;
    message.header(header);
    message.putU32(IFLA_MASTER, 0);
    return home.request(message);
}

Result<> restoreName(NetlinkSocket &home, int index, const QString &name)
{
    if (home.interfaceIndex(name) == index)
        return Ok();
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    message.header(header);
    message.putString(IFLA_IFNAME, name);
    return home.request(message);
}

Result<> restoreLink(NetlinkSocket &home, int index, const CardDump &dump)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    message.header(header);
    if (!dump.mac.isEmpty())
        message.put(IFLA_ADDRESS, dump.mac.constData(), int(dump.mac.size()));
    message.putU32(IFLA_MTU, dump.mtu);
    message.putU32(IFLA_TXQLEN, dump.queueLength);
    message.putU32(IFLA_GROUP, dump.group);
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

/// netdevice(7); netlink has no message for it.
Result<> joinGroup(const QString &name, const QByteArray &mac)
{
    const Descriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    qstrncpy(request.ifr_name, qPrintable(name), IFNAMSIZ);
    std::memcpy(request.ifr_hwaddr.sa_data, mac.constData(),
                std::min(size_t(mac.size()), sizeof request.ifr_hwaddr.sa_data));
    return ::ioctl(socket.get(), SIOCADDMULTI, &request) == 0 ? Result<>(Ok()) : kernelError(errno);
}

Result<> restoreToken(NetlinkSocket &home, int index, const QByteArray &token)
{
    NetlinkMessage message(RTM_SETLINK);
    ifinfomsg header = {};
    header.ifi_index = index;
    message.header(header);
    {
        const NetlinkMessage::Nest families(message, IFLA_AF_SPEC);
        const NetlinkMessage::Nest ipv6(message, AF_INET6);
        message.put(IFLA_INET6_TOKEN, token.constData(), int(token.size()));
    }
    return home.request(message);
}

QString neighbourText(QByteArray body)
{
    ndmsg header;
    std::memcpy(&header, body.constData(), sizeof header);
    if (header.ndm_family == AF_BRIDGE) {
        const char *mac = attributeIn(body, sizeof header, NDA_LLADDR);
        return QStringLiteral("bridge fdb add ") + QString::fromLatin1(QByteArray(mac, mac ? 6 : 0).toHex(':'));
    }
    const QString proxy = (header.ndm_flags & NTF_PROXY) != 0 ? QStringLiteral("proxy ") : QString();
    return QStringLiteral("ip neigh add ") + proxy +
           ipText(header.ndm_family, attributeIn(body, sizeof header, NDA_DST));
}

QString addressText(QByteArray body)
{
    ifaddrmsg header;
    std::memcpy(&header, body.constData(), sizeof header);
    const char *own = attributeIn(body, sizeof header, IFA_LOCAL);
    return ipText(header.ifa_family, own ? own : attributeIn(body, sizeof header, IFA_ADDRESS)) +
           QStringLiteral("/%1").arg(header.ifa_prefixlen);
}

QString routeText(QByteArray body)
{
    rtmsg header;
    std::memcpy(&header, body.constData(), sizeof header);
    const char *destination = attributeIn(body, sizeof header, RTA_DST);
    QString text = destination ? ipText(header.rtm_family, destination) + QStringLiteral("/%1").arg(header.rtm_dst_len)
                               : QStringLiteral("default");
    if (const char *gateway = attributeIn(body, sizeof header, RTA_GATEWAY))
        text += QStringLiteral(" via ") + ipText(header.rtm_family, gateway);
    return text;
}

/// What could not be done: commands, and the kernel's reasons.
class Missing {
public:
    void note(const QString &command, const Result<> &done)
    {
        if (!done)
            m_list += command + QStringLiteral(" (%1)").arg(qt_error_string(done.error().sysErrno));
    }
    void note(const QString &command) { m_list += command; }
    const QStringList &list() const { return m_list; }

private:
    QStringList m_list;
};

/// A gateway must be reachable before a route goes over it: those that are refused are tried again while others
/// succeed.
void restoreRoutes(NetlinkSocket &home, int index, const CardDump &dump, Missing &missing)
{
    std::vector<QByteArray> waiting;
    std::copy_if(dump.routes.begin(), dump.routes.end(), std::back_inserter(waiting),
                 [](const QByteArray &body) { return !isKernels(body); });
    Missing last;
    for (size_t before = waiting.size() + 1; waiting.size() < before && !waiting.empty();) {
        before = waiting.size();
        last = {};
        std::vector<QByteArray> refused;
        for (const QByteArray &body : waiting) {
            rtmsg header;
            std::memcpy(&header, body.constData(), sizeof header);
            const int flags = NLM_F_CREATE | (header.rtm_family == AF_INET ? NLM_F_APPEND : 0);
            const Result<> said = say(home, RTM_NEWROUTE, flags, routeNow(body, dump.index, index));
            if (!said)
                refused.push_back(body);
            last.note(QStringLiteral("ip route add ") + routeText(body), said);
        }
        waiting = std::move(refused);
    }
    for (const QString &command : last.list())
        missing.note(command);
}
}  // namespace

QStringList restoreCard(NetlinkSocket &home, int index, const CardDump &dump)
{
    Missing missing;
    const auto set = QStringLiteral("ip link set %1 ");
    missing.note(set.arg(home.interfaceName(index)) + QStringLiteral("down"), bringDown(home, index, dump));
    missing.note(set.arg(home.interfaceName(index)) + QStringLiteral("name ") + dump.name,
                 restoreName(home, index, dump.name));
    const QString name = home.interfaceName(index);
    missing.note(set.arg(name) + QStringLiteral("address … mtu %1 txqueuelen %2").arg(dump.mtu).arg(dump.queueLength),
                 restoreLink(home, index, dump));
    for (const QString &key : writeCardSettings(name, dump.settings))
        missing.note(QStringLiteral("sysctl ") + key);
    writeCardHardware(home, name, dump.hardware);
    if ((dump.flags & IFF_UP) != 0)
        missing.note(set.arg(name) + QStringLiteral("up"), bringUp(home, index));
    if (!dump.token.isEmpty())
        missing.note(QStringLiteral("ip token set %1 dev %2").arg(ipText(AF_INET6, dump.token.constData()), name),
                     restoreToken(home, index, dump.token));
    const qint64 elapsed = secondsSinceBoot() - dump.takenAt;
    for (const QByteArray &address : dump.addresses)
        missing.note(QStringLiteral("ip addr add %1 dev %2").arg(addressText(address), name),
                     restoreAddress(home, index, address, elapsed));
    for (QByteArray body : dump.neighbours) {
        change<ndmsg>(body.data(), [&](ndmsg &header) { header.ndm_ifindex = index; });
        missing.note(neighbourText(body) + QStringLiteral(" dev ") + name,
                     say(home, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, body));
    }
    for (const QByteArray &group : dump.groups)
        missing.note(QStringLiteral("ip maddr add %1 dev %2").arg(QString::fromLatin1(group.toHex(':')), name),
                     joinGroup(name, group));
    restoreRoutes(home, index, dump, missing);
    return missing.list();
}

}  // namespace toile
