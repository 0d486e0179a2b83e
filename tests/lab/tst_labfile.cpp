// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "core/lab/labfile_json.h"

#include <QElapsedTimer>
#include <QTest>

using namespace toile;

namespace {

/// A small lab that is right; rows change one place of it.
const char *const kLab = R"({
  "toile": 1,
  "name": "small",
  "title": { "fr": "Petit", "en": "Small" },
  "machines": [
    {
      "name": "Host1",
      "kind": "host",
      "interfaces": [
        { "name": "eth0", "mac": "02:00:00:00:01:01", "addresses": ["1.0.0.1/8"] },
        { "name": "br0", "kind": "bridge", "ageing": 20 },
        { "name": "veth1", "bridge": "br0" }
      ],
      "routes": [
        { "to": "default", "dev": "eth0" }
      ]
    },
    {
      "name": "VM1",
      "kind": "vm",
      "in": "Host1",
      "interfaces": [
        { "name": "eth0" }
      ]
    }
  ],
  "cables": [
    ["Host1:veth1", "VM1:eth0"]
  ],
  "notes": [
    { "text": { "fr": "ici" }, "x": 1, "y": 2, "w": 30, "h": 40, "level": 1, "group": 3 }
  ],
  "checks": [
    { "from": "VM1", "to": "1.0.0.1", "expect": "answer" }
  ],
  "layout": {
    "Host1": { "x": 0, "y": 0, "w": 400, "h": 300.5, "tables": { "x": 5, "y": 6 }, "collapsed": true },
    "Host1:br0": { "x": 8, "y": 9, "w": 30, "h": 40, "level": -2, "group": 3, "locked": true },
    "Host1:eth0": { "side": "right", "at": 0.25 },
    "Host1:veth1 - VM1:eth0": { "style": "straight", "bends": [[10, 20], [30.5, 40]] }
  }
}
)";

QByteArray changed(const QString &from, const QString &to)
{
    QString text = QString::fromUtf8(kLab);
    const qsizetype at = text.indexOf(from);
    if (at < 0)
        qFatal("not in the lab: %s", qPrintable(from));
    return text.replace(at, from.size(), to).toUtf8();
}

/// `entries` joined by commas.
QString many(int count, const std::function<QString(int)> &entry)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += (i > 0 ? QStringLiteral(",") : QString()) + entry(i);
    return text;
}

QByteArray labWith(const QString &machines, const QString &rest = {})
{
    return QStringLiteral(R"({"toile":1,"name":"x","machines":[%1]%2})").arg(machines, rest).toUtf8();
}

QString machine(int number, const QString &rest = {})
{
    return QStringLiteral(R"({"name":"m%1","kind":"vm"%2})").arg(number).arg(rest);
}

QString interfaces(int count)
{
    return QStringLiteral(R"(,"interfaces":[%1])").arg(many(count, [](int i) {
        return QStringLiteral(R"({"name":"i%1"})").arg(i);
    }));
}

QString localized(int length)
{
    return QStringLiteral(R"({"fr":"%1"})").arg(QString(length, u'x'));
}

}  // namespace

class LabFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isWrittenAsItWasRead()
    {
        const LoadedLab loaded = parseLab(kLab);
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("lab"), loaded.problems)));
        QCOMPARE(QString::fromUtf8(writeLab(loaded.document)), QString::fromUtf8(kLab));
    }

    void holdsWhatItSays()
    {
        const Document document = parseLab(kLab).document;
        const Topology &t = document.topology();
        const Id host = t.machineByName(u"Host1");
        const Id br0 = t.interfaceByName(host, u"br0");
        QCOMPARE(t.machine(t.machineByName(u"VM1"))->parent, host);
        QCOMPARE(t.interface(t.interfaceByName(host, u"veth1"))->bridge, br0);
        QCOMPARE(std::get<BridgeSettings>(t.interface(br0)->settings).ageing, 20);
        QCOMPARE(t.cables.size(), 1u);
        const Placement placed = document.layout().of(host);
        QCOMPARE(*placed.rect, QRectF(0, 0, 400, 300.5));
        QCOMPARE(*placed.tables, QPointF(5, 6));
        QVERIFY(placed.tablesCollapsed);
        QCOMPARE(document.layout().of(t.interfaceByName(host, u"eth0")).side, Side::Right);
        const Placement cable = document.layout().of(t.cables.begin()->first);
        QCOMPARE(cable.style, CableStyle::Straight);
        QCOMPARE(cable.bends, (std::vector<QPointF>{{10, 20}, {30.5, 40}}));
        QCOMPARE(*document.layout().of(t.notes.begin()->first).rect, QRectF(1, 2, 30, 40));
        const Placement bridge = document.layout().of(t.interfaceByName(host, u"br0"));
        QCOMPARE(bridge.level, -2);
        QCOMPARE(bridge.group, 3);
        QVERIFY(bridge.locked);
    }

    void aCableMayBeNamedFromEitherEnd()
    {
        const QByteArray turned =
            changed(QStringLiteral("Host1:veth1 - VM1:eth0"), QStringLiteral("VM1:eth0 - Host1:veth1"));
        const LoadedLab loaded = parseLab(turned);
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("lab"), loaded.problems)));
        const Topology &t = loaded.document.topology();
        QCOMPARE(loaded.document.layout().of(t.cables.begin()->first).bends,
                 (std::vector<QPointF>{{30.5, 40}, {10, 20}}));
    }

    void theStyleOfAllCablesIsKept()
    {
        const QByteArray styled =
            changed(QStringLiteral("  \"layout\""), QStringLiteral("  \"cableStyle\": \"orthogonal\",\n  \"layout\""));
        const LoadedLab loaded = parseLab(styled);
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("lab"), loaded.problems)));
        QCOMPARE(loaded.document.layout().of(Topology::kHeaderId).style, CableStyle::Orthogonal);
        QCOMPARE(QString::fromUtf8(writeLab(loaded.document)), QString::fromUtf8(styled));
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const char *from, const char *to, const char *pointer,
                            const char *message) {
            QTest::newRow(name) << changed(QString::fromUtf8(from), QString::fromUtf8(to)) << QString::fromUtf8(pointer)
                                << QString::fromUtf8(message);
        };
        const auto text = [](const char *name, const QByteArray &json, const char *message) {
            QTest::newRow(name) << json << QString() << QString::fromUtf8(message);
        };
        text("empty", "", "The file is empty");
        text("blank", " \n ", "The file is empty");
        text("no object", "[]", "A lab is an object in braces");
        text("cut off", QByteArray(kLab).first(200), "Line ");
        text("comma missing", "{\n  \"toile\": 1\n  \"name\": \"x\"\n}", "Line 3, column ");
        text("comma too many", "{\"toile\": 1,}", "Line 1, column ");
        text("something after", QByteArray(kLab) + "x", "Line 43, column ");
        text("not UTF-8", "{\"toile\": \"\xff\"}", "Line 1, column ");
        text("UTF-16", QByteArray("{\0\"\0", 4), "Byte 2 is no text; save the lab as UTF-8");
        text("deep nesting", QByteArray(100000, '[') + QByteArray(100000, ']'), "Line 1, column ");
        text("no keys", "{}", "“toile” is missing");
        row("version", "\"toile\": 1", "\"toile\": 2", "/toile", "This is no version");
        row("version text", "\"toile\": 1", "\"toile\": \"1\"", "/toile", "This is no version");
        row("lab name", "\"small\"", "\"my lab\"", "/name", "“my lab” is no name for a lab");
        row("unknown key", "\"title\"", "\"titel\"", "/titel", "“titel” is not a known key; did you mean “title”?");
        row("slash in key", "\"title\"", "\"a/b~c\"", "/a~1b~0c", "“a/b~c” is not a known key");
        row("language", "\"fr\": \"Petit\"", "\"de\": \"Klein\"", "/title/de", "“de” is not a known key");
        row("title type", "{ \"fr\": \"Petit\", \"en\": \"Small\" }", "\"Small\"", "/title",
            "This is a text in quotes; write the text in both languages");
        row("key twice", "\"kind\": \"host\"", "\"kind\": \"vm\", \"kind\": \"host\"", "/machines/0/kind",
            "The key “kind” is here twice");
        row("escaped key twice", "\"kind\": \"host\"", "\"k\\u0069nd\": \"vm\", \"kind\": \"host\"", "/machines/0/kind",
            "The key “kind” is here twice");
        row("machine twice", "\"VM1\"", "\"Host1\"", "/machines/1/name", "Another machine is called Host1");
        row("machine name", "\"Host1\"", "\"Host 1\"", "/machines/0/name", "“Host 1” is no name for a machine");
        row("machine kind", "\"kind\": \"vm\"", "\"kind\": \"vmm\"", "/machines/1/kind",
            "“vmm” is no kind of machine; did you mean “vm”?");
        row("no machine kind", "\"kind\": \"vm\",", "", "/machines/1", "“kind” is missing");
        row("machine key", "\"in\"", "\"inside\"", "/machines/1/inside", "“inside” is not a known key");
        row("machines type", "\"machines\": [", "\"machines\": 5, \"notes\": [", "/machines",
            "This is a number; write a list");
        row("parent", "\"in\": \"Host1\"", "\"in\": \"Host2\"", "/machines/1/in",
            "There is no machine “Host2” in this lab; did you mean “Host1”?");
        row("parent is itself", "\"in\": \"Host1\"", "\"in\": \"VM1\"", "/machines/1/in",
            "This would put the machine inside itself");
        row("parent is interface", "\"in\": \"Host1\"", "\"in\": \"Host1:eth0\"", "/machines/1/in",
            "A machine is inside a machine");
        row("cycle", "\"kind\": \"host\"", "\"kind\": \"host\", \"in\": \"VM1\"", "/machines/1/in",
            "This would put the machine inside itself");
        row("interface twice", "\"name\": \"veth1\"", "\"name\": \"eth0\"", "/machines/0/interfaces/2/name",
            "Host1 has two interfaces called eth0");
        row("interface name", "\"name\": \"veth1\"", "\"name\": \"lo\"", "/machines/0/interfaces/2/name",
            "“lo” is no name for an interface");
        row("interface kind", "\"kind\": \"bridge\"", "\"kind\": \"brigde\"", "/machines/0/interfaces/1/kind",
            "“brigde” is no kind of interface; did you mean “bridge”?");
        row("key of another kind", "\"name\": \"veth1\",", "\"name\": \"veth1\", \"stp\": true,",
            "/machines/0/interfaces/2/stp", "Only an interface of kind “bridge” has “stp”");
        row("interface key", "\"mac\"", "\"macc\"", "/machines/0/interfaces/0/macc",
            "“macc” is not a known key; did you mean “mac”?");
        row("MAC", "02:00:00:00:01:01", "02:00:00:00:01", "/machines/0/interfaces/0/mac",
            "“02:00:00:00:01” is no MAC address");
        row("group MAC", "02:00:00:00:01:01", "01:00:00:00:01:01", "/machines/0/interfaces/0/mac",
            "01:00:00:00:01:01 is a group address");
        row("address", "1.0.0.1/8\"]", "1.0.0.256/8\"]", "/machines/0/interfaces/0/addresses/0",
            "“1.0.0.256/8” is no address");
        row("address without length", "1.0.0.1/8\"]", "1.0.0.1\"]", "/machines/0/interfaces/0/addresses/0",
            "The address 1.0.0.1 has no prefix length");
        row("length", "1.0.0.1/8\"]", "1.0.0.1/33\"]", "/machines/0/interfaces/0/addresses/0",
            "“1.0.0.1/33” is no address");
        row("addresses type", "[\"1.0.0.1/8\"]", "\"1.0.0.1/8\"", "/machines/0/interfaces/0/addresses",
            "This is a text in quotes; write a list");
        row("ageing", "\"ageing\": 20", "\"ageing\": 1e99", "/machines/0/interfaces/1/ageing",
            "The ageing time must be");
        row("mtu", "\"ageing\": 20", "\"mtu\": 67", "/machines/0/interfaces/1/mtu", "The MTU must be");
        row("up", "\"ageing\": 20", "\"up\": 1", "/machines/0/interfaces/1/up",
            "This is a number; write true or false");
        row("port of nothing", "\"bridge\": \"br0\"", "\"bridge\": \"br1\"", "/machines/0/interfaces/2/bridge",
            "“br1” is no bridge of this machine");
        row("port of an ethernet", "\"bridge\": \"br0\"", "\"bridge\": \"eth0\"", "/machines/0/interfaces/2/bridge",
            "“eth0” is no bridge of this machine");
        row("bridge as port", "\"ageing\": 20", "\"bridge\": \"br0\"", "/machines/0/interfaces/1/bridge",
            "A bridge cannot be a port");
        row("route without way", ", \"dev\": \"eth0\" }", " }", "/machines/0/routes/0", "A route needs a gateway");
        row("route device", "\"dev\": \"eth0\" }", "\"dev\": \"eth7\" }, {}", "/machines/0/routes/0/dev",
            "This machine has no interface “eth7”");
        row("rule", "\"routes\": [", "\"rules\": [{\"chain\": \"INPUT\"}], \"routes\": [", "/machines/0/rules/0",
            "A rule needs “target”");
        row("cable to nowhere", "\"VM1:eth0\"]", "\"VM2:eth0\"]", "/cables/0/1",
            "There is no machine “VM2” in this lab; did you mean “VM1”?");
        row("cable to no interface", "\"VM1:eth0\"]", "\"VM1:eth1\"]", "/cables/0/1",
            "VM1 has no interface “eth1”; write one of eth0");
        row("cable to a machine", "\"VM1:eth0\"]", "\"VM1\"]", "/cables/0/1", "“VM1” is no end of a cable");
        row("cable to a bridge", "\"VM1:eth0\"]", "\"Host1:br0\"]", "/cables/0/1", "No cable can end at Host1:br0");
        row("cable to itself", "\"VM1:eth0\"]", "\"Host1:veth1\"]", "/cables/0/1",
            "Host1:veth1 has a cable already, at /cables/0/0");
        row("two cables", "\"VM1:eth0\"]", "\"VM1:eth0\"], [\"VM1:eth0\", \"Host1:eth0\"]", "/cables/1/0",
            "VM1:eth0 has a cable already");
        row("one end", "[\"Host1:veth1\", \"VM1:eth0\"]", "[\"Host1:veth1\"]", "/cables/0",
            "A cable is a list of its two ends");
        row("note without text", "\"text\": { \"fr\": \"ici\" }, ", "", "/notes/0", "“text” is missing");
        row("note without place", "\"w\": 30, ", "", "/notes/0", "A place needs all of x, y, w and h");
        row("check from", "\"from\": \"VM1\"", "\"from\": \"VM9\"", "/checks/0/from",
            "There is no machine “VM9” in this lab; did you mean “VM1”?");
        row("check to", "\"to\": \"1.0.0.1\"", "\"to\": \"Host1\"", "/checks/0/to", "“Host1” is no address");
        row("check expects", "\"answer\"", "\"yes\"", "/checks/0/expect", "“yes” is nothing to expect");
        row("check half translated", "\"answer\"", "\"translated\"", "/checks/0", "“machine” is missing");
        row("check with machine", "\"answer\"", "\"answer\", \"machine\": \"VM1\"", "/checks/0/machine",
            "Only \"expect\": \"translated\" has “machine”");
        row("layout of nothing", "\"Host1:eth0\": {", "\"Host1:eth9\": {", "/layout/Host1:eth9",
            "Host1 has no interface “eth9”");
        row("tab laid out as box", "\"side\": \"right\"", "\"x\": 5", "/layout/Host1:eth0/x", "“x” is not a known key");
        row("rest", "\"at\": 0.25", "\"rest\": {}", "/layout/Host1:eth0/rest/side", "Write one of left");
        row("side", "\"right\"", "\"east\"", "/layout/Host1:eth0/side", "Write one of left, top, right, bottom");
        row("offset", "0.25", "1.25", "/layout/Host1:eth0/at", "Write a number from 0 to 1");
        row("coordinate", "\"x\": 0", "\"x\": 1e9", "/layout/Host1/x", "Write a number from -1000000 to 1000000");
        row("level", "\"level\": -2", "\"level\": 100001", "/layout/Host1:br0/level", "Write a number from -100000");
        row("level in parts", "\"level\": -2", "\"level\": 0.5", "/layout/Host1:br0/level", "Write a number");
        row("group", "\"group\": 3, \"locked\"", "\"group\": -1, \"locked\"", "/layout/Host1:br0/group",
            "Write a number from 0 to");
        row("locked", "\"locked\": true", "\"locked\": 1", "/layout/Host1:br0/locked",
            "This is a number; write true or false");
        row("locked note", "\"level\": 1,", "\"level\": 1, \"locked\": 2,", "/notes/0/locked",
            "This is a number; write true or false");
        row("no size", "\"w\": 400", "\"w\": 0", "/layout/Host1/w", "Write a number from 1");
        row("tables", "{ \"x\": 5, \"y\": 6 }", "{ \"x\": 5 }", "/layout/Host1/tables",
            "Write the place of the tables");
    }

    void malformed()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        QFETCH(QString, message);
        const LoadedLab loaded = parseLab(json);
        QVERIFY(!loaded.ok());
        QVERIFY(loaded.document == Document());
        const QString all = formatProblems(QStringLiteral("f"), loaded.problems);
        const QString wanted = QStringLiteral("f:%1: %2").arg(pointer, message);
        QVERIFY2((u'\n' + all).contains(u'\n' + wanted), qPrintable(all));
        QVERIFY2(!all.contains(QStringLiteral("%1")), qPrintable(all));
    }

    void everythingWrongIsToldAtOnce()
    {
        const LoadedLab loaded = parseLab(R"({"toile": 3, "name": "", "machnies": [], "machines": [
            {"name": "A", "kind": "hots", "interfaces": [{"name": "eth0", "mtu": 1, "addresses": ["x", "y"]}]}],
            "cables": [["A:eth0", "B:eth0"], 5], "layout": {"C": {}}})");
        QCOMPARE(loaded.problems.size(), 10u);
    }

    void problemsAreNotEndless()
    {
        const QByteArray json = labWith(many(5000, [](int) { return QStringLiteral("5"); }));
        const LoadedLab loaded = parseLab(json);
        QCOMPARE(int(loaded.problems.size()), limits::kFileProblems + 1);
        QVERIFY(loaded.problems.back().message.startsWith(QStringLiteral("More problems than this list holds: 4800.")));
        QByteArray twice = "{";
        for (int i = 0; i < 5000; ++i)
            twice += "\"a\":1,";
        twice += "\"toile\":1}";
        QVERIFY(int(parseLab(twice).problems.size()) <= limits::kFileProblems + 1);
        const QByteArray large = labWith(many(limits::kMachines + 1, [](int i) { return machine(i); }),
                                         QStringLiteral(R"(,"checks":[{"from":"m0","to":"m1","expect":"answer"}])"));
        QCOMPARE(parseLab(large).problems.size(), 1u);
    }

    void aProblemIsOneLineAndNothingThatATerminalObeys()
    {
        const FileProblem problem{QStringLiteral("/\x1b[31m"), QStringLiteral("“\a\n” is no name")};
        QCOMPARE(formatProblems(QStringLiteral("a\x7f") + QChar(0x202e), {problem}),
                 QStringLiteral("a\\x7f\\x202e:/\\x1b[31m: “\\x07\\x0a” is no name\n"));
    }

    void limit_data()
    {
        QTest::addColumn<QByteArray>("atLimit");
        QTest::addColumn<QByteArray>("past");
        const auto row = [](const char *name, int limit, const std::function<QByteArray(int)> &lab) {
            QTest::newRow(name) << lab(limit) << lab(limit + 1);
        };
        row("machines", limits::kMachines, [](int n) { return labWith(many(n, [](int i) { return machine(i); })); });
        row("interfaces", limits::kInterfaces, [](int n) {
            constexpr int kEach = 1000;
            const int rest = n % kEach;
            QString text = many(n / kEach, [](int i) { return machine(i, interfaces(kEach)); });
            if (rest > 0)
                text += u',' + machine(9999, interfaces(rest));
            return labWith(text);
        });
        row("interfaces of a machine", limits::kInterfacesPerMachine,
            [](int n) { return labWith(machine(0, interfaces(n))); });
        row("ports", limits::kPortsPerBridge, [](int n) {
            return labWith(machine(
                0, QStringLiteral(R"(,"interfaces":[{"name":"br0","kind":"bridge"},%1])").arg(many(n, [](int i) {
                    return QStringLiteral(R"({"name":"p%1","bridge":"br0"})").arg(i);
                }))));
        });
        row("addresses", limits::kAddressesPerInterface, [](int n) {
            return labWith(
                machine(0, QStringLiteral(R"(,"interfaces":[{"name":"e","addresses":[%1]}])").arg(many(n, [](int i) {
                    return QStringLiteral("\"10.0.0.%1/24\"").arg(i + 1);
                }))));
        });
        row("routes", limits::kRoutesPerMachine, [](int n) {
            return labWith(machine(0, QStringLiteral(R"(,"routes":[%1])").arg(many(n, [](int i) {
                return QStringLiteral(R"({"to":"10.%1.%2.0/24","via":"1.0.0.1"})").arg(i / 256).arg(i % 256);
            }))));
        });
        row("rules", limits::kRulesPerMachine, [](int n) {
            return labWith(machine(0, QStringLiteral(R"(,"rules":[%1])").arg(many(n, [](int) {
                return QStringLiteral(R"({"chain":"INPUT","target":"DROP"})");
            }))));
        });
        row("notes", limits::kNotes, [](int n) {
            return labWith({}, QStringLiteral(R"(,"notes":[%1])").arg(many(n, [](int) {
                return QStringLiteral(R"({"text":{}})");
            })));
        });
        row("checks", limits::kChecks, [](int n) {
            return labWith(machine(0), QStringLiteral(R"(,"checks":[%1])").arg(many(n, [](int) {
                return QStringLiteral(R"({"from":"m0","to":"1.0.0.1","expect":"answer"})");
            })));
        });
        row("title", limits::kTitleLength,
            [](int n) { return labWith({}, QStringLiteral(",\"title\":") + localized(n)); });
        row("description", limits::kTextLength,
            [](int n) { return labWith({}, QStringLiteral(",\"description\":") + localized(n)); });
        row("note's text", limits::kTextLength,
            [](int n) { return labWith({}, QStringLiteral(",\"notes\":[{\"text\":%1}]").arg(localized(n))); });
        row("nesting", limits::kNesting + 1, [](int n) {
            return labWith(many(n, [](int i) {
                return machine(i, i == 0 ? QString() : QStringLiteral(",\"in\":\"m%1\"").arg(i - 1));
            }));
        });
        row("nesting, innermost first", limits::kNesting + 1, [](int n) {
            return labWith(many(n, [n](int i) {
                return machine(i, i == n - 1 ? QString() : QStringLiteral(",\"in\":\"m%1\"").arg(i + 1));
            }));
        });
        row("bytes", int(limits::kLabFileBytes), [](int n) { return labWith({}).leftJustified(n, ' '); });
    }

    void limit()
    {
        QFETCH(QByteArray, atLimit);
        QFETCH(QByteArray, past);
        const LoadedLab loaded = parseLab(atLimit);
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("lab"), loaded.problems)));
        const LoadedLab refused = parseLab(past);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.problems.size() == 1, qPrintable(formatProblems(QStringLiteral("lab"), refused.problems)));
    }

    void aThousandMachinesAreReadAtOnce()
    {
        const QByteArray json =
            labWith(machine(0, QStringLiteral(R"(,"interfaces":[{"name":"br0","kind":"bridge"},%1])")
                                   .arg(many(1000,
                                             [](int i) {
                                                 return QStringLiteral(R"({"name":"p%1","bridge":"br0"})").arg(i + 1);
                                             }))) +
                        u',' + many(1000, [](int i) { return machine(i + 1, interfaces(1)); }),
                    QStringLiteral(R"(,"cables":[%1])").arg(many(1000, [](int i) {
                        return QStringLiteral(R"(["m0:p%1","m%1:i0"])").arg(i + 1);
                    })));
        QElapsedTimer timer;
        timer.start();
        const LoadedLab loaded = parseLab(json);
        QVERIFY(loaded.ok());
        QVERIFY2(timer.elapsed() < 5000, "reading must stay nearly linear");
        const QByteArray written = writeLab(loaded.document);
        QCOMPARE(writeLab(parseLab(written).document), written);
    }

    void textsKeepTheirCharacters()
    {
        Document document;
        LabHeader header = document.topology().header;
        header.description = {QStringLiteral("« é\n\t\"\\ \u0001 \U0001F600 »"), QStringLiteral("/")};
        Patch patch;
        patch.elements.push_back({Topology::kHeaderId, Element(document.topology().header), Element(header)});
        QVERIFY(document.apply(patch));
        const LoadedLab loaded = parseLab(writeLab(document));
        QVERIFY2(loaded.ok(), qPrintable(formatProblems(QStringLiteral("lab"), loaded.problems)));
        QCOMPARE(loaded.document.topology().header.description.fr, header.description.fr);
    }

    void aMarkAtTheBeginningIsNoProblem() { QVERIFY(parseLab(QByteArray("\xef\xbb\xbf") + kLab).ok()); }
};

QTEST_GUILESS_MAIN(LabFileTest)
#include "tst_labfile.moc"
