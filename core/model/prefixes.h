// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <set>

/// Arithmetic on the addresses of a lab.
namespace toile::prefixes {

/// Networks of all addresses and route destinations of the lab, without default routes.
std::set<IpPrefix> used(const Topology &topology);
bool overlap(const IpPrefix &a, const IpPrefix &b);
bool overlapsAny(const std::set<IpPrefix> &networks, const IpPrefix &candidate);
IpAddress next(const IpAddress &address);
/// The lowest address of `network` that `taken` does not hold.
std::optional<IpPrefix> lowestFree(const IpPrefix &network, const std::set<IpAddress> &taken);
std::set<IpAddress> addresses(const Topology &topology);
/// `address` of `from` in `to`: network bits from `to`, host bits kept. Nothing when the host part does not fit.
std::optional<IpAddress> moved(const IpAddress &address, const IpPrefix &from, const IpPrefix &to);

}  // namespace toile::prefixes
