// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/kernelstates.h"
#include "tests/toiled/toiledprocess.h"

#include <QFileInfo>
#include <QTest>

#include <sys/stat.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

StartProgram programIn(const char *machine, const QStringList &arguments, quint32 channel = 1)
{
    StartProgram program;
    program.channel = channel;
    program.machine = text(machine);
    program.arguments = arguments;
    return program;
}

QStringList shell(const char *command)
{
    return {text("sh"), text("-c"), text(command)};
}

}  // namespace

/// The real helper, started as a user starts it.
class ToiledTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysHelloAndWhatItKnows();
    void deploysAndShowsTheLab_data() { starters(); }
    void deploysAndShowsTheLab();
    void runsProgramsInMachines_data() { starters(); }
    void runsProgramsInMachines();
    void capturesPackets_data() { starters(); }
    void capturesPackets();
    void namesMachinesAsIpNetnsDoes_data() { starters(); }
    void namesMachinesAsIpNetnsDoes();
    void rootCannotTouchTheKernelOfAll();
    void speaksFrench();
    void refusesBadCommandLines_data();
    void refusesBadCommandLines();
    void undeploys();
    void endsProgramsOfRemovedMachines();
    void endsWithItsSocket_data();
    void endsWithItsSocket();

private:
    /// Runs a command in a machine of case 1B; what it printed, and its exit status in `status`.
    QByteArray outputIn(const char *machine, const char *command, Starter starter, int *status = nullptr);
    static void starters()
    {
        QTest::addColumn<Starter>("starter");
        QTest::newRow("root") << Starter::Root;
        if (!isRoot())
            return;
        QTest::newRow("user without a range") << Starter::User;
        QTest::newRow("user with a range") << Starter::UserRange;
    }
};

void ToiledTest::saysHelloAndWhatItKnows()
{
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    struct stat info {};
    QCOMPARE(::stat(qPrintable(toiled.socketPath()), &info), 0);
    QCOMPARE(info.st_mode & 07777, mode_t(0600));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    const auto hello = client->last<HelperHello>();
    QCOMPARE(hello.lab, text("lab"));
    QCOMPARE(hello.engine, text("sandbox"));
    QCOMPARE(hello.file, text("lab.toile"));
    QVERIFY(hello.pid > 1);
    QVERIFY(hello.since > 0);
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    QVERIFY(client->last<StateMessage>().state.machines.empty());
}

void ToiledTest::deploysAndShowsTheLab()
{
    QFETCH(Starter, starter);
    ToiledProcess toiled(starter);
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<StateMessage>(), 1);
    client->send(ApplyPlan{7, text("case-1b.toile"), plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
    const auto applied = client->last<Applied>();
    QVERIFY2(applied.ok, qPrintable(applied.error.message + applied.error.kernelText));
    QCOMPARE(client->last<StepDone>().done, int(plan(case1b(), {}).size()));

    LiveState live = client->last<StateMessage>().state;
    for (const DeltaMessage &delta : client->all<DeltaMessage>())
        toile::apply(live, delta.delta);
    // The kernel may have told more since: what was applied is in it all the same.
    QVERIFY(live.revision >= applied.revision);
    QVERIFY(satisfies(configuration(live), case1b()));
}

void ToiledTest::runsProgramsInMachines()
{
    QFETCH(Starter, starter);
    ToiledProcess toiled(starter);
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
    QVERIFY(client->last<Applied>().ok);

    client->send(programIn("VM1", shell("ping -n -c1 -W3 1.0.0.2; hostname; ls /sys/class/net; echo bad >&2; exit 3")));
    QTRY_COMPARE_WITH_TIMEOUT(client->count<ProgramEnded>(), 1, 10000);
    const QByteArray output = client->output(1);
    QVERIFY2(output.contains("1 received"), output.constData());
    QVERIFY2(output.endsWith("VM1\neth0\nlo\n"), output.constData());
    QCOMPARE(client->output(1, Stream::ErrorOutput), QByteArray("bad\n"));
    QCOMPARE(client->last<ProgramEnded>().exitStatus, 3);
}

QByteArray ToiledTest::outputIn(const char *machine, const char *command, Starter starter, int *status)
{
    ToiledProcess toiled(starter);
    if (!toiled.start())
        return "not started: " + toiled.errorOutput().toUtf8();
    const auto client = toiled.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    if (!QTest::qWaitFor([&] { return client->count<Applied>() == 1; }, 15000))
        return "not applied";
    client->send(programIn(machine, shell(command)));
    if (!QTest::qWaitFor([&] { return client->count<ProgramEnded>() == 1; }, 30000))
        return "not ended: " + client->output(1);
    if (status)
        *status = client->last<ProgramEnded>().exitStatus;
    return client->output(1);
}

void ToiledTest::capturesPackets()
{
    QFETCH(Starter, starter);
    int status = -1;
    const QByteArray output = outputIn("VM1",
                                       "exec 2>&1; tcpdump -l -n -c1 -i eth0 'icmp[icmptype] == icmp-echo' & p=$!;"
                                       "while kill -0 $p; do ping -n -c1 -W1 1.0.0.2 >/dev/null; done; wait $p",
                                       starter, &status);
    QVERIFY2(output.contains("ICMP echo request"), output.constData());
    QCOMPARE(status, 0);
}

void ToiledTest::namesMachinesAsIpNetnsDoes()
{
    QFETCH(Starter, starter);
    int status = -1;
    const QByteArray output =
        outputIn("Host2", "exec 2>&1; ip netns | sort; ip netns exec VM1 ip -br addr show eth0", starter, &status);
    QVERIFY2(output.contains("Host1") && output.contains("VM1"), output.constData());
    QVERIFY2(output.contains("2.0.0.1/8"), output.constData());
    QCOMPARE(status, 0);
}

void ToiledTest::rootCannotTouchTheKernelOfAll()
{
    const char *const command = "exec 2>&1; for f in /proc/sys/vm/swappiness /proc/sys/kernel/core_pattern "
                                "/proc/sysrq-trigger; do test -e $f && (cat $f > $f) && echo wrote $f; done;"
                                "umount /proc/sys; mount -o remount,bind,rw /proc/sys; mount -t proc p /mnt;"
                                "cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness && echo wrote at last;"
                                "echo 1 > /proc/sys/net/ipv4/ip_forward && echo own setting";
    const QByteArray output = outputIn("VM1", command, Starter::Root);
    QVERIFY2(!output.contains("wrote"), output.constData());
    QVERIFY2(output.contains("own setting"), output.constData());
}

void ToiledTest::speaksFrench()
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(text("LC_ALL"), text("fr_FR.UTF-8"));
    process.setProcessEnvironment(environment);
    const QString program = qEnvironmentVariable("TOILE_BIN") + text("/toiled");
    process.start(program, {text("--help")});
    QVERIFY(process.waitForFinished(10000));
    QVERIFY(process.readAllStandardOutput().startsWith("Utilisation\u00a0: toiled"));
    process.start(program, {text("--sandbox"), text("--lab"), text("a"), text("--socket"), text("/proc/no/a.sock")});
    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("dossier"));
}

void ToiledTest::refusesBadCommandLines_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no lab") << text("--sandbox --socket /tmp/x/y");
    QTest::newRow("no socket") << text("--sandbox --lab a");
    QTest::newRow("no engine") << text("--lab a --socket /tmp/x/y");
    QTest::newRow("bad lab") << text("--sandbox --lab ../a --socket /tmp/x/y");
    QTest::newRow("relative socket") << text("--sandbox --lab a --socket x/y");
    QTest::newRow("unknown option") << text("--sandbox --lab a --socket /tmp/x/y --root");
    QTest::newRow("option without value") << text("--sandbox --socket /tmp/x/y --lab");
}

void ToiledTest::refusesBadCommandLines()
{
    QFETCH(QString, words);
    QProcess process;
    process.start(qEnvironmentVariable("TOILE_BIN") + text("/toiled"), words.split(u' ', Qt::SkipEmptyParts));
    QVERIFY(process.waitForFinished(10000));
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("Usage: toiled"));
}

void ToiledTest::undeploys()
{
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    client->send(Undeploy());
    QTRY_COMPARE(client->count<Bye>(), 1);
    QVERIFY(!QFileInfo::exists(toiled.socketPath()));
    QTRY_COMPARE(toiled.process().state(), QProcess::NotRunning);
    QCOMPARE(toiled.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(toiled.process().exitCode(), 0);
}

void ToiledTest::endsProgramsOfRemovedMachines()
{
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
    client->send(programIn("VM1", shell("trap '' HUP; echo ready; sleep 1000; sleep 1000"), 1));
    client->send(programIn("Host2", {text("sleep"), text("1000")}, 2));
    QTRY_COMPARE(client->output(1), QByteArray("ready\n"));
    client->send(ApplyPlan{2, {}, Plan{DeleteNamespace{text("VM1")}}});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 2, 10000);
    QVERIFY2(client->last<Applied>().ok, qPrintable(client->last<Applied>().error.message));
    QTRY_COMPARE(client->count<ProgramEnded>(), 1);  // not the one in the machine that stays
    const auto end = client->last<ProgramEnded>();
    QCOMPARE(end.channel, 1U);
    QVERIFY(end.error.message.contains(text("VM1")));
    QCOMPARE(end.error.code, ErrorCode::Disconnected);
}

void ToiledTest::endsWithItsSocket_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("file removed") << text("rm $1/lab.sock");
    QTest::newRow("file moved") << text("mv $1/lab.sock $1/other.sock");
    QTest::newRow("file replaced") << text("ln -f -s /dev/null $1/lab.sock");
    QTest::newRow("folder removed") << text("rm -rf $1");
    QTest::newRow("folder moved") << text("mv $1 $1.old");
}

/// The session's folder goes at logout: what nobody can reach any more must not stay for ever.
void ToiledTest::endsWithItsSocket()
{
    QFETCH(QString, command);
    ToiledProcess toiled;
    QVERIFY2(toiled.start(), qPrintable(toiled.errorOutput()));
    const auto client = toiled.client();
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, 10000);
    QVERIFY(client->last<Applied>().ok);
    client->send(programIn("VM1", {text("sleep"), text("1000")}));
    QTRY_COMPARE(client->count<HelperHello>(), 1);
    const auto inner = pid_t(client->last<HelperHello>().pid);
    QCOMPARE(::kill(inner, 0), 0);

    QCOMPARE(QProcess::execute(text("sh"), {text("-c"), command, text("sh"), toiled.runFolder()}), 0);
    QTRY_COMPARE_WITH_TIMEOUT(toiled.process().state(), QProcess::NotRunning, 10000);
    QCOMPARE(::kill(inner, 0), -1);
    QTRY_COMPARE(client->count<Bye>(), 1);
    QVERIFY(client->last<Bye>().reason.contains(text("socket")));
    const QFileInfo left(toiled.socketPath());
    QCOMPARE(left.isSymLink(), command.startsWith(text("ln")));
}

QTEST_GUILESS_MAIN(ToiledTest)
#include "tst_toiled.moc"
