// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

#include <QStringList>

#include <map>
#include <vector>

/// The few questions to nf_tables that need no `nft` program.
namespace toile {

struct RuleCounter {
    quint64 packets = 0;
    quint64 bytes = 0;
};

/// The number of the current rule set; it grows with each change. nullopt: no nf_tables in this kernel.
std::optional<quint32> ruleGeneration(NetlinkSocket &netfilter);
/// IPv4 tables, with the names that iptables-nft gives them.
QStringList ipv4Tables(NetlinkSocket &netfilter);
/// Counters of IPv4 rules, in order, by "table chain".
std::map<QString, std::vector<RuleCounter>> ruleCounters(NetlinkSocket &netfilter);
/// Removes an IPv4 table with everything in it.
Result<> deleteIpv4Table(NetlinkSocket &netfilter, const QString &name);

}  // namespace toile
