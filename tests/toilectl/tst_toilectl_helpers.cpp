// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>

#include <csignal>

using namespace toile;

/// Helpers that are killed, stand still, or are asked by several at once.
class TestToilectlHelpers : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;

    Outcome run(const char *line) const { return (*m_toilectl)(line); }
    QString folder() const { return m_toilectl->runtimeFolder() + QStringLiteral("/toile"); }
    QString socket() const { return folder() + QStringLiteral("/case-1.sock"); }
    /// Both processes of case-1.
    QList<pid_t> helpers() const
    {
        QList<pid_t> pids;
        for (const QString &name : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs)) {
            QFile file(QStringLiteral("/proc/%1/cmdline").arg(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(QFile::encodeName(socket())))
                pids += name.toInt();
        }
        return pids;
    }
    QJsonArray rows(const char *line) const { return run(line).json().array(); }

private Q_SLOTS:
    void init() { m_toilectl = std::make_unique<Toilectl>(); }
    void cleanup() { m_toilectl.reset(); }

    void aHelperThatDoesNotAnswerIsShownAndRemoved()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        const QByteArray path = QFile::encodeName(m_toilectl->runtimeFolder()) + "/toile/case-1.sock";
        std::vector<std::unique_ptr<QLocalSocket>> idle;
        for (int i = 0; i < 40; ++i) {
            idle.push_back(std::make_unique<QLocalSocket>());
            idle.back()->connectToServer(QFile::decodeName(path));
            QVERIFY(idle.back()->waitForConnected());
        }
        const Outcome status = run("status --json");
        QCOMPARE(status.status, 3);
        QCOMPARE(status.json().array().size(), 1);
        QCOMPARE(status.json().array()[0].toObject().value(QStringLiteral("lab")).toString(), QStringLiteral("case-1"));
        QCOMPARE(run("undeploy case-1").status, 0);
        QCOMPARE(run("status --json").json().array().size(), 0);
        QVERIFY(!QFile::exists(QFile::decodeName(path)));
    }

    /// Whoever comes too late is refused, and takes nothing away from who was first.
    void simultaneousDeploysLeaveTheLabRunning()
    {
        for (int round = 0; round < 5; ++round) {
            std::vector<std::unique_ptr<QProcess>> all;
            for (int i = 0; i < 3; ++i)
                all.push_back(m_toilectl->start({QStringLiteral("deploy"), QStringLiteral("case-2.1")}));
            int deployed = 0;
            QByteArray told;
            for (const auto &process : all) {
                const Outcome outcome = Toilectl::finish(*process);
                deployed += outcome.status == 0 ? 1 : 0;
                told += outcome.err;
            }
            QVERIFY2(deployed >= 1, told);
            QCOMPARE(rows("status --json").size(), 1);
            QVERIFY2(run("plan case-2.1").out.contains("Nothing to do"), told);
            QCOMPARE(run("undeploy case-2.1").status, 0);
        }
    }

    /// Killed before its lab ran: nothing is left behind, and nothing is lost of one that runs.
    void aKilledDeployLeavesItsFileOrNothing()
    {
        const auto process = m_toilectl->start({QStringLiteral("deploy"), QStringLiteral("tp1")});
        const QDir folder(m_toilectl->runtimeFolder() + QStringLiteral("/toile"));
        const auto sockets = [&] { return folder.entryList(QDir::System | QDir::Files).size(); };
        QTRY_VERIFY_WITH_TIMEOUT(sockets() > 0, 20000);
        test::signalTo(process->processId(), SIGKILL);
        process->waitForFinished();
        const auto knowsItsFile = [&] {
            const auto all = rows("status --json");
            return !all.isEmpty() && all[0][QStringLiteral("file")] == QStringLiteral("tp1");
        };
        QTRY_VERIFY_WITH_TIMEOUT(sockets() == 0 || knowsItsFile(), 20000);
    }

    /// A helper that stands still keeps nobody waiting for ever, and both of its processes can be ended.
    void aStuckHelperIsEnded()
    {
        QCOMPARE(run("deploy case-1").status, 0);
        const QList<pid_t> both = helpers();
        QCOMPARE(both.size(), 2);
        for (const pid_t pid : both)
            QVERIFY(test::signalTo(pid, SIGSTOP));
        QVERIFY(test::signalTo(both[0], SIGKILL));  // the outer one alone: the other cannot hear of it
        const Outcome status = run("status");
        QCOMPARE(status.status, 3);
        QVERIFY2(status.errors().contains(QStringLiteral("does not answer")), status.err);
        const Outcome undeploy = run("undeploy case-1");
        QVERIFY2(undeploy.status == 0, undeploy.err);
        QCOMPARE(helpers(), QList<pid_t>());
        QVERIFY(!QFileInfo::exists(socket()));
        QCOMPARE(run("deploy case-1").status, 0);
    }

    /// Nobody is left to take the socket away: the next that looks for labs does, whatever it is.
    void whatTwoKilledAtOnceLeaveGoesWithTheNextCommand_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"status", "undeploy case-1", "undeploy --all", "plan case-1", "check case-1",
                                    "exec case-1 VM1 -- true", "show case-1 arp", "complete undeploy "})
            QTest::newRow(command) << QString::fromUtf8(command);
    }
    void whatTwoKilledAtOnceLeaveGoesWithTheNextCommand()
    {
        QFETCH(QString, command);
        QCOMPARE(run("deploy case-1").status, 0);
        const QList<pid_t> both = helpers();
        QCOMPARE(both.size(), 2);
        for (const pid_t pid : both)
            QVERIFY(test::signalTo(pid, SIGSTOP));  // so that neither sees the other go
        for (const pid_t pid : both)
            QVERIFY(test::signalTo(pid, SIGKILL));
        // A killed process gives its memory back before its sockets.
        const auto listens = [&] {
            QLocalSocket probe;
            probe.connectToServer(socket());
            return probe.waitForConnected();
        };
        QTRY_VERIFY(helpers().isEmpty() && !listens());
        QVERIFY(QFileInfo::exists(socket()));
        (void)m_toilectl->run(command.split(u' '));
        QVERIFY(!QFileInfo::exists(folder()));
    }

    /// A reason that several engines share is told once, and whose it is.
    void whyNoEngineRunsIsToldOnce()
    {
        const QTemporaryDir programs;
        const QString toilectl = programs.filePath(QStringLiteral("toilectl"));
        QVERIFY(QFile::copy(Toilectl::program(), toilectl));
        QFile helper(programs.filePath(QStringLiteral("toiled")));
        QVERIFY(helper.open(QIODevice::WriteOnly));
        helper.write("#!/bin/sh\necho 'It is out of order.' >&2\nexit 1\n");
        helper.close();
        QVERIFY(helper.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QProcess process;
        process.setProcessEnvironment(m_toilectl->environment);
        process.start(toilectl, {QStringLiteral("deploy"), QStringLiteral("case-1")});
        const Outcome outcome = Toilectl::finish(process);
        QCOMPARE(outcome.status, 3);
        QVERIFY2(outcome.err.contains("Not in the sandbox, the micro-VM: "), outcome.err);
        QCOMPARE(outcome.err.count("out of order"), 1);
    }

    /// Its first word has no room for the longer name of the one that watches.
    void oneThatWasStartedByAShortNameIsEnded()
    {
        const QString socket = m_toilectl->runtimeFolder() + QStringLiteral("/toile/short.sock");
        QProcess helper;
        helper.setWorkingDirectory(qEnvironmentVariable("TOILE_BIN"));
        helper.setProcessEnvironment(m_toilectl->environment);
        helper.start(
            QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"), QStringLiteral("exec ./toiled --sandbox --lab short --socket %1").arg(socket)});
        QVERIFY(helper.waitForReadyRead(20000));
        QCOMPARE(helper.readAllStandardOutput(), QByteArray("ready\n"));
        QVERIFY(test::signalTo(helper.processId(), SIGSTOP));
        QVERIFY(QFile::setPermissions(socket, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Outcome undeploy = run("undeploy short");
        QVERIFY2(undeploy.status == 0, undeploy.err);
        QVERIFY(helper.waitForFinished(20000));
        QVERIFY(!QFileInfo::exists(socket));
    }
};

QTEST_GUILESS_MAIN(TestToilectlHelpers)
#include "tst_toilectl_helpers.moc"
