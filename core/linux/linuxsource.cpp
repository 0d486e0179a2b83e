// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxsource.h"

#include "core/linux/netlinkreadlinks.h"

#include <linux/neighbour.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace toile {
namespace {
constexpr quint64 kBell = 0;  // serials begin at 1
constexpr int kEventsAtOnce = 256;
/// Blocks taken from one socket before the others have their turn; epoll brings us back.
constexpr int kBlocksAtOnce = 4096;
/// For each that joins, the kernel walks all that have joined, of all namespaces.
constexpr size_t kSubscriptionsAtOnce = 32;

constexpr std::array kRouteGroups{RTNLGRP_LINK,       RTNLGRP_NEIGH,      RTNLGRP_IPV4_IFADDR,  RTNLGRP_IPV6_IFADDR,
                                  RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE, RTNLGRP_IPV4_NETCONF, RTNLGRP_IPV6_NETCONF,
                                  RTNLGRP_IPV4_RULE,  RTNLGRP_IPV6_RULE};
constexpr std::array kNetfilterGroups{NFNLGRP_CONNTRACK_NEW, NFNLGRP_CONNTRACK_UPDATE, NFNLGRP_CONNTRACK_DESTROY,
                                      NFNLGRP_NFTABLES};

/// What tells epoll's user apart: the machine's serial and which of its two sockets.
quint64 ticket(quint32 serial, bool netfilter)
{
    return quint64(serial) << 1 | quint64(netfilter);
}

bool add(int epoll, int descriptor, quint64 number)
{
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.u64 = number;
    return ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

LiveTables neighbourTable(const nlmsghdr *message)
{
    ndmsg header;
    std::memcpy(&header, NLMSG_DATA(message), sizeof header);
    if (header.ndm_family == AF_BRIDGE) {
        // Where a VXLAN sends what it knows no place for is one of its settings.
        const auto mac = readMac(attributesOf<NDA_MAX, ndmsg>(message).get(NDA_LLADDR));
        return mac && mac->isZero() ? LiveTable::Fdb | LiveTable::Links : LiveTables(LiveTable::Fdb);
    }
    return header.ndm_state & NUD_NOARP ? LiveTables() : LiveTables(LiveTable::Neighbours);
}

LiveTables tablesOf(const nlmsghdr *message)
{
    switch (message->nlmsg_type) {
    case RTM_NEWNEIGH:
    case RTM_DELNEIGH:
        return neighbourTable(message);
    case RTM_DELADDR:
        // Routes from that address go without a word.
        return LiveTable::Links | LiveTable::Settings | LiveTable::Routes;
    case RTM_NEWADDR:
        // Switching IPv6 is announced by nothing but its addresses.
        return LiveTable::Links | LiveTable::Settings;
    case RTM_NEWROUTE:
    case RTM_DELROUTE:
        return LiveTable::Routes;
    case RTM_NEWRULE:
    case RTM_DELRULE:
        return LiveTable::Rules;
    case RTM_NEWNETCONF:
    case RTM_DELNETCONF:
        return LiveTable::Settings;
    default:
        return {};
    }
}
}  // namespace

Result<EventWatch> EventWatch::open()
{
    EventWatch watch;
    watch.m_epoll.reset(::epoll_create1(EPOLL_CLOEXEC));
    watch.m_bell.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!watch.m_epoll || !watch.m_bell || !add(watch.m_epoll.get(), watch.m_bell.get(), kBell))
        return kernelError(errno);
    return watch;
}

void EventWatch::ring()
{
    const quint64 one = 1;
    const auto rung = ::write(m_bell.get(), &one, sizeof one);
    Q_UNUSED(rung)  // full means that it rings already
}

void EventWatch::announce(Namespace &ns)
{
    m_new.push_back(ns.serial);
    ring();
}

void EventWatch::subscribe(const NamespaceRegistry &registry, Namespace &ns)
{
    ns.reading.reset();
    {
        const NamespaceRegistry::Visit visit(registry, ns);
        auto route = NetlinkSocket::open(NETLINK_ROUTE);
        auto netfilter = NetlinkSocket::open(NETLINK_NETFILTER);
        if (!route || !netfilter)
            return;  // the next time it is read, this is tried again
        ns.routeEvents.emplace(std::move(*route));
        ns.netfilterEvents.emplace(std::move(*netfilter));
    }
    std::array<int, kRouteGroups.size()> routeGroups;
    std::copy(kRouteGroups.begin(), kRouteGroups.end(), routeGroups.begin());
    std::array<int, kNetfilterGroups.size()> netfilterGroups;
    std::copy(kNetfilterGroups.begin(), kNetfilterGroups.end(), netfilterGroups.begin());
    const Result<> route = ns.routeEvents->subscribe(routeGroups);
    // Without nf_tables or conntrack in the kernel there are no such events.
    const Result<> netfilter = ns.netfilterEvents->subscribe(netfilterGroups);
    Q_UNUSED(netfilter)
    ns.watched = route.ok() && add(m_epoll.get(), ns.routeEvents->descriptor(), ticket(ns.serial, false)) &&
                 add(m_epoll.get(), ns.netfilterEvents->descriptor(), ticket(ns.serial, true));
    ns.connections.distrust();
    m_dirty[ns.serial] = kAllTables;
}

void EventWatch::noteLink(NamespaceRegistry &registry, Namespace &ns, const nlmsghdr *message)
{
    m_dirty[ns.serial] |= LiveTable::Links;
    const RawLink link = parseLink(message);
    if (message->nlmsg_type == RTM_DELLINK || (link.flags & IFF_UP) == 0)
        m_dirty[ns.serial] |= LiveTable::Routes;  // they go with the link, and nothing says so
    const auto known = ns.knownLinks.find(link.index);
    const bool isNews = known == ns.knownLinks.end() || known->second != link.name;
    // The other end of the pair is shown with this end's machine and name.
    if (!isNews || !std::holds_alternative<VethSettings>(link.settings) || !link.linkNetns)
        return;
    ns.knownLinks[link.index] = link.name;
    if (Namespace *peer = registry.peer(ns, *link.linkNetns)) {
        peer->reading.reset();
        m_dirty[peer->serial] |= LiveTable::Links;
    }
}

void EventWatch::note(NamespaceRegistry &registry, Namespace &ns, const nlmsghdr *message)
{
    if (message->nlmsg_type == RTM_NEWLINK || message->nlmsg_type == RTM_DELLINK)
        noteLink(registry, ns, message);
    else if (const LiveTables tables = tablesOf(message); tables)
        m_dirty[ns.serial] |= tables;
}

void EventWatch::drainRoute(NamespaceRegistry &registry, Namespace &ns)
{
    const auto visit = [&](const nlmsghdr *message) { note(registry, ns, message); };
    for (int block = 0; block < kBlocksAtOnce; ++block) {
        const auto received = ns.routeEvents->receive(visit);
        if (received == NetlinkSocket::Received::Nothing)
            return;
        ns.reading.reset();
        if (received == NetlinkSocket::Received::Overflow)
            m_dirty[ns.serial] |= kAllTables;
    }
}

void EventWatch::drainNetfilter(Namespace &ns)
{
    const auto visit = [&](const nlmsghdr *message) {
        const bool isConnection = ConntrackTable::isEvent(message);
        if (isConnection)
            ns.connections.take(message);
        m_dirty[ns.serial] |= isConnection ? LiveTable::Conntrack : LiveTable::Rules;
    };
    for (int block = 0; block < kBlocksAtOnce; ++block) {
        const auto received = ns.netfilterEvents->receive(visit);
        if (received == NetlinkSocket::Received::Nothing)
            return;
        ns.reading.reset();
        if (received == NetlinkSocket::Received::Overflow) {
            ns.connections.distrust();
            m_dirty[ns.serial] |= kAllTables;
        }
    }
}

void EventWatch::subscribeSome(NamespaceRegistry &registry)
{
    quint64 rings = 0;
    const auto silenced = ::read(m_bell.get(), &rings, sizeof rings);
    Q_UNUSED(silenced)
    const auto end = m_new.begin() + std::ptrdiff_t(std::min(m_new.size(), kSubscriptionsAtOnce));
    for (auto serial = m_new.begin(); serial != end; ++serial)
        if (Namespace *ns = registry.bySerial(*serial); ns && !ns->watched)
            subscribe(registry, *ns);
    m_new.erase(m_new.begin(), end);
    if (!m_new.empty())
        ring();
}

void EventWatch::keepUp(NamespaceRegistry &registry)
{
    if (!m_heard || m_new.empty())
        return;
    m_postponed = m_new.size() > kSubscriptionsAtOnce;
    if (m_postponed)
        return;
    subscribeSome(registry);
    ring();  // they are still to be reported
}

bool EventWatch::isSilent(const Namespace &ns)
{
    if (!ns.watched)
        return false;
    std::array<pollfd, 2> sockets{pollfd{ns.routeEvents->descriptor(), POLLIN, 0},
                                  pollfd{ns.netfilterEvents->descriptor(), POLLIN, 0}};
    return ::poll(sockets.data(), sockets.size(), 0) == 0;
}

std::map<QString, LiveTables> EventWatch::take(NamespaceRegistry &registry)
{
    std::array<epoll_event, kEventsAtOnce> events;
    int count;
    m_heard = true;
    const bool postponed = std::exchange(m_postponed, false);
    do {
        count = ::epoll_wait(m_epoll.get(), events.data(), int(events.size()), 0);
        for (int i = 0; i < count; ++i) {
            const quint64 number = events[size_t(i)].data.u64;
            if (number == kBell && postponed)
                continue;
            if (number == kBell)
                subscribeSome(registry);
            else if (Namespace *ns = registry.bySerial(quint32(number >> 1)))
                number & 1 ? drainNetfilter(*ns) : drainRoute(registry, *ns);
        }
    } while (count == int(events.size()));
    std::map<QString, LiveTables> tables;
    for (const auto &[serial, dirty] : std::exchange(m_dirty, {}))
        if (const Namespace *ns = registry.bySerial(serial))
            tables[ns->name] |= dirty;
    return tables;
}

}  // namespace toile
