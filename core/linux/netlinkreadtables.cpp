// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkreadtables.h"

#include "core/kernel/limits.h"

#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/netconf.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cstring>

namespace toile {
namespace {
constexpr quint32 kTicksPerSecond = 100;

template <typename Header>
Header headerOf(const nlmsghdr *message)
{
    Header header;
    std::memcpy(&header, NLMSG_DATA(message), sizeof header);
    return header;
}

/// Looks each ifindex up once a read.
class Names {
public:
    explicit Names(const NetlinkSocket &route) : m_route(route) {}
    const QString &of(int index)
    {
        const auto [it, isNew] = m_names.try_emplace(index);
        if (isNew)
            it->second = m_route.interfaceName(index);
        return it->second;
    }

private:
    const NetlinkSocket &m_route;
    std::map<int, QString> m_names;
};

bool isLinkLocal(const IpAddress &address)
{
    return !address.isV4() && address.bytes()[0] == 0xfe && (address.bytes()[1] & 0xc0) == 0x80;
}

bool isMulticast(const IpAddress &address)
{
    return address.isV4() ? (address.bytes()[0] & 0xf0) == 0xe0 : address.bytes()[0] == 0xff;
}

QString routeProtocolName(int protocol)
{
    switch (protocol) {
    case RTPROT_REDIRECT:
        return QStringLiteral("redirect");
    case RTPROT_KERNEL:
        return QStringLiteral("kernel");
    case RTPROT_BOOT:
        return QStringLiteral("boot");
    case RTPROT_STATIC:
        return QStringLiteral("static");
    case RTPROT_RA:
        return QStringLiteral("ra");
    case RTPROT_DHCP:
        return QStringLiteral("dhcp");
    default:
        return QString::number(protocol);
    }
}

QString neighbourStateName(int state)
{
    switch (state) {
    case NUD_INCOMPLETE:
        return QStringLiteral("INCOMPLETE");
    case NUD_REACHABLE:
        return QStringLiteral("REACHABLE");
    case NUD_STALE:
        return QStringLiteral("STALE");
    case NUD_DELAY:
        return QStringLiteral("DELAY");
    case NUD_PROBE:
        return QStringLiteral("PROBE");
    case NUD_FAILED:
        return QStringLiteral("FAILED");
    case NUD_PERMANENT:
        return QStringLiteral("PERMANENT");
    default:
        return {};
    }
}

IpAddress unspecified(int family)
{
    return family == AF_INET ? IpAddress::v4(0) : IpAddress::v6({});
}

void addRoute(Table<RouteRow> &rows, RouteRow row, int index, Names &names)
{
    row.route.interface = names.of(index);
    if (!row.route.interface.isEmpty() && rows.size() < size_t(limits::kRoutesPerMachine) * 4)
        rows.insert_or_assign(row.key(), row);
}

/// A route over several next hops is one row each, as `ip route` indents them.
void addNextHops(Table<RouteRow> &rows, RouteRow row, std::span<const char> bytes, Names &names)
{
    while (bytes.size() >= sizeof(rtnexthop)) {
        rtnexthop hop;
        std::memcpy(&hop, bytes.data(), sizeof hop);
        if (hop.rtnh_len < sizeof hop || hop.rtnh_len > bytes.size())
            return;
        Attributes<RTA_MAX> attributes;
        parseBytes(bytes.data() + sizeof hop, int(hop.rtnh_len - sizeof hop), attributes.slots(), RTA_MAX);
        row.route.gateway = readAddress(attributes.get(RTA_GATEWAY));
        addRoute(rows, row, hop.rtnh_ifindex, names);
        bytes = bytes.subspan(std::min(bytes.size(), size_t(RTNH_ALIGN(hop.rtnh_len))));
    }
}

void visitRoute(const nlmsghdr *message, Table<RouteRow> &rows, Names &names)
{
    const auto header = headerOf<rtmsg>(message);
    const auto attributes = attributesOf<RTA_MAX, rtmsg>(message);
    const quint32 table = readU32(attributes.get(RTA_TABLE), header.rtm_table);
    const bool isIp = header.rtm_family == AF_INET || header.rtm_family == AF_INET6;
    if (!isIp || table != RT_TABLE_MAIN || header.rtm_type != RTN_UNICAST || (header.rtm_flags & RTM_F_CLONED))
        return;
    RouteRow row;
    row.protocol = routeProtocolName(header.rtm_protocol);
    row.route.destination = {readAddress(attributes.get(RTA_DST)).value_or(unspecified(header.rtm_family)),
                             header.rtm_dst_len};
    row.route.gateway = readAddress(attributes.get(RTA_GATEWAY));
    row.route.metric = int(readU32(attributes.get(RTA_PRIORITY)));
    row.source = readAddress(attributes.get(RTA_PREFSRC));
    if (attributes.has(RTA_MULTIPATH))
        addNextHops(rows, row, readBytes(attributes.get(RTA_MULTIPATH)), names);
    else
        addRoute(rows, row, int(readU32(attributes.get(RTA_OIF))), names);
}

void visitNeighbour(const nlmsghdr *message, Table<NeighbourRow> &rows, Names &names)
{
    const auto header = headerOf<ndmsg>(message);
    const auto attributes = attributesOf<NDA_MAX, ndmsg>(message);
    const auto address = readAddress(attributes.get(NDA_DST));
    const QString state = neighbourStateName(header.ndm_state);
    if (!address || state.isEmpty() || isMulticast(*address) || rows.size() >= size_t(limits::kNeighbourRows))
        return;
    const bool known = header.ndm_state & ~(NUD_INCOMPLETE | NUD_FAILED);
    NeighbourRow row{names.of(header.ndm_ifindex), *address, known ? readMac(attributes.get(NDA_LLADDR)) : std::nullopt,
                     state};
    if (!row.interface.isEmpty() && row.interface != QLatin1String("lo"))
        rows.insert_or_assign(row.key(), row);
}

void visitFdb(const nlmsghdr *message, Table<FdbRow> &rows, Names &names)
{
    const auto header = headerOf<ndmsg>(message);
    const auto attributes = attributesOf<NDA_MAX, ndmsg>(message);
    const auto mac = readMac(attributes.get(NDA_LLADDR));
    if (header.ndm_family != AF_BRIDGE || !attributes.has(NDA_MASTER) || !mac ||
        rows.size() >= size_t(limits::kFdbRows))
        return;
    FdbRow row;
    row.bridge = names.of(int(readU32(attributes.get(NDA_MASTER))));
    row.port = names.of(header.ndm_ifindex);
    row.mac = *mac;
    row.vlan = readU16(attributes.get(NDA_VLAN));
    row.local = (header.ndm_state & NUD_PERMANENT) != 0;
    const auto times = readBytes(attributes.get(NDA_CACHEINFO));
    if (nda_cacheinfo info; !row.local && times.size() >= sizeof info) {
        std::memcpy(&info, times.data(), sizeof info);
        row.age = int(info.ndm_updated / kTicksPerSecond);
    }
    if (!row.bridge.isEmpty() && !row.port.isEmpty())
        rows.insert_or_assign(row.key(), row);
}

/// One dump of a table whose rows carry ifindexes.
template <typename Header, typename Row>
Result<Table<Row>> readTable(NetlinkSocket &route, int question, int answer, const Header &header,
                             void (*visit)(const nlmsghdr *, Table<Row> &, Names &))
{
    NetlinkMessage message(question);
    message.header(header);
    Table<Row> rows;
    Names names(route);
    const Result<> asked = route.dump(message, [&](const nlmsghdr *row) {
        if (!row)
            rows.clear();
        else if (row->nlmsg_type == answer)
            visit(row, rows, names);
    });
    if (!asked)
        return asked.error();
    return rows;
}
}  // namespace

Result<std::map<int, std::vector<IpPrefix>>> readAddresses(NetlinkSocket &route)
{
    NetlinkMessage message(RTM_GETADDR);
    message.header(ifaddrmsg{});
    std::map<int, std::vector<IpPrefix>> addresses;
    const Result<> asked = route.dump(message, [&](const nlmsghdr *row) {
        if (!row)
            return addresses.clear();
        const auto header = headerOf<ifaddrmsg>(row);
        const auto attributes = attributesOf<IFA_MAX, ifaddrmsg>(row);
        // On a point-to-point link IFA_ADDRESS is the other side.
        const auto own = attributes.has(IFA_LOCAL) ? IFA_LOCAL : IFA_ADDRESS;
        const auto address = readAddress(attributes.get(own));
        if (row->nlmsg_type == RTM_NEWADDR && address && !isLinkLocal(*address))
            addresses[int(header.ifa_index)].push_back({*address, header.ifa_prefixlen});
    });
    if (!asked)
        return asked.error();
    for (auto &[index, list] : addresses)
        std::sort(list.begin(), list.end());
    return addresses;
}

Result<Table<RouteRow>> readRoutes(NetlinkSocket &route)
{
    return readTable<rtmsg, RouteRow>(route, RTM_GETROUTE, RTM_NEWROUTE, rtmsg{}, visitRoute);
}

Result<Table<NeighbourRow>> readNeighbours(NetlinkSocket &route)
{
    return readTable<ndmsg, NeighbourRow>(route, RTM_GETNEIGH, RTM_NEWNEIGH, ndmsg{}, visitNeighbour);
}

Result<Table<FdbRow>> readFdb(NetlinkSocket &route)
{
    ndmsg header = {};
    header.ndm_family = AF_BRIDGE;
    return readTable<ndmsg, FdbRow>(route, RTM_GETNEIGH, RTM_NEWNEIGH, header, visitFdb);
}

Result<bool> readForwarding(NetlinkSocket &route)
{
    // The same variable as /proc/sys/net/ipv4/ip_forward, without entering the namespace.
    NetlinkMessage question(RTM_GETNETCONF);
    netconfmsg header = {};
    header.ncm_family = AF_INET;
    question.header(header);
    question.putU32(NETCONFA_IFINDEX, quint32(NETCONFA_IFINDEX_ALL));
    bool forwards = false;
    const Result<> asked = route.query(question, [&](const nlmsghdr *row) {
        const auto attributes = attributesOf<NETCONFA_MAX, netconfmsg>(row);
        forwards = readU32(attributes.get(NETCONFA_FORWARDING)) != 0;
    });
    if (!asked)
        return asked.error();
    return forwards;
}

Result<std::map<QString, LinkCounters>> readCounters(NetlinkSocket &route)
{
    NetlinkMessage question(RTM_GETSTATS);
    if_stats_msg header = {};
    header.filter_mask = IFLA_STATS_FILTER_BIT(IFLA_STATS_LINK_64);
    question.header(header);
    std::map<QString, LinkCounters> counters;
    const Result<> asked = route.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return counters.clear();
        const auto attributes = attributesOf<IFLA_STATS_MAX, if_stats_msg>(row);
        const auto bytes = readBytes(attributes.get(IFLA_STATS_LINK_64));
        // The structure grows with kernels; its first four numbers are what we show.
        constexpr size_t kNumbers = 4;
        std::array<quint64, kNumbers> numbers;
        if (row->nlmsg_type != RTM_NEWSTATS || bytes.size() < sizeof numbers)
            return;
        std::memcpy(numbers.data(), bytes.data(), sizeof numbers);
        const QString name = route.interfaceName(int(headerOf<if_stats_msg>(row).ifindex));
        if (!name.isEmpty())
            counters[name] = {numbers[2], numbers[3], numbers[0], numbers[1]};
    });
    if (!asked)
        return asked.error();
    return counters;
}

}  // namespace toile
