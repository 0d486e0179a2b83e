// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkreadroute.h"

#include <QStringList>

#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cstring>

namespace toile {
namespace {
using Name = std::function<QString(int index)>;

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

QString routeProtocolName(int protocol)
{
    switch (protocol) {
    case RTPROT_REDIRECT:
        return s("redirect");
    case RTPROT_KERNEL:
        return s("kernel");
    case RTPROT_BOOT:
        return s("boot");
    case RTPROT_STATIC:
        return s("static");
    case RTPROT_RA:
        return s("ra");
    case RTPROT_DHCP:
        return s("dhcp");
    default:
        return QString::number(protocol);
    }
}

/// "" for an ordinary one.
QString typeName(int type)
{
    switch (type) {
    case RTN_UNICAST:
        return {};
    case RTN_LOCAL:
        return s("local");
    case RTN_BROADCAST:
        return s("broadcast");
    case RTN_ANYCAST:
        return s("anycast");
    case RTN_MULTICAST:
        return s("multicast");
    case RTN_BLACKHOLE:
        return s("blackhole");
    case RTN_UNREACHABLE:
        return s("unreachable");
    case RTN_PROHIBIT:
        return s("prohibit");
    case RTN_THROW:
        return s("throw");
    default:
        return s("type %1").arg(type);
    }
}

IpAddress unspecified(int family)
{
    return family == AF_INET ? IpAddress::v4(0) : IpAddress::v6({});
}

/// "nexthop via 1.0.0.2 dev eth0", as `ip route` indents them; "" when the kernel names a kind of hop we do not know.
QString hopText(const Attributes<RTA_MAX> &attributes, const QString &interface)
{
    QString text = s("nexthop");
    if (const auto gateway = readAddress(attributes.get(RTA_GATEWAY)))
        text += s(" via ") + gateway->toString();
    return text + s(" dev ") + interface;
}

QStringList hopTexts(std::span<const char> bytes, const Name &name)
{
    QStringList texts;
    while (bytes.size() >= sizeof(rtnexthop)) {
        rtnexthop hop;
        std::memcpy(&hop, bytes.data(), sizeof hop);
        if (hop.rtnh_len < sizeof hop || hop.rtnh_len > bytes.size())
            break;
        Attributes<RTA_MAX> attributes;
        parseBytes(bytes.data() + sizeof hop, int(hop.rtnh_len - sizeof hop), attributes.slots(), RTA_MAX);
        texts += hopText(attributes, name(hop.rtnh_ifindex));
        bytes = bytes.subspan(std::min(bytes.size(), size_t(RTNH_ALIGN(hop.rtnh_len))));
    }
    return texts;
}

QStringList metricTexts(const nlattr *metrics)
{
    static const std::map<int, const char *> kNames{{RTAX_MTU, "mtu"},           {RTAX_WINDOW, "window"},
                                                    {RTAX_RTT, "rtt"},           {RTAX_ADVMSS, "advmss"},
                                                    {RTAX_HOPLIMIT, "hoplimit"}, {RTAX_INITCWND, "initcwnd"},
                                                    {RTAX_RTO_MIN, "rto_min"},   {RTAX_QUICKACK, "quickack"}};
    QStringList texts;
    const auto values = nestedIn<RTAX_MAX>(metrics);
    for (int kind = 1; kind <= RTAX_MAX; ++kind) {
        if (!values.has(kind))
            continue;
        const auto known = kNames.find(kind);
        texts += (known == kNames.end() ? s("metric-%1").arg(kind) : s(known->second)) + u' ' +
                 QString::number(readU32(values.get(kind)));
    }
    return texts;
}

/// Everything that AddRoute could not make.
QStringList foreignTexts(const rtmsg &header, const Attributes<RTA_MAX> &attributes, const RouteRow &row,
                         const Name &name)
{
    QStringList texts;
    if (const QString type = typeName(header.rtm_type); !type.isEmpty())
        texts += type;
    if (attributes.has(RTA_MULTIPATH))
        texts += hopTexts(readBytes(attributes.get(RTA_MULTIPATH)), name);
    if (attributes.has(RTA_VIA))
        texts += s("via another family");
    if (attributes.has(RTA_NH_ID))
        texts += s("nhid %1").arg(readU32(attributes.get(RTA_NH_ID)));
    if (attributes.has(RTA_ENCAP))
        texts += s("encap");
    if (header.rtm_tos != 0)
        texts += s("tos %1").arg(header.rtm_tos);
    if (header.rtm_src_len != 0)
        texts += s("from /%1").arg(header.rtm_src_len);
    if (header.rtm_flags & RTNH_F_ONLINK)
        texts += s("onlink");
    if (row.source)
        texts += s("src ") + row.source->toString();
    return texts + metricTexts(attributes.get(RTA_METRICS));
}

/// Made by the kernel, or by what it learned from routers: nothing that anybody set.
bool isKernels(const rtmsg &header)
{
    return header.rtm_protocol == RTPROT_KERNEL || header.rtm_protocol == RTPROT_RA ||
           header.rtm_protocol == RTPROT_REDIRECT;
}
}  // namespace

std::optional<RouteRow> parseRoute(const nlmsghdr *message, const Name &name)
{
    rtmsg header;
    std::memcpy(&header, NLMSG_DATA(message), sizeof header);
    const auto attributes = attributesOf<RTA_MAX, rtmsg>(message);
    const quint32 table = readU32(attributes.get(RTA_TABLE), header.rtm_table);
    const bool isIp = header.rtm_family == AF_INET || header.rtm_family == AF_INET6;
    const bool isPlain = table == RT_TABLE_MAIN && header.rtm_type == RTN_UNICAST;
    if (!isIp || (header.rtm_flags & RTM_F_CLONED) || (isKernels(header) && !isPlain))
        return std::nullopt;
    RouteRow row;
    row.protocol = routeProtocolName(header.rtm_protocol);
    row.route.destination = {readAddress(attributes.get(RTA_DST)).value_or(unspecified(header.rtm_family)),
                             header.rtm_dst_len};
    row.route.gateway = readAddress(attributes.get(RTA_GATEWAY));
    row.route.metric = int(readU32(attributes.get(RTA_PRIORITY)));
    row.route.table = table == RT_TABLE_MAIN ? 0 : int(table);
    row.source = readAddress(attributes.get(RTA_PREFSRC));
    if (header.rtm_type == RTN_UNICAST)
        row.route.interface = name(int(readU32(attributes.get(RTA_OIF))));
    if (!isKernels(header))
        row.route.foreign = foreignTexts(header, attributes, row, name).join(u' ');
    if (isPlain && row.route.interface.isEmpty() && row.route.foreign.isEmpty())
        return std::nullopt;  // its interface is just going
    return row;
}

}  // namespace toile
