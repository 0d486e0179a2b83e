// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinkmessage.h"

#include <functional>
#include <optional>

namespace toile {

/// A row of a dump of routes; nullopt for what the kernel keeps for itself (its tables of own and broadcast addresses,
/// cached routes). What a RouteState cannot say is told in `route.foreign`.
std::optional<RouteRow> parseRoute(const nlmsghdr *message, const std::function<QString(int index)> &interfaceName);

}  // namespace toile
