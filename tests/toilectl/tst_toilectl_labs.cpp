// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QXmlStreamReader>

#include <csignal>

using namespace toile;

namespace {

QStringList keysOf(const QJsonValue &value)
{
    return value.toObject().keys();
}

QStringList sorted(const char *words)
{
    QStringList list = QString::fromLatin1(words).split(u' ');
    list.sort();
    return list;
}

QJsonObject rowWith(const QJsonArray &rows, const std::vector<std::pair<const char *, QJsonValue>> &wanted)
{
    for (const QJsonValue &row : rows) {
        bool all = true;
        for (const auto &[key, value] : wanted)
            all = all && row[QLatin1String(key)] == value;
        if (all)
            return row.toObject();
    }
    return {};
}

QByteArray machinesOwnNetwork()
{
    QByteArray all;
    for (const QStringList &words : {QStringList{QStringLiteral("-br"), QStringLiteral("link")},
                                     QStringList{QStringLiteral("-br"), QStringLiteral("addr")},
                                     QStringList{QStringLiteral("route")}, QStringList{QStringLiteral("netns")}}) {
        QProcess ip;
        ip.start(QStringLiteral("ip"), words);
        ip.waitForFinished();
        all += ip.readAllStandardOutput();
    }
    return all;
}

}  // namespace

/// Labs deployed for real, in the sandbox.
class TestToilectlLabs : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;
    QTemporaryDir m_folder;

    Outcome run(const char *line) const { return (*m_toilectl)(line); }
    QJsonArray rows(const char *line) const { return run(line).json().array(); }

    QString exported(const QByteArray &name, const QByteArray &from, const QByteArray &to) const
    {
        QFile shipped(QStringLiteral(TOILE_SOURCE "/resources/labs/") + QString::fromLatin1(name) +
                      QStringLiteral(".toile"));
        QFile changed(m_folder.filePath(QString::fromLatin1(name) + QStringLiteral(".toile")));
        if (!shipped.open(QIODevice::ReadOnly) || !changed.open(QIODevice::WriteOnly))
            return {};
        QByteArray text = shipped.readAll();
        if (!from.isEmpty() && !text.contains(from))
            return {};
        changed.write(text.replace(from, to));
        return changed.fileName();
    }

    static bool needsMoreThanEveryKernelHas(const QString &lab)
    {
        return QStringLiteral("tp2 trunk vlan-router vxlan vlan-in-bridge two-hosts").split(u' ').contains(lab);
    }

    /// This kernel lacks something for the lab: that is told, and nothing runs.
    bool isForWantOfAKernel(const Outcome &outcome) const
    {
        return outcome.status == 3 && outcome.errors().contains(QStringLiteral("The kernel of this engine lacks ")) &&
               rows("status --json").isEmpty();
    }

private Q_SLOTS:
    void init() { m_toilectl = std::make_unique<Toilectl>(); }
    void cleanup() { m_toilectl.reset(); }

    void everyShippedLabPassesItsChecks_data()
    {
        QTest::addColumn<QString>("lab");
        const QDir labs(QStringLiteral(TOILE_SOURCE "/resources/labs"), QStringLiteral("*.toile"));
        for (const QString &file : labs.entryList())
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }

    /// By name, not running: deployed, checked, undeployed.
    void everyShippedLabPassesItsChecks()
    {
        QFETCH(QString, lab);
        const QString junit = m_folder.filePath(QStringLiteral("junit.xml"));
        const Outcome outcome =
            m_toilectl->run({QStringLiteral("check"), lab, QStringLiteral("--engine"), QStringLiteral("sandbox"),
                             QStringLiteral("--json"), QStringLiteral("--junit"), junit});
        if (needsMoreThanEveryKernelHas(lab) && isForWantOfAKernel(outcome))
            return;
        if (lab ==
            QStringLiteral("case-2.3-uplink")) {  // no card of this computer in any engine but the system service
            QCOMPARE(outcome.status, 3);
            QVERIFY2(outcome.errors().contains(QStringLiteral("which the system service alone can lend")), outcome.err);
            QVERIFY(rows("status --json").isEmpty());
            return;
        }
        QVERIFY2(outcome.status == 0, outcome.out + outcome.err);
        const QJsonObject json = outcome.json().object();
        QCOMPARE(json.keys(), sorted("passed failed checks"));
        const QJsonArray checks = json.value(QStringLiteral("checks")).toArray();
        QVERIFY(!checks.isEmpty());
        QCOMPARE(json.value(QStringLiteral("passed")).toInt(), checks.size());
        for (const QJsonValue &check : checks)
            QCOMPARE(keysOf(check), sorted("name expected observed passed"));
        QVERIFY(rows("status --json").isEmpty());
        QFile report(junit);
        QVERIFY(report.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&report);
        int cases = 0;
        while (!xml.atEnd())
            cases += xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"testcase" ? 1 : 0;
        QVERIFY(!xml.hasError());
        QCOMPARE(cases, checks.size());
    }

    void aFailedCheckIsStatusOne()
    {
        // No forwarding: VM1 reaches nobody.
        const QString broken = exported("case-1b", "\"forwarding\": true", "\"forwarding\": false");
        QVERIFY(!broken.isEmpty());
        const Outcome outcome = m_toilectl->run({QStringLiteral("check"), broken});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.out.contains("FAIL  VM1 reaches Host2"));
        QVERIFY(outcome.out.contains("ok    Host2 cannot reach VM1"));
    }

    void deployPrintsTheNameAndStatusKnowsIt()
    {
        const Outcome deployed = run("deploy case-1b --engine auto");
        QCOMPARE(deployed.status, 0);
        QCOMPARE(deployed.out, QByteArray("case-1b\n"));
        QCOMPARE(deployed.err, QByteArray());
        const QJsonArray status = rows("status --json");
        QCOMPARE(status.size(), 1);
        QCOMPARE(keysOf(status[0]), sorted("lab engine machines file since"));
        QCOMPARE(status[0][QStringLiteral("lab")].toString(), QStringLiteral("case-1b"));
        QCOMPARE(status[0][QStringLiteral("engine")].toString(), QStringLiteral("sandbox"));
        QCOMPARE(status[0][QStringLiteral("file")].toString(), QStringLiteral("case-1b"));
        QCOMPARE(status[0][QStringLiteral("machines")].toArray().size(), 3);
        QVERIFY(run("status").out.contains("case-1b  sandbox"));
        QCOMPARE(run("check case-1b").status, 0);
        QCOMPARE(rows("status --json").size(), 1);  // it ran before, so it still runs
        QVERIFY(run("plan case-1b").out.contains("Nothing to do"));
        const Outcome unknown = run("show case-1b --machine VM9");
        QCOMPARE(unknown.status, 2);
        QVERIFY(unknown.errors().contains(QStringLiteral("VM1")));
        QVERIFY(run("undeploy case1b").errors().contains(QStringLiteral("Did you mean “case-1b”?")));
        QCOMPARE(run("complete exec case-1b V").out, QByteArray("VM1\n"));
        QCOMPARE(run("complete undeploy c").out, QByteArray("case-1b\n"));
    }

    void showHasTheShapesOfTheHelp()
    {
        QCOMPARE(run("deploy case-1b").status, 0);
        QCOMPARE(run("exec case-1b VM1 -- ping -n -c1 -W2 1.0.0.2").status, 0);

        const QJsonArray arp = rows("show case-1b arp --json");
        for (const QJsonValue &row : arp)
            QCOMPARE(keysOf(row), sorted("machine interface address mac state"));
        const QJsonObject gateway = rowWith(arp, {{"machine", QStringLiteral("VM1")}});
        QCOMPARE(gateway.value(QStringLiteral("address")).toString(), QStringLiteral("2.0.0.2"));
        QCOMPARE(gateway.value(QStringLiteral("mac")).toString(), QStringLiteral("02:00:00:00:01:02"));

        const QJsonArray conntrack = rows("show case-1b conntrack --machine Host1 --json");
        QCOMPARE(conntrack.size(), 1);
        QCOMPARE(keysOf(conntrack[0]), sorted("machine protocol state original reply nat timeout"));
        QCOMPARE(keysOf(conntrack[0][QStringLiteral("original")]), sorted("src dst sport dport packets bytes"));
        QCOMPARE(keysOf(conntrack[0][QStringLiteral("reply")]), sorted("src dst sport dport packets bytes"));
        QCOMPARE(conntrack[0][QStringLiteral("nat")].toString(), QStringLiteral("snat"));
        QCOMPARE(conntrack[0][QStringLiteral("original")][QStringLiteral("src")].toString(), QStringLiteral("2.0.0.1"));
        QCOMPARE(conntrack[0][QStringLiteral("reply")][QStringLiteral("dst")].toString(), QStringLiteral("1.0.0.1"));
        QCOMPARE(conntrack[0][QStringLiteral("original")][QStringLiteral("packets")].toInt(), 1);

        const QJsonArray routes = rows("show case-1b routes --machine VM1 --json");
        for (const QJsonValue &row : routes)
            QCOMPARE(keysOf(row), sorted("machine destination gateway interface metric source attributes"));
        QCOMPARE(
            rowWith(routes, {{"destination", QStringLiteral("default")}}).value(QStringLiteral("gateway")).toString(),
            QStringLiteral("2.0.0.2"));
        QVERIFY(
            rowWith(routes, {{"destination", QStringLiteral("2.0.0.0/8")}}).value(QStringLiteral("gateway")).isNull());

        const QJsonArray links = rows("show case-1b links --json");
        for (const QJsonValue &row : links)
            QCOMPARE(keysOf(row),
                     sorted("machine name kind up carrier mac mtu master parent vlanId vni addresses rxBytes "
                            "txBytes"));
        const QJsonObject eth0 = rowWith(links, {{"machine", QStringLiteral("VM1")}, {"name", QStringLiteral("eth0")}});
        QCOMPARE(eth0.value(QStringLiteral("kind")).toString(), QStringLiteral("veth"));
        QCOMPARE(eth0.value(QStringLiteral("addresses")).toArray(), QJsonArray{QStringLiteral("2.0.0.1/8")});
        QVERIFY(eth0.value(QStringLiteral("txBytes")).toInt() >= 98);
        QVERIFY(eth0.value(QStringLiteral("carrier")).toBool());

        const QJsonArray rules = rows("show case-1b rules --json");
        QCOMPARE(rules.size(), 1);
        QCOMPARE(keysOf(rules[0]), sorted("machine table rule packets bytes"));

        QCOMPARE(run("show case-1b --json").json().object().keys(), sorted("arp mac conntrack"));
        QVERIFY(run("show case-1b arp").text().startsWith(QStringLiteral("MACHINE  INTERFACE  ADDRESS")));
    }

    void macTablesHoldWhatWasDrawn()
    {
        QCOMPARE(run("deploy case-2.1").status, 0);
        QCOMPARE(run("exec case-2.1 VM1 -- ping -n -c1 -W2 2.0.0.2").status, 0);
        const QJsonArray mac = rows("show case-2.1 mac --json");
        for (const QJsonValue &row : mac)
            QCOMPARE(keysOf(row), sorted("machine bridge port mac vlan local remote"));
        int learned = 0;
        for (const QJsonValue &row : mac)
            learned += row[QStringLiteral("local")].toBool() ? 0 : 1;
        QCOMPARE(learned, 2);
        QCOMPARE(rowWith(mac, {{"local", false}}).value(QStringLiteral("bridge")).toString(), QStringLiteral("br0"));
        QVERIFY(rowWith(mac, {{"local", false}}).value(QStringLiteral("vlan")).isNull());
    }

    void followTellsANewArpRow()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        const auto follow = m_toilectl->start({QStringLiteral("show"), QStringLiteral("case-1"), QStringLiteral("arp"),
                                               QStringLiteral("--follow"), QStringLiteral("--json")});
        QByteArray out;
        // Each try flushes, so that one of them falls into the time in which it follows.
        QTRY_VERIFY_WITH_TIMEOUT((run("exec case-1 Host1 -- ip neigh flush dev eth0"),
                                  run("exec case-1 Host1 -- ping -n -c1 -W1 1.0.0.2"), follow->waitForReadyRead(200),
                                  out += follow->readAllStandardOutput(), out.contains("\"event\":\"new\"")),
                                 20000);
        const QList<QByteArray> lines = out.split('\n');
        bool seen = false;
        for (const QByteArray &line : lines) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            if (row.value(QStringLiteral("event")) != QStringLiteral("new"))
                continue;
            QCOMPARE(row.keys(), sorted("event machine interface address mac state"));
            seen = seen || row.value(QStringLiteral("address")) == QStringLiteral("1.0.0.2");
        }
        QVERIFY2(seen, out);
        test::signalTo(follow->processId(), SIGINT);
        QCOMPARE(Toilectl::finish(*follow).status, 0);
    }

    /// A student's own NAT: what its connections and the links carry is counted for whoever follows.
    void followTellsWhatIsCarried()
    {
        QCOMPARE(run("deploy case-1a").status, 0);
        const auto follow = m_toilectl->start(
            {QStringLiteral("show"), QStringLiteral("case-1a"), QStringLiteral("conntrack"), QStringLiteral("links"),
             QStringLiteral("rules"), QStringLiteral("-f"), QStringLiteral("--json")});
        QTRY_VERIFY(follow->canReadLine());
        QCOMPARE(run("exec case-1a Host1 -- iptables -t nat -A POSTROUTING -s 2.0.0.0/8 -j MASQUERADE").status, 0);
        QByteArray out;
        const auto told = [&](const char *table, const char *key, int least) {
            for (const QByteArray &line : out.split('\n')) {
                const QJsonObject row = QJsonDocument::fromJson(line).object();
                const QJsonValue value = row[QStringLiteral("original")].isObject()
                                             ? row[QStringLiteral("original")][QLatin1String(key)]
                                             : row[QLatin1String(key)];
                if (row[QStringLiteral("table")] == QLatin1String(table) &&
                    row[QStringLiteral("event")] == QStringLiteral("changed") && value.toInt() >= least)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT((out += follow->readAllStandardOutput(), out.contains("MASQUERADE")), 20000);
        QCOMPARE(run("exec case-1a VM1 -- ping -n -c 4 -i 0.4 -W2 1.0.0.2").status, 0);
        QTRY_VERIFY_WITH_TIMEOUT((out += follow->readAllStandardOutput(), told("conntrack", "packets", 4) &&
                                                                              told("links", "rxBytes", 4 * 84) &&
                                                                              told("rules", "packets", 1)),
                                 20000);
        test::signalTo(follow->processId(), SIGINT);
        QCOMPARE(Toilectl::finish(*follow).status, 0);
    }

    void followBeginsWithWhatThereIs()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        const QJsonArray rowsNow = rows("show case-1 routes --json");
        QVERIFY(!rowsNow.isEmpty());
        const auto follow =
            m_toilectl->start({QStringLiteral("show"), QStringLiteral("case-1"), QStringLiteral("routes"),
                               QStringLiteral("-f"), QStringLiteral("--json")});
        for (const QJsonValue &row : rowsNow) {
            QTRY_VERIFY(follow->canReadLine());
            QJsonObject told = QJsonDocument::fromJson(follow->readLine()).object();
            QCOMPARE(told.take(QStringLiteral("event")).toString(), QStringLiteral("new"));
            QCOMPARE(told, row.toObject());
        }
        test::signalTo(follow->processId(), SIGINT);
        QCOMPARE(Toilectl::finish(*follow).status, 0);
    }

    void interruptedChecksLeaveNothing()
    {
        const QString path = exported("case-1b", "1.0.0.2/8", "1.0.0.9/8");  // nobody answers: it takes seconds
        const auto check = m_toilectl->start({QStringLiteral("check"), path});
        QTRY_VERIFY_WITH_TIMEOUT(run("status --json").json().array().size() == 1, 10000);
        test::signalTo(check->processId(), SIGINT);
        QCOMPARE(Toilectl::finish(*check).status, 128 + SIGINT);
        QCOMPARE(run("status --json").json().array().size(), 0);
    }

    void aFileIsNotGradedByAnotherLabOfItsName()
    {
        QCOMPARE(run("deploy case-1b").status, 0);
        const QString path = exported("case-1b", "\"MASQUERADE\"", "\"ACCEPT\"");
        QVERIFY(!path.isEmpty());
        const Outcome other = m_toilectl->run({QStringLiteral("check"), path});
        QCOMPARE(other.status, 3);
        QVERIFY(other.errors().contains(QStringLiteral("not as the file says")));
        QCOMPARE(run("check case-1b").status, 0);
        QCOMPARE(run("undeploy case-1b").status, 0);
        QCOMPARE(m_toilectl->run({QStringLiteral("check"), path}).status, 1);
    }

    void whoChecksALabHearsThatItsFileIsAnother()
    {
        QCOMPARE(
            m_toilectl->run({QStringLiteral("deploy"), exported("case-1b", "\"MASQUERADE\"", "\"ACCEPT\"")}).status, 0);
        QVERIFY(!run("check case-1b").errors().contains(QStringLiteral("as its file says")));
        QVERIFY(!exported("case-1b", {}, {}).isEmpty());
        QVERIFY(run("check case-1b").errors().contains(QStringLiteral("does not run as its file says")));
        QCOMPARE(run("undeploy case-1b").status, 0);
    }

    void filesOfOneNameAreGradedAtOnce()
    {
        const QString bad = exported("case-1b", "\"MASQUERADE\"", "\"ACCEPT\"");
        const auto first = m_toilectl->start({QStringLiteral("check"), bad});
        const Outcome good = run("check case-1b");
        QCOMPARE(good.status, 0);
        QCOMPARE(Toilectl::finish(*first).status, 1);
    }

    void aClosedPipeEndsTheProgram()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        QProcess shell;
        shell.setProcessEnvironment(m_toilectl->environment);
        shell.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"),
             QStringLiteral("%1 exec case-1 VM1 -- yes | head -1; echo ${PIPESTATUS[0]}").arg(Toilectl::program())});
        const Outcome outcome = Toilectl::finish(shell);
        QCOMPARE(outcome.out, QByteArray("y\n141\n"));
        QTRY_VERIFY(run("exec case-1 VM1 -- pgrep -x yes").out.isEmpty());
    }

    void followEndsWithTheLab()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        const auto follow =
            m_toilectl->start({QStringLiteral("show"), QStringLiteral("case-1"), QStringLiteral("--follow")});
        QVERIFY(follow->waitForReadyRead(10000));
        QCOMPARE(run("undeploy case-1").status, 0);
        QCOMPARE(Toilectl::finish(*follow).status, 3);
    }

    void deployingAgainAppliesOnlyTheDifference()
    {
        QCOMPARE(run("deploy case-1a").status, 0);
        QCOMPARE(run("exec case-1a VM1 -- ping -n -c1 -W2 1.0.0.2").status, 0);
        const QString path = exported("case-1a", "2.0.0.2/8", "2.0.0.9/8");
        QVERIFY(!path.isEmpty());
        const QJsonArray steps = m_toilectl->run({QStringLiteral("plan"), path, QStringLiteral("--json")})
                                     .json()
                                     .object()
                                     .value(QStringLiteral("steps"))
                                     .toArray();
        QVERIFY2(steps.size() >= 2 && steps.size() <= 5, qPrintable(QString::number(steps.size())));
        for (const QJsonValue &step : steps) {
            const QString action = step[QStringLiteral("action")].toString();
            QVERIFY2(!action.startsWith(QStringLiteral("create")) && !action.startsWith(QStringLiteral("delete")),
                     qPrintable(action));
        }
        const auto pidBefore = run("exec case-1a VM1 -- readlink /proc/self/ns/net").out;
        QCOMPARE(m_toilectl->run({QStringLiteral("deploy"), path}).status, 0);
        QCOMPARE(run("exec case-1a VM1 -- readlink /proc/self/ns/net").out, pidBefore);
        QVERIFY(run("exec case-1a Host1 -- ip -br addr show tap0").out.contains("2.0.0.9/8"));
        QVERIFY(m_toilectl->run({QStringLiteral("plan"), path}).out.contains("Nothing to do"));
        QCOMPARE(rows("status --json")[0][QStringLiteral("file")].toString(), path);
    }

    /// Legal in a file (a finding), but Linux wants a gateway on one of the machine's own networks.
    void aRefusedDeployLeavesNothingAndSaysWhy()
    {
        const QString path = exported("case-1a", "\"via\": \"2.0.0.2\"", "\"via\": \"9.9.9.9\"");
        QVERIFY(!path.isEmpty());
        const Outcome outcome = m_toilectl->run({QStringLiteral("deploy"), path});
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.errors().contains(QStringLiteral("9.9.9.9")), outcome.err);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Nexthop has invalid gateway")), outcome.err);
        QVERIFY(rows("status --json").isEmpty());

        // One that ran before runs on as it was.
        QCOMPARE(run("deploy case-1a").status, 0);
        QCOMPARE(m_toilectl->run({QStringLiteral("deploy"), path}).status, 3);
        QCOMPARE(run("check case-1a").status, 0);
        QVERIFY(run("plan case-1a").out.contains("Nothing to do"));
    }

    void undeployIsQuickAndLeavesNothing()
    {
        const QByteArray before = machinesOwnNetwork();
        QCOMPARE(run("deploy tp1").status, 0);
        QCOMPARE(run("deploy case-1").status, 0);
        const QJsonArray status = rows("status --json");
        QCOMPARE(status.size(), 2);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(run("undeploy tp1").status, 0);
        qInfo("undeploy: %lld ms", timer.elapsed());
        QCOMPARE(rows("status --json").size(), 1);
        QCOMPARE(run("undeploy --all").status, 0);
        QVERIFY(rows("status --json").isEmpty());
        QTRY_VERIFY(QDir(m_toilectl->runtimeFolder() + QStringLiteral("/toile"))
                        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                        .isEmpty());
        QCOMPARE(machinesOwnNetwork(), before);
    }
};

QTEST_GUILESS_MAIN(TestToilectlLabs)
#include "tst_toilectl_labs.moc"
