// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "tests/support/helperserver.h"
#include "tests/support/kernelstates.h"
#include "tests/support/signalto.h"

#include <QTest>

#include <unistd.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

/// Programs over channels; the real machines are left out.
class ProgramRunsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void outputAndStatusComeBack();
    void outputComesBeforeTheEnd();
    void inputReachesTheProgram();
    void muchInputReachesTheProgram();
    void inputMayBeSentAheadUpToTheLimit();
    void tooMuchInputAheadEndsTheConnection();
    void aSignalDoesNotWaitBehindInput();
    void disconnectHangsUpWhoDoesNotRead();
    void signalsEndIt();
    void missingProgramIsTold();
    void terminalEchoesAndResizes();
    void endOfInputEndsAShellOnATerminal();
    void outputWaitsForASlowClient();
    void backgroundProgramDoesNotDelayTheEnd();
    void disconnectHangsUp();
    void disconnectKillsWhoDoesNotListen();
    void disconnectEndsTheJobsOfAShellToo();
    void channelCanBeUsedAgain();
    void unknownMachineIsRefused();
    void tooManyProgramsAreRefused();

private:
    void start(const QStringList &arguments, quint32 channel = 1, bool terminal = false);
    pid_t pidOnOutput(quint32 channel = 1) const { return m_client->output(channel).trimmed().toInt(); }
    int taken() const;
    static bool isAlive(pid_t pid) { return ::kill(pid, 0) == 0; }
    static QStringList shell(const char *command) { return {text("sh"), text("-c"), text(command)}; }

    std::unique_ptr<HelperServer> m_helper;
    std::unique_ptr<HelperClient> m_client;
    QTimer m_reaper;
};

void ProgramRunsTest::init()
{
    ::signal(SIGPIPE, SIG_IGN);  // as the helper does
    m_helper = std::make_unique<HelperServer>();
    m_helper->kernel.state = case1b();
    m_client = m_helper->client();
    connect(&m_reaper, &QTimer::timeout, this, [this] { m_helper->reap(); });
    m_reaper.start(5);
}

void ProgramRunsTest::cleanup()
{
    m_reaper.disconnect();
    m_client.reset();
    m_helper.reset();
}

void ProgramRunsTest::start(const QStringList &arguments, quint32 channel, bool terminal)
{
    StartProgram request;
    request.channel = channel;
    request.machine = text("VM1");
    request.arguments = arguments;
    request.terminal = terminal;
    m_client->send(request);
}

void ProgramRunsTest::outputAndStatusComeBack()
{
    start(shell("echo out; echo err >&2; exit 7"));
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().exitStatus, 7);
    QCOMPARE(m_client->last<ProgramEnded>().signal, 0);
    QVERIFY(m_client->last<ProgramEnded>().error.message.isEmpty());
    QCOMPARE(m_client->output(1), QByteArray("out\n"));
    QCOMPARE(m_client->output(1, Stream::ErrorOutput), QByteArray("err\n"));
    QCOMPARE(m_client->count<ChannelEof>(), 2);
}

void ProgramRunsTest::outputComesBeforeTheEnd()
{
    start(shell("head -c 300000 /dev/zero"));
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->output(1).size(), 300000);
    QVERIFY(std::holds_alternative<ProgramEnded>(m_client->received().back()));
}

void ProgramRunsTest::inputReachesTheProgram()
{
    start({text("cat")});
    m_client->send(ChannelBytes{1, Stream::Input, "hello"});
    QTRY_COMPARE(m_client->output(1), QByteArray("hello"));
    m_client->send(ChannelEof{1, Stream::Input});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().exitStatus, 0);
}

void ProgramRunsTest::muchInputReachesTheProgram()
{
    start(shell("sleep 0.3; wc -c"));
    constexpr int pieces = 40;
    constexpr int size = 500000;
    for (int i = 0; i < pieces; ++i) {
        m_client->send(ChannelBytes{1, Stream::Input, QByteArray(size, 'x')});
        QTRY_COMPARE(taken(), (i + 1) * size);
    }
    m_client->send(ChannelEof{1, Stream::Input});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->output(1).trimmed(), QByteArray::number(pieces * size));
}

int ProgramRunsTest::taken() const
{
    int bytes = 0;
    for (const InputTaken &message : m_client->all<InputTaken>())
        bytes += message.bytes;
    return bytes;
}

void ProgramRunsTest::inputMayBeSentAheadUpToTheLimit()
{
    start(shell("read word; wc -c"));
    m_client->send(ChannelBytes{1, Stream::Input, "\n"});
    QTRY_COMPARE(taken(), 1);
    m_client->send(ChannelBytes{1, Stream::Input, QByteArray(limits::kChannelBacklogBytes, 'x')});
    m_client->send(ChannelEof{1, Stream::Input});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->output(1).trimmed(), QByteArray::number(limits::kChannelBacklogBytes));
    QCOMPARE(taken(), 1 + int(limits::kChannelBacklogBytes));
}

void ProgramRunsTest::tooMuchInputAheadEndsTheConnection()
{
    start(shell("exec sleep 1000"));
    m_client->send(ChannelBytes{1, Stream::Input, QByteArray(limits::kChannelBacklogBytes + 1, 'x')});
    QTRY_COMPARE(m_client->count<Failed>(), 1);
    QCOMPARE(m_client->last<Failed>().error.code, ErrorCode::Protocol);
}

void ProgramRunsTest::aSignalDoesNotWaitBehindInput()
{
    start(shell("echo up; exec sleep 1000"));
    QTRY_COMPARE(m_client->output(1), QByteArray("up\n"));
    m_client->send(ChannelBytes{1, Stream::Input, QByteArray(limits::kChannelBacklogBytes, 'x')});
    m_client->send(ChannelSignal{1, SIGINT});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().signal, SIGINT);
}

void ProgramRunsTest::disconnectHangsUpWhoDoesNotRead()
{
    start(shell("echo $$; exec sleep 1000"));
    QTRY_VERIFY(pidOnOutput() > 0);
    const pid_t pid = pidOnOutput();
    m_client->send(ChannelBytes{1, Stream::Input, QByteArray(limits::kChannelBacklogBytes, 'x')});
    m_client->hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 5000);
}

void ProgramRunsTest::signalsEndIt()
{
    start(shell("echo up; exec sleep 1000"));
    QTRY_COMPARE(m_client->output(1), QByteArray("up\n"));
    m_client->send(ChannelSignal{1, SIGTERM});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().signal, SIGTERM);
}

void ProgramRunsTest::missingProgramIsTold()
{
    start({text("no-such-program")});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    const auto end = m_client->last<ProgramEnded>();
    QCOMPARE(end.exitStatus, 127);
    QCOMPARE(end.error.code, ErrorCode::NotFound);
    QCOMPARE(end.error.sysErrno, ENOENT);
}

void ProgramRunsTest::terminalEchoesAndResizes()
{
    start(shell("tty >/dev/null && read line && stty size && echo got $line"), 1, true);
    m_client->send(ChannelResize{1, 33, 111});
    m_client->send(ChannelBytes{1, Stream::Input, "word\n"});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().exitStatus, 0);
    QCOMPARE(m_client->output(1), QByteArray("word\r\n33 111\r\ngot word\r\n"));
}

void ProgramRunsTest::endOfInputEndsAShellOnATerminal()
{
    start({text("cat")}, 1, true);
    m_client->send(ChannelBytes{1, Stream::Input, "a\n"});
    QTRY_COMPARE(m_client->output(1), QByteArray("a\r\na\r\n"));
    m_client->send(ChannelEof{1, Stream::Input});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().exitStatus, 0);
}

void ProgramRunsTest::outputWaitsForASlowClient()
{
    QTRY_COMPARE(m_client->count<HelperHello>(), 1);
    m_client->setReading(false);
    start(shell("head -c 20000000 /dev/zero; echo $? > /dev/null"));
    const auto patient = m_helper->client();
    QTRY_COMPARE(m_helper->programs.started.size(), std::size_t(1));
    // The program is stopped by its full pipe, not by us: nothing ends while nobody reads.
    QVERIFY(!QTest::qWaitFor([&] { return m_client->count<ProgramEnded>() > 0; }, 300));
    patient->send(QueryStatus{1});
    QTRY_COMPARE(patient->count<StatusReply>(), 1);
    m_client->setReading(true);
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->output(1).size(), 20000000);
}

void ProgramRunsTest::backgroundProgramDoesNotDelayTheEnd()
{
    start(shell("sleep 3 & echo $!"));
    QTRY_COMPARE_WITH_TIMEOUT(m_client->count<ProgramEnded>(), 1, 2000);
    QVERIFY(isAlive(pidOnOutput()));
    test::signalTo(pidOnOutput(), SIGKILL);
}

void ProgramRunsTest::disconnectHangsUp()
{
    start(shell("echo $$; exec sleep 1000"));
    QTRY_VERIFY(pidOnOutput() > 0);
    const pid_t pid = pidOnOutput();
    m_client->hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 1500);
}

void ProgramRunsTest::disconnectKillsWhoDoesNotListen()
{
    start(shell("trap '' HUP; echo $$; while :; do sleep 1; done"));
    QTRY_VERIFY(pidOnOutput() > 0);
    const pid_t pid = pidOnOutput();
    m_client->hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 5000);
}

/// Each has a group of its own and hears no hang-up; the shell itself ends at once.
void ProgramRunsTest::disconnectEndsTheJobsOfAShellToo()
{
    start({text("bash"), text("-c"),
           text("set -m; bash -c \"trap '' HUP; echo \\$\\$; while :; do sleep 1; done\" & wait")});
    QTRY_VERIFY(pidOnOutput() > 0);
    const pid_t job = pidOnOutput();
    QVERIFY(::getpgid(job) == job);
    m_client->hangUp();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(job), 6000);
}

void ProgramRunsTest::channelCanBeUsedAgain()
{
    start({text("true")});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    start({text("false")});
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 2);
    QCOMPARE(m_client->last<ProgramEnded>().exitStatus, 1);
}

void ProgramRunsTest::unknownMachineIsRefused()
{
    StartProgram request;
    request.channel = 5;
    request.machine = text("VM9");
    request.arguments = {text("true")};
    m_client->send(request);
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().channel, 5u);
    QCOMPARE(m_client->last<ProgramEnded>().error.code, ErrorCode::NotFound);
    QVERIFY(m_helper->programs.started.empty());
}

void ProgramRunsTest::tooManyProgramsAreRefused()
{
    for (int i = 0; i <= limits::kPrograms; ++i)
        start({text("cat")}, quint32(i + 1));
    QTRY_COMPARE(m_client->count<ProgramEnded>(), 1);
    QCOMPARE(m_client->last<ProgramEnded>().channel, quint32(limits::kPrograms + 1));
    QCOMPARE(m_client->last<ProgramEnded>().error.code, ErrorCode::LimitExceeded);
    QCOMPARE(m_helper->programs.started.size(), std::size_t(limits::kPrograms));
}

QTEST_GUILESS_MAIN(ProgramRunsTest)
#include "tst_programruns.moc"
