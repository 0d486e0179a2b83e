// SPDX-License-Identifier: GPL-2.0-or-later
// What a practical's report says, and its page for a browser.
#include "core/lab/labfile.h"
#include "core/lab/report.h"
#include "resources/assets.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace toile;

namespace {

Topology drawing(const char *lab)
{
    return loadLab(shippedLabPath(QString::fromLatin1(lab))).document.topology();
}

const ReportSection *section(const Report &report, const char *title)
{
    for (const ReportSection &each : report.sections)
        if (each.title == QString::fromUtf8(title))
            return &each;
    return nullptr;
}

const ReportTable *table(const ReportSection &section, const char *caption)
{
    for (const ReportTable &each : section.tables)
        if (each.caption == QString::fromUtf8(caption))
            return &each;
    return nullptr;
}

QStringList rowOf(const ReportTable &table, const QStringList &start)
{
    for (const QStringList &row : table.rows)
        if (row.mid(0, start.size()) == start)
            return row;
    return {};
}

LiveState oneOfEach()
{
    LiveState live;
    LiveMachine &host = live.machines[QStringLiteral("Host1")];
    const IpAddress address = *IpAddress::parse(u"2.0.0.1");
    const IpAddress outside = *IpAddress::parse(u"1.0.0.2");
    const NeighbourRow neighbour{QStringLiteral("tap0"), address, MacAddress({2, 0, 0, 0, 0, 1}),
                                 QStringLiteral("REACHABLE")};
    host.neighbours[neighbour.key()] = neighbour;
    FdbRow learned;
    learned.bridge = learned.port = QStringLiteral("br0");
    learned.local = true;
    host.fdb[learned.key()] = learned;  // its own address is nothing that was learned
    learned.local = false;
    learned.port = QStringLiteral("veth1");
    learned.vlan = 100;
    host.fdb[learned.key()] = learned;
    ConntrackRow flow;
    flow.protocol = QStringLiteral("icmp");
    flow.state = QStringLiteral("REPLIED");
    flow.original = {address, outside, 7, 0, 1, 84};
    flow.reply = {outside, *IpAddress::parse(u"1.0.0.1"), 0, 7, 1, 84};
    flow.nat = ConntrackRow::Nat::Snat;
    host.conntrack[flow.key()] = flow;
    RouteRow route;
    route.route.destination = *IpPrefix::parse(u"1.0.0.0/8");
    route.route.interface = QStringLiteral("eth0");
    route.protocol = QStringLiteral("kernel");
    host.routes[route.key()] = route;
    return live;
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void theAddressPlanIsTheDrawing()
    {
        const Report report = makeReport(drawing("case-1b"), {});
        const ReportSection *plan = section(report, "Address plan");
        QVERIFY(plan);
        const QStringList tap = rowOf(*table(*plan, "Addresses"), {QStringLiteral("Host1"), QStringLiteral("tap0")});
        QCOMPARE(tap.mid(3),
                 QStringList({QStringLiteral("2.0.0.2/8"), QStringLiteral("2.0.0.0/8"), QStringLiteral("VM1:eth0")}));
        const QStringList host = rowOf(*table(*plan, "Machines"), {QStringLiteral("Host1")});
        QCOMPARE(host[3], QStringLiteral("yes"));
        QCOMPARE(host[4], QStringLiteral("iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE"));
        QCOMPARE(rowOf(*table(*plan, "Machines"), {QStringLiteral("VM1")})[2], QStringLiteral("Host1"));
        const QStringList inner = rowOf(*table(*plan, "Networks"), {QStringLiteral("2.0.0.0/8")});
        QVERIFY(inner[1].contains(QStringLiteral("VM1:eth0 2.0.0.1")));
        QCOMPARE(rowOf(*table(*plan, "Static routes"), {QStringLiteral("VM1")}),
                 QStringList({QStringLiteral("VM1"), QStringLiteral("default"), QStringLiteral("2.0.0.2"),
                              QStringLiteral("–")}));
        QVERIFY(!section(report, "VLANs"));
    }

    void vlansAreListedWithTheirPorts()
    {
        const Report report = makeReport(drawing("trunk"), {});
        const QStringList row = rowOf(section(report, "VLANs")->tables.front(), {QStringLiteral("100")});
        QVERIFY2(row[2].contains(QStringLiteral("SW1:")) && row[3].contains(QStringLiteral("SW2:trunk0")),
                 qPrintable(row.join(u'|')));
    }

    /// Also in the address plan: of an interface, and of a port.
    void rowsAboutAVlanSayWhich()
    {
        const Report report = makeReport(drawing("trunk"), {});
        const ReportTable &switches = *table(*section(report, "Address plan"), "Addresses");
        const QStringList trunk = rowOf(switches, {QStringLiteral("SW2"), QStringLiteral("trunk0")});
        QVERIFY2(trunk[5].contains(QStringLiteral("tagged 100,200")), qPrintable(trunk.join(u'|')));
        const Report routed = makeReport(drawing("vlan-router"), {});
        const ReportTable &addresses = *table(*section(routed, "Address plan"), "Addresses");
        const QStringList vlan = rowOf(addresses, {QStringLiteral("R"), QStringLiteral("eth0.100")});
        QCOMPARE(vlan[2], QStringLiteral("VLAN 100"));
        QVERIFY(vlan[5].contains(QStringLiteral("on eth0")));
        const ReportTable &networks = *table(*section(routed, "Address plan"), "Networks");
        QVERIFY(std::ranges::any_of(networks.rows, [](const QStringList &row) {
            return row[1].contains(QStringLiteral("R:eth0.100 ")) && row[1].contains(QStringLiteral("(VLAN 100)"));
        }));
    }

    void aPrefixOnTwoNetworksHasTwoRows()
    {
        const Report report = makeReport(drawing("tp2"), {});
        QStringList members;
        for (const QStringList &row : table(*section(report, "Address plan"), "Networks")->rows) {
            if (row[0] == QStringLiteral("10.100.0.0/24"))
                members << row[1];
        }
        QCOMPARE(members.size(), 2);
        for (const QString &each : members)
            QVERIFY2(!(each.contains(QStringLiteral("VM1:eth0.100")) && each.contains(QStringLiteral("VM3:eth0.200"))),
                     qPrintable(each));
    }

    void commandsAreThoseOfEachMachine()
    {
        const Topology topology = drawing("case-1b");
        const Report report = makeReport(topology, {});
        const ReportSection *commands = section(report, "Commands");
        QCOMPARE(commands->commands.size(), topology.machines.size() + 1);
        for (const ReportCommands &each : commands->commands) {
            const QString all = each.lines.join(u'\n');
            if (each.caption == QStringLiteral("Host1"))
                QVERIFY2(all.contains(QStringLiteral("MASQUERADE")) && all.contains(QStringLiteral("1.0.0.1/8")),
                         qPrintable(all));
            if (each.caption == QStringLiteral("VM1"))
                QVERIFY2(all.contains(QStringLiteral("2.0.0.1/8")) && !all.contains(QStringLiteral("MASQUERADE")),
                         qPrintable(all));
        }
        ReportFacts course;
        course.dialect = Dialect::Brctl;
        QVERIFY(makeReport(topology, course) != report);
    }

    /// What is typed in the order of the report finds the machines that it speaks of, and stands under its own.
    void commandsWorkFromTopToBottom()
    {
        static const QRegularExpression machineAt(QStringLiteral("(?:ip netns exec|-n|netns) (\\S+)"));
        for (const QString &lab : shippedLabs()) {
            const Report report = makeReport(loadLab(shippedLabPath(lab)).document.topology(), {});
            QStringList made;
            for (const ReportCommands &each : section(report, "Commands")->commands) {
                for (const QString &line : each.lines) {
                    if (line.startsWith(QStringLiteral("ip netns add ")))
                        made << line.section(u' ', 3, 3);
                    for (const auto &match : machineAt.globalMatch(line)) {
                        const QString machine = match.captured(1);
                        if (machine == QStringLiteral("add"))
                            continue;
                        QVERIFY2(made.contains(machine), qPrintable(lab + u' ' + line));
                        QVERIFY2(&each == &section(report, "Commands")->commands.front() || machine == each.caption,
                                 qPrintable(each.caption + u' ' + line));
                    }
                }
            }
        }
    }

    void checksSayWhatBecameOfThem()
    {
        ReportFacts facts;
        using Verdict = CheckOutcome::Verdict;
        facts.checks = {{QStringLiteral("A"), QStringLiteral("VM1 gets an answer"), {}, Verdict::NotRun}};
        QCOMPARE(section(makeReport(drawing("case-1b"), facts), "Checks")->text,
                 QStringLiteral("The checks of this lab were not run."));
        facts.checks.push_back({QStringLiteral("B"), {}, QStringLiteral("an answer"), Verdict::Passed});
        facts.checks.push_back({QStringLiteral("C"), {}, QStringLiteral("no answer"), Verdict::Failed});
        const Report report = makeReport(drawing("case-1b"), facts);
        const ReportSection *checks = section(report, "Checks");
        QCOMPARE(checks->text, QStringLiteral("1 of 3 checks passed."));
        QVERIFY(checks->tables.front().rows[1][3].contains(QStringLiteral("passed")));
        QVERIFY(checks->tables.front().rows[2][3].contains(QStringLiteral("failed")));
    }

    void tablesAreThereOnlyWhileItRuns()
    {
        ReportFacts facts;
        QVERIFY(!section(makeReport(drawing("case-1b"), facts), "Tables of the running lab"));
        const LiveState live = oneOfEach();
        facts.live = &live;
        const Report report = makeReport(drawing("case-1b"), facts);
        const ReportSection *now = section(report, "Tables of the running lab");
        QCOMPARE(now->tables.size(), std::size_t(4));
        const auto row = [&](const char *caption) { return table(*now, caption)->rows.front().join(u'|'); };
        QCOMPARE(row("ARP tables"), QStringLiteral("Host1|tap0|2.0.0.1|02:00:00:00:00:01|REACHABLE"));
        QCOMPARE(table(*now, "MAC tables")->rows.size(), std::size_t(1));
        QCOMPARE(row("MAC tables"), QStringLiteral("Host1|br0|00:00:00:00:00:00|100|veth1"));
        QCOMPARE(row("Connection tracking"),
                 QStringLiteral("Host1|icmp id=7|2.0.0.1 → 1.0.0.2|1.0.0.2 → 1.0.0.1|REPLIED|SNAT"));
        QCOMPARE(row("Routes"), QStringLiteral("Host1|1.0.0.0/8|–|eth0|kernel"));
    }

    void findingsAreTold()
    {
        QVERIFY(section(makeReport(drawing("case-1b"), {}), "Findings"));  // public addresses, for one
    }

    void thePageIsWholeAndFetchesNothing()
    {
        Topology topology = drawing("case-1b");
        topology.header.title.en = QStringLiteral("<script>alert(1)</script> & “more”");
        ReportFacts facts;
        facts.student = QStringLiteral("<b>Ann</b>");
        facts.date = QStringLiteral("1 March");
        const QString page = reportPage(makeReport(topology, facts),
                                        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
        QVERIFY(!page.contains(QStringLiteral("<script")) && !page.contains(QStringLiteral("<b>Ann")));
        QVERIFY(page.contains(QStringLiteral("&lt;b&gt;Ann&lt;/b&gt; · 1 March")));
        QVERIFY(!page.contains(QStringLiteral("src=")) && !page.contains(QStringLiteral("href=")));
        QVERIFY(page.contains(QStringLiteral("default-src 'none'")));
        QCOMPARE(page.count(QStringLiteral("<svg")), 1);
        QVERIFY(!page.contains(QStringLiteral("<?xml")));
        // All that is opened is closed (but for elements that never are).
        QString body = page.mid(page.indexOf(QStringLiteral("<body>")));
        body.replace(QStringLiteral("<br>"), QStringLiteral("<br/>")).chop(QStringLiteral("</html>\n").size());
        QXmlStreamReader reader(body);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    }

    void thatIsSaidToWhoeverIsReadTo()
    {
        const Topology topology = drawing("trunk");
        const Report report = makeReport(topology, {});
        const QStringList lines = reportText(report).split(u'\n');
        for (const ReportSection &section : report.sections) {
            QVERIFY2(lines.contains(section.title), qPrintable(section.title));
            for (const ReportTable &each : section.tables)
                QVERIFY2(lines.contains(each.rows.back().join(QStringLiteral(", "))), qPrintable(each.caption));
            for (const ReportCommands &each : section.commands)
                QVERIFY2(lines.contains(each.lines.back()), qPrintable(each.caption));
        }
    }

    void frenchIsFrench()
    {
        QLocale::setDefault(QLocale(QLocale::French));
        useTranslations(*qApp, QLocale());
        const Report report = makeReport(drawing("case-1b"), {});
        QVERIFY2(section(report, "Plan d’adressage"), qPrintable(report.sections[1].title));
        QVERIFY(report.title.startsWith(QStringLiteral("Cas 1B")));
        QVERIFY(reportPage(report, "<svg/>").contains(QStringLiteral("<html lang=\"fr\">")));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
