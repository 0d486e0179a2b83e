// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/text.h"
#include "core/model/valuejson.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>
#include <span>
#include <string_view>

namespace toile::valuejson {

namespace {

using Rule = FirewallRule;

template <typename Enum>
struct Word {
    const char *text;
    Enum value;
};

constexpr Word<Rule::Table> kTables[] = {{"filter", Rule::Table::Filter}, {"nat", Rule::Table::Nat}};
constexpr Word<Rule::Chain> kChains[] = {{"PREROUTING", Rule::Chain::Prerouting},
                                         {"INPUT", Rule::Chain::Input},
                                         {"FORWARD", Rule::Chain::Forward},
                                         {"OUTPUT", Rule::Chain::Output},
                                         {"POSTROUTING", Rule::Chain::Postrouting}};
constexpr Word<Rule::Protocol> kProtocols[] = {
    {"tcp", Rule::Protocol::Tcp}, {"udp", Rule::Protocol::Udp}, {"icmp", Rule::Protocol::Icmp}};
constexpr Word<Rule::Target> kTargets[] = {{"ACCEPT", Rule::Target::Accept}, {"DROP", Rule::Target::Drop},
                                           {"REJECT", Rule::Target::Reject}, {"MASQUERADE", Rule::Target::Masquerade},
                                           {"SNAT", Rule::Target::Snat},     {"DNAT", Rule::Target::Dnat}};

template <typename Enum, std::size_t N>
QString wordOf(const Word<Enum> (&words)[N], Enum value)
{
    for (const auto &word : words) {
        if (word.value == value)
            return QLatin1String(word.text);
    }
    return {};
}

/// What iptables would refuse, and the keys that say it together.
struct Clash {
    std::vector<const char *> keys;
    QString message;
};

bool hasPorts(const Rule &rule)
{
    return rule.protocol == Rule::Protocol::Tcp || rule.protocol == Rule::Protocol::Udp;
}

void addChainClashes(const Rule &rule, std::vector<Clash> &found)
{
    using Chain = Rule::Chain;
    const bool nat = rule.table == Rule::Table::Nat;
    const QString chain = wordOf(kChains, rule.chain);
    if (nat && rule.chain == Chain::Forward)
        found.push_back(
            {{"table", "chain"},
             FieldsText::tr(
                 "The table nat has no chain FORWARD; use POSTROUTING or PREROUTING, or the table filter.")});
    if (!nat && (rule.chain == Chain::Prerouting || rule.chain == Chain::Postrouting))
        found.push_back(
            {{"table", "chain"},
             FieldsText::tr(
                 "The table filter has no chain %1; write \"table\": \"nat\" or use INPUT, FORWARD or OUTPUT.")
                 .arg(chain)});
    if (!rule.inInterface.isEmpty() && (rule.chain == Chain::Output || rule.chain == Chain::Postrouting))
        found.push_back(
            {{"in", "chain"},
             FieldsText::tr("%1 sees packets that leave: they have no incoming interface; remove \"in\".").arg(chain)});
    if (!rule.outInterface.isEmpty() && (rule.chain == Chain::Input || rule.chain == Chain::Prerouting))
        found.push_back(
            {{"out", "chain"},
             FieldsText::tr("%1 sees packets that arrive: they have no outgoing interface yet; remove \"out\".")
                 .arg(chain)});
}

QString misplaced(const Rule &rule)
{
    using Chain = Rule::Chain;
    using Target = Rule::Target;
    if (rule.target == Target::Masquerade && rule.chain != Chain::Postrouting)
        return FieldsText::tr("MASQUERADE works only in POSTROUTING; write \"chain\": \"POSTROUTING\".");
    if (rule.target == Target::Snat && rule.chain != Chain::Postrouting && rule.chain != Chain::Input)
        return FieldsText::tr("SNAT works only in POSTROUTING and INPUT; write \"chain\": \"POSTROUTING\".");
    if (rule.target == Target::Dnat && rule.chain != Chain::Prerouting && rule.chain != Chain::Output)
        return FieldsText::tr("DNAT works only in PREROUTING and OUTPUT; write \"chain\": \"PREROUTING\".");
    return {};
}

void addTargetClashes(const Rule &rule, std::vector<Clash> &found)
{
    using Target = Rule::Target;
    const bool nat = rule.table == Rule::Table::Nat;
    const bool filters = rule.target == Target::Drop || rule.target == Target::Reject;
    const QString target = wordOf(kTargets, rule.target);
    if (nat && filters)
        found.push_back({{"table", "target"},
                         FieldsText::tr("The table nat does not filter; use the table filter for %1.").arg(target)});
    if (!nat && !filters && rule.target != Target::Accept)
        found.push_back({{"table", "target"},
                         FieldsText::tr("%1 belongs to the table nat; write \"table\": \"nat\".").arg(target)});
    if (const QString message = misplaced(rule); !message.isEmpty())
        found.push_back({{"chain", "target"}, message});
    const bool needsAddress = rule.target == Target::Snat || rule.target == Target::Dnat;
    if (needsAddress && !rule.toAddress)
        found.push_back({{"target", "to"},
                         FieldsText::tr("%1 needs the address to translate to: add \"to\": \"1.0.0.1\".").arg(target)});
    if (!needsAddress && rule.toAddress)
        found.push_back(
            {{"target", "to"}, FieldsText::tr("%1 takes no \"to\"; remove it, or use SNAT or DNAT.").arg(target)});
}

std::vector<Clash> clashes(const Rule &rule)
{
    std::vector<Clash> found;
    addChainClashes(rule, found);
    addTargetClashes(rule, found);
    if ((rule.destinationPort || rule.toPort) && !hasPorts(rule))
        found.push_back(
            {{"protocol", "to"},
             FieldsText::tr("Only TCP and UDP have ports; add \"protocol\": \"tcp\" or \"udp\", or remove the port.")});
    return found;
}

/// Reads the keys of one rule.
class RuleReader {
public:
    RuleReader(const QJsonObject &object, const QString &pointer, std::vector<ValueProblem> &problems)
        : m_object(object), m_pointer(pointer), m_problems(problems)
    {
    }

    Rule read()
    {
        keys();
        Rule rule;
        word("table", kTables, rule.table, false);
        word("chain", kChains, rule.chain, true);
        word("protocol", kProtocols, rule.protocol, false);
        word("target", kTargets, rule.target, true);
        interface("in", rule.inInterface);
        interface("out", rule.outInterface);
        prefix("source", rule.source);
        prefix("destination", rule.destination);
        established(rule);
        port(rule);
        to(rule);
        for (const Clash &clash : clashes(rule))
            if (std::none_of(clash.keys.begin(), clash.keys.end(),
                             [this](const char *key) { return m_bad.contains(key); }))
                m_problems.push_back({m_pointer, clash.message});
        return rule;
    }

private:
    void wrong(const char *key, const QString &message)
    {
        m_bad.insert(key);
        m_problems.push_back({m_pointer + u'/' + QLatin1String(key), message});
    }

    void keys()
    {
        static const QStringList known{
            QStringLiteral("table"),    QStringLiteral("chain"),      QStringLiteral("in"),
            QStringLiteral("out"),      QStringLiteral("source"),     QStringLiteral("destination"),
            QStringLiteral("protocol"), QStringLiteral("port"),       QStringLiteral("target"),
            QStringLiteral("to"),       QStringLiteral("established")};
        for (const QString &key : m_object.keys()) {
            if (!known.contains(key))
                m_problems.push_back({m_pointer + u'/' + pointerKey(key), unknownKey(key, known)});
        }
    }

    template <typename Enum, std::size_t N>
    void word(const char *key, const Word<Enum> (&words)[N], Enum &value, bool needed)
    {
        QStringList known;
        for (const auto &candidate : words)
            known.append(QLatin1String(candidate.text));
        const QJsonValue json = m_object[QLatin1String(key)];
        if (json.isUndefined()) {
            if (!needed)
                return;
            m_bad.insert(key);
            m_problems.push_back({m_pointer, FieldsText::tr("A rule needs “%1”: write one of %2.")
                                                 .arg(QLatin1String(key), known.join(QStringLiteral(", ")))});
            return;
        }
        for (const auto &candidate : words) {
            if (json.toString() == QLatin1String(candidate.text)) {
                value = candidate.value;
                return;
            }
        }
        wrong(key, FieldsText::tr("“%1” is not known here; write one of %2.")
                       .arg(json.toVariant().toString().left(40), known.join(QStringLiteral(", "))));
    }

    void interface(const char *key, QString &value)
    {
        const QJsonValue json = m_object[QLatin1String(key)];
        if (json.isUndefined())
            return;
        value = json.toString();
        if (!isInterfaceName(value))
            wrong(key, FieldsText::tr("“%1” is no name of an interface; write one of this machine as \"eth0\".")
                           .arg(json.toVariant().toString().left(40)));
    }

    void prefix(const char *key, std::optional<IpPrefix> &value)
    {
        const QJsonValue json = m_object[QLatin1String(key)];
        if (json.isUndefined())
            return;
        const QString text = json.toString();
        value = IpPrefix::parse(text);
        if (const auto single = IpAddress::parse(text))
            value = IpPrefix{*single, single->bits()};
        if (!value || !value->address.isV4() || !value->isNetwork())
            wrong(key,
                  FieldsText::tr("“%1” is no IPv4 network; write one as \"2.0.0.0/8\" or an address as \"2.0.0.1\".")
                      .arg(json.toVariant().toString().left(60)));
    }

    void established(Rule &rule)
    {
        const QJsonValue json = m_object[u"established"];
        if (json.isUndefined())
            return;
        rule.established = json.toBool();
        if (!json.isBool())
            wrong("established", wrongType(json, QStringLiteral("true")));
    }

    void port(Rule &rule)
    {
        const QJsonValue json = m_object[u"port"];
        if (json.isUndefined())
            return;
        if (const auto number = toInteger(json, 1, 65535))
            rule.destinationPort = static_cast<quint16>(*number);
        else
            wrong("port", FieldsText::tr("A port is a whole number from 1 to 65535."));
    }

    void to(Rule &rule)
    {
        const QJsonValue json = m_object[u"to"];
        if (json.isUndefined())
            return;
        const QString text = json.toString();
        const qsizetype colon = text.indexOf(u':');
        rule.toAddress = IpAddress::parse(colon < 0 ? text : text.first(colon));
        bool portRead = colon < 0;
        if (colon >= 0) {
            const auto number = text.sliced(colon + 1).toUShort(&portRead);
            portRead = portRead && number > 0 && QString::number(number) == text.sliced(colon + 1);
            rule.toPort = number;
        }
        if (!rule.toAddress || !rule.toAddress->isV4() || !portRead)
            wrong("to",
                  FieldsText::tr("“%1” is no address to translate to; write one as \"1.0.0.1\" or \"1.0.0.1:80\".")
                      .arg(json.toVariant().toString().left(60)));
    }

    const QJsonObject &m_object;
    const QString &m_pointer;
    std::vector<ValueProblem> &m_problems;
    std::set<std::string_view> m_bad;  ///< keys that say nothing as they are
};

QJsonValue fromRule(const Rule &rule)
{
    QJsonObject object;
    if (rule.table != Rule::Table::Filter)
        object[u"table"] = wordOf(kTables, rule.table);
    object[u"chain"] = wordOf(kChains, rule.chain);
    if (!rule.inInterface.isEmpty())
        object[u"in"] = rule.inInterface;
    if (!rule.outInterface.isEmpty())
        object[u"out"] = rule.outInterface;
    if (rule.source)
        object[u"source"] = rule.source->toString();
    if (rule.destination)
        object[u"destination"] = rule.destination->toString();
    if (rule.protocol != Rule::Protocol::Any)
        object[u"protocol"] = wordOf(kProtocols, rule.protocol);
    if (rule.destinationPort)
        object[u"port"] = *rule.destinationPort;
    if (rule.established)
        object[u"established"] = true;
    object[u"target"] = wordOf(kTargets, rule.target);
    if (rule.toAddress)
        object[u"to"] = rule.toAddress->toString() + (rule.toPort ? u':' + QString::number(*rule.toPort) : QString());
    return object;
}

}  // namespace

QStringList impossibilities(const FirewallRule &rule)
{
    QStringList messages;
    for (const Clash &clash : clashes(rule))
        messages += clash.message;
    return messages;
}

QJsonValue fromRules(const std::vector<FirewallRule> &rules)
{
    QJsonArray array;
    for (const FirewallRule &rule : rules)
        array.append(fromRule(rule));
    return array;
}

FirewallRule toRule(const QJsonValue &json, const QString &pointer, std::vector<ValueProblem> &problems)
{
    if (!json.isObject()) {
        problems.push_back(
            {pointer,
             wrongType(json, FieldsText::tr("a rule as {\"table\": \"nat\", \"chain\": \"POSTROUTING\", \"out\": "
                                            "\"eth0\", \"target\": \"MASQUERADE\"}"))});
        return {};
    }
    const QJsonObject object = json.toObject();
    return RuleReader(object, pointer, problems).read();
}

std::vector<FirewallRule> toRules(const QJsonValue &json, std::vector<ValueProblem> &problems)
{
    std::vector<FirewallRule> rules;
    if (!json.isArray()) {
        problems.push_back({{}, wrongType(json, FieldsText::tr("a list in square brackets"))});
        return rules;
    }
    const QJsonArray array = json.toArray();
    if (array.size() > limits::kRulesPerMachine) {
        problems.push_back({{},
                            FieldsText::tr("This list has %1 entries; the most is %2.")
                                .arg(array.size())
                                .arg(limits::kRulesPerMachine)});
        return rules;
    }
    for (qsizetype i = 0; i < array.size(); ++i)
        rules.push_back(toRule(array[i], u'/' + QString::number(i), problems));
    return rules;
}

}  // namespace toile::valuejson
