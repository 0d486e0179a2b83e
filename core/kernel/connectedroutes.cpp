// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/connectedroutes.h"

#include "core/base/multicast.h"
#include "core/kernel/limits.h"

#include <algorithm>
#include <set>

namespace toile {

namespace {

constexpr QLatin1String kRoute("ip route missing: ");
constexpr QLatin1String kSource(" src ");

/// The kernel makes none for a single address, nor for 0.0.0.0/8 (net/ipv4/fib_frontend.c, fib_add_ifaddr), nor one
/// whose source would be no address of a machine (net/ipv4/fib_semantics.c, fib_valid_prefsrc).
bool bringsARoute(const IpPrefix &address)
{
    return address.address.isV4() && !isMulticast(address.address) && address.length < address.address.bits() &&
           address.network().address.bytes()[0] != 0;
}

}  // namespace

std::vector<ConnectedRoute> lostRoutes(const LiveMachine &machine)
{
    std::vector<ConnectedRoute> lost;
    if (machine.routes.size() >= std::size_t(limits::kSeenRoutes))
        return lost;  // it may be among those that were not looked at
    std::set<std::pair<QString, IpPrefix>> there;
    for (const auto &[key, row] : machine.routes)
        if (row.route.table == 0)
            there.emplace(row.route.interface, row.route.destination);
    for (const auto &[name, link] : machine.links) {
        if (name == QLatin1String("lo") || !link.config.up)
            continue;
        for (const IpPrefix &address : link.config.addresses)
            if (bringsARoute(address) && there.emplace(name, address.network()).second)
                lost.push_back({name, address.network(), address.address});
    }
    return lost;
}

QString lostRouteText(const ConnectedRoute &route)
{
    return kRoute + route.network.toString() + QLatin1String(" dev ") + route.interface + kSource +
           route.source.toString();
}

QString lostRoute(const QString &text)
{
    return text.startsWith(kRoute) ? text.sliced(kRoute.size()).section(kSource, 0, 0) : QString();
}

QString lostRouteCommand(const QString &text)
{
    return QStringLiteral("ip route add %1 proto kernel scope link src %2")
        .arg(lostRoute(text), text.section(kSource, 1));
}

}  // namespace toile
