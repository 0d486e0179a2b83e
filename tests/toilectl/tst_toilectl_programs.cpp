// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/toilectl/terminal.h"

#include <csignal>

using namespace toile;

/// Programs in a machine: exec and shell.
class TestToilectlPrograms : public QObject {
    Q_OBJECT

    Toilectl toilectl;

    Outcome sh(const char *script, const QByteArray &input = {}) const
    {
        return toilectl.run({QStringLiteral("exec"), QStringLiteral("case-1"), QStringLiteral("VM1"),
                             QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                             QString::fromUtf8(script)},
                            input);
    }

    /// A shell in a machine, as a person at a terminal opens it.
    std::unique_ptr<Terminal> shell(const QString &kind, const winsize &size) const
    {
        auto environment = toilectl.environment;
        environment.insert(QStringLiteral("SHELL"), kind);
        return std::make_unique<Terminal>(
            QStringList{Toilectl::program(), QStringLiteral("shell"), QStringLiteral("case-1"), QStringLiteral("VM1")},
            environment, toilectl.runtimeFolder(), size);
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(toilectl("deploy case-1").status, 0); }

    void statusIsTheCommands_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("status");
        QTest::newRow("done") << QByteArray("true") << 0;
        QTest::newRow("failed") << QByteArray("exit 77") << 77;
        QTest::newRow("killed") << QByteArray("kill -9 $$") << 128 + SIGKILL;
        QTest::newRow("terminated") << QByteArray("kill -15 $$") << 128 + SIGTERM;
    }

    void statusIsTheCommands()
    {
        QFETCH(QByteArray, script);
        QTEST(sh(script.constData()).status, "status");
    }

    void anUnknownProgramIs127()
    {
        const Outcome outcome = toilectl("exec case-1 VM1 -- no-such-program");
        QCOMPARE(outcome.status, 127);
        QVERIFY(outcome.errors().contains(QStringLiteral("no-such-program")));
    }

    void anUnknownMachineIsNamed()
    {
        const Outcome outcome = toilectl("exec case-1 vm1x -- true");
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.errors().contains(QStringLiteral("Did you mean “VM1”?")));
    }

    void itIsInTheMachine()
    {
        QVERIFY(toilectl("exec case-1 VM1 -- ip -br addr show eth0").out.contains("2.0.0.1/8"));
        QVERIFY(toilectl("exec case-1 Host2 ip -br addr show eth0").out.contains("1.0.0.2/8"));  // "--" may be left out
    }

    void streamsStayApart()
    {
        const Outcome outcome = sh("echo out; echo err >&2; cat", "in\n");
        QCOMPARE(outcome.out, QByteArray("out\nin\n"));
        QCOMPARE(outcome.err, QByteArray("err\n"));
    }

    void muchInputAndOutputComeWhole()
    {
        QByteArray input(20 * 1024 * 1024, Qt::Uninitialized);
        for (qsizetype i = 0; i < input.size(); ++i)
            input[i] = static_cast<char>((i * 7 + i / 251) & 0xff);
        const Outcome outcome = sh("cat", input);
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out == input);
    }

    void interruptionIsForwarded()
    {
        const auto process = toilectl.start({QStringLiteral("exec"), QStringLiteral("case-1"), QStringLiteral("VM1"),
                                             QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                                             QStringLiteral("trap 'echo got it; exit 5' INT; echo ready; "
                                                            "while :; do sleep 0.05; done")});
        QVERIFY(process->waitForReadyRead(10000));
        test::signalTo(process->processId(), SIGINT);
        const Outcome outcome = Toilectl::finish(*process);
        QCOMPARE(outcome.status, 5);
        QVERIFY(outcome.out.contains("got it"));
    }

    void interruptionDoesNotWaitBehindInput()
    {
        const auto process = toilectl.start({QStringLiteral("exec"), QStringLiteral("case-1"), QStringLiteral("VM1"),
                                             QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                                             QStringLiteral("echo ready; exec sleep 100")});
        QVERIFY(process->waitForReadyRead(10000));
        process->write(QByteArray(8 * 1024 * 1024, 'x'));
        QVERIFY(!process->waitForBytesWritten(300) || process->bytesToWrite() > 0);
        test::signalTo(process->processId(), SIGINT);
        QCOMPARE(Toilectl::finish(*process).status, 128 + SIGINT);
    }

    void theProgramEndsWhenWeAreKilled()
    {
        const auto process = toilectl.start({QStringLiteral("exec"), QStringLiteral("case-1"), QStringLiteral("VM1"),
                                             QStringLiteral("--"), QStringLiteral("sleep"), QStringLiteral("4711")});
        const auto sleeps = [&] { return sh("grep -lz ^4711 /proc/[0-9]*/cmdline 2>/dev/null").out.size() > 0; };
        QTRY_VERIFY(sleeps());
        test::signalTo(process->processId(), SIGKILL);
        process->waitForFinished();
        QTRY_VERIFY(!sleeps());
    }

    /// A person at a terminal: sizes, keys, and the terminal as it was when the shell ends.
    void shellHasATerminal()
    {
        const auto terminal = shell(QStringLiteral("/bin/sh"), {33, 101, 0, 0});
        const termios before = terminal->modes();
        const auto type = [&](const QByteArray &keys) { return terminal->type(keys); };
        const auto shows = [&](const char *text) { return terminal->shows(text); };
        QVERIFY(type("stty size; tty; echo A''B\n"));
        QTRY_VERIFY_WITH_TIMEOUT(shows("AB"), 15000);
        QVERIFY2(shows("33 101"), terminal->seen());
        QVERIFY2(shows("/dev/pts/"), terminal->seen());
        QVERIFY(terminal->resize({44, 120, 0, 0}));
        QTRY_VERIFY_WITH_TIMEOUT((type("stty size\n"), QTest::qWaitFor([&] { return shows("44 120"); }, 300)), 15000);
        QVERIFY(type("echo sleep''ing; sleep 100\n"));
        QTRY_VERIFY_WITH_TIMEOUT(shows("sleeping"), 15000);
        QVERIFY(type("\x03"));  // Ctrl-C ends the sleep, not the shell
        QTRY_VERIFY_WITH_TIMEOUT(shows("^C"), 15000);
        QVERIFY(type("echo C''D; exit 9\n"));
        QTRY_VERIFY_WITH_TIMEOUT(shows("CD"), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(terminal->hasEnded(), 15000);
        QCOMPARE(terminal->exitStatus(), 9);
        const termios after = terminal->modes();
        QCOMPARE(after.c_lflag, before.c_lflag);
        QCOMPARE(after.c_iflag, before.c_iflag);
    }

    /// An interactive shell ignores SIGTERM: we go, leave the terminal as it was, and nothing runs on in the machine.
    void terminationEndsAShellAndItsJobs()
    {
        const auto terminal = shell(QStringLiteral("/bin/bash"), {24, 80, 0, 0});
        const termios before = terminal->modes();
        const auto sleeps = [&] { return sh("grep -lz ^4712 /proc/[0-9]*/cmdline 2>/dev/null").out.size() > 0; };
        QVERIFY(terminal->type("trap '' HUP; sleep 4712\n"));
        QTRY_VERIFY_WITH_TIMEOUT((terminal->seen(), sleeps()), 20000);
        test::signalTo(terminal->child(), SIGTERM);
        QTRY_VERIFY_WITH_TIMEOUT((terminal->seen(), terminal->hasEnded()), 15000);
        QCOMPARE(terminal->exitStatus(), 128 + SIGTERM);
        QCOMPARE(terminal->modes().c_lflag, before.c_lflag);
        QTRY_VERIFY_WITH_TIMEOUT(!sleeps(), 15000);
    }

    void shellReadsAScriptWithoutATerminal()
    {
        const Outcome outcome = toilectl("shell case-1 VM1", "ip -br addr show eth0\nexit 4\n");
        QCOMPARE(outcome.status, 4);
        QVERIFY(outcome.out.contains("2.0.0.1/8"));
    }

    void theLabGoesUnderIt()
    {
        Toilectl other;
        QCOMPARE(other("deploy case-1").status, 0);
        const auto process =
            other.start({QStringLiteral("exec"), QStringLiteral("case-1"), QStringLiteral("VM1"), QStringLiteral("--"),
                         QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("echo ready; sleep 100")});
        QVERIFY(process->waitForReadyRead(10000));
        QCOMPARE(other("undeploy case-1").status, 0);
        const Outcome outcome = Toilectl::finish(*process);
        QVERIFY2(outcome.status == 3 || outcome.status > 128, QByteArray::number(outcome.status).constData());
    }
};

QTEST_GUILESS_MAIN(TestToilectlPrograms)
#include "tst_toilectl_programs.moc"
