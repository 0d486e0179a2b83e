// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkreadtables.h"

#include "core/base/multicast.h"
#include "core/kernel/limits.h"
#include "core/linux/netlinkreadroute.h"

#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/netconf.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <cstring>

namespace toile {
namespace {
constexpr quint32 kTicksPerSecond = 100;
constexpr qint64 kMillisecondsPerTick = 1000 / kTicksPerSecond;

qint64 clockNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

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

/// A link-local address that the kernel made, not a person: since Linux 5.18 it says so, before that it makes them from
/// the MAC (RFC 4291, appendix A).
bool isKernelsOwn(const IpAddress &address, const Attributes<IFA_MAX> &attributes)
{
    const auto &bytes = address.bytes();
    if (address.isV4() || bytes[0] != 0xfe || (bytes[1] & 0xc0) != 0x80)
        return false;
    return attributes.has(IFA_PROTO) ? readU8(attributes.get(IFA_PROTO)) == IFAPROT_KERNEL_LL
                                     : bytes[11] == 0xff && bytes[12] == 0xfe;
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

void visitRoute(const nlmsghdr *message, Table<RouteRow> &rows, Names &names)
{
    const std::optional<RouteRow> row = parseRoute(message, [&](int index) { return names.of(index); });
    if (row && rows.size() < size_t(limits::kSeenRoutes))
        rows.insert_or_assign(row->key(), *row);
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
    const auto remote = readAddress(attributes.get(NDA_DST));
    const bool isKnown = attributes.has(NDA_MASTER) || remote;
    if (header.ndm_family != AF_BRIDGE || !isKnown || !mac || rows.size() >= size_t(limits::kFdbRows))
        return;
    FdbRow row;
    // What a VXLAN knows of its other ends is its own, also when it is a bridge's port.
    row.bridge = names.of(remote ? header.ndm_ifindex : int(readU32(attributes.get(NDA_MASTER))));
    row.remote = remote;
    row.port = names.of(header.ndm_ifindex);
    row.mac = *mac;
    row.vlan = readU16(attributes.get(NDA_VLAN));
    row.local = (header.ndm_state & NUD_PERMANENT) != 0;
    const auto times = readBytes(attributes.get(NDA_CACHEINFO));
    if (nda_cacheinfo info; !row.local && times.size() >= sizeof info) {
        std::memcpy(&info, times.data(), sizeof info);
        // A VXLAN forgets by when it last used an entry, to send or because somebody spoke; a bridge by who spoke.
        const quint32 ticks = remote ? std::min(info.ndm_used, info.ndm_updated) : info.ndm_updated;
        row.age = int(ticks / kTicksPerSecond);
        row.seen.milliseconds = clockNow() - qint64(ticks) * kMillisecondsPerTick;
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
        if (row->nlmsg_type != RTM_NEWADDR || !address || isKernelsOwn(*address, attributes))
            return;
        auto &list = addresses[int(header.ifa_index)];
        if (list.size() < size_t(limits::kSeenAddresses))
            list.push_back({*address, header.ifa_prefixlen});
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
