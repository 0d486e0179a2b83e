// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/describe.h"
#include "core/kernel/rule.h"

#include <QStringList>

namespace toile {

namespace {

using Chain = FirewallRule::Chain;
using Protocol = FirewallRule::Protocol;
using Target = FirewallRule::Target;

/// Reads "option value" pairs. Whatever it does not know makes it fail: a rule is understood wholly or not at all.
class RuleParser {
public:
    RuleParser(FirewallRule::Table table, QStringView arguments)
        : m_words(arguments.toString().split(u' ', Qt::SkipEmptyParts))
    {
        m_rule.table = table;
    }

    std::optional<FirewallRule> parse()
    {
        if (!takeChain())
            return std::nullopt;
        while (m_next < m_words.size())
            if (!takeOption())
                return std::nullopt;
        if (!m_hasTarget || (m_match.isEmpty() != m_matched.isEmpty()) || !checkRule(m_rule))
            return std::nullopt;
        return m_rule;
    }

private:
    QString take() { return m_next < m_words.size() ? m_words.at(m_next++) : QString(); }

    bool takeChain()
    {
        const QString name = take();
        for (const Chain chain : {Chain::Prerouting, Chain::Input, Chain::Forward, Chain::Output, Chain::Postrouting}) {
            if (chainName(chain) == name) {
                m_rule.chain = chain;
                return true;
            }
        }
        return false;
    }

    bool takeOption()
    {
        const QString option = take();
        const QString value = take();
        if (value.isEmpty())
            return false;
        if (option == QLatin1String("-s"))
            return takeNetwork(value, m_rule.source);
        if (option == QLatin1String("-d"))
            return takeNetwork(value, m_rule.destination);
        if (option == QLatin1String("-i"))
            return takeInterface(value, m_rule.inInterface);
        if (option == QLatin1String("-o"))
            return takeInterface(value, m_rule.outInterface);
        if (option == QLatin1String("-p"))
            return takeProtocol(value);
        if (option == QLatin1String("-m"))
            return takeMatch(value);
        if (option == QLatin1String("--dport"))
            return takePort(value);
        if (option == QLatin1String("--ctstate"))
            return takeStates(value);
        return option == QLatin1String("-j") && takeTarget(value);
    }

    static bool takeNetwork(const QString &value, std::optional<IpPrefix> &into)
    {
        if (into)
            return false;
        into = value.contains(u'/') ? IpPrefix::parse(value) : IpPrefix::parse(QString(value + QStringLiteral("/32")));
        return into.has_value();
    }

    static bool takeInterface(const QString &value, QString &into)
    {
        if (!into.isEmpty() || !isInterfaceName(value))
            return false;
        into = value;
        return true;
    }

    bool takeProtocol(const QString &value)
    {
        if (m_rule.protocol != Protocol::Any)
            return false;
        if (value == QLatin1String("tcp"))
            m_rule.protocol = Protocol::Tcp;
        else if (value == QLatin1String("udp"))
            m_rule.protocol = Protocol::Udp;
        else if (value == QLatin1String("icmp"))
            m_rule.protocol = Protocol::Icmp;
        return m_rule.protocol != Protocol::Any;
    }

    bool takeMatch(const QString &value)
    {
        m_match = value;
        m_matched.clear();
        return value == QLatin1String("conntrack") ||
               (value == QLatin1String("tcp") && m_rule.protocol == Protocol::Tcp) ||
               (value == QLatin1String("udp") && m_rule.protocol == Protocol::Udp);
    }

    bool takePort(const QString &value)
    {
        bool isNumber = false;
        const quint16 port = value.toUShort(&isNumber);
        if (!isNumber || m_rule.destinationPort || (m_match != QLatin1String("tcp") && m_match != QLatin1String("udp")))
            return false;
        m_rule.destinationPort = port;
        m_matched = value;
        return true;
    }

    bool takeStates(const QString &value)
    {
        QStringList states = value.split(u',');
        states.sort();
        if (m_match != QLatin1String("conntrack") || m_rule.established ||
            states != QStringList{QStringLiteral("ESTABLISHED"), QStringLiteral("RELATED")})
            return false;
        m_rule.established = true;
        m_matched = value;
        return true;
    }

    bool takeTarget(const QString &value)
    {
        if (m_hasTarget)
            return false;
        m_hasTarget = true;
        if (value == QLatin1String("ACCEPT"))
            return setTarget(Target::Accept);
        if (value == QLatin1String("DROP"))
            return setTarget(Target::Drop);
        if (value == QLatin1String("MASQUERADE"))
            return setTarget(Target::Masquerade);
        if (value == QLatin1String("REJECT"))
            return setTarget(Target::Reject) && take() == QLatin1String("--reject-with") &&
                   take() == QLatin1String("icmp-port-unreachable");
        if (value == QLatin1String("SNAT"))
            return setTarget(Target::Snat) && take() == QLatin1String("--to-source") && takeTo(take());
        if (value == QLatin1String("DNAT"))
            return setTarget(Target::Dnat) && take() == QLatin1String("--to-destination") && takeTo(take());
        return false;
    }

    bool setTarget(Target target)
    {
        m_rule.target = target;
        return true;
    }

    /// "1.0.0.1" or "1.0.0.1:80"; ranges are beyond FirewallRule.
    bool takeTo(const QString &value)
    {
        const QStringList parts = value.split(u':');
        m_rule.toAddress = IpAddress::parse(parts.first());
        if (parts.size() == 2) {
            bool isNumber = false;
            m_rule.toPort = parts.last().toUShort(&isNumber);
            if (!isNumber)
                return false;
        }
        return m_rule.toAddress && parts.size() <= 2;
    }

    QStringList m_words;
    qsizetype m_next = 0;
    FirewallRule m_rule;
    bool m_hasTarget = false;
    QString m_match;    ///< the last -m
    QString m_matched;  ///< what it was followed by; a bare -m says nothing that FirewallRule knows
};

}  // namespace

std::optional<FirewallRule> parseRule(FirewallRule::Table table, QStringView arguments)
{
    return RuleParser(table, arguments).parse();
}

}  // namespace toile
