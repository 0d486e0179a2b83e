// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

#include <QStringList>

#include <map>
#include <span>
#include <vector>

/// The few questions to nf_tables that need no `nft` program.
namespace toile {

struct RuleCounter {
    quint64 packets = 0;
    quint64 bytes = 0;
};

/// The number of the current rule set; it grows with each change. nullopt: no nf_tables in this kernel.
std::optional<quint32> ruleGeneration(NetlinkSocket &netfilter);
/// One table; `family` as NFPROTO_IPV4.
struct NftTable {
    quint8 family = 0;
    QString name;
    bool operator==(const NftTable &) const = default;
    std::strong_ordering operator<=>(const NftTable &) const = default;  // said: QString has no <=> to deduce from
    /// "inet my", as `nft list tables` says it.
    QString toString() const;
    /// A table that iptables calls by this name too, and that a lab can fill.
    bool isOfLabs() const;
};

std::vector<NftTable> nftTables(NetlinkSocket &netfilter);
/// Those of `tables` that do something: that hold a rule, or a chain that drops what no rule accepted.
std::vector<NftTable> effectiveTables(NetlinkSocket &netfilter, const std::vector<NftTable> &tables);
/// A chain that the kernel is to hang into the path of packets: "nat" at NF_INET_POST_ROUTING.
struct NftHook {
    const char *type;
    quint32 hook;
};
/// Whether the kernel takes chains of these types. It only looks at them: nothing is made.
bool takesChains(NetlinkSocket &netfilter, std::span<const NftHook> hooks);
/// Whether rules of iptables can have this match ("conntrack") or target ("MASQUERADE"), as iptables itself asks it.
enum class Extension { Match, Target };
bool hasExtension(NetlinkSocket &netfilter, Extension sort, const char *name, quint32 revision);

/// Counters of IPv4 rules, in order, by "table chain".
std::map<QString, std::vector<RuleCounter>> ruleCounters(NetlinkSocket &netfilter);
/// Removes a table with everything in it.
Result<> deleteTable(NetlinkSocket &netfilter, const NftTable &table);

}  // namespace toile
