// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinksocket.h"

namespace toile {

/// Appends what somebody made with `ip rule`, as rows that no lab can say, and those of the kernel's own rules that
/// somebody removed, as "missing: …".
Result<> addRoutingRules(NetlinkSocket &route, Table<RuleRow> &rows);

/// Only the kernel's own rules, and all of them.
Result<> restoreRoutingRules(NetlinkSocket &route);

}  // namespace toile
