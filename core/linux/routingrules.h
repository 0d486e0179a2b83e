// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinksocket.h"

namespace toile {

/// Appends what somebody made with `ip rule`, as rows that no lab can say. The kernel's own rules are left out.
Result<> addRoutingRules(NetlinkSocket &route, Table<RuleRow> &rows);

/// Removes all of those.
Result<> removeRoutingRules(NetlinkSocket &route);

}  // namespace toile
