// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernelstate.h"

namespace toile {

/// Whether `iptables` can take this rule: IPv4 only, chains that the table has, interfaces that the chain knows, ports
/// only with TCP or UDP, targets where they are allowed. The error says what to write instead.
Result<> checkRule(const FirewallRule &rule);

/// Whether the kernel tracks connections because of these rules: it translates for them, or they ask for known ones.
bool tracksConnections(const std::vector<FirewallRule> &rules);

/// "PREROUTING", "nat"…: as iptables writes them.
QString chainName(FirewallRule::Chain chain);
QString tableName(FirewallRule::Table table);

}  // namespace toile
