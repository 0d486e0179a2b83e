// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/rule.h"

#include "core/kernel/describe.h"
#include "core/kernel/text.h"

#include <QStringList>

namespace toile {

namespace {

using Chain = FirewallRule::Chain;
using RuleTable = FirewallRule::Table;
using Target = FirewallRule::Target;
using Protocol = FirewallRule::Protocol;

constexpr std::array kChains{Chain::Prerouting, Chain::Input, Chain::Forward, Chain::Output, Chain::Postrouting};

bool hasPorts(Protocol protocol)
{
    return protocol == Protocol::Tcp || protocol == Protocol::Udp;
}

bool rewrites(Target target)
{
    return target == Target::Snat || target == Target::Dnat;
}

bool tableHas(RuleTable table, Chain chain)
{
    if (table == RuleTable::Filter)
        return chain == Chain::Input || chain == Chain::Forward || chain == Chain::Output;
    return chain != Chain::Forward;
}

/// netfilter's own tables of where a target may stand (xt_MASQUERADE, xt_nat, ipt_REJECT).
bool chainTakes(RuleTable table, Chain chain, Target target)
{
    switch (target) {
    case Target::Accept:
        return true;
    case Target::Drop:
    case Target::Reject:
        return table == RuleTable::Filter;
    case Target::Masquerade:
        return table == RuleTable::Nat && chain == Chain::Postrouting;
    case Target::Snat:
        return table == RuleTable::Nat && (chain == Chain::Postrouting || chain == Chain::Input);
    case Target::Dnat:
        return table == RuleTable::Nat && (chain == Chain::Prerouting || chain == Chain::Output);
    }
    return false;
}

QString protocolName(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Any:
        return QString();
    case Protocol::Tcp:
        return QStringLiteral("tcp");
    case Protocol::Udp:
        return QStringLiteral("udp");
    case Protocol::Icmp:
        return QStringLiteral("icmp");
    }
    return QString();
}

QString targetName(Target target)
{
    switch (target) {
    case Target::Accept:
        return QStringLiteral("ACCEPT");
    case Target::Drop:
        return QStringLiteral("DROP");
    case Target::Reject:
        return QStringLiteral("REJECT");
    case Target::Masquerade:
        return QStringLiteral("MASQUERADE");
    case Target::Snat:
        return QStringLiteral("SNAT");
    case Target::Dnat:
        return QStringLiteral("DNAT");
    }
    return QString();
}

QStringList targetArguments(const FirewallRule &rule)
{
    QStringList words{QStringLiteral("-j"), targetName(rule.target)};
    if (rule.target == Target::Reject)
        words << QStringLiteral("--reject-with") << QStringLiteral("icmp-port-unreachable");
    if (rewrites(rule.target)) {
        const QString option =
            rule.target == Target::Snat ? QStringLiteral("--to-source") : QStringLiteral("--to-destination");
        QString to = rule.toAddress ? rule.toAddress->toString() : QString();
        if (rule.toPort)
            to += u':' + QString::number(*rule.toPort);
        words << option << to;
    }
    return words;
}

Error invalid(const QString &message)
{
    return makeError(ErrorCode::InvalidInput, message);
}

Result<> checkInterfaces(const FirewallRule &rule)
{
    for (const QString &name : {rule.inInterface, rule.outInterface})
        if (!name.isEmpty() && !isInterfaceName(name))
            return invalid(RulesText::tr("“%1” is not an interface’s name: write one as eth0.").arg(name));
    if (!rule.inInterface.isEmpty() && (rule.chain == Chain::Output || rule.chain == Chain::Postrouting))
        return invalid(RulesText::tr("The chain %1 does not know the interface by which a packet came: leave it empty.")
                           .arg(chainName(rule.chain)));
    if (!rule.outInterface.isEmpty() && (rule.chain == Chain::Input || rule.chain == Chain::Prerouting))
        return invalid(
            RulesText::tr("The chain %1 does not know the interface by which a packet will leave: leave it empty.")
                .arg(chainName(rule.chain)));
    return Ok();
}

Result<> checkAddresses(const FirewallRule &rule)
{
    const bool isIpv6 = (rule.source && !rule.source->address.isV4()) ||
                        (rule.destination && !rule.destination->address.isV4()) ||
                        (rule.toAddress && !rule.toAddress->isV4());
    if (isIpv6)
        return invalid(RulesText::tr("A rule takes IPv4 addresses only: write one as 1.0.0.1."));
    if (rewrites(rule.target) && !rule.toAddress)
        return invalid(RulesText::tr("%1 needs the new address: write it as 1.0.0.1.").arg(targetName(rule.target)));
    if (!rewrites(rule.target) && (rule.toAddress || rule.toPort))
        return invalid(
            RulesText::tr("%1 takes no new address and no new port: remove them.").arg(targetName(rule.target)));
    return Ok();
}

Result<> checkPorts(const FirewallRule &rule)
{
    if ((rule.destinationPort || rule.toPort) && !hasPorts(rule.protocol))
        return invalid(RulesText::tr("A port needs the protocol tcp or udp: choose one, or remove the port."));
    if (rule.toPort && *rule.toPort == 0)
        return invalid(RulesText::tr("A packet cannot be sent on to port 0: write a port from 1 to 65535."));
    return Ok();
}

}  // namespace

QString chainName(FirewallRule::Chain chain)
{
    switch (chain) {
    case Chain::Prerouting:
        return QStringLiteral("PREROUTING");
    case Chain::Input:
        return QStringLiteral("INPUT");
    case Chain::Forward:
        return QStringLiteral("FORWARD");
    case Chain::Output:
        return QStringLiteral("OUTPUT");
    case Chain::Postrouting:
        return QStringLiteral("POSTROUTING");
    }
    return QString();
}

QString tableName(FirewallRule::Table table)
{
    return table == RuleTable::Nat ? QStringLiteral("nat") : QStringLiteral("filter");
}

Result<> checkRule(const FirewallRule &rule)
{
    if (!tableHas(rule.table, rule.chain))
        return invalid(RulesText::tr("The table %1 has no chain %2: choose another chain.")
                           .arg(tableName(rule.table), chainName(rule.chain)));
    if (!chainTakes(rule.table, rule.chain, rule.target))
        return invalid(RulesText::tr("%1 cannot stand in the chain %2 of the table %3: choose another target or chain.")
                           .arg(targetName(rule.target), chainName(rule.chain), tableName(rule.table)));
    for (const auto &check : {checkInterfaces, checkAddresses, checkPorts})
        if (const Result<> result = check(rule); !result)
            return result;
    return Ok();
}

bool tracksConnections(const std::vector<FirewallRule> &rules)
{
    return std::any_of(rules.begin(), rules.end(),
                       [](const FirewallRule &rule) { return rule.table == RuleTable::Nat || rule.established; });
}

QString ruleCommand(const FirewallRule &rule)
{
    const bool nat = rule.table == RuleTable::Nat;
    return (nat ? QStringLiteral("iptables -t nat -A ") : QStringLiteral("iptables -A ")) + ruleArguments(rule);
}

QString ruleArguments(const FirewallRule &rule)
{
    QStringList words{chainName(rule.chain)};
    const auto option = [&](const char *flag, const QString &value) {
        if (!value.isEmpty())
            words << QString::fromLatin1(flag) << value;
    };
    const auto network = [](const std::optional<IpPrefix> &prefix) {
        return prefix && !prefix->isDefault() ? prefix->network().toString() : QString();
    };
    option("-s", network(rule.source));
    option("-d", network(rule.destination));
    option("-i", rule.inInterface);
    option("-o", rule.outInterface);
    option("-p", protocolName(rule.protocol));
    if (rule.destinationPort && hasPorts(rule.protocol)) {
        option("-m", protocolName(rule.protocol));
        option("--dport", QString::number(*rule.destinationPort));
    }
    if (rule.established)
        words << QStringLiteral("-m") << QStringLiteral("conntrack") << QStringLiteral("--ctstate")
              << QStringLiteral("RELATED,ESTABLISHED");
    return (words + targetArguments(rule)).join(u' ');
}

QString restoreText(const std::vector<FirewallRule> &rules)
{
    QString text;
    for (const RuleTable table : {RuleTable::Filter, RuleTable::Nat}) {
        text += u'*' + tableName(table) + u'\n';
        for (const Chain chain : kChains)
            if (tableHas(table, chain))
                text += u':' + chainName(chain) + QStringLiteral(" ACCEPT [0:0]\n");
        for (const FirewallRule &rule : rules)
            if (rule.table == table)
                text += QStringLiteral("-A ") + ruleArguments(rule) + u'\n';
        text += QStringLiteral("COMMIT\n");
    }
    return text;
}

}  // namespace toile
