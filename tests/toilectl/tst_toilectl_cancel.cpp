// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/engine/fakehelper.h"
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <utility>

using namespace toile;

namespace {

constexpr int kMany = 1500;
constexpr int kFew = 5;
constexpr int kInterrupted = 128 + SIGINT;

QJsonObject named(const QString &name, const char *key, const QString &value)
{
    return {{QStringLiteral("name"), name}, {QLatin1String(key), value}};
}

QJsonObject machine(const QString &name, const char *kind, const QJsonArray &interfaces)
{
    QJsonObject object = named(name, "kind", QLatin1String(kind));
    object[QStringLiteral("interfaces")] = interfaces;
    return object;
}

/// Switches with this many PCs: their deploy takes long enough to be interrupted.
QByteArray star(int pcs)
{
    constexpr int kPorts = 500;
    QJsonArray machines;
    QJsonArray cables;
    QJsonArray ports;
    for (int i = 0; i < pcs; ++i) {
        const QString pc = QStringLiteral("PC%1").arg(i);
        const QString hub = QStringLiteral("SW%1").arg(i / kPorts);
        if (ports.isEmpty())
            ports += named(QStringLiteral("br0"), "kind", QStringLiteral("bridge"));
        ports += named(QStringLiteral("p%1").arg(i), "bridge", QStringLiteral("br0"));
        machines += machine(pc, "pc", {QJsonObject{{QStringLiteral("name"), QStringLiteral("eth0")}}});
        cables += QJsonArray{hub + QStringLiteral(":p%1").arg(i), pc + QStringLiteral(":eth0")};
        if (i % kPorts == kPorts - 1 || i == pcs - 1)
            machines += machine(hub, "switch", std::exchange(ports, QJsonArray()));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("toile"), 1},
                                     {QStringLiteral("name"), QStringLiteral("star")},
                                     {QStringLiteral("machines"), machines},
                                     {QStringLiteral("cables"), cables}})
        .toJson();
}

}  // namespace

/// A deploy that its person interrupts, and labs that are starting.
class TestToilectlCancel : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;
    QByteArray m_told;

    Outcome run(const char *line) const { return (*m_toilectl)(line); }
    QString folder() const { return m_toilectl->runtimeFolder() + QStringLiteral("/toile"); }
    QString file() const { return m_toilectl->runtimeFolder() + QStringLiteral("/star.toile"); }

    void draw(int pcs) const
    {
        QFile drawing(file());
        QVERIFY(drawing.open(QIODevice::WriteOnly));
        drawing.write(star(pcs));
    }
    int machines() const
    {
        const QJsonArray rows = run("status --json").json().array();
        return rows.isEmpty() ? 0 : int(rows[0].toObject()[QStringLiteral("machines")].toArray().size());
    }
    bool isDeployed() const
    {
        const QJsonArray rows = run("status --json").json().array();
        return !rows.isEmpty() && rows[0].toObject()[QStringLiteral("file")].isString();
    }
    /// Both processes of the helper, by the socket in their words.
    bool signalHelpers(int signal) const
    {
        const QByteArray socket = QFile::encodeName(folder() + QStringLiteral("/star.sock"));
        int signalled = 0;
        for (const QString &name : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[1-9]*")}, QDir::Dirs)) {
            QFile file(QStringLiteral("/proc/%1/cmdline").arg(name));
            const bool isHelper = file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(socket);
            signalled += isHelper && test::signalTo(name.toInt(), signal) ? 1 : 0;
        }
        return signalled == 2;
    }
    bool isBeingUndone(QProcess &deploy)
    {
        m_told.clear();
        return QTest::qWaitFor([&] { return (m_told += deploy.readAllStandardError()).contains("is being undone"); },
                               20000);
    }
    /// Others only look whether somebody listens.
    static bool isGreetedBySomebody(QLocalServer &helper, std::vector<QLocalSocket *> &clients)
    {
        while (helper.hasPendingConnections())
            clients.push_back(helper.nextPendingConnection());
        return std::any_of(clients.begin(), clients.end(),
                           [](const QLocalSocket *client) { return client->bytesAvailable() > 0; });
    }
    /// That makes machines now, and is far from done.
    std::unique_ptr<QProcess> deployInTheMiddle(int more) const
    {
        auto deploy = m_toilectl->start({QStringLiteral("deploy"), file()});
        if (!QTest::qWaitFor([&] { return machines() > more; }, 60000))
            return nullptr;
        return deploy;
    }

    /// Both signals come before the program, or its helper, could do anything about the first.
    Outcome interruptedTwiceAtOnce(QProcess &deploy) const
    {
        bool sent = signalHelpers(SIGSTOP);
        for (const int signal : {SIGSTOP, SIGINT, SIGTERM, SIGCONT})
            sent = test::signalTo(deploy.processId(), signal) && sent;
        const Outcome outcome = Toilectl::finish(deploy);
        sent = signalHelpers(SIGCONT) && sent;
        return sent ? outcome : Outcome{-1, {}, "a signal could not be sent"};
    }

private Q_SLOTS:
    void init() { m_toilectl = std::make_unique<Toilectl>(); }
    void cleanup() { m_toilectl.reset(); }

    void nothingStaysOfAnInterruptedDeploy()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(10);
        QVERIFY(deploy);
        QVERIFY(signalHelpers(SIGSTOP));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        QVERIFY(isBeingUndone(*deploy));
        QVERIFY(signalHelpers(SIGCONT));
        Outcome outcome = Toilectl::finish(*deploy);
        outcome.err = m_told + outcome.err;
        QCOMPARE(outcome.status, kInterrupted);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.errors().contains(QStringLiteral("is being undone")), outcome.err);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Everything is again as it was before.")), outcome.err);
        QVERIFY(!QFileInfo::exists(folder()));
        QCOMPARE(run("status --json").json().array(), QJsonArray());
    }

    void anInterruptedChangeLeavesWhatRan()
    {
        draw(5);
        QCOMPARE(m_toilectl->run({QStringLiteral("deploy"), file()}).status, 0);
        draw(kMany);
        const auto deploy = deployInTheMiddle(20);
        QVERIFY(deploy);
        QVERIFY(signalHelpers(SIGSTOP));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        QVERIFY(isBeingUndone(*deploy));
        QVERIFY(signalHelpers(SIGCONT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Everything is again as it was before.")), outcome.err);
        draw(5);
        const Outcome plan = m_toilectl->run({QStringLiteral("plan"), file()});
        QVERIFY2(plan.out.contains("Nothing to do"), plan.out + plan.err);
    }

    void theSecondInterruptionWaitsForNothing()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(100);
        QVERIFY(deploy);
        QVERIFY(signalHelpers(SIGSTOP));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        QVERIFY(isBeingUndone(*deploy));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("The helper undoes the rest without us.")), outcome.err);
        QVERIFY(signalHelpers(SIGCONT));
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(folder()), 60000);
    }

    void twoInterruptionsAtOnceUndoItToo()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(100);
        QVERIFY(deploy);
        const Outcome outcome = interruptedTwiceAtOnce(*deploy);
        QVERIFY2(outcome.errors().contains(QStringLiteral("The helper undoes the rest without us.")), outcome.err);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(folder()), 60000);
    }

    void twoInterruptionsAtOnceLeaveWhatRan()
    {
        draw(kFew);
        QCOMPARE(m_toilectl->run({QStringLiteral("deploy"), file()}).status, 0);
        draw(kMany);
        const auto deploy = deployInTheMiddle(20);
        QVERIFY(deploy);
        const Outcome outcome = interruptedTwiceAtOnce(*deploy);
        QVERIFY2(outcome.errors().contains(QStringLiteral("The helper undoes the rest without us.")), outcome.err);
        QTRY_COMPARE_WITH_TIMEOUT(machines(), kFew + 1, 60000);
    }

    /// "Applied" and the signal wait for it together.
    void whatWasCompleteMeanwhileIsUndoneToo()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(10);
        QVERIFY(deploy);
        QVERIFY(test::signalTo(deploy->processId(), SIGSTOP));
        QVERIFY(QTest::qWaitFor([&] { return isDeployed(); }, 100000));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        QVERIFY(test::signalTo(deploy->processId(), SIGCONT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Everything is again as it was before.")), outcome.err);
        QVERIFY(!QFileInfo::exists(folder()));
    }

    /// Whenever a start is interrupted, nothing stays of it, and the next deploy is not hindered.
    void anInterruptedStartLeavesNothing()
    {
        for (int delay = 4; delay <= 60; delay += 2) {
            const auto deploy = m_toilectl->start({QStringLiteral("deploy"), QStringLiteral("case-1")});
            QVERIFY(deploy->waitForStarted());
            QTest::qWait(delay);
            test::signalTo(deploy->processId(), SIGINT);
            const Outcome outcome = Toilectl::finish(*deploy);
            const bool another = delay % 4 == 0;
            if (another) {
                const Outcome next = run("deploy case-1");
                QVERIFY2(next.status == 0, next.err);
            }
            if (another || outcome.status == 0)
                QCOMPARE(run("undeploy case-1").status, 0);
            else if (outcome.status != kInterrupted)  // it had not begun, or was complete: the signal alone ended it
                run("undeploy case-1");
            QVERIFY2(QTest::qWaitFor([&] { return !QFileInfo::exists(folder()); }, 20000),
                     QByteArray::number(delay) + " ms: " + outcome.err + run("status").out);
        }
    }

    /// One that stands still while it starts keeps nobody for ever.
    void aStartThatIsStuckIsNotWaitedFor()
    {
        QVERIFY(QDir().mkdir(folder()));
        QLocalServer helper;
        const QString path = folder() + QStringLiteral("/case-1.sock");
        helper.setSocketOptions(QLocalServer::UserAccessOption);
        QVERIFY(helper.listen(path));
        const timespec longAgo[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
        QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), longAgo, 0), 0);
        const Outcome show = run("show case-1");
        QVERIFY2(show.errors().contains(QStringLiteral("does not answer")), show.err);
    }

    void whoMovesALabThatIsStartingIsHeard()
    {
        QVERIFY(QDir().mkdir(folder()));
        QLocalServer helper;
        helper.setSocketOptions(QLocalServer::UserAccessOption);
        QVERIFY(helper.listen(folder() + QStringLiteral("/case-1.sock")));
        const auto move =
            m_toilectl->start({QStringLiteral("deploy"), QStringLiteral("--move"), QStringLiteral("case-1")});
        std::vector<QLocalSocket *> clients;
        QTRY_VERIFY_WITH_TIMEOUT(isGreetedBySomebody(helper, clients), 20000);
        QVERIFY(test::signalTo(move->processId(), SIGINT));
        const Outcome outcome = Toilectl::finish(*move);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Interrupted.")), outcome.err);
    }

    void whatMovedAwayIsSaidToBeGone()
    {
        QVERIFY(QDir().mkdir(folder()));
        auto helper = std::make_unique<FakeHelper>(folder() + QStringLiteral("/case-1.sock"));
        helper->greeting.engine = QStringLiteral("vm");
        helper->greeting.lab = QStringLiteral("case-1");
        const auto move = m_toilectl->start(QStringLiteral("deploy --move --engine sandbox case-1").split(u' '));
        QTRY_COMPARE_WITH_TIMEOUT(helper->count<Undeploy>(), 1, 20000);
        QVERIFY(test::signalTo(move->processId(), SIGSTOP));
        helper->say(Bye{QStringLiteral("The lab was undeployed.")});
        QTRY_COMPARE(helper->socket->bytesToWrite(), 0);
        helper.reset();
        QVERIFY(test::signalTo(move->processId(), SIGINT));
        QVERIFY(test::signalTo(move->processId(), SIGCONT));
        const Outcome outcome = Toilectl::finish(*move);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("nothing was deployed in its place")), outcome.err);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(folder()) || run("status --json").json().array().isEmpty(), 20000);
    }

    void aStartThatCannotBeEndedIsSaidToBe()
    {
        QVERIFY(QDir().mkdir(folder()));
        QLocalServer helper;  // of a program that is not toiled
        helper.setSocketOptions(QLocalServer::UserAccessOption);
        QVERIFY(helper.listen(folder() + QStringLiteral("/case-1.sock")));
        const Outcome undeploy = run("undeploy case-1");
        QVERIFY(undeploy.status != 0);
        QVERIFY2(undeploy.errors().contains(QStringLiteral("cannot be ended")), undeploy.err);
    }

    void aLabThatIsStartingSaysSo()
    {
        QVERIFY(QDir().mkdir(folder()));
        QLocalServer helper;  // that does not answer yet
        const QString path = folder() + QStringLiteral("/case-1.sock");
        QVERIFY(helper.listen(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Outcome text = run("status");
        QCOMPARE(text.status, 0);
        QVERIFY2(text.text().contains(QStringLiteral("is starting")), text.out);
        QCOMPARE(text.err, QByteArray());
        const Outcome json = run("status --json");
        QCOMPARE(json.status, 0);
        const QJsonObject row = json.json().array()[0].toObject();
        QCOMPARE(row[QStringLiteral("lab")].toString(), QStringLiteral("case-1"));
        QCOMPARE(row[QStringLiteral("starting")].toBool(), true);
        QCOMPARE(row[QStringLiteral("machines")], QJsonValue(QJsonValue::Null));
    }
};

QTEST_GUILESS_MAIN(TestToilectlCancel)
#include "tst_toilectl_cancel.moc"
