// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"
#include "tests/vm/processes.h"

#include <QFileInfo>
#include <QLocalSocket>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

}  // namespace

/// A lab in a micro-VM, as a person meets it.
class VmLabTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;

    Outcome run(const char *line) const { return m_toilectl->run(words(line)); }
    Outcome shell(const char *machine, const char *script) const
    {
        return m_toilectl->run(words("exec case-1b") + QStringList{QString::fromUtf8(machine)} + words("-- sh -c") +
                               QStringList{QString::fromUtf8(script)});
    }
    void deploy()
    {
        const Outcome deployed = run("deploy case-1b --engine vm");
        QVERIFY2(deployed.status == 0, deployed.err);
        QCOMPARE(deployed.out, QByteArray("case-1b\n"));
    }
    QString socketPath() const { return m_toilectl->runtimeFolder() + QStringLiteral("/toile/case-1b.sock"); }
    /// The one that waits outside, and the one that serves.
    std::vector<pid_t> helpers() const { return processesWith({"--vm", QFile::encodeName(socketPath())}); }
    pid_t front() const
    {
        for (const pid_t pid : helpers()) {
            const std::vector<pid_t> children = childrenOf(pid);  // the next moment there may be none
            if (!children.empty() && commandOf(children.front()).contains("qemu-system"))
                return pid;
        }
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        m_toilectl = std::make_unique<Toilectl>();
        m_toilectl->environment.insert(QStringLiteral("XDG_CACHE_HOME"), qEnvironmentVariable("XDG_CACHE_HOME"));
    }
    void cleanup() { m_toilectl.reset(); }

    void servesALab();
    void doctorTellsWhatRunsWhere();
    void doctorNamesWhatIsMissing();
    void withoutQemuThePackageIsNamed();
    void kernelThatIsNoneIsRefused();
    void panicIsToldToWhoIsThere();
    void panicIsToldToWhoComesLater_data();
    void panicIsToldToWhoComesLater();
    void killedVmIsTold();
    void whoSaysNothingIsNotTheOneTold();
    void killLeavesNothing_data();
    void killLeavesNothing();
    void terminationIsTold();
    void interruptedBootLeavesNothing();
};

void VmLabTest::servesALab()
{
    deploy();
    if (QTest::currentTestFailed())
        return;
    // The kernel is another one, the lab the same.
    const Outcome kernel = run("exec case-1b Host1 -- uname -r");
    QVERIFY2(kernel.out.contains("amd64"), kernel.out + kernel.err);
    const QJsonArray status = run("status --json").json().array();
    QCOMPARE(status[0][QStringLiteral("engine")].toString(), QStringLiteral("vm"));
    const Outcome ping = run("exec case-1b VM1 -- ping -n -c 2 -i 0.2 1.0.0.2");
    QVERIFY2(ping.status == 0, ping.out + ping.err);
    const Outcome tables = run("show case-1b arp conntrack --json");
    QVERIFY2(tables.out.contains("1.0.0.2") && tables.out.contains("snat"), tables.out + tables.err);
    const Outcome checked = run("check case-1b");
    QVERIFY2(checked.status == 0, checked.out + checked.err);

    // Exit statuses, input and output as of any program.
    QCOMPARE(shell("VM1", "exit 7").status, 7);
    QCOMPARE(m_toilectl->run(words("exec case-1b VM1 -- cat"), "in and out").out, QByteArray("in and out"));
    const Outcome nat = run("exec case-1b Host1 -- iptables -t nat -nvL POSTROUTING");
    QVERIFY2(nat.out.contains("MASQUERADE"), nat.out + nat.err);
    for (const char *tool :
         {"ip -V", "bridge -V", "brctl -V", "nft -v", "conntrack -V", "tcpdump --version", "vi -h"}) {
        const Outcome outcome = m_toilectl->run(words("exec case-1b VM1 --") + words(tool));
        QVERIFY2(outcome.status == 0 || outcome.status == 1, outcome.err);
        QVERIFY2(!(outcome.out + outcome.err).contains("not found"), tool);
    }

    // One that follows, one that does not read, and one that works: none waits for another.
    const auto follower = m_toilectl->start(words("show case-1b arp --follow --json"));
    const auto lazy = m_toilectl->start(words("exec case-1b Host2 -- yes"));
    lazy->setReadChannel(QProcess::StandardError);
    QTRY_VERIFY_WITH_TIMEOUT(follower->bytesAvailable() > 0, 20000);
    QVERIFY(run("exec case-1b Host2 -- ip neigh flush all").status == 0);
    QVERIFY(run("exec case-1b Host2 -- ping -n -c 1 1.0.0.1").status == 0);
    QByteArray followed;
    QTRY_VERIFY_WITH_TIMEOUT((followed += follower->readAllStandardOutput()).contains("\"Host2\""), 20000);
    for (QProcess *process : {follower.get(), lazy.get()}) {
        process->terminate();
        QVERIFY(process->waitForFinished(20000));
    }

    // Sealed: no network but the machines', no file of this machine, no more than its share.
    const Outcome links = shell("VM1", "nsenter -t 1 -n ip -br link | grep -v ^lo");
    QCOMPARE(links.out, QByteArray());
    QCOMPARE(shell("VM1", "ls /home /boot /usr/include 2>/dev/null").out, QByteArray());
    const qint64 kilobytes = shell("VM1", "awk '/MemTotal/ {print $2}' /proc/meminfo").out.trimmed().toLongLong();
    QVERIFY2(kilobytes > 300000 && kilobytes < 530000, QByteArray::number(kilobytes));
    QCOMPARE(shell("VM1", "grep -c ^processor /proc/cpuinfo").out.trimmed(), QByteArray("1"));

    // It stays where it is.
    const Outcome moved = run("deploy case-1b --engine sandbox");
    QCOMPARE(moved.status, 3);
    QVERIFY2(moved.errors().contains(QStringLiteral("in the micro-VM")), moved.err);
    QCOMPARE(run("deploy case-1b").status, 0);

    // Who is still there hears why.
    const auto watcher = m_toilectl->start(words("show case-1b arp --follow"));
    QTRY_VERIFY_WITH_TIMEOUT(watcher->bytesAvailable() > 0, 20000);
    QCOMPARE(run("undeploy case-1b").status, 0);
    QVERIFY(!QFile::exists(socketPath()));
    const Outcome told = Toilectl::finish(*watcher);
    QVERIFY2(told.errors().contains(QStringLiteral("undeployed")), told.err);
    QTRY_VERIFY(helpers().empty());
}

void VmLabTest::doctorTellsWhatRunsWhere()
{
    const Outcome outcome = run("doctor --json");
    QVERIFY2(outcome.status == 0, outcome.err);
    const QJsonObject told = outcome.json().object();
    const QJsonArray engines = told[QStringLiteral("engines")].toArray();
    QStringList names;
    for (const QJsonValue &engine : engines) {
        names += engine[QStringLiteral("engine")].toString();
        // The system service may run on this machine, or not.
        if (names.last() != QStringLiteral("system"))
            QVERIFY2(engine[QStringLiteral("runs")].toBool(), qPrintable(engine[QStringLiteral("why")].toString()));
    }
    QCOMPARE(names, QStringList({QStringLiteral("sandbox"), QStringLiteral("vm"), QStringLiteral("system")}));
    // Whatever this kernel lacks, the micro-VM's has all.
    QStringList inVm;
    for (const QJsonValue &row : told[QStringLiteral("capabilities")].toArray()) {
        QCOMPARE(row[QStringLiteral("can")].toBool(), row[QStringLiteral("why")].toString().isEmpty());
        if (row[QStringLiteral("engine")] == QLatin1String("vm") && row[QStringLiteral("can")].toBool())
            inVm += row[QStringLiteral("capability")].toString();
    }
    for (const char *capability : {"engine", "veth", "bridge", "vlan", "vlan-filtering", "vxlan", "tun", "firewall",
                                   "conntrack", "nat", "ping", "iptables", "tcpdump"})
        QVERIFY2(inVm.contains(QLatin1String(capability)), capability);
    QVERIFY(run("status --json").json().array().isEmpty());
}

void VmLabTest::doctorNamesWhatIsMissing()
{
    m_toilectl->environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
    m_toilectl->environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("fr_FR.UTF-8"));
    const Outcome outcome = run("doctor");
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("apt install qemu-system-x86"), outcome.out);
    QVERIFY2(outcome.out.contains("SANDBOX") && outcome.out.contains("oui") && outcome.out.contains("non"),
             outcome.out);
}

void VmLabTest::withoutQemuThePackageIsNamed()
{
    m_toilectl->environment.insert(QStringLiteral("PATH"), QStringLiteral("/nonexistent"));
    const Outcome refused = run("deploy case-1b --engine vm");
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.errors().contains(QStringLiteral("apt install qemu-system-x86")), refused.err);
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::kernelThatIsNoneIsRefused()
{
    QCOMPARE(run("deploy case-1b --engine vm --kernel /etc/passwd").status, 3);
    const Outcome missing = run("deploy case-1b --engine vm --kernel /nonexistent/vmlinuz");
    QCOMPARE(missing.status, 3);
    QVERIFY2(missing.errors().contains(QStringLiteral("/nonexistent/vmlinuz")), missing.err);
    m_toilectl->environment.insert(QStringLiteral("TOILE_VM_KERNEL"), QStringLiteral("/nonexistent/other"));
    QVERIFY(run("deploy case-1b --engine vm").errors().contains(QStringLiteral("/nonexistent/other")));
}

void VmLabTest::panicIsToldToWhoIsThere()
{
    deploy();
    if (QTest::currentTestFailed())
        return;
    const Outcome crashed = shell("VM1", "echo c > /proc/sysrq-trigger; sleep 30");
    QVERIFY(crashed.status != 0);
    QVERIFY2(crashed.errors().contains(QStringLiteral("panicked")), crashed.err);
    QVERIFY2(crashed.errors().contains(QStringLiteral("sysrq triggered crash")), crashed.err);
    QTRY_VERIFY(helpers().empty());
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::panicIsToldToWhoComesLater_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("a program") << QStringLiteral("exec case-1b VM1 -- true");
    QTest::newRow("the list of labs") << QStringLiteral("status --json");
}

void VmLabTest::panicIsToldToWhoComesLater()
{
    QFETCH(QString, line);
    deploy();
    if (QTest::currentTestFailed())
        return;
    const pid_t serving = front();
    const pid_t vm = childrenOf(serving).front();
    QCOMPARE(shell("VM1", "(sleep 1; echo c > /proc/sysrq-trigger) > /dev/null 2>&1 &").status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(vm), 20000);
    const Outcome later = m_toilectl->run(line.split(u' '));
    QVERIFY2(later.errors().contains(QStringLiteral("sysrq triggered crash")), later.err);
    QTRY_VERIFY(helpers().empty());
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::killedVmIsTold()
{
    deploy();
    if (QTest::currentTestFailed())
        return;
    const auto follower = m_toilectl->start(words("show case-1b arp --follow"));
    m_toilectl->environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("fr_FR.UTF-8"));
    const auto french = m_toilectl->start(words("show case-1b arp --follow"));
    const Outcome missing = run("exec case-1b VM1 -- no-such-program");
    QVERIFY2(missing.errors().contains(QStringLiteral("Le programme est introuvable")), missing.err);
    m_toilectl->environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    for (const auto *one : {&follower, &french})
        QTRY_VERIFY_WITH_TIMEOUT((*one)->bytesAvailable() > 0, 20000);
    const pid_t vm = childrenOf(front()).front();
    QVERIFY(test::signalTo(vm, SIGKILL));
    const Outcome told = Toilectl::finish(*follower);
    QVERIFY2(told.errors().contains(QStringLiteral("ended by signal 9")), told.err);
    const Outcome toldFrench = Toilectl::finish(*french);
    QVERIFY2(toldFrench.errors().contains(QStringLiteral("signal 9")), toldFrench.err);
    QVERIFY2(!toldFrench.errors().contains(QStringLiteral("ended")), toldFrench.err);
    QTRY_VERIFY(helpers().empty());
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::whoSaysNothingIsNotTheOneTold()
{
    deploy();
    if (QTest::currentTestFailed())
        return;
    const pid_t vm = childrenOf(front()).front();
    // One that never says a word, and has been let in: who came after it was answered.
    QLocalSocket silent;
    silent.connectToServer(socketPath());
    QVERIFY(silent.waitForConnected());
    QCOMPARE(run("status --json").json().array().size(), 1);
    QVERIFY(test::signalTo(vm, SIGKILL));
    QTRY_VERIFY(!isAlive(vm));
    const Outcome later = run("status --json");
    QVERIFY2(later.errors().contains(QStringLiteral("ended by signal 9")), later.err);
    QTRY_VERIFY(helpers().empty());
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::killLeavesNothing_data()
{
    QTest::addColumn<bool>("serving");
    QTest::newRow("the one that serves") << true;
    QTest::newRow("the one outside") << false;
}

void VmLabTest::killLeavesNothing()
{
    QFETCH(bool, serving);
    deploy();
    if (QTest::currentTestFailed())
        return;
    const pid_t server = front();
    QVERIFY(server > 0);
    const pid_t vm = childrenOf(server).front();
    QVERIFY(test::signalTo(serving ? server : parentOf(server), SIGKILL));
    QTRY_VERIFY(!isAlive(vm));
    QTRY_VERIFY(helpers().empty());
    QTRY_VERIFY(!QFile::exists(QFileInfo(socketPath()).path()));
    QCOMPARE(run("status --json").out.simplified(), QByteArray("[ ]"));
}

void VmLabTest::terminationIsTold()
{
    deploy();
    if (QTest::currentTestFailed())
        return;
    const auto follower = m_toilectl->start(words("show case-1b arp --follow"));
    QTRY_VERIFY_WITH_TIMEOUT(follower->bytesAvailable() > 0, 20000);
    const pid_t server = front();
    const pid_t vm = childrenOf(server).front();
    QVERIFY(test::signalTo(server, SIGTERM));
    QVERIFY(Toilectl::finish(*follower).errors().contains(QStringLiteral("told to end")));
    QTRY_VERIFY(!isAlive(vm));
    QTRY_VERIFY(helpers().empty());
    QVERIFY(!QFile::exists(socketPath()));
}

void VmLabTest::interruptedBootLeavesNothing()
{
    const auto deploying = m_toilectl->start(words("deploy case-1b --engine vm"));
    pid_t vm = -1;
    const auto boots = [&] {
        const pid_t server = front();
        const std::vector<pid_t> children = server > 0 ? childrenOf(server) : std::vector<pid_t>();
        vm = children.empty() ? -1 : children.front();  // one that just ends is none any more
        return vm > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(boots(), 120000);
    const QJsonArray status = run("status --json").json().array();
    QCOMPARE(status.size(), 1);
    QCOMPARE(status[0][QStringLiteral("starting")].toBool(), true);
    QVERIFY(test::signalTo(deploying->processId(), SIGINT));
    const Outcome interrupted = Toilectl::finish(*deploying);
    QCOMPARE(interrupted.status, 128 + SIGINT);
    QVERIFY2(interrupted.errors().contains(QStringLiteral("Nothing was deployed.")), interrupted.err);
    QVERIFY(!isAlive(vm));
    QVERIFY(helpers().empty());
    QVERIFY(!QFile::exists(QFileInfo(socketPath()).path()));
}

QTEST_GUILESS_MAIN(VmLabTest)
#include "tst_vmlab.moc"
