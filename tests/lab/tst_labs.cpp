// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings.h"
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "core/model/instructions.h"
#include "core/model/vlans.h"
#include "resources/assets.h"
#include "tests/lab/jsonschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace toile;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

JsonSchema labSchema()
{
    return JsonSchema(QJsonDocument::fromJson(contentOf(QStringLiteral(":/schema/lab.schema.json"))).object());
}

/// What the course fixes of a case. Interfaces as "NAME ADDRESS" or "NAME>BRIDGE", `-` for a bridge without address;
/// "1+100,200" is a trunk's native VLAN and its tagged ones, "100" an access port's.
struct Case {
    const char *name;
    QStringList interfaces;
    QStringList cables;
    QStringList facts;  ///< forwarding, routes, NAT
    QStringList checks;
};

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QStringLiteral("; "), Qt::SkipEmptyParts);
}

std::vector<Case> cases()
{
    const char *case1 = "Host1:eth0 1.0.0.1/8; Host1:tap0 2.0.0.2/8; Host2:eth0 1.0.0.2/8; VM1:eth0 2.0.0.1/8";
    const char *cables1 = "Host1:eth0 – Host2:eth0; Host1:tap0 – VM1:eth0";
    const char *cables2 =
        "Host1:eth0 – Host2:eth0; Host1:veth1 – VM1:eth0; Host1:veth2 – VM2:eth0; Host1:veth3 – VM3:eth0";
    return {
        {"case-1", words(case1), words(cables1), {}, words("Host1 -> 1.0.0.2; Host1 -> 2.0.0.1; VM1 -/- 1.0.0.2")},
        {"case-1a", words(case1), words(cables1),
         words("Host1 forwards; Host2 route 2.0.0.0/8 via 1.0.0.1; VM1 route 0.0.0.0/0 via 2.0.0.2"),
         words("VM1 -> 1.0.0.2; Host2 -> 2.0.0.1")},
        {"case-1b", words(case1), words(cables1),
         words("Host1 forwards; Host1 masquerades out of eth0; VM1 route 0.0.0.0/0 via 2.0.0.2"),
         words("VM1 -> 1.0.0.2; Host2 -/- 2.0.0.1; VM1 -> 1.0.0.2 as 1.0.0.1 in Host1")},
        {"case-2.1",
         words("Host1:eth0 1.0.0.1/8; Host1:br0 -; Host1:veth1>br0; Host1:veth2>br0; Host1:veth3>br0; "
               "Host2:eth0 1.0.0.2/8; VM1:eth0 2.0.0.1/8; VM2:eth0 2.0.0.2/8; VM3:eth0 2.0.0.3/8"),
         words(cables2),
         {},
         words("VM1 -> 2.0.0.2; VM2 -> 2.0.0.3; VM1 -/- 1.0.0.1; Host1 -/- 2.0.0.1")},
        {"case-2.2",
         words("Host1:eth0 1.0.0.1/8; Host1:br0 2.0.0.4/8; Host1:veth1>br0; Host1:veth2>br0; Host1:veth3>br0; "
               "Host2:eth0 1.0.0.2/8; VM1:eth0 2.0.0.1/8; VM2:eth0 2.0.0.2/8; VM3:eth0 2.0.0.3/8"),
         words(cables2),
         {},
         words("VM1 -> 2.0.0.3; VM1 -> 2.0.0.4; Host1 -> 2.0.0.2; VM1 -/- 1.0.0.2")},
        {"case-2.3",
         words("Host1:eth0>br0; Host1:br0 1.0.0.1/8; Host1:veth1>br0; Host1:veth2>br0; Host1:veth3>br0; "
               "Host2:eth0 1.0.0.2/8; VM1:eth0 1.0.0.11/8; VM2:eth0 1.0.0.12/8; VM3:eth0 1.0.0.13/8"),
         words(cables2),
         {},
         words("VM1 -> 1.0.0.2; VM2 -> 1.0.0.1; Host2 -> 1.0.0.13; Host1 -> 1.0.0.2")},
        {"case-2.3-uplink",
         words("Host1:eth0>br0 card; Host1:br0 1.0.0.1/8; Host1:veth1>br0; Host1:veth2>br0; Host1:veth3>br0; "
               "VM1:eth0 1.0.0.11/8; VM2:eth0 1.0.0.12/8; VM3:eth0 1.0.0.13/8"),
         words("Host1:veth1 – VM1:eth0; Host1:veth2 – VM2:eth0; Host1:veth3 – VM3:eth0"),
         {},
         words("VM1 -> 1.0.0.12; VM2 -> 1.0.0.1; Host1 -> 1.0.0.13")},
        {"tp1",
         words("Host1:eth0>br0; Host1:br0 -; Host1:br1 -; Host1:v1a>br0; Host1:v1b>br1; Host1:v2>br1; Host1:v3>br1; "
               "Host2:eth0 1.0.0.2/8; VM1:eth0 1.0.0.11/8; VM1:eth1 2.0.0.1/8; VM2:eth0 2.0.0.2/8; VM3:eth0 2.0.0.3/8"),
         words("Host1:eth0 – Host2:eth0; Host1:v1a – VM1:eth0; Host1:v1b – VM1:eth1; Host1:v2 – VM2:eth0; "
               "Host1:v3 – VM3:eth0"),
         words("VM1 forwards; VM1 masquerades out of eth0; VM2 route 0.0.0.0/0 via 2.0.0.1; "
               "VM3 route 0.0.0.0/0 via 2.0.0.1"),
         words("VM2 -> 1.0.0.2; VM3 -> 1.0.0.2; VM2 -> 2.0.0.3; Host2 -/- 2.0.0.2; "
               "VM2 -> 1.0.0.2 as 1.0.0.11 in VM1")},
        {"tp2",
         words("Host1:br0 -; Host1:veth1>br0; Host1:veth2>br0; Host1:veth3>br0; Host1:veth4>br0; VM1:eth0 10.0.0.1/24; "
               "VM1:eth0.100 10.100.0.1/24; VM2:eth0 10.0.0.2/24; VM2:eth0.100 10.100.0.2/24; VM3:eth0 10.0.0.3/24; "
               "VM3:eth0.200 10.100.0.3/24; VM4:eth0 10.0.0.4/24"),
         words("Host1:veth1 – VM1:eth0; Host1:veth2 – VM2:eth0; Host1:veth3 – VM3:eth0; Host1:veth4 – VM4:eth0"),
         {},
         words("VM1 -> 10.0.0.4; VM3 -> 10.0.0.2; VM1 -> 10.100.0.2; VM3 -/- 10.100.0.1; VM1 -/- 10.100.0.3")},
        {"trunk",
         words(
             "SW1:br0 - filters; SW1:pa>br0 100; SW1:pb>br0 200; SW1:trunk0>br0 1+100,200; SW2:br0 - filters; "
             "SW2:pa>br0 100; SW2:pb>br0 200; SW2:trunk0>br0 1+100,200; A1:eth0 10.100.0.1/24; B1:eth0 10.200.0.1/24; "
             "A2:eth0 10.100.0.2/24; B2:eth0 10.200.0.2/24"),
         words("SW1:pa – A1:eth0; SW1:pb – B1:eth0; SW2:pa – A2:eth0; SW2:pb – B2:eth0; SW1:trunk0 – SW2:trunk0"),
         {},
         words("A1 -> 10.100.0.2; B1 -> 10.200.0.2; A1 -/- 10.200.0.1")},
        {"vlan-router",
         words("SW1:br0 - filters; SW1:pa>br0 100; SW1:pb>br0 200; SW1:trunk0>br0 1+100,200; SW1:pr>br0 1+100,200; "
               "SW2:br0 - filters; SW2:pa>br0 100; SW2:pb>br0 200; SW2:trunk0>br0 1+100,200; A1:eth0 10.100.0.1/24; "
               "B1:eth0 10.200.0.1/24; A2:eth0 10.100.0.2/24; B2:eth0 10.200.0.2/24; R:eth0; "
               "R:eth0.100 10.100.0.254/24; R:eth0.200 10.200.0.254/24"),
         words("SW1:pa – A1:eth0; SW1:pb – B1:eth0; SW2:pa – A2:eth0; SW2:pb – B2:eth0; SW1:trunk0 – SW2:trunk0; "
               "SW1:pr – R:eth0"),
         words("A1 route 0.0.0.0/0 via 10.100.0.254; B1 route 0.0.0.0/0 via 10.200.0.254; "
               "A2 route 0.0.0.0/0 via 10.100.0.254; B2 route 0.0.0.0/0 via 10.200.0.254; R forwards"),
         words("A2 -> 10.200.0.2; B1 -> 10.100.0.2")},
        {"vxlan",
         words("Host1:eth0 1.0.0.1/8; Host1:br0 -; Host1:veth0>br0; Host1:vxlan42>br0; Host2:eth0 1.0.0.2/8; Host2:br0 "
               "-; "
               "Host2:veth0>br0; Host2:vxlan42>br0; VM1:eth0 2.0.0.1/8; VM2:eth0 2.0.0.2/8"),
         words("Host1:eth0 – Host2:eth0; Host1:veth0 – VM1:eth0; Host2:veth0 – VM2:eth0"),
         {},
         words("VM1 -> 2.0.0.2; VM1 -/- 1.0.0.2")},
        {"bridge-in-vm",
         words("VM1:eth0>br0; VM1:eth1>br0; VM1:br0 -; VM2:eth0 2.0.0.2/8; VM3:eth0 2.0.0.3/8"),
         words("VM2:eth0 – VM1:eth0; VM3:eth0 – VM1:eth1"),
         {},
         words("VM2 -> 2.0.0.3")},
        {"vlan-in-bridge",
         words("Host1:eth0; Host1:br100 -; Host1:br200 -; Host1:veth1>br100; Host1:veth2>br200; Host1:eth0.100>br100; "
               "Host1:eth0.200>br200; Host2:eth0; Host2:br100 -; Host2:br200 -; Host2:veth3>br100; Host2:veth4>br200; "
               "Host2:eth0.100>br100; Host2:eth0.200>br200; VM1:eth0 10.100.0.1/24; VM2:eth0 10.200.0.1/24; "
               "VM3:eth0 10.100.0.2/24; VM4:eth0 10.200.0.2/24"),
         words("Host1:eth0 – Host2:eth0; Host1:veth1 – VM1:eth0; Host1:veth2 – VM2:eth0; Host2:veth3 – VM3:eth0; "
               "Host2:veth4 – VM4:eth0"),
         {},
         words("VM1 -> 10.100.0.2; VM2 -> 10.200.0.2; VM1 -/- 10.200.0.1; VM1 -/- 10.200.0.2")},
        {"two-hosts",
         words("Host1:eth0 1.0.0.1/8; Host1:br0 -; Host1:veth1>br0; Host1:veth2>br0; Host1:eth0.100>br0; "
               "Host2:eth0 1.0.0.2/8; Host2:br0 -; Host2:veth3>br0; Host2:veth4>br0; Host2:eth0.100>br0; VM1:eth0 "
               "2.0.0.1/8; "
               "VM2:eth0 2.0.0.2/8; VM3:eth0 2.0.0.3/8; VM4:eth0 2.0.0.4/8"),
         words("Host1:eth0 – Host2:eth0; Host1:veth1 – VM1:eth0; Host1:veth2 – VM2:eth0; Host2:veth3 – VM3:eth0; "
               "Host2:veth4 – VM4:eth0"),
         {},
         words("VM1 -> 2.0.0.2; VM1 -> 2.0.0.3; VM4 -> 2.0.0.2; Host1 -> 1.0.0.2; VM1 -/- 1.0.0.1; Host2 -/- 2.0.0.3")},
    };
}

QStringList interfacesOf(const Topology &t)
{
    QStringList result;
    for (const auto &[id, interface] : t.interfaces) {
        QString text = t.label(id);
        if (interface.bridge)
            text += u'>' + t.interface(interface.bridge)->name;
        else if (t.isBridge(id) && interface.addresses.empty())
            text += QStringLiteral(" -");
        if (!t.cardOf(id).isEmpty())
            text += QStringLiteral(" card");
        if (t.isBridge(id) && std::get<BridgeSettings>(interface.settings).vlanFiltering)
            text += QStringLiteral(" filters");
        else if (const auto vlans = membershipOf(t, id))
            text += u' ' + QString::number(vlans->pvid()) +
                    (isTrunk(*vlans) ? u'+' + vlanListText(interface.vlans.tagged) : QString());
        for (const IpPrefix &address : interface.addresses)
            text += u' ' + address.toString();
        result.append(text);
    }
    return result;
}

QStringList factsOf(const Topology &t)
{
    QStringList result;
    for (const auto &[id, machine] : t.machines) {
        if (machine.forwarding)
            result.append(machine.name + QStringLiteral(" forwards"));
        for (const FirewallRule &rule : machine.rules)
            result.append(machine.name + (rule.target == FirewallRule::Target::Masquerade
                                              ? QStringLiteral(" masquerades out of ") + rule.outInterface
                                              : QStringLiteral(" has another rule")));
        for (const RouteState &route : machine.routes)
            result.append(machine.name + QStringLiteral(" route ") + route.destination.toString() +
                          QStringLiteral(" via ") + route.gateway.value().toString());
    }
    return result;
}

/// What a pattern captures in a text, in an order that the language does not change.
QStringList captures(const char *pattern, const QString &text)
{
    QStringList result;
    const QRegularExpression expression(QString::fromLatin1(pattern));
    for (auto it = expression.globalMatch(text); it.hasNext();)
        result.append(it.next().captured(1));
    result.sort();
    return result;
}

QStringList checksOf(const Topology &t)
{
    QStringList result;
    for (const auto &[id, check] : t.checks) {
        const bool none = check.kind == Check::Kind::NoReach;
        QString text = check.from + (none ? QStringLiteral(" -/- ") : QStringLiteral(" -> ")) + check.to;
        if (check.kind == Check::Kind::Translated)
            text += QStringLiteral(" as %1 in %2").arg(check.as, check.machine);
        result.append(text);
    }
    return result;
}

}  // namespace

/// The labs that come with Toile.
class LabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void listIsInTheCoursesOrder()
    {
        QStringList names;
        for (const Case &known : cases())
            names.append(QString::fromLatin1(known.name));
        QCOMPARE(shippedLabs(), names);
    }

    void lab_data()
    {
        QTest::addColumn<int>("index");
        const auto all = cases();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::newRow(all[i].name) << int(i);
    }

    void lab()
    {
        QFETCH(int, index);
        const Case known = cases()[std::size_t(index)];
        const QString name = QString::fromLatin1(known.name);
        const LoadedLab loaded = loadLab(shippedLabPath(name));
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(name, loaded.problems)));
        const Topology &t = loaded.document.topology();
        QCOMPARE(t.header.name, name);
        QCOMPARE(interfacesOf(t), known.interfaces);
        QStringList cables;
        for (const auto &[id, cable] : t.cables)
            cables.append(t.label(id));
        QCOMPARE(cables, known.cables);
        QCOMPARE(factsOf(t), known.facts);
        QCOMPARE(checksOf(t), known.checks);
    }

    void isWrittenAsItIs_data() { lab_data(); }
    void isWrittenAsItIs()
    {
        const QByteArray json = content();
        const LoadedLab loaded = parseLab(json);
        QCOMPARE(QString::fromUtf8(writeLab(loaded.document)), QString::fromUtf8(json));
    }

    void fulfilsTheSchema_data() { lab_data(); }
    void fulfilsTheSchema()
    {
        const QStringList problems = labSchema().problems(QJsonDocument::fromJson(content()).object());
        QCOMPARE(problems, QStringList());
    }

    void speaksBothLanguages_data() { lab_data(); }
    void speaksBothLanguages()
    {
        const Topology t = parseLab(content()).document.topology();
        std::vector<LocalizedText> texts{t.header.title, t.header.description};
        for (const auto &[id, check] : t.checks)
            texts.push_back(check.name);
        for (const LocalizedText &text : texts) {
            QVERIFY(!text.fr.isEmpty() && !text.en.isEmpty());
            QVERIFY2(text.fr != text.en, qPrintable(text.en));
        }
    }

    /// Both languages tell the same practical: as many steps, the same links and commands.
    void hasInstructions_data() { lab_data(); }
    void hasInstructions()
    {
        const Topology t = parseLab(content()).document.topology();
        const LocalizedText &both = t.header.instructions;
        QVERIFY(stepCount(both.en) >= 5);
        QCOMPARE(stepCount(both.fr), stepCount(both.en));
        for (const char *pattern : {"\\]\\((toile:[^)]*)\\)", "`([^`]*)`"})
            QCOMPARE(captures(pattern, both.fr), captures(pattern, both.en));
        for (const QString &link : captures("\\]\\(([^)]*)\\)", both.en))
            QVERIFY2(linkedElement(t, link), qPrintable(link));
    }

    void hasNoWarning_data() { lab_data(); }
    void hasNoWarning()
    {
        const auto all = findings(parseLab(content()).document.topology());
        for (const Finding &finding : all) {
            QVERIFY(finding.severity == Finding::Severity::Information);
            QVERIFY2(finding.rule == QLatin1String("public-range") ||
                         finding.rule == QLatin1String("real-network-card"),
                     qPrintable(finding.rule + u' ' + finding.label));
        }
    }

    void isDrawnWhole_data() { lab_data(); }
    void isDrawnWhole()
    {
        const Document document = parseLab(content()).document;
        const Topology &t = document.topology();
        std::vector<std::pair<Id, QRectF>> boxes;  // with their container
        for (const auto &[id, machine] : t.machines)
            boxes.emplace_back(machine.parent, document.layout().of(id).rect.value_or(QRectF()));
        for (const auto &[id, interface] : t.interfaces) {
            if (kindOf(interface).box)
                boxes.emplace_back(interface.machine, document.layout().of(id).rect.value_or(QRectF()));
        }
        for (const auto &[container, rect] : boxes) {
            QVERIFY(rect.isValid());
            for (const double value : {rect.x(), rect.y(), rect.width(), rect.height()})
                QCOMPARE(std::fmod(value, 8.0), 0.0);
            QVERIFY(!container || document.layout().of(container).rect->contains(rect));
            int there = 0;
            for (const auto &[otherContainer, other] : boxes)
                there += otherContainer == container && other.intersects(rect) ? 1 : 0;
            QCOMPARE(there, 1);
        }
    }

    void everyMacIsWrittenAndDifferent_data() { lab_data(); }
    void everyMacIsWrittenAndDifferent()
    {
        const Topology t = parseLab(content()).document.topology();
        std::set<MacAddress> macs;
        for (const auto &[id, interface] : t.interfaces) {
            // A VLAN has the MAC of what it is made on, a real card its own.
            if (std::holds_alternative<VlanSettings>(interface.settings) || !t.cardOf(id).isEmpty()) {
                QVERIFY(!interface.mac);
                continue;
            }
            QVERIFY(interface.mac.has_value());
            QVERIFY(interface.mac->toString().startsWith(QStringLiteral("02:00:00:00:")));
            QVERIFY(macs.insert(*interface.mac).second);
        }
    }

    void schemaRefuses_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << QString::fromUtf8(from) << QString::fromUtf8(to);
        };
        row("version", "\"toile\": 1", "\"toile\": 2");
        row("unknown key", "\"forwarding\": true", "\"fowarding\": true");
        row("type", "\"forwarding\": true", "\"forwarding\": \"yes\"");
        row("kind", "\"kind\": \"vm\"", "\"kind\": \"toaster\"");
        row("address", "1.0.0.1/8", "1.0.0.1");
        row("target", "\"target\": \"MASQUERADE\"", "\"target\": \"NAT\"");
        row("route", "\"via\": \"2.0.0.2\"", "\"metric\": 2");
        row("group MAC", "02:00:00:00:01:01", "03:00:00:00:01:01");
        row("cable", "[\"Host1:eth0\", \"Host2:eth0\"]", "[\"Host1:eth0\"]");
        row("side", "\"side\": \"right\"", "\"side\": \"east\"");
        row("machine name", "\"name\": \"Host2\"", "\"name\": \"Host 2\"");
        row("expectation", "\"no-answer\"", "\"silence\"");
    }

    void schemaRefuses()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const QString json = QString::fromUtf8(contentOf(shippedLabPath(QStringLiteral("case-1b"))));
        QVERIFY(json.contains(from));
        QString broken = json;
        broken.replace(json.indexOf(from), from.size(), to);
        const QByteArray bytes = broken.toUtf8();
        QVERIFY(!labSchema().problems(QJsonDocument::fromJson(bytes).object()).isEmpty());
        QVERIFY(!parseLab(bytes).ok());
    }

    /// What a file may leave out, and what few ports have.
    void schemaTakes()
    {
        const QByteArray lab =
            R"({"toile": 1, "name": "x", "machines": [{"name": "SW1", "kind": "switch", "interfaces": [
            {"name": "br0", "kind": "bridge", "vlanFiltering": true},
            {"name": "p", "bridge": "br0", "vlan": 10, "pvid": 20, "alsoUntagged": "30,40-42"},
            {"kind": "vlan", "parent": "br0", "id": 10}]}]})";
        QCOMPARE(labSchema().problems(QJsonDocument::fromJson(lab).object()), QStringList());
        QVERIFY(parseLab(lab).ok());
        for (const QByteArray wrong : {"\"pvid\": 4095", "\"pvid\": \"20\"", "\"alsoUntagged\": 30"}) {
            QByteArray broken = lab;
            broken.replace(wrong.startsWith("\"pvid") ? "\"pvid\": 20" : "\"alsoUntagged\": \"30,40-42\"", wrong);
            QVERIFY2(!labSchema().problems(QJsonDocument::fromJson(broken).object()).isEmpty(), wrong);
        }
    }

    void schemaKnowsEveryField()
    {
        const JsonSchema schema = labSchema();
        const auto keys = [&](const char *name) {
            return schema.definition(QString::fromLatin1(name))[u"properties"].toObject().keys();
        };
        for (const auto &field : machineFields())
            QVERIFY2(keys("machine").contains(QString::fromLatin1(field.key)), field.key);
        for (const InterfaceKind &kind : interfaceKinds()) {
            for (const auto &fields : {interfaceFields(), kind.fields}) {
                for (const auto &field : fields)
                    QVERIFY2(keys(kind.key).contains(QString::fromLatin1(field.key)), field.key);
            }
        }
    }

private:
    static QByteArray content()
    {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        return contentOf(shippedLabPath(name));
    }
};

QTEST_GUILESS_MAIN(LabsTest)
#include "tst_labs.moc"
