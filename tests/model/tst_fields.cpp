// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/nearest.h"
#include "core/kernel/limits.h"
#include "core/model/valuejson.h"
#include "tests/model/topologies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace toile;
using namespace toile::drawn;

namespace {

template <typename Owner>
const Field<Owner> &fieldIn(std::span<const Field<Owner>> fields, const char *key)
{
    for (const Field<Owner> &field : fields) {
        if (qstrcmp(field.key, key) == 0)
            return field;
    }
    qFatal("no field %s", key);
}

QJsonValue json(const QString &text)
{
    return QJsonDocument::fromJson('[' + text.toUtf8() + ']').array().at(0);
}

QString text(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).sliced(1).chopped(1);
}

}  // namespace

class FieldsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rule_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("problem");  // begins so; empty: accepted, and written back the same
        const auto row = [](const char *name, const char *rule, const char *problem = "") {
            QTest::newRow(name) << QString::fromUtf8(rule) << QString::fromUtf8(problem);
        };
        row("masquerade", R"({"chain":"POSTROUTING","out":"eth0","table":"nat","target":"MASQUERADE"})");
        row("drop", R"({"chain":"FORWARD","in":"eth0","out":"eth1","source":"2.0.0.0/8","target":"DROP"})");
        row("established", R"({"chain":"FORWARD","established":true,"target":"ACCEPT"})");
        row("port", R"({"chain":"INPUT","port":22,"protocol":"tcp","target":"REJECT"})");
        row("dnat",
            R"({"chain":"PREROUTING","in":"eth0","port":80,"protocol":"tcp","table":"nat","target":"DNAT","to":"2.0.0.1:8080"})");
        row("snat", R"({"chain":"POSTROUTING","source":"2.0.0.0/8","table":"nat","target":"SNAT","to":"1.0.0.1"})");
        row("no target", R"({"chain":"INPUT"})", "A rule needs “target”");
        row("no chain", R"({"target":"DROP"})", "A rule needs “chain”");
        row("lower case", R"({"chain":"input","target":"DROP"})", "“input” is not known here");
        row("unknown key", R"({"chain":"INPUT","target":"DROP","tarjet":1})",
            "“tarjet” is not a known key; did you mean “target”?");
        row("port without protocol", R"({"chain":"INPUT","port":22,"target":"DROP"})", "Only TCP and UDP have ports");
        row("port zero", R"({"chain":"INPUT","protocol":"tcp","port":0,"target":"DROP"})", "A port is");
        row("masquerade in filter", R"({"chain":"FORWARD","target":"MASQUERADE"})",
            "MASQUERADE belongs to the table nat");
        row("filter in POSTROUTING", R"({"chain":"POSTROUTING","target":"ACCEPT"})", "The table filter has no chain");
        row("nat in FORWARD", R"({"table":"nat","chain":"FORWARD","target":"ACCEPT"})", "The table nat has no chain");
        row("nat drops", R"({"table":"nat","chain":"PREROUTING","target":"DROP"})", "The table nat does not filter");
        row("masquerade in PREROUTING", R"({"table":"nat","chain":"PREROUTING","target":"MASQUERADE"})",
            "MASQUERADE works only");
        row("snat in PREROUTING", R"({"table":"nat","chain":"PREROUTING","target":"SNAT","to":"1.0.0.1"})",
            "SNAT works only");
        row("dnat in POSTROUTING", R"({"table":"nat","chain":"POSTROUTING","target":"DNAT","to":"1.0.0.1"})",
            "DNAT works only");
        row("snat without address", R"({"table":"nat","chain":"POSTROUTING","target":"SNAT"})",
            "SNAT needs the address");
        row("accept with address", R"({"chain":"INPUT","target":"ACCEPT","to":"1.0.0.1"})", "ACCEPT takes no");
        row("in of OUTPUT", R"({"chain":"OUTPUT","in":"eth0","target":"ACCEPT"})", "OUTPUT sees packets that leave");
        row("out of INPUT", R"({"chain":"INPUT","out":"eth0","target":"ACCEPT"})", "INPUT sees packets that arrive");
        row("IPv6 source", R"({"chain":"INPUT","source":"fd00::/8","target":"ACCEPT"})",
            "“fd00::/8” is no IPv4 network");
        row("bad port to", R"({"table":"nat","chain":"PREROUTING","protocol":"tcp","target":"DNAT","to":"1.0.0.1:0"})",
            "“1.0.0.1:0” is no address");
        row("not an object", R"("MASQUERADE")", "This is a text in quotes; write a rule");
    }

    void rule()
    {
        QFETCH(QString, rule);
        QFETCH(QString, problem);
        const auto &field = fieldIn(machineFields(), "rules");
        Machine machine;
        const Result<> set = field.set(machine, QJsonArray{json(rule)});
        if (problem.isEmpty()) {
            QVERIFY2(set, set ? "" : qPrintable(set.error().message));
            QCOMPARE(text(field.get(machine)), QStringLiteral("[%1]").arg(rule));
        } else {
            QVERIFY(!set);
            QVERIFY2(set.error().message.startsWith(problem), qPrintable(set.error().message));
            QVERIFY(machine.rules.empty());
        }
    }

    void allThatIsWrongWithARuleIsTold()
    {
        const auto found =
            fieldIn(machineFields(), "rules")
                .problems(QJsonArray{
                    json(QStringLiteral(R"({"chain":"POSTROUTING","in":"eth0","target":"ACCEPT","to":"1.0.0.1:80"})")),
                    json(QStringLiteral(
                        R"({"table":"nat","chain":"FORWARD","protocol":"sctp","port":0,"target":"DROP"})")),
                    json(QStringLiteral(R"({"table":"net","target":"SNAT","to":"1.0.0.1"})"))});
        const std::vector<std::pair<const char *, const char *>> expected{
            {"/0", "The table filter has no chain POSTROUTING"},
            {"/0", "POSTROUTING sees packets that leave"},
            {"/0", "ACCEPT takes no"},
            {"/0", "Only TCP and UDP have ports"},
            {"/1/protocol", "“sctp” is not known"},
            {"/1/port", "A port is a whole number"},
            {"/1", "The table nat has no chain FORWARD"},
            {"/1", "The table nat does not filter"},
            {"/2/table", "“net” is not known"},
            {"/2", "A rule needs “chain”"}};
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].pointer, QString::fromLatin1(expected[i].first));
            QVERIFY2(found[i].message.startsWith(QString::fromUtf8(expected[i].second)), qPrintable(found[i].message));
        }
    }

    void route_data()
    {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const char *route, const char *problem = "") {
            QTest::newRow(name) << QString::fromUtf8(route) << QString::fromUtf8(problem);
        };
        row("default", R"({"to":"default","via":"2.0.0.2"})");
        row("device", R"({"dev":"eth0","metric":100,"to":"3.0.0.0/8"})");
        row("IPv6", R"({"to":"::/0","via":"fd00::1"})");
        row("no destination", R"({"via":"2.0.0.2"})", "A route needs “to”");
        row("nowhere", R"({"to":"default"})", "A route needs a gateway");
        row("host bits", R"({"to":"2.0.0.1/8","via":"1.0.0.1"})",
            "2.0.0.1/8 has bits beyond its prefix; write 2.0.0.0/8");
        row("no network", R"({"to":"2.0.0.0","via":"1.0.0.1"})", "“2.0.0.0” is no network");
        row("gateway with length", R"({"to":"default","via":"1.0.0.1/8"})", "“1.0.0.1/8” is no address");
        row("families", R"({"to":"default","via":"fd00::1"})", "The gateway and the destination must both");
        row("negative metric", R"({"to":"default","via":"1.0.0.1","metric":-1})", "The metric must be");
        row("metric beyond int", R"({"to":"default","via":"1.0.0.1","metric":1e20})", "The metric must be");
        row("slip", R"({"to":"default","vai":"1.0.0.1"})", "“vai” is not a known key; did you mean “via”?");
    }

    void route()
    {
        QFETCH(QString, route);
        QFETCH(QString, problem);
        const auto &field = fieldIn(machineFields(), "routes");
        Machine machine;
        const Result<> set = field.set(machine, QJsonArray{json(route)});
        QCOMPARE(bool(set), problem.isEmpty());
        if (set)
            QCOMPARE(text(field.get(machine)), QStringLiteral("[%1]").arg(route));
        else
            QVERIFY2(set.error().message.startsWith(problem), qPrintable(set.error().message));
    }

    void everyProblemOfAListIsTold()
    {
        const auto &field = fieldIn(interfaceFields(), "addresses");
        const auto problems = field.problems(json(QStringLiteral(R"(["1.0.0.1", "x", 5, "1.0.0.1/8", "1.0.0.1/8"])")));
        QCOMPARE(problems.size(), 4u);
        QCOMPARE(problems[0].pointer, QStringLiteral("/0"));
        QVERIFY(problems[0].message.contains(QStringLiteral("1.0.0.1/24")));
        QCOMPARE(problems[3].pointer, QStringLiteral("/4"));
    }

    void addressLimit()
    {
        const auto &field = fieldIn(interfaceFields(), "addresses");
        QJsonArray array;
        for (int i = 1; i <= limits::kAddressesPerInterface; ++i)
            array.append(QStringLiteral("1.0.0.%1/8").arg(i));
        Interface interface;
        QVERIFY(field.set(interface, array));
        array.append(QStringLiteral("2.0.0.1/8"));
        QVERIFY(!field.set(interface, array));
        QCOMPARE(int(interface.addresses.size()), limits::kAddressesPerInterface);
    }

    void defaultsAreNotWritten()
    {
        for (const auto &field : interfaceFields()) {
            if (qstrcmp(field.key, "name") != 0)
                QVERIFY2(field.get(Interface()).isUndefined(), field.key);
        }
        for (const InterfaceKind &kind : interfaceKinds()) {
            Interface interface;
            interface.settings = kind.defaults();
            for (const auto &field : kind.fields) {
                const bool isNumberOfIts = qstrcmp(field.key, "id") == 0 || qstrcmp(field.key, "vni") == 0;
                QVERIFY2(isNumberOfIts || field.get(interface).isUndefined(), field.key);
            }
        }
    }

    void everyFieldTakesBackWhatItGives()
    {
        Interface interface;
        interface.name = QStringLiteral("br0");
        interface.settings = BridgeSettings{true, 4, 20, true, 9};
        interface.up = false;
        interface.mtu = 1400;
        interface.mac = MacAddress::parse(u"02:00:00:00:01:01");
        interface.addresses = {prefix("1.0.0.1/8")};
        interface.vlans = {5, {{100, 100}, {200, 210}}, 7, {{8, 9}}};
        Interface copy;
        copy.settings = kindOf(interface).defaults();
        for (const auto &field : interfaceFields())
            QVERIFY2(field.set(copy, field.get(interface)), field.key);
        for (const auto &field : kindOf(interface).fields)
            QVERIFY2(field.set(copy, field.get(interface)), field.key);
        QVERIFY(copy == interface);
    }

    void aPvidCanBeNoneOrTheUsualOne()
    {
        Interface interface;
        const auto &pvid = fieldIn(interfaceFields(), "pvid");
        QVERIFY(pvid.set(interface, QStringLiteral("0")));
        QCOMPARE(interface.vlans.pvid, std::optional(0));
        QCOMPARE(pvid.get(interface), QJsonValue(0));
        QVERIFY(!pvid.set(interface, 4095));
        QVERIFY(pvid.set(interface, QString()));
        QVERIFY(!interface.vlans.pvid);
        const auto &more = fieldIn(interfaceFields(), "alsoUntagged");
        QVERIFY(more.set(interface, QStringLiteral("7, 8")));
        QCOMPARE(more.get(interface), QJsonValue(QStringLiteral("7-8")));
        QVERIFY(!more.set(interface, QStringLiteral("0")));
    }

    void stpNeedsAForwardDelay()
    {
        Interface interface;
        interface.settings = BridgeSettings();
        const auto &fields = kindOf(interface).fields;
        QVERIFY(fieldIn(fields, "stp").set(interface, true));
        QCOMPARE(std::get<BridgeSettings>(interface.settings).forwardDelay, 15);
        QVERIFY(!fieldIn(fields, "forwardDelay").set(interface, 1));
        QVERIFY(fieldIn(fields, "forwardDelay").set(interface, 2));
        QVERIFY(fieldIn(fields, "stp").set(interface, false));
        QCOMPARE(std::get<BridgeSettings>(interface.settings).forwardDelay, 2);
    }

    void mtuRange_data()
    {
        QTest::addColumn<double>("mtu");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("least") << double(limits::kMtuMin) << true;
        QTest::newRow("too small") << double(limits::kMtuMin - 1) << false;
        QTest::newRow("most") << double(limits::kMtuMax) << true;
        QTest::newRow("too large") << double(limits::kMtuMax + 1) << false;
        QTest::newRow("fraction") << 1500.5 << false;
        QTest::newRow("huge") << 1e300 << false;
    }

    void mtuRange()
    {
        QFETCH(double, mtu);
        QFETCH(bool, accepted);
        Interface interface;
        QCOMPARE(bool(fieldIn(interfaceFields(), "mtu").set(interface, mtu)), accepted);
    }

    void kindChoicesAreTheTable()
    {
        const auto &field = fieldIn(machineFields(), "kind");
        std::size_t count = 0;
        for (; field.choices[count]; ++count)
            QCOMPARE(QLatin1String(field.choices[count]), QLatin1String(machineKinds()[count].key));
        QCOMPARE(count, machineKinds().size());
    }

    void interfaceTableFollowsTheVariant()
    {
        for (std::size_t i = 0; i < interfaceKinds().size(); ++i)
            QCOMPARE(interfaceKinds()[i].defaults().index(), i);
    }

    void slipsAreGuessed()
    {
        const QStringList known{QStringLiteral("forwarding"), QStringLiteral("interfaces"), QStringLiteral("name")};
        QCOMPARE(nearest(QStringLiteral("fowarding"), known), known[0]);
        QCOMPARE(nearest(QStringLiteral("Interface"), known), known[1]);
        QCOMPARE(nearest(QStringLiteral("colour"), known), QString());
        QCOMPARE(nearest(QString(100000, u'x'), known), QString());
    }
};

QTEST_GUILESS_MAIN(FieldsTest)
#include "tst_fields.moc"
