// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinkmessage.h"

namespace toile {

/// What one message says of a connection. Events leave out what did not change, and all counters.
struct ConntrackNews {
    ConntrackRow row;
    bool hasTcpState = false;
    bool hasCounters = false;
    bool hasTimeout = false;
};

/// nullopt: not IPv4 nor IPv6, or without tuples.
std::optional<ConntrackNews> parseConnection(const nlmsghdr *message);
/// `news` over what was known.
ConntrackRow merged(const ConntrackRow &known, const ConntrackNews &news);

}  // namespace toile
