// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/foreignrules.h"

#include "core/kernel/connectedroutes.h"
#include "core/kernel/shellwords.h"

namespace toile {

namespace {

constexpr QLatin1String kMissing("rule missing: ");

QString tableKey(FirewallRule::Table table)
{
    return table == FirewallRule::Table::Nat ? QStringLiteral("nat") : QStringLiteral("filter");
}

/// A policy and a chain of somebody's own; rules go when their table is flushed.
QString iptablesCommand(const QString &words)
{
    const QStringList parts = words.split(u' ');
    const QString program = QStringLiteral("iptables -t ") + parts.value(2);
    if (parts.value(3) == QLatin1String("-P"))
        return program + QStringLiteral(" -P ") + parts.value(4) + QStringLiteral(" ACCEPT");
    return parts.value(3) == QLatin1String("-N") ? program + QStringLiteral(" -X") : QString();
}

QString nftCommand(const QString &words)
{
    const QString family = words.section(u' ', 2, 2);
    const QString name = words.section(u' ', 3).section(QStringLiteral(": "), 0, 0);
    return QStringLiteral("nft delete table ") + family + u' ' + shellQuoted(name);
}

/// "ip rule 100: from …" or "ip -6 rule missing: 32766: from all lookup 254"
QString routingCommand(const QString &text)
{
    const QString program = text.section(QLatin1String("rule "), 0, 0) + QStringLiteral("rule ");
    const qsizetype lost = text.indexOf(kMissing);
    if (lost < 0)
        return program + QStringLiteral("del pref ") + text.sliced(program.size()).section(u':', 0, 0);
    const QString rule = text.sliced(lost + kMissing.size());
    return program + QStringLiteral("add pref ") + rule.section(u':', 0, 0) + QStringLiteral(" table ") +
           rule.section(u' ', -1);
}

}  // namespace

QString foreignRuleText(const RuleRow &row)
{
    if (row.origin.isEmpty())
        return QStringLiteral("iptables -t ") + tableKey(row.table) +
               (row.text.startsWith(u'-') ? u' ' + row.text : QStringLiteral(" -A ") + row.text);
    return row.origin + u' ' + row.text;
}

bool isMissingRule(const QString &foreign)
{
    return foreign.contains(kMissing);
}

QStringList foreignRuleCommands(const QString &ns, const std::vector<QString> &foreign)
{
    QStringList lines;
    for (const QString &text : foreign) {
        const QString line = text.startsWith(QLatin1String("iptables ")) ? iptablesCommand(text)
                             : text.startsWith(QLatin1String("nft "))    ? nftCommand(text)
                             : lostRoute(text).isEmpty()                 ? routingCommand(text)
                                                                         : lostRouteCommand(text);
        if (const QString whole = execIn(ns) + line; !line.isEmpty() && !lines.contains(whole))
            lines << whole;
    }
    return lines;
}

}  // namespace toile
