// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/conntrackparse.h"

#include <linux/netfilter/nf_conntrack_common.h>
#include <linux/netfilter/nf_conntrack_tcp.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_conntrack.h>
#include <netinet/in.h>

namespace toile {
namespace {
struct Tuple {
    FlowTuple flow;
    int protocol = 0;
};

QString protocolName(int protocol)
{
    switch (protocol) {
    case IPPROTO_TCP:
        return QStringLiteral("tcp");
    case IPPROTO_UDP:
        return QStringLiteral("udp");
    case IPPROTO_ICMP:
        return QStringLiteral("icmp");
    case IPPROTO_ICMPV6:
        return QStringLiteral("icmpv6");
    default:
        return QString::number(protocol);
    }
}

QString tcpStateName(int state)
{
    switch (state) {
    case TCP_CONNTRACK_SYN_SENT:
        return QStringLiteral("SYN_SENT");
    case TCP_CONNTRACK_SYN_RECV:
        return QStringLiteral("SYN_RECV");
    case TCP_CONNTRACK_ESTABLISHED:
        return QStringLiteral("ESTABLISHED");
    case TCP_CONNTRACK_FIN_WAIT:
        return QStringLiteral("FIN_WAIT");
    case TCP_CONNTRACK_CLOSE_WAIT:
        return QStringLiteral("CLOSE_WAIT");
    case TCP_CONNTRACK_LAST_ACK:
        return QStringLiteral("LAST_ACK");
    case TCP_CONNTRACK_TIME_WAIT:
        return QStringLiteral("TIME_WAIT");
    case TCP_CONNTRACK_CLOSE:
        return QStringLiteral("CLOSE");
    case TCP_CONNTRACK_SYN_SENT2:
        return QStringLiteral("SYN_SENT2");
    default:
        return QStringLiteral("NONE");
    }
}

std::optional<Tuple> parseTuple(const nlattr *nest)
{
    const auto tuple = nestedIn<CTA_TUPLE_MAX>(nest);
    const auto ip = nestedIn<CTA_IP_MAX>(tuple.get(CTA_TUPLE_IP));
    const auto protocol = nestedIn<CTA_PROTO_MAX>(tuple.get(CTA_TUPLE_PROTO));
    const auto source = readAddress(ip.has(CTA_IP_V4_SRC) ? ip.get(CTA_IP_V4_SRC) : ip.get(CTA_IP_V6_SRC));
    const auto destination = readAddress(ip.has(CTA_IP_V4_DST) ? ip.get(CTA_IP_V4_DST) : ip.get(CTA_IP_V6_DST));
    if (!source || !destination)
        return std::nullopt;
    Tuple result;
    result.protocol = readU8(protocol.get(CTA_PROTO_NUM));
    result.flow.source = *source;
    result.flow.destination = *destination;
    const auto identifier =
        protocol.has(CTA_PROTO_ICMP_ID) ? protocol.get(CTA_PROTO_ICMP_ID) : protocol.get(CTA_PROTO_ICMPV6_ID);
    result.flow.sourcePort = identifier ? readBe16(identifier) : readBe16(protocol.get(CTA_PROTO_SRC_PORT));
    result.flow.destinationPort = readBe16(protocol.get(CTA_PROTO_DST_PORT));
    return result;
}

bool addCounters(FlowTuple &flow, const nlattr *nest)
{
    const auto counters = nestedIn<CTA_COUNTERS_MAX>(nest);
    flow.packets = readBe64(counters.get(CTA_COUNTERS_PACKETS));
    flow.bytes = readBe64(counters.get(CTA_COUNTERS_BYTES));
    return nest != nullptr;
}

ConntrackRow::Nat natOf(quint32 status)
{
    if (status & IPS_SRC_NAT)
        return ConntrackRow::Nat::Snat;
    return status & IPS_DST_NAT ? ConntrackRow::Nat::Dnat : ConntrackRow::Nat::None;
}
}  // namespace

std::optional<ConntrackNews> parseConnection(const nlmsghdr *message)
{
    const auto attributes = attributesOf<CTA_MAX, nfgenmsg>(message);
    const auto original = parseTuple(attributes.get(CTA_TUPLE_ORIG));
    const auto reply = parseTuple(attributes.get(CTA_TUPLE_REPLY));
    if (!original || !reply)
        return std::nullopt;
    ConntrackNews news;
    ConntrackRow &row = news.row;
    row.id = readBe32(attributes.get(CTA_ID));
    row.protocol = protocolName(original->protocol);
    row.original = original->flow;
    row.reply = reply->flow;
    const quint32 status = readBe32(attributes.get(CTA_STATUS));
    row.nat = natOf(status);
    row.state = status & IPS_SEEN_REPLY ? QStringLiteral("REPLIED") : QStringLiteral("UNREPLIED");
    const auto info = nestedIn<CTA_PROTOINFO_MAX>(attributes.get(CTA_PROTOINFO));
    const auto tcp = nestedIn<CTA_PROTOINFO_TCP_MAX>(info.get(CTA_PROTOINFO_TCP));
    news.hasTcpState = tcp.has(CTA_PROTOINFO_TCP_STATE);
    if (news.hasTcpState)
        row.state = tcpStateName(readU8(tcp.get(CTA_PROTOINFO_TCP_STATE)));
    news.hasTimeout = attributes.has(CTA_TIMEOUT);
    row.timeout = int(readBe32(attributes.get(CTA_TIMEOUT)));
    news.hasCounters = addCounters(row.original, attributes.get(CTA_COUNTERS_ORIG));
    news.hasCounters |= addCounters(row.reply, attributes.get(CTA_COUNTERS_REPLY));
    return news;
}

ConntrackRow merged(const ConntrackRow &known, const ConntrackNews &news)
{
    ConntrackRow row = news.row;
    if (known.protocol.isEmpty())
        return row;
    if (row.protocol == QLatin1String("tcp") && !news.hasTcpState)
        row.state = known.state;
    if (!news.hasTimeout)
        row.timeout = known.timeout;
    if (!news.hasCounters) {
        row.original.packets = known.original.packets;
        row.original.bytes = known.original.bytes;
        row.reply.packets = known.reply.packets;
        row.reply.bytes = known.reply.bytes;
    }
    return row;
}

}  // namespace toile
