// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/routingrules.h"

#include "core/kernel/limits.h"

#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace toile {
namespace {
struct RoutingRule {
    quint8 family = 0;
    quint8 protocol = 0;
    quint32 priority = 0;
    quint32 table = 0;
    QString text;
};

QString networkText(const nlattr *address, int length)
{
    const auto network = readAddress(address);
    return network ? IpPrefix{*network, length}.toString() : QStringLiteral("all");
}

QString actionText(const fib_rule_hdr &header, quint32 table)
{
    switch (header.action) {
    case FR_ACT_TO_TBL:
        return QStringLiteral("lookup %1").arg(table);
    case FR_ACT_BLACKHOLE:
        return QStringLiteral("blackhole");
    case FR_ACT_UNREACHABLE:
        return QStringLiteral("unreachable");
    case FR_ACT_PROHIBIT:
        return QStringLiteral("prohibit");
    default:
        return QStringLiteral("action %1").arg(header.action);
    }
}

RoutingRule parseRule(const nlmsghdr *row)
{
    fib_rule_hdr header;
    std::memcpy(&header, NLMSG_DATA(row), sizeof header);
    const auto attributes = attributesOf<FRA_MAX, fib_rule_hdr>(row);
    RoutingRule rule;
    rule.family = header.family;
    rule.protocol = readU8(attributes.get(FRA_PROTOCOL));
    rule.priority = readU32(attributes.get(FRA_PRIORITY));
    rule.table = readU32(attributes.get(FRA_TABLE), header.table);
    rule.text =
        QStringLiteral("%1: from %2").arg(rule.priority).arg(networkText(attributes.get(FRA_SRC), header.src_len));
    if (attributes.has(FRA_DST))
        rule.text += QStringLiteral(" to ") + networkText(attributes.get(FRA_DST), header.dst_len);
    if (attributes.has(FRA_IIFNAME))
        rule.text += QStringLiteral(" iif ") + readString(attributes.get(FRA_IIFNAME));
    if (attributes.has(FRA_OIFNAME))
        rule.text += QStringLiteral(" oif ") + readString(attributes.get(FRA_OIFNAME));
    if (const quint32 mark = readU32(attributes.get(FRA_FWMARK)); mark != 0)
        rule.text += QStringLiteral(" fwmark 0x%1").arg(mark, 0, 16);
    rule.text += u' ' + actionText(header, rule.table);
    return rule;
}

struct Routing {
    std::vector<RoutingRule> foreign;
    std::vector<RoutingRule> missing;  ///< the kernel's own that are not there
};

RoutingRule ownRule(quint8 family, quint32 priority, quint32 table)
{
    return {family, RTPROT_KERNEL, priority, table, QStringLiteral("%1: from all lookup %2").arg(priority).arg(table)};
}

/// What each new namespace has, in each family that it has rules of.
std::vector<RoutingRule> ownRules(bool hasIpv6)
{
    constexpr quint32 kMain = 32766;
    constexpr quint32 kDefault = 32767;
    std::vector<RoutingRule> rules{ownRule(AF_INET, 0, RT_TABLE_LOCAL), ownRule(AF_INET, kMain, RT_TABLE_MAIN),
                                   ownRule(AF_INET, kDefault, RT_TABLE_DEFAULT)};
    if (hasIpv6) {
        rules.push_back(ownRule(AF_INET6, 0, RT_TABLE_LOCAL));
        rules.push_back(ownRule(AF_INET6, kMain, RT_TABLE_MAIN));
    }
    return rules;
}

/// Who made a rule does not matter: one that was removed and made again by hand does the same.
bool doTheSame(const RoutingRule &a, const RoutingRule &b)
{
    return a.family == b.family && a.text == b.text;
}

Routing compared(std::vector<RoutingRule> rules)
{
    Routing routing;
    if (rules.empty())
        return routing;  // a kernel without routing rules
    const bool hasIpv6 = std::ranges::any_of(rules, [](const RoutingRule &rule) { return rule.family == AF_INET6; });
    for (const RoutingRule &own : ownRules(hasIpv6)) {
        const auto same = [&](const RoutingRule &rule) { return doTheSame(rule, own); };
        if (std::ranges::none_of(rules, same))
            routing.missing.push_back(own);
        std::erase_if(rules, same);
    }
    routing.foreign = std::move(rules);
    return routing;
}

Result<Routing> readRoutingRules(NetlinkSocket &route)
{
    NetlinkMessage question(RTM_GETRULE);
    question.header(fib_rule_hdr{});
    std::vector<RoutingRule> rules;
    const Result<> asked = route.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return rules.clear();
        if (row->nlmsg_type != RTM_NEWRULE)
            return;
        RoutingRule rule = parseRule(row);
        // Multicast routing has rules too, of families of its own.
        if (rule.family == AF_INET || rule.family == AF_INET6)
            rules.push_back(std::move(rule));
    });
    if (!asked)
        return asked.error();
    return compared(std::move(rules));
}

void addRow(Table<RuleRow> &rows, const RoutingRule &rule, const QString &before)
{
    if (rows.size() >= size_t(limits::kSeenRules))
        return;
    RuleRow row;
    row.position = int(rows.size());
    row.origin = rule.family == AF_INET6 ? QStringLiteral("ip -6 rule") : QStringLiteral("ip rule");
    row.text = before + rule.text;
    rows.insert_or_assign(row.key(), row);
}

Result<> change(NetlinkSocket &route, quint16 type, const RoutingRule &rule)
{
    NetlinkMessage message(type, type == RTM_NEWRULE ? NLM_F_CREATE | NLM_F_EXCL : 0);
    fib_rule_hdr header = {};
    header.family = rule.family;
    header.action = type == RTM_NEWRULE ? FR_ACT_TO_TBL : 0;
    message.header(header);
    message.putU32(FRA_PRIORITY, rule.priority);
    if (rule.table != 0)
        message.putU32(FRA_TABLE, rule.table);
    if (rule.protocol != 0)
        message.putU8(FRA_PROTOCOL, rule.protocol);
    return route.request(message);
}
}  // namespace

Result<> addRoutingRules(NetlinkSocket &route, Table<RuleRow> &rows)
{
    const auto routing = readRoutingRules(route);
    if (!routing)
        return routing.error();
    for (const RoutingRule &rule : routing->foreign)
        addRow(rows, rule, QString());
    for (const RoutingRule &rule : routing->missing)
        addRow(rows, rule, QStringLiteral("missing: "));
    return Ok();
}

namespace {
/// The kernel takes the first rule that has the number and the table: with two of one number it may be the wrong one,
/// so that another look is due.
Result<Routing> removeForeign(NetlinkSocket &route)
{
    constexpr int kLooks = 4;
    auto routing = readRoutingRules(route);
    for (int look = 0; look < kLooks && routing && !routing->foreign.empty(); ++look) {
        for (const RoutingRule &rule : routing->foreign)
            if (Result<> removed = change(route, RTM_DELRULE, rule); !removed && removed.error().sysErrno != ENOENT)
                return removed.error();
        routing = readRoutingRules(route);
    }
    return routing;
}
}  // namespace

Result<> restoreRoutingRules(NetlinkSocket &route)
{
    const auto routing = removeForeign(route);
    if (!routing)
        return routing.error();
    for (const RoutingRule &rule : routing->missing)
        if (Result<> made = change(route, RTM_NEWRULE, rule); !made && made.error().sysErrno != EEXIST)
            return made;
    return Ok();
}

}  // namespace toile
