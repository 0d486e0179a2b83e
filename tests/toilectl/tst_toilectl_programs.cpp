// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/descriptor.h"
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>

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

    /// A child whose terminal is `slave`.
    pid_t shellOn(int slave, const char *shell) const
    {
        const QByteArray program = Toilectl::program().toLocal8Bit();
        QList<QByteArray> environment;
        for (const QString &entry : toilectl.environment.toStringList())
            environment += entry.toLocal8Bit();
        environment += QByteArray("SHELL=") + shell;
        std::vector<char *> envp;
        for (QByteArray &entry : environment)
            envp.push_back(entry.data());
        envp.push_back(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            ::login_tty(slave);
            ::execle(program.constData(), "toilectl", "shell", "case-1", "VM1", nullptr, envp.data());
            ::_exit(99);
        }
        return child;
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
        int master = -1;
        int slave = -1;
        winsize size{33, 101, 0, 0};
        QCOMPARE(::openpty(&master, &slave, nullptr, nullptr, &size), 0);
        const Descriptor ours(master);
        Descriptor theirs(slave);
        termios before{};
        QCOMPARE(::tcgetattr(slave, &before), 0);
        const pid_t child = shellOn(slave, "/bin/sh");
        QVERIFY(child > 0);
        ::fcntl(master, F_SETFL, O_NONBLOCK);
        QByteArray seen;
        const auto read = [&] {
            char buffer[4096];
            for (ssize_t got = ::read(master, buffer, sizeof buffer); got > 0;
                 got = ::read(master, buffer, sizeof buffer))
                seen.append(buffer, got);
        };
        const auto type = [&](const QByteArray &keys) {
            return ::write(master, keys.constData(), static_cast<std::size_t>(keys.size())) == keys.size();
        };
        QVERIFY(type("stty size; tty; echo A''B\n"));
        QTRY_VERIFY_WITH_TIMEOUT((read(), seen.contains("AB")), 15000);
        QVERIFY2(seen.contains("33 101"), seen);
        QVERIFY2(seen.contains("/dev/pts/"), seen);
        size = {44, 120, 0, 0};
        QCOMPARE(::ioctl(master, TIOCSWINSZ, &size), 0);
        QTRY_VERIFY_WITH_TIMEOUT(
            (type("stty size\n"), QTest::qWaitFor([&] { return read(), seen.contains("44 120"); }, 300)), 15000);
        QVERIFY(type("echo sleep''ing; sleep 100\n"));
        QTRY_VERIFY_WITH_TIMEOUT((read(), seen.contains("sleeping")), 15000);
        QVERIFY(type("\x03"));  // Ctrl-C ends the sleep, not the shell
        QTRY_VERIFY_WITH_TIMEOUT((read(), seen.contains("^C")), 15000);
        QVERIFY(type("echo C''D; exit 9\n"));
        QTRY_VERIFY_WITH_TIMEOUT((read(), seen.contains("CD")), 15000);
        int status = 0;
        bool ended = false;
        QTRY_VERIFY_WITH_TIMEOUT(ended || (ended = ::waitpid(child, &status, WNOHANG) == child), 15000);
        QCOMPARE(WEXITSTATUS(status), 9);
        termios after{};
        QCOMPARE(::tcgetattr(slave, &after), 0);
        QCOMPARE(after.c_lflag, before.c_lflag);
        QCOMPARE(after.c_iflag, before.c_iflag);
    }

    /// An interactive shell ignores SIGTERM: we go, leave the terminal as it was, and nothing runs on in the machine.
    void terminationEndsAShellAndItsJobs()
    {
        int master = -1;
        int slave = -1;
        QCOMPARE(::openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
        const Descriptor ours(master);
        const Descriptor theirs(slave);
        termios before{};
        QCOMPARE(::tcgetattr(slave, &before), 0);
        const pid_t child = shellOn(slave, "/bin/bash");
        ::fcntl(master, F_SETFL, O_NONBLOCK);
        const auto sleeps = [&] { return sh("grep -lz ^4712 /proc/[0-9]*/cmdline 2>/dev/null").out.size() > 0; };
        const QByteArray keys = "trap '' HUP; sleep 4712\n";
        QCOMPARE(::write(master, keys.constData(), std::size_t(keys.size())), ssize_t(keys.size()));
        char buffer[4096];
        QTRY_VERIFY_WITH_TIMEOUT(((void)!::read(master, buffer, sizeof buffer), sleeps()), 20000);
        test::signalTo(child, SIGTERM);
        int status = 0;
        bool ended = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            (::read(master, buffer, sizeof buffer), ended || (ended = ::waitpid(child, &status, WNOHANG) == child)),
            15000);
        QCOMPARE(WEXITSTATUS(status), 128 + SIGTERM);
        termios after{};
        QCOMPARE(::tcgetattr(slave, &after), 0);
        QCOMPARE(after.c_lflag, before.c_lflag);
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
