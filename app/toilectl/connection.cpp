// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/connection.h"

#include "app/toilectl/output.h"
#include "app/toilectl/suggest.h"

#include <QCoreApplication>
#include <QTimer>

#include <unistd.h>

#include <utility>

namespace toile::ctl {

namespace {

constexpr int kAnswerTimeLimit = 30000;
constexpr int kStepTimeLimit = 140000;    // the longest is a person's who is asked for a network card
constexpr int kTidyTimeLimit = 5000;      // who pressed Ctrl-C does not want to wait
constexpr int kCountersTimeLimit = 2500;  // they are sampled once a second

}  // namespace

Error notRunning(const QString &lab, const QStringList &running)
{
    if (running.isEmpty())
        return makeError(ErrorCode::NotFound,
                         Text::tr("The lab “%1” does not run; none does. Deploy it: toilectl deploy FILE").arg(lab));
    return makeError(ErrorCode::NotFound, Text::tr("The lab “%1” does not run.").arg(lab) + suggestion(lab, running));
}

Connection::Connection()
{
    connect(&m_session, &EngineSession::failed, this, [this](const Error &error) {
        m_lost = error;
        m_loop.quit();
    });
    connect(&m_session, &EngineSession::closed, this, [this](const QString &reason) {
        m_lost = makeError(ErrorCode::Disconnected, reason);
        m_loop.quit();
    });
    connect(&m_session, &EngineSession::starting, this, [](const QString &text) {
        if (::isatty(STDERR_FILENO) == 1)
            printBytes(STDERR_FILENO, text.toUtf8() + '\n');
    });
    connect(&m_session, &EngineSession::ready, &m_loop, &QEventLoop::quit);
    connect(&m_session, &EngineSession::liveReset, &m_loop, &QEventLoop::quit);
}

void Connection::tidyOnSignals()
{
    if (m_signalWatch)
        return;
    m_signalWatch.emplace(std::initializer_list<int>{SIGINT, SIGTERM, SIGHUP});
    connect(&*m_signalWatch, &SignalWatch::received, this, [this](int number) {
        m_signal = number;
        ++m_signals;
        m_interrupted = true;
        m_loop.quit();
    });
}

std::optional<int> Connection::interruptedStatus() const
{
    constexpr int kSignalBase = 128;
    return m_signal == 0 ? std::nullopt : std::optional(kSignalBase + m_signal);
}

Result<> Connection::waitUntil(const std::function<bool()> &done, int timeLimitMilliseconds)
{
    QTimer timeLimit;
    bool late = false;
    if (timeLimitMilliseconds >= 0) {
        timeLimit.setSingleShot(true);
        connect(&timeLimit, &QTimer::timeout, this, [this, &late] {
            late = true;
            m_loop.quit();
        });
        timeLimit.start(timeLimitMilliseconds);
    }
    while (!done()) {
        if (m_lost)
            return *m_lost;
        if (std::exchange(m_interrupted, false))
            return makeError(ErrorCode::Disconnected, Text::tr("Interrupted."));
        if (late)
            return makeError(ErrorCode::TimedOut, Text::tr("The helper of the lab did not answer in time."));
        m_loop.exec();
    }
    return Ok{};
}

Result<> Connection::waitReady()
{
    return waitUntil([this] { return m_session.isReady(); }, m_signal == 0 ? -1 : kTidyTimeLimit);
}

Result<> Connection::open(const QString &lab)
{
    const auto launch = launchOfRunning(lab);
    return launch ? open(*launch) : Result<>(launch.error());
}

Result<> Connection::open(const Launch &launch)
{
    m_lost.reset();
    m_session.connectTo(launch);
    const auto ready = waitReady();
    if (ready || ready.error().code != ErrorCode::NotFound)
        return ready;
    const auto running = runningLabs();
    return notRunning(launch.lab, running ? *running : QStringList());
}

Result<> Connection::openOrStart(const std::vector<Launch> &launches, const KernelFeatures &needed,
                                 const QStringList &cards, const std::function<void(const QString &)> &progress,
                                 const std::function<void(const QString &)> &chosen)
{
    m_lost.reset();
    QObject context;
    disconnect(&m_session, &EngineSession::starting, this, nullptr);
    connect(&m_session, &EngineSession::starting, &context, progress);
    connect(&m_session, &EngineSession::engineChosen, &context, chosen);
    m_session.startOrConnect(launches, needed, cards);
    return waitReady();
}

Result<LiveState> Connection::observe(bool counters)
{
    std::optional<CountersSample> sample;
    QObject context;
    connect(&m_session, &EngineSession::countersChanged, &context, [&](const CountersSample &now) {
        sample = now;
        m_loop.quit();
    });
    m_session.observe(true, counters);
    if (const auto seen = waitUntil([this] { return m_session.hasLive(); }, kAnswerTimeLimit); !seen)
        return seen.error();
    // A helper that is too busy to sample still has shown its tables.
    if (counters)
        (void)waitUntil([&] { return sample.has_value(); }, kCountersTimeLimit);
    LiveState live = m_session.live();
    for (const auto &[machine, interfaces] : sample.value_or(CountersSample()).machines) {
        if (const auto found = live.machines.find(machine); found != live.machines.end())
            found->second.counters = interfaces;
    }
    return live;
}

Result<StatusReply> Connection::status()
{
    std::optional<StatusReply> reply;
    const auto connection = connect(&m_session, &EngineSession::statusReplied, this, [&](const StatusReply &status) {
        reply = status;
        m_loop.quit();
    });
    m_session.queryStatus();
    const auto waited = waitUntil([&] { return reply.has_value(); }, kAnswerTimeLimit);
    disconnect(connection);
    if (!waited)
        return waited.error();
    return *reply;
}

void Connection::stopStarting()
{
    if (m_session.startedHelper()) {
        (void)waitReady();
        return;
    }
    bool gone = false;
    QObject context;
    connect(&m_session, &EngineSession::abandoned, &context, [&] {
        gone = true;
        m_loop.quit();
    });
    if (m_session.abandon())
        (void)waitUntil([&] { return gone; }, kTidyTimeLimit);
}

Result<Applied> Connection::apply(const Plan &steps, const QString &file, const std::function<void(int)> &progress,
                                  const std::function<void()> &cancelling)
{
    std::optional<Applied> reply;
    QObject context;
    connect(&m_session, &EngineSession::applied, &context, [&](const Applied &applied) {
        reply = applied;
        m_loop.quit();
    });
    connect(&m_session, &EngineSession::requestFailed, &context, [&](quint32, const Error &error) {
        reply = Applied{0, false, -1, error, false, 0};
        m_loop.quit();
    });
    int told = 0;
    connect(&m_session, &EngineSession::stepDone, &context, [&](quint32, int done) {
        told = done;
        m_loop.quit();
        progress(done);
    });
    m_session.applyPlan(steps, file);
    bool cancelled = false;
    while (!reply) {
        const int before = told;
        const auto waited = waitUntil([&] { return reply || told != before; }, kStepTimeLimit);
        if (waited)
            continue;
        if (m_lost || m_signals == 0 || std::exchange(cancelled, true))
            return waited.error();
        m_session.cancelPlan();
        if (isHurried())
            return waited.error();
        cancelling();
    }
    QCoreApplication::processEvents();  // a signal that came with the answer
    m_interrupted = false;              // whoever asked for it tidies up, and waits for that
    return *reply;
}

Result<> Connection::undeploy()
{
    m_session.undeploy();
    return waitClosed();
}

Result<> Connection::leave()
{
    m_session.leave();
    return waitClosed();
}

Result<> Connection::waitClosed()
{
    QObject context;
    bool gone = false;
    connect(&m_session, &EngineSession::closed, &context, [&] { gone = true; });
    return waitUntil([&] { return gone; }, m_signal == 0 ? kAnswerTimeLimit : kTidyTimeLimit);
}

Result<> Connection::requireMachine(const QString &machine)
{
    const auto now = status();
    if (!now)
        return now.error();
    if (now->machines.contains(machine))
        return Ok{};
    return makeError(ErrorCode::NotFound, Text::tr("The lab “%1” has no machine “%2”.").arg(now->lab, machine) +
                                              suggestion(machine, now->machines));
}

}  // namespace toile::ctl
