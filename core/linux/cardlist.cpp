// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/cardlist.h"

#include "core/kernel/limits.h"
#include "core/linux/netlinkmessage.h"
#include "core/linux/netlinkreadlinks.h"
#include "core/linux/netlinkreadtables.h"

#include <QFileInfo>

#include <linux/if.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <set>

namespace toile {
namespace {
bool isCard(const RawLink &link, VirtualCards virtualCards)
{
    if ((link.flags & IFF_LOOPBACK) != 0 || !link.mac)
        return false;
    // The end of a cable whose other end is in this namespace too leads to no other computer.
    const bool isContainers = link.kind == QLatin1String("veth") && link.linkNetns;
    return link.kind.isEmpty() || (virtualCards == VirtualCards::Yes && isContainers);
}

bool isWireless(const QString &name)
{
    const QString folder = QStringLiteral("/sys/class/net/") + name;
    return QFileInfo::exists(folder + QStringLiteral("/phy80211")) ||
           QFileInfo::exists(folder + QStringLiteral("/wireless"));
}

const RawLink *madeOn(const std::vector<RawLink> &links, int index)
{
    const auto found = std::find_if(links.begin(), links.end(), [index](const RawLink &other) {
        return other.link == index && other.index != index && !other.linkNetns;
    });
    return found == links.end() ? nullptr : &*found;
}

/// The queueing disciplines that somebody gave to links, by index. The kernel's own have no handle.
Result<std::map<int, QString>> readDisciplines(NetlinkSocket &home)
{
    NetlinkMessage question(RTM_GETQDISC);
    question.header(tcmsg{});
    std::map<int, QString> disciplines;
    const Result<> asked = home.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return disciplines.clear();
        if (row->nlmsg_type != RTM_NEWQDISC || row->nlmsg_len < NLMSG_LENGTH(sizeof(tcmsg)))
            return;
        tcmsg header;
        std::memcpy(&header, NLMSG_DATA(row), sizeof header);
        if (header.tcm_handle != 0)
            disciplines.try_emplace(header.tcm_ifindex, readString(attributesOf<TCA_MAX, tcmsg>(row).get(TCA_KIND)));
    });
    // A kernel without traffic control has nothing to lose.
    if (!asked && asked.error().sysErrno != EOPNOTSUPP)
        return asked.error();
    return disciplines;
}

CardObstacle obstacleFor(const RawLink &link, const std::vector<RawLink> &links, VirtualCards virtualCards,
                         QString &inUseBy)
{
    if (!isCard(link, virtualCards))
        return CardObstacle::Virtual;
    if (isWireless(link.name))
        return CardObstacle::Wireless;
    if (link.master != 0) {
        const auto master =
            std::find_if(links.begin(), links.end(), [&](const RawLink &other) { return other.index == link.master; });
        inUseBy = master == links.end() ? QString() : master->name;
        return CardObstacle::InBridge;
    }
    if (const RawLink *above = madeOn(links, link.index)) {
        inUseBy = above->name;
        return CardObstacle::Carries;
    }
    return CardObstacle::None;
}

/// Whether a route, or one of its next hops, goes over the card.
bool goesOver(const RouteState &route, const QString &name)
{
    const QString hop = QStringLiteral(" dev ") + name + u' ';
    return route.interface == name || (route.interface.isEmpty() && (route.foreign + u' ').contains(hop));
}

struct RoutesOver {
    std::vector<RouteState> carried;  ///< that a lab can have
    std::vector<RouteState> waiting;  ///< the others
};

/// Not those that the kernel makes for addresses.
RoutesOver routesOver(const Table<RouteRow> &rows, const QString &name)
{
    RoutesOver routes;
    for (const auto &[key, row] : rows) {
        if (row.protocol == QLatin1String("kernel") || !goesOver(row.route, name))
            continue;
        const bool isLearned = row.protocol == QLatin1String("ra") || row.protocol == QLatin1String("redirect");
        const bool isCarried = !isLearned && row.route.table == 0 && row.route.foreign.isEmpty();
        std::vector<RouteState> &list = isCarried ? routes.carried : routes.waiting;
        if (list.size() >= std::size_t(isCarried ? limits::kCardRoutes : limits::kCardWaiting))
            continue;
        list.push_back(row.route);
        if (isLearned)
            list.back().foreign = QStringLiteral("proto ") + row.protocol;
        if (list.back().foreign.size() > limits::kCardForeignLength)
            list.back().foreign = list.back().foreign.left(limits::kCardForeignLength) + u'…';
    }
    std::sort(routes.carried.begin(), routes.carried.end());
    std::sort(routes.waiting.begin(), routes.waiting.end());
    return routes;
}

/// The links that next hops with an id of their own go over.
Result<std::set<int>> readNextHops(NetlinkSocket &home)
{
    NetlinkMessage question(RTM_GETNEXTHOP);
    question.header(nhmsg{});
    std::set<int> links;
    const Result<> asked = home.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return links.clear();
        links.insert(int(readU32(attributesOf<NHA_MAX, nhmsg>(row).get(NHA_OIF))));
    });
    // A kernel before 5.3 has none.
    if (!asked && asked.error().sysErrno != EOPNOTSUPP)
        return asked.error();
    return links;
}

struct Readings {
    std::vector<RawLink> links;
    std::map<int, std::vector<IpPrefix>> addresses;
    Table<RouteRow> routes;
    std::map<int, QString> disciplines;
    std::set<int> nextHops;

    static Result<Readings> of(NetlinkSocket &home)
    {
        auto links = readLinks(home);
        auto addresses = readAddresses(home);
        auto routes = readRoutes(home);
        auto disciplines = readDisciplines(home);
        auto nextHops = readNextHops(home);
        if (!links || !addresses || !routes || !disciplines || !nextHops)
            return !links       ? links.error()
                   : !addresses ? addresses.error()
                   : !routes    ? routes.error()
                   : !nextHops  ? nextHops.error()
                                : disciplines.error();
        return Readings{std::move(*links), std::move(*addresses), std::move(*routes), std::move(*disciplines),
                        std::move(*nextHops)};
    }

    CardState state(const RawLink &link, VirtualCards virtualCards) const
    {
        CardState card;
        card.name = link.name;
        card.mac = link.mac;
        card.mtu = link.mtu;
        card.up = (link.flags & IFF_UP) != 0;
        if (const auto own = addresses.find(link.index); own != addresses.end())
            card.addresses = own->second;
        if (card.addresses.size() > limits::kAddressesPerInterface)
            card.addresses.resize(limits::kAddressesPerInterface);
        std::sort(card.addresses.begin(), card.addresses.end());
        RoutesOver over = routesOver(routes, link.name);
        card.routes = std::move(over.carried);
        card.waiting = std::move(over.waiting);
        card.obstacle = obstacleFor(link, links, virtualCards, card.inUseBy);
        const auto discipline = disciplines.find(link.index);
        if (card.obstacle == CardObstacle::None && discipline != disciplines.end()) {
            card.obstacle = CardObstacle::Shaped;
            card.inUseBy = discipline->second;
        }
        if (card.obstacle == CardObstacle::None && nextHops.contains(link.index))
            card.obstacle = CardObstacle::NextHops;
        return card;
    }
};
}  // namespace

Result<CardStates> listCards(NetlinkSocket &home, VirtualCards virtualCards)
{
    const auto readings = Readings::of(home);
    if (!readings)
        return readings.error();
    CardStates cards;
    for (const RawLink &link : readings->links)
        if (isCard(link, virtualCards) && cards.size() < limits::kCards)
            cards.push_back(readings->state(link, virtualCards));
    std::sort(cards.begin(), cards.end(), [](const CardState &a, const CardState &b) { return a.name < b.name; });
    return cards;
}

Result<CardState> cardNamed(NetlinkSocket &home, const QString &name, VirtualCards virtualCards)
{
    const auto readings = Readings::of(home);
    if (!readings)
        return readings.error();
    for (const RawLink &link : readings->links)
        if (link.name == name)
            return readings->state(link, virtualCards);
    return noCardNamed(name);
}

}  // namespace toile
