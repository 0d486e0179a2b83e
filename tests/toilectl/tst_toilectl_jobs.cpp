// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/terminal.h"

using namespace toile;

/// exec and shell among the jobs of a terminal: in the background nobody may wait for keys.
class TestToilectlJobs : public QObject {
    Q_OBJECT

    Toilectl toilectl;

    std::unique_ptr<Terminal> inTerminal(const QString &script, const winsize &size = {24, 80, 0, 0}) const
    {
        return std::make_unique<Terminal>(QStringList{QStringLiteral("/bin/bash"), QStringLiteral("-c"),
                                                      QString(script).replace(u'@', Toilectl::program())},
                                          toilectl.environment, toilectl.runtimeFolder(), size);
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(toilectl("deploy case-1").status, 0); }

    void inTheBackgroundItRunsWithoutKeys_data()
    {
        QTest::addColumn<QString>("script");
        // timeout makes its command a job of its own, as a shell does with what "&" ends.
        QTest::newRow("under timeout") << QStringLiteral(
            "timeout 60 @ exec case-1 VM1 -- sh -c 'sleep 1; cat; tty; echo in''side'; echo sta''tus $?");
        QTest::newRow("into a file") << QStringLiteral(
            "timeout 60 @ exec case-1 VM1 -- sh -c 'sleep 1; cat; tty; echo in''side' >out; echo sta''tus $?; cat out");
        QTest::newRow("behind &") << QStringLiteral(
            "set -m; @ exec case-1 VM1 -- sh -c 'sleep 1; cat; tty; echo in''side' & wait -f $!; echo sta''tus $?");
    }

    void inTheBackgroundItRunsWithoutKeys()
    {
        QFETCH(QString, script);
        const auto terminal = inTerminal(script);
        QVERIFY(terminal->type("typed meanwhile\n"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("status 0"), terminal->seen(), 20000);
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("inside"), terminal->seen(), 5000);
        QVERIFY2(terminal->shows("not a tty"), terminal->seen());
        QCOMPARE(terminal->seen().count("typed meanwhile"), 1);  // the terminal's own echo
    }

    void inTheForegroundItHasATerminal()
    {
        const auto terminal =
            inTerminal(QStringLiteral("timeout --foreground 60 @ exec case-1 VM1 -- sh -c 'tty; read x; "
                                      "echo got $x'; echo sta''tus $?"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("/dev/pts/"), terminal->seen(), 20000);
        QVERIFY(terminal->type("it\n"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("status 0"), terminal->seen(), 20000);
        QVERIFY2(terminal->shows("got it"), terminal->seen());
    }

    void aShellInTheBackgroundIsRefused()
    {
        const auto terminal = inTerminal(QStringLiteral("timeout 60 @ shell case-1 VM1; echo sta''tus $?"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("status 2"), terminal->seen(), 20000);
        QVERIFY2(terminal->shows("in the background"), terminal->seen());
    }

    void aVeryWideTerminalIsOne()
    {
        const auto terminal =
            inTerminal(QStringLiteral("@ exec case-1 VM1 -- stty size; echo sta''tus $?"), {20, 20000, 0, 0});
        QTRY_VERIFY2_WITH_TIMEOUT(terminal->shows("status 0"), terminal->seen(), 20000);
        QVERIFY2(terminal->shows("20 10000"), terminal->seen());
    }

    /// What machines do not get is left out, and no reason to run nothing.
    void strangeSettingsAreLeftOut()
    {
        Toilectl strange;
        strange.environment = toilectl.environment;
        strange.environment.insert(QStringLiteral("LC_foo"), QStringLiteral("1"));
        strange.environment.insert(QStringLiteral("LC_ALL2"), QStringLiteral("x"));
        strange.environment.insert(QStringLiteral("LANGUAGE"), QString(1001, u'f'));
        strange.environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm-kept"));
        for (char letter = 'A'; letter <= 'Z'; ++letter)
            for (const char *more : {"X", "Y"})
                strange.environment.insert(QStringLiteral("LC_") + QLatin1Char(letter) + QLatin1String(more),
                                           QStringLiteral("C"));
        const Outcome outcome = strange("exec case-1 VM1 -- env");
        QVERIFY2(outcome.status == 0, outcome.err);
        QVERIFY2(outcome.out.contains("TERM=xterm-kept\n"), outcome.out);
        QVERIFY2(outcome.out.contains("LC_ALL=C\n"), outcome.out);
        QVERIFY(!outcome.out.contains("LC_foo") && !outcome.out.contains("LC_ALL2") && !outcome.out.contains("fff"));
    }
};

QTEST_GUILESS_MAIN(TestToilectlJobs)
#include "tst_toilectl_jobs.moc"
