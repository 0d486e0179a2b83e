// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession.h"
#include "tests/engine/fakehelper.h"
#include "tests/protocol/samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace toile;

namespace {

LiveDelta arpRow(quint64 revision, const char *address)
{
    MachineDelta machine;
    machine.machine = QStringLiteral("VM0");
    machine.neighbours.changed = {NeighbourRow{QStringLiteral("eth0"), samples::address(address),
                                               samples::mac("02:00:00:00:00:01"), QStringLiteral("REACHABLE")}};
    return {revision, {machine}};
}

}  // namespace

class TestSession : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<FakeHelper> m_helper;
    std::unique_ptr<EngineSession> m_session;
    Error m_error;
    QString m_closed;

    Launch launch(const QStringList &arguments = {}) const
    {
        return {QStringLiteral("lab"), QStringLiteral("sandbox"), m_folder.filePath(QStringLiteral("lab.sock")),
                arguments};
    }
    /// A script instead of toiled.
    Launch scripted(const char *script) const
    {
        return launch({QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromUtf8(script)});
    }
    void becomeReady()
    {
        m_session->connectTo(launch());
        QTRY_VERIFY(m_session->isReady());
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Error>();
        qRegisterMetaType<ProgramEnded>();
        qRegisterMetaType<Applied>();
    }

    void init()
    {
        m_helper = std::make_unique<FakeHelper>(launch().socketPath);
        m_session = std::make_unique<EngineSession>();
        m_error = {};
        m_closed.clear();
        connect(m_session.get(), &EngineSession::failed, this, [this](const Error &error) { m_error = error; });
        connect(m_session.get(), &EngineSession::closed, this, [this](const QString &reason) { m_closed = reason; });
    }

    void cleanup()
    {
        m_session.reset();
        m_helper.reset();
    }

    void greetsFirstThenIsReady()
    {
        QSignalSpy ready(m_session.get(), &EngineSession::ready);
        m_session->startOrConnect(launch());
        QVERIFY(!m_session->isReady());
        QTRY_COMPARE(ready.size(), 1);
        QVERIFY(std::holds_alternative<ClientHello>(m_helper->received.front()));
        QCOMPARE(m_session->hello(), m_helper->greeting);
        QVERIFY(!m_session->startedHelper());
    }

    void saysWhenTheLabDoesNotRun()
    {
        m_helper.reset();
        m_session->connectTo(launch());
        QTRY_COMPARE(m_error.code, ErrorCode::NotFound);
        QVERIFY(m_error.message.contains(QStringLiteral("lab does not run")));
    }

    void refusesAnotherVersion()
    {
        m_helper->greeting.version = kProtocolVersion + 1;
        m_session->connectTo(launch());
        QTRY_COMPARE(m_error.code, ErrorCode::Protocol);
        QVERIFY2(m_error.message.contains(QStringLiteral("another version")), qPrintable(m_error.message));
        QVERIFY(m_error.message.contains(QStringLiteral("4711")));
    }

    /// It cannot read the hello, and says so in words of its own.
    void tellsAnOlderHelperByItsRefusal()
    {
        m_helper->greets = false;
        m_helper->onMessage = [this](const ClientMessage &) {
            m_helper->say(Failed{0, makeError(ErrorCode::Protocol, QStringLiteral("“language” is not a known key."))});
            m_helper->hangUp();
        };
        m_session->connectTo(launch());
        QTRY_COMPARE(m_error.code, ErrorCode::Protocol);
        QVERIFY2(m_error.message.contains(QStringLiteral("another version")), qPrintable(m_error.message));
        QVERIFY2(m_error.message.contains(QStringLiteral("toilectl undeploy lab")), qPrintable(m_error.message));
    }

    void passesOnWhatTheHelperSaysInsteadOfAGreeting()
    {
        m_helper->greets = false;
        m_helper->onMessage = [this](const ClientMessage &) {
            m_helper->say(Failed{0, makeError(ErrorCode::LimitExceeded, QStringLiteral("Too many clients."))});
            m_helper->hangUp();
        };
        m_session->connectTo(launch());
        QTRY_COMPARE(m_error.message, QStringLiteral("Too many clients."));
    }

    void refusesWhatIsNotAMessage()
    {
        becomeReady();
        m_helper->sayRaw(frame("\xa0"));
        QTRY_COMPARE(m_error.code, ErrorCode::Protocol);
        QVERIFY(!m_session->isReady());
    }

    void refusesAnOversizedFrameAtItsLength()
    {
        becomeReady();
        m_helper->sayRaw(QByteArray("\x7f\xff\xff\xff", 4));
        QTRY_COMPARE(m_error.code, ErrorCode::LimitExceeded);
    }

    void aDyingHelperIsToldOnce()
    {
        becomeReady();
        Program *program = m_session->startProgram({0, QStringLiteral("VM1"), {QStringLiteral("sh")}, {}});
        QSignalSpy ended(program, &Program::ended);
        QSignalSpy closed(m_session.get(), &EngineSession::closed);
        m_helper->hangUp();
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(m_closed.contains(QStringLiteral("unexpectedly")));
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.front().front().value<ProgramEnded>().error.code, ErrorCode::Disconnected);
        QVERIFY(m_error.message.isEmpty());
    }

    void undeployEndsWithBye()
    {
        becomeReady();
        m_helper->onMessage = [this](const ClientMessage &message) {
            if (std::holds_alternative<Undeploy>(message)) {
                m_helper->say(Bye{QStringLiteral("undeployed")});
                m_helper->hangUp();
            }
        };
        m_session->undeploy();
        QTRY_COMPARE(m_closed, QStringLiteral("undeployed"));
    }

    void undeployStillGoesOutWhenTheSessionIsClosedAtOnce()
    {
        becomeReady();
        m_session->undeploy();
        m_session->disconnectFromLab();
        QTRY_COMPARE(m_helper->count<Undeploy>(), 1);
    }

    void keepsLiveStateByDeltas()
    {
        becomeReady();
        QSignalSpy changed(m_session.get(), &EngineSession::liveChanged);
        m_session->observe(true, false);
        QVERIFY(!m_session->hasLive());
        m_helper->say(StateMessage{samples::star(3)});
        m_helper->say(DeltaMessage{arpRow(2, "10.0.0.9")});
        m_helper->say(DeltaMessage{arpRow(2, "10.0.0.99")});  // already seen
        m_helper->say(DeltaMessage{arpRow(3, "10.0.0.10")});
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(m_session->live().revision, 3u);
        QCOMPARE(m_session->live().machines.at(QStringLiteral("VM0")).neighbours.size(), 3u);
    }

    void aGapInRevisionsAsksForTheWholeAgain()
    {
        becomeReady();
        QSignalSpy reset(m_session.get(), &EngineSession::liveReset);
        m_session->observe(true, true);
        m_helper->say(StateMessage{samples::star(1)});
        m_helper->say(DeltaMessage{arpRow(5, "10.0.0.9")});
        m_helper->say(DeltaMessage{arpRow(6, "10.0.0.10")});
        QTRY_COMPARE(m_helper->count<Observe>(), 3);  // look away, look again
        QCOMPARE(m_helper->last<Observe>(), (Observe{true, true}));
        LiveState whole = samples::star(1);
        whole.revision = 6;
        m_helper->say(StateMessage{whole});
        m_helper->say(DeltaMessage{arpRow(7, "10.0.0.11")});
        QTRY_COMPARE(m_session->live().revision, 7u);
        QCOMPARE(reset.size(), 2);
        QCOMPARE(m_helper->count<Observe>(), 3);
    }

    void plansAreAnsweredByTheirRequest()
    {
        becomeReady();
        QSignalSpy applied(m_session.get(), &EngineSession::applied);
        QSignalSpy refused(m_session.get(), &EngineSession::requestFailed);
        const quint32 first = m_session->applyPlan(samples::everyStep(), QStringLiteral("a.toile"));
        const quint32 second = m_session->applyPlan({}, {});
        QVERIFY(first != second);
        QTRY_COMPARE(m_helper->count<ApplyPlan>(), 2);
        m_helper->say(Failed{second, makeError(ErrorCode::Refused, QStringLiteral("no"))});
        m_helper->say(Applied{first, true, -1, {}, false, 3});
        QTRY_COMPARE(applied.size(), 1);
        QCOMPARE(applied.front().front().value<Applied>().request, first);
        QCOMPARE(refused.front().front().toUInt(), second);
        QVERIFY(m_session->isReady());
    }

    void aPlanPastTheLimitNeverLeaves()
    {
        becomeReady();
        QSignalSpy refused(m_session.get(), &EngineSession::requestFailed);
        const Plan steps(limits::kPlanSteps + 1, DeleteNamespace{QStringLiteral("V")});
        const quint32 request = m_session->applyPlan(steps, {});
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.front().front().toUInt(), request);
        QCOMPARE(m_helper->count<ApplyPlan>(), 0);
    }

    void programsHaveTheirOwnChannels()
    {
        becomeReady();
        Program *one = m_session->startProgram({0, QStringLiteral("VM1"), {QStringLiteral("cat")}, {}});
        Program *two = m_session->startProgram({0, QStringLiteral("VM2"), {QStringLiteral("ls")}, {}, true, 3, 4});
        QSignalSpy output(one, &Program::output);
        QSignalSpy ended(two, &Program::ended);
        const QPointer<Program> second = two;
        one->write(QByteArray(200 * 1024, 'x'));
        one->closeInput();
        two->resize(30, 100);
        two->sendSignal(SIGINT);
        QTRY_COMPARE(m_helper->count<ChannelSignal>(), 1);
        QCOMPARE(m_helper->count<StartProgram>(), 2);
        QCOMPARE(m_helper->count<ChannelBytes>(), 4);  // in pieces
        const quint32 channel = m_helper->last<ChannelEof>().channel;
        QVERIFY(channel != m_helper->last<ChannelResize>().channel);
        m_helper->say(ChannelBytes{channel, Stream::ErrorOutput, "oops"});
        m_helper->say(ProgramEnded{m_helper->last<ChannelResize>().channel, 3, 0, {}});
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(output.front().front().toByteArray(), QByteArray("oops"));
        QCOMPARE(ended.front().front().value<ProgramEnded>().exitStatus, 3);
        QTRY_VERIFY(!second);
        m_helper->say(ChannelBytes{channel + 99, Stream::Output, "nobody's"});
        m_helper->say(ChannelBytes{channel, Stream::Output, "more"});
        QTRY_COMPARE(output.size(), 2);
    }

    void inputIsSentAsItIsTaken()
    {
        constexpr int ahead = limits::kChannelBacklogBytes / 2;
        becomeReady();
        Program *program = m_session->startProgram({0, QStringLiteral("VM1"), {QStringLiteral("cat")}, {}});
        QSignalSpy sent(m_session.get(), &EngineSession::bytesSent);
        program->write(QByteArray(ahead + 5, 'x'));
        program->closeInput();
        program->sendSignal(SIGINT);
        QTRY_COMPARE(m_helper->count<ChannelSignal>(), 1);  // it does not wait behind the input
        QCOMPARE(m_helper->count<ChannelEof>(), 0);
        QCOMPARE(m_session->unsentBytes(), 5);
        const quint32 channel = m_helper->last<StartProgram>().channel;
        m_helper->say(InputTaken{channel + 99, 1000});
        m_helper->say(InputTaken{channel, 3});
        m_helper->say(InputTaken{channel, 7});
        QTRY_COMPARE(m_helper->count<ChannelEof>(), 1);
        int bytes = 0;
        for (const ChannelBytes &message : m_helper->all<ChannelBytes>())
            bytes += int(message.bytes.size());
        QCOMPARE(bytes, ahead + 5);
        QCOMPARE(m_session->unsentBytes(), 0);
    }

    void tooLongACommandNeverLeaves()
    {
        becomeReady();
        Program *program = m_session->startProgram(
            {0, QStringLiteral("VM1"), QStringList(limits::kProgramArguments + 1, QStringLiteral("x")), {}});
        QSignalSpy ended(program, &Program::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.front().front().value<ProgramEnded>().error.code, ErrorCode::LimitExceeded);
        QCOMPARE(m_helper->count<StartProgram>(), 0);
    }

    void startsTheHelperWhenNobodyListens()
    {
        m_helper.reset();
        const QString marker = m_folder.filePath(QStringLiteral("marker"));
        qputenv("TOILE_TEST_MARKER", QFile::encodeName(marker));
        m_session->startOrConnect(
            scripted("touch $TOILE_TEST_MARKER; "
                     "while [ -e $TOILE_TEST_MARKER ]; do sleep 0.01; done; echo ready; sleep 0.2"));
        QTRY_VERIFY(QFile::exists(marker));
        m_helper = std::make_unique<FakeHelper>(launch().socketPath);
        QFile::remove(marker);
        QTRY_VERIFY(m_session->isReady());
        QVERIFY(m_session->startedHelper());
    }

    void aHelpersErrorIsShownAsItIs()
    {
        m_helper.reset();
        m_session->startOrConnect(scripted("echo 'User namespaces are off. Run: sysctl …' >&2; exit 3"));
        QTRY_COMPARE(m_error.message, QStringLiteral("User namespaces are off. Run: sysctl …"));
    }

    void aHelperThatEndsInSilenceIsNamed()
    {
        m_helper.reset();
        m_session->startOrConnect(scripted("exit 7"));
        QTRY_VERIFY(m_error.message.contains(QStringLiteral("/bin/sh ended with status 7")));
    }

    void aMissingHelperIsNamed()
    {
        m_helper.reset();
        m_session->startOrConnect(launch({QStringLiteral("/nonexistent/toiled")}));
        QTRY_VERIFY(m_error.message.contains(QStringLiteral("/nonexistent/toiled could not be started")));
    }

    void somethingElseIsNotTakenForAHelper()
    {
        m_helper.reset();
        m_session->startOrConnect(scripted("echo hello; exec sleep 30"));
        QTRY_VERIFY(m_error.message.contains(QStringLiteral("is not Toile’s helper")));
    }

    void twoThatStartAtOnceMeetTheSameHelper()
    {
        m_helper.reset();
        const QString marker = m_folder.filePath(QStringLiteral("second"));
        qputenv("TOILE_TEST_MARKER", QFile::encodeName(marker));
        m_session->startOrConnect(scripted("touch $TOILE_TEST_MARKER; "
                                           "while [ -e $TOILE_TEST_MARKER ]; do sleep 0.01; done; "
                                           "echo 'The lab runs already.' >&2; exit 3"));
        QTRY_VERIFY(QFile::exists(marker));
        m_helper = std::make_unique<FakeHelper>(launch().socketPath);
        QFile::remove(marker);
        QTRY_VERIFY(m_session->isReady());
        QVERIFY(!m_session->startedHelper());
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
