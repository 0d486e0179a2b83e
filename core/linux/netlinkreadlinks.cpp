// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkreadlinks.h"

#include "core/linux/linkcodec.h"

#include <linux/if.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/ipv6.h>
#include <linux/rtnetlink.h>

#include <cerrno>
#include <cstring>

namespace toile {
namespace {
LinkSettings parseSettings(RawLink &link, const nlattr *data)
{
    if (link.flags & IFF_LOOPBACK)
        return ForeignSettings{QStringLiteral("loopback")};
    if (link.kind == QLatin1String("veth"))
        return VethSettings{};
    const LinkCodec *codec = linkCodec(link.kind);
    return codec ? codec->parse(data, link) : ForeignSettings{link.kind};
}

int parsePortState(const Attributes<IFLA_INFO_MAX> &info)
{
    if (readString(info.get(IFLA_INFO_SLAVE_KIND)) != QLatin1String("bridge"))
        return -1;
    const auto port = nestedIn<IFLA_BRPORT_MAX>(info.get(IFLA_INFO_SLAVE_DATA));
    return port.has(IFLA_BRPORT_STATE) ? int(readU8(port.get(IFLA_BRPORT_STATE))) : -1;
}

std::optional<bool> parseIpv6(const nlattr *families)
{
    const auto byFamily = nestedIn<AF_INET6>(families);
    const auto inet6 = nestedIn<IFLA_INET6_MAX>(byFamily.get(AF_INET6));
    const auto values = readBytes(inet6.get(IFLA_INET6_CONF));
    if (values.size() < (DEVCONF_DISABLE_IPV6 + 1) * sizeof(qint32))
        return std::nullopt;
    qint32 disabled;
    std::memcpy(&disabled, values.data() + DEVCONF_DISABLE_IPV6 * sizeof disabled, sizeof disabled);
    return disabled == 0 && readU8(inet6.get(IFLA_INET6_ADDR_GEN_MODE)) != IN6_ADDR_GEN_MODE_NONE;
}

NetlinkMessage linkQuestion()
{
    NetlinkMessage question(RTM_GETLINK);
    question.header(ifinfomsg{});
    // Counters have their own, cheaper question.
    question.putU32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
    return question;
}
}  // namespace

RawLink parseLink(const nlmsghdr *message)
{
    const auto attributes = attributesOf<IFLA_MAX, ifinfomsg>(message);
    ifinfomsg header;
    std::memcpy(&header, NLMSG_DATA(message), sizeof header);
    const auto info = nestedIn<IFLA_INFO_MAX>(attributes.get(IFLA_LINKINFO));
    RawLink link;
    link.index = header.ifi_index;
    link.flags = header.ifi_flags;
    link.name = readString(attributes.get(IFLA_IFNAME));
    link.kind = readString(info.get(IFLA_INFO_KIND));
    link.mac = readMac(attributes.get(IFLA_ADDRESS));
    link.mtu = int(readU32(attributes.get(IFLA_MTU)));
    link.master = int(readU32(attributes.get(IFLA_MASTER)));
    link.link = int(readU32(attributes.get(IFLA_LINK)));
    if (attributes.has(IFLA_LINK_NETNSID))
        link.linkNetns = int(readU32(attributes.get(IFLA_LINK_NETNSID)));
    link.settings = parseSettings(link, info.get(IFLA_INFO_DATA));
    link.operState = readU8(attributes.get(IFLA_OPERSTATE));
    link.carrier = readU8(attributes.get(IFLA_CARRIER)) != 0;
    link.portState = parsePortState(info);
    link.ipv6 = parseIpv6(attributes.get(IFLA_AF_SPEC));
    return link;
}

Result<RawLink> readLink(NetlinkSocket &route, const QString &name)
{
    NetlinkMessage question = linkQuestion();
    question.putString(IFLA_IFNAME, name);
    RawLink link;
    if (const Result<> asked = route.query(question, [&](const nlmsghdr *row) { link = parseLink(row); }); !asked)
        return asked.error();
    return link;
}

Result<std::vector<RawLink>> readLinks(NetlinkSocket &route)
{
    std::vector<RawLink> links;
    const Result<> asked = route.dump(linkQuestion(), [&](const nlmsghdr *row) {
        if (!row)
            links.clear();
        else if (row->nlmsg_type == RTM_NEWLINK)
            links.push_back(parseLink(row));
    });
    if (!asked)
        return asked.error();
    return links;
}

QString operStateName(int state)
{
    switch (state) {
    case IF_OPER_NOTPRESENT:
        return QStringLiteral("notpresent");
    case IF_OPER_DOWN:
        return QStringLiteral("down");
    case IF_OPER_LOWERLAYERDOWN:
        return QStringLiteral("lowerlayerdown");
    case IF_OPER_TESTING:
        return QStringLiteral("testing");
    case IF_OPER_DORMANT:
        return QStringLiteral("dormant");
    case IF_OPER_UP:
        return QStringLiteral("up");
    default:
        return QStringLiteral("unknown");
    }
}

QString portStateName(int state)
{
    switch (state) {
    case BR_STATE_DISABLED:
        return QStringLiteral("disabled");
    case BR_STATE_LISTENING:
        return QStringLiteral("listening");
    case BR_STATE_LEARNING:
        return QStringLiteral("learning");
    case BR_STATE_FORWARDING:
        return QStringLiteral("forwarding");
    case BR_STATE_BLOCKING:
        return QStringLiteral("blocking");
    default:
        return {};
    }
}

}  // namespace toile
