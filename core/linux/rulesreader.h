// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinksocket.h"
#include "core/linux/rulesprogram.h"

#include <functional>

namespace toile {

/// The IPv4 filter and nat rules of one machine. The kernel numbers its generations of rules: `iptables-save` runs
/// only for a new generation; counters come from the kernel itself.
class RulesReader {
public:
    /// Runs a program in the machine's namespace.
    using Run = std::function<Result<ProgramOutput>(const QStringList &arguments, const QByteArray &input)>;

    Result<Table<RuleRow>> read(NetlinkSocket &netfilter, bool withCounters, const Run &run);

private:
    std::optional<quint32> m_generation;
    Table<RuleRow> m_rows;
};

/// From what `iptables-save -c` prints.
Table<RuleRow> parseSavedRules(const QString &text);

/// Replaces all filter and nat rules; for none, removes the tables themselves. Other tables, whoever made them, go.
/// Errors carry a message unless they are the kernel's.
Result<> replaceRules(NetlinkSocket &netfilter, const std::vector<FirewallRule> &rules, const RulesReader::Run &run);

/// The path of iptables-nft-save or -restore ("save", "restore"), or of whatever the distribution calls iptables;
/// empty: not installed. Only the nft flavour shows in both `iptables` and `nft`.
QString rulesProgram(const QString &verb);

}  // namespace toile
