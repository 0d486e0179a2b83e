// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"

#include <QStringList>

namespace toile {

/// A row that no FirewallRule can say, as one text: "iptables -t filter -P FORWARD DROP", "nft table inet my",
/// "ip rule 100: from 7.0.0.0/8 lookup 100", "ip -6 rule missing: 32766: from all lookup 254".
QString foreignRuleText(const RuleRow &row);

/// Whether this is a rule of the kernel's own that somebody has removed.
bool isMissingRule(const QString &foreign);

/// What takes these away, or gives them back, in the machine `ns`.
QStringList foreignRuleCommands(const QString &ns, const std::vector<QString> &foreign);

}  // namespace toile
