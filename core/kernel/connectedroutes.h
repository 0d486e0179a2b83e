// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"

/// What the kernel made itself and somebody removed by hand; it is told among a machine's foreign rules, and SetRules,
/// which undoes those, brings it back.
namespace toile {

/// A route to a network of an interface that is up, as the kernel makes it with the address.
struct ConnectedRoute {
    QString interface;
    IpPrefix network;
    IpAddress source;
    bool operator==(const ConnectedRoute &) const = default;
};

/// Those that somebody has removed. IPv4 only.
std::vector<ConnectedRoute> lostRoutes(const LiveMachine &machine);
/// "ip route missing: 2.0.0.0/8 dev eth0 src 2.0.0.1"
QString lostRouteText(const ConnectedRoute &route);

/// What such a text is about, "2.0.0.0/8 dev eth0"; empty when it is another.
QString lostRoute(const QString &text);
/// What brings it back, as words for a shell.
QString lostRouteCommand(const QString &text);

}  // namespace toile
