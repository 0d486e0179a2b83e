// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/server.h"

#include "core/helper/clientstream.h"
#include "core/helper/processsession.h"
#include "core/helper/text.h"
#include "core/kernel/limits.h"
#include "core/protocol/codec.h"

#include <algorithm>
#include <csignal>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kHangUpGrace = 2s;
constexpr auto kFirstClient = 60s;  ///< for who started this helper to come
constexpr auto kNextClient = 2s;    ///< after one that only looked

QString nothingWasDeployed()
{
    return ServerText::tr("The lab’s helper ended: nothing was deployed.");
}

/// What a plan may have changed: these tables of these machines, whatever the events say.
std::map<QString, LiveTables> touchedBy(const Plan &steps)
{
    std::map<QString, LiveTables> touched;
    for (const Step &step : steps) {
        touched[machineOf(step)] = kAllTables;
        if (const auto *veth = std::get_if<CreateVeth>(&step))
            touched[veth->b.ns] = kAllTables;
    }
    return touched;
}

}  // namespace

Server::Server(LabInfo info, KernelPlatform &platform, LiveSource &source, ProgramStarter &programs,
               Interpreter &interpreter, QObject *parent)
    : QObject(parent), m_applier(platform, interpreter),
      m_observer(source), m_lab{std::move(info), source, programs, m_applier, m_observer, interpreter}
{
    connect(&m_applier, &Applier::finished, this, &Server::planFinished);
    connect(&m_observer, &Observer::caughtUp, this, &Server::caughtUp);
    connect(&m_observer, &Observer::changed, this, &Server::sendDelta);
    connect(&m_observer, &Observer::sampled, this, &Server::sendCounters);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Server::endIfUnused);
    m_patience.start(kFirstClient);
}

Server::~Server() = default;

void Server::listen(Descriptor listener)
{
    m_listener = std::move(listener);
    m_acceptable = std::make_unique<QSocketNotifier>(m_listener.get(), QSocketNotifier::Read);
    connect(m_acceptable.get(), &QSocketNotifier::activated, this, &Server::acceptClients);
}

void Server::acceptClients()
{
    if (Descriptor client = acceptClient(m_listener.get()))
        addClient(std::move(client));
}

void Server::lendCardsFrom(CardBroker &broker)
{
    m_lab.cards = &broker;
    connect(&broker, &CardBroker::changed, this, [this] {
        for (const auto &session : m_sessions)
            session->sendCards();
    });
}

void Server::addClient(Descriptor socket, quint32 client)
{
    auto session = std::make_unique<Session>(std::move(socket), m_lab, client);
    if (m_sessions.size() >= limits::kClients) {
        session->connection().fail(
            makeError(ErrorCode::LimitExceeded,
                      ServerText::tr("The lab has more than %1 clients: close one.").arg(limits::kClients)));
        return;
    }
    Session *one = session.get();
    connect(
        one, &Session::gone, this, [this, one] { removeClient(one); }, Qt::QueuedConnection);
    connect(one, &Session::watchChanged, this, &Server::updateWatch);
    connect(one, &Session::programStarted, this, &Server::follow);
    connect(
        one, &Session::undeployRequested, this,
        [this] { shutDown([] { return ServerText::tr("The lab was undeployed."); }); }, Qt::QueuedConnection);
    connect(
        one, &Session::leaveRequested, this, [this, one] { letGo(one); }, Qt::QueuedConnection);
    m_sessions.push_back(std::move(session));
}

void Server::letGo(Session *session)
{
    const auto isHere = [session](const auto &held) { return held.get() == session; };
    if (std::none_of(m_sessions.begin(), m_sessions.end(), isHere))
        return;
    if (m_sessions.size() == 1 && !m_isDeployed && !m_applier.isBusy())
        return shutDown(nothingWasDeployed);
    session->sendGoodbye([] { return ServerText::tr("The lab goes on for its other users."); });
}

/// Who started this helper may have been killed before it could deploy, or while the plan was undone again.
void Server::endIfUnused()
{
    if (m_sessions.empty() && !m_isDeployed && !m_applier.isBusy())
        shutDown(nothingWasDeployed);
}

void Server::removeClient(Session *session)
{
    const auto it = std::find_if(m_sessions.begin(), m_sessions.end(),
                                 [session](const auto &held) { return held.get() == session; });
    if (it == m_sessions.end())
        return;
    m_sessions.erase(it);  // hangs up its programs
    updateWatch();
    for (const auto &[pid, program] : m_children) {
        if (!program)
            QTimer::singleShot(kHangUpGrace, this, [this, pid = pid] { endProgram(pid); });
    }
    if (m_hasPlanned)
        return endIfUnused();
    // Who only looks in, again and again, does not keep it.
    if (!m_patience.isActive() || m_patience.intervalAsDuration() != kNextClient)
        m_patience.start(kNextClient);
}

/// What outlived its client and did not hear the hang-up, be it the program or its jobs. The number may be another's.
void Server::endProgram(pid_t pid)
{
    const auto it = m_children.find(pid);
    const bool isAnothers = it != m_children.end() && it->second;
    if (!isAnothers)
        signalSession(pid, SIGKILL);
}

void Server::updateWatch()
{
    const auto any = [this](auto watches) {
        return std::any_of(m_sessions.begin(), m_sessions.end(),
                           [watches](const auto &session) { return (session.get()->*watches)(); });
    };
    m_observer.watch(any(&Session::watchesTables), any(&Session::watchesCounters));
}

void Server::planFinished(const ExecutionReport &report, const Plan &steps)
{
    m_hasPlanned = true;
    m_isDeployed = m_isDeployed || report.ok;
    if (report.ok)
        m_lab.info.file = m_lab.file;
    const auto done = report.ok || report.failedStep < 0 ? steps.size() : static_cast<std::size_t>(report.failedStep);
    for (std::size_t i = 0; i < std::min(done, steps.size()); ++i)
        if (const auto *removal = std::get_if<DeleteNamespace>(&steps[i]))
            endProgramsIn(removal->ns);
    m_observer.release(touchedBy(steps));
    // Nothing is read while nobody watches. Queued: the sessions must first have kept the result.
    if (!m_observer.isWatching())
        QMetaObject::invokeMethod(this, &Server::caughtUp, Qt::QueuedConnection);
    endIfUnused();
}

/// They would go on in a machine that nobody can see or enter any more.
void Server::endProgramsIn(const QString &machine)
{
    for (const auto &[pid, program] : m_children)
        if (program && program->machine() == machine)
            program->endWithMachine();
}

void Server::caughtUp()
{
    for (const auto &session : m_sessions)
        session->stateIsCurrent();
}

void Server::sendDelta(const LiveDelta &delta)
{
    const QByteArray bytes = frame(encode(HelperMessage(DeltaMessage{delta})));
    for (const auto &session : m_sessions)
        session->sendDelta(bytes);
}

void Server::sendCounters(const CountersSample &sample)
{
    const QByteArray bytes = frame(encode(HelperMessage(CountersMessage{sample})));
    for (const auto &session : m_sessions)
        session->sendCounters(bytes);
}

void Server::follow(ProgramRun *program)
{
    m_children[program->pid()] = program;
}

void Server::childEnded(pid_t pid, int status)
{
    const auto it = m_children.find(pid);
    if (it == m_children.end())
        return;  // a grandchild that this process inherited
    const QPointer<ProgramRun> program = it->second;
    m_children.erase(it);
    if (program)
        program->reaped(status);
}

void Server::shutDown(const Wording &reason)
{
    if (std::exchange(m_ending, true))
        return;
    m_acceptable.reset();
    m_listener.reset();
    Q_EMIT closing();
    for (const auto &session : m_sessions)
        session->sendGoodbye(reason);
    Q_EMIT finished();
}

}  // namespace toile
