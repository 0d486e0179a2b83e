// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/rule.h"
#include "tests/support/kernelstates.h"

#include <QProcess>
#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

using Rule = FirewallRule;

constexpr int kTimeLimit = 30000;

/// Every table, chain and target with each of the conditions that a rule can have: alone, and all at once.
std::vector<Rule> everyRule()
{
    std::vector<Rule> candidates;
    for (const auto table : {Rule::Table::Filter, Rule::Table::Nat})
        for (const auto chain : {Rule::Chain::Prerouting, Rule::Chain::Input, Rule::Chain::Forward, Rule::Chain::Output,
                                 Rule::Chain::Postrouting})
            for (const auto target : {Rule::Target::Accept, Rule::Target::Drop, Rule::Target::Reject,
                                      Rule::Target::Masquerade, Rule::Target::Snat, Rule::Target::Dnat})
                for (const auto protocol :
                     {Rule::Protocol::Any, Rule::Protocol::Tcp, Rule::Protocol::Udp, Rule::Protocol::Icmp})
                    for (int conditions = 0; conditions < 128; ++conditions) {
                        Rule rule;
                        rule.table = table;
                        rule.chain = chain;
                        rule.target = target;
                        rule.protocol = protocol;
                        if (conditions & 1)
                            rule.inInterface = text("eth0");
                        if (conditions & 2)
                            rule.outInterface = text("veth-a_b.1");
                        if (conditions & 4)
                            rule.source = prefix("1.0.0.0/8");
                        if (conditions & 8)
                            rule.destination = prefix("2.0.0.1/32");
                        if (conditions & 16)
                            rule.destinationPort = quint16(80);
                        if (conditions & 32)
                            rule.established = true;
                        if (target == Rule::Target::Snat || target == Rule::Target::Dnat)
                            rule.toAddress = address("1.0.0.1");
                        if (conditions & 64)
                            rule.toPort = quint16(65535);
                        candidates.push_back(rule);
                    }
    std::erase_if(candidates, [](const Rule &rule) { return !checkRule(rule).ok(); });
    return candidates;
}

/// Runs a shell command in network namespaces of its own.
QByteArray inOwnNetwork(const QString &command, const QByteArray &input, QByteArray *errors)
{
    QProcess process;
    QStringList arguments{text("-nm"), text("sh"), text("-c"), command};
    if (geteuid() != 0)
        arguments.prepend(text("-Ur"));
    process.start(text("unshare"), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(kTimeLimit);
    *errors = process.readAllStandardError();
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

}  // namespace

class RulesTest : public QObject {
    Q_OBJECT
private:
    static void sayBack(const std::vector<Rule> &rules)
    {
        QByteArray errors;
        const QByteArray saved = inOwnNetwork(text("mount -t tmpfs tmpfs /run && iptables-restore && iptables-save"),
                                              restoreText(rules).toUtf8(), &errors);
        QVERIFY2(!saved.isEmpty(), errors.constData());
        std::map<std::pair<Rule::Table, Rule::Chain>, std::vector<Rule>> expected;
        for (const Rule &rule : rules)
            expected[{rule.table, rule.chain}].push_back(rule);
        std::map<std::pair<Rule::Table, Rule::Chain>, std::size_t> seen;
        Rule::Table table = Rule::Table::Filter;
        for (const QString &line : QString::fromUtf8(saved).split(u'\n')) {
            if (line.startsWith(u'*'))
                table = line == text("*nat") ? Rule::Table::Nat : Rule::Table::Filter;
            if (!line.startsWith(text("-A ")))
                continue;
            const auto rule = parseRule(table, line.mid(3));
            QVERIFY2(rule, qPrintable(line));
            const std::pair place(table, rule->chain);
            const Rule &wanted = expected.at(place).at(seen[place]++);
            QVERIFY2(*rule == wanted, qPrintable(line));
            QCOMPARE(ruleArguments(wanted), line.mid(3));
        }
        for (const auto &[place, inChain] : expected)
            QCOMPARE(seen[place], inChain.size());
    }

private Q_SLOTS:
    void iptablesSaysEveryRuleBack()
    {
        const std::vector<Rule> rules = everyRule();
        QVERIFY(rules.size() > 1000);
        // As many at once as a machine may have: an ordinary user's socket must hold them.
        constexpr auto kAtOnce = std::size_t(limits::kRulesPerMachine);
        for (std::size_t first = 0; first < rules.size(); first += kAtOnce) {
            const auto begin = rules.begin() + static_cast<std::ptrdiff_t>(first);
            const auto count = static_cast<std::ptrdiff_t>(std::min(kAtOnce, rules.size() - first));
            sayBack({begin, begin + count});
            if (QTest::currentTestFailed())
                return;
        }
    }

    void restoringNothingEmptiesBothTables()
    {
        QByteArray errors;
        const QByteArray saved = inOwnNetwork(
            text("mount -t tmpfs tmpfs /run && iptables -P FORWARD DROP && iptables -A INPUT -j DROP && "
                 "iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE && iptables-restore && iptables-save"),
            restoreText({}).toUtf8(), &errors);
        QVERIFY2(saved.contains(":FORWARD ACCEPT"), errors.constData());
        QVERIFY(!saved.contains("-A "));
    }

    void whatARuleCannotSayIsForeign_data()
    {
        QTest::addColumn<QString>("arguments");
        for (const char *each :
             {"FORWARD ! -s 1.0.0.0/8 -j DROP", "FORWARD -m limit --limit 3/sec -j ACCEPT", "FORWARD -i eth+ -j ACCEPT",
              "FORWARD -p tcp -m tcp --sport 80 -j ACCEPT", "FORWARD -p tcp -m tcp --dport 80:90 -j ACCEPT",
              "FORWARD -m conntrack --ctstate NEW -j ACCEPT", "FORWARD -j LOG", "FORWARD", "mychain -j ACCEPT",
              "FORWARD -j REJECT --reject-with tcp-reset", "FORWARD -p 47 -j ACCEPT", "FORWARD -m comment -j ACCEPT",
              "FORWARD -p tcp -m tcp --tcp-flags SYN SYN -j DROP", "FORWARD -j ACCEPT -j DROP",
              "FORWARD -m conntrack -j DROP"})
            QTest::newRow(each) << text(each);
    }
    void whatARuleCannotSayIsForeign()
    {
        QFETCH(QString, arguments);
        QVERIFY(!parseRule(Rule::Table::Filter, arguments));
    }

    void rulesThatNoTableTakesAreExplained()
    {
        Rule rule = masquerade("eth0");
        rule.table = Rule::Table::Filter;
        QCOMPARE(checkRule(rule).error().message,
                 text("The table filter has no chain POSTROUTING: choose another chain."));
        rule = masquerade("eth0");
        rule.inInterface = text("eth1");
        QVERIFY(!checkRule(rule));
        rule = Rule();
        rule.destinationPort = quint16(80);
        QCOMPARE(checkRule(rule).error().message,
                 text("A port needs the protocol tcp or udp: choose one, or remove the port."));
        rule = Rule();
        rule.source = prefix("fd00::/64");
        QVERIFY(!checkRule(rule));
    }

    void hostBitsAreNotSaid()
    {
        Rule rule;
        rule.source = prefix("1.2.3.4/8");
        rule.destination = prefix("0.0.0.0/0");
        QCOMPARE(ruleArguments(rule), text("FORWARD -s 1.0.0.0/8 -j ACCEPT"));
    }
};

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
