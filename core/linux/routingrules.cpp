// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/routingrules.h"

#include "core/kernel/limits.h"

#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>

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

Result<std::vector<RoutingRule>> readRoutingRules(NetlinkSocket &route)
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
        if (rule.protocol != RTPROT_KERNEL)
            rules.push_back(std::move(rule));
    });
    if (!asked)
        return asked.error();
    return rules;
}
}  // namespace

Result<> addRoutingRules(NetlinkSocket &route, Table<RuleRow> &rows)
{
    const auto rules = readRoutingRules(route);
    if (!rules)
        return rules.error();
    for (const RoutingRule &rule : *rules) {
        if (rows.size() >= size_t(limits::kSeenRules))
            break;
        RuleRow row;
        row.position = int(rows.size());
        row.origin = QStringLiteral("ip rule");
        row.text = rule.text;
        rows.insert_or_assign(row.key(), row);
    }
    return Ok();
}

Result<> removeRoutingRules(NetlinkSocket &route)
{
    const auto rules = readRoutingRules(route);
    if (!rules)
        return rules.error();
    for (const RoutingRule &rule : *rules) {
        NetlinkMessage message(RTM_DELRULE);
        fib_rule_hdr header = {};
        header.family = rule.family;
        message.header(header);
        message.putU32(FRA_PRIORITY, rule.priority);
        if (rule.table != 0)
            message.putU32(FRA_TABLE, rule.table);
        if (rule.protocol != 0)
            message.putU8(FRA_PROTOCOL, rule.protocol);
        if (Result<> removed = route.request(message); !removed && removed.error().sysErrno != ENOENT)
            return removed;
    }
    return Ok();
}

}  // namespace toile
