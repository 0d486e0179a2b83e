// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/checkrunner.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <memory>

namespace toile {

namespace {

// Each probe is one ping; the helper runs limits::kPrograms at once for one client, who may want some for himself.
constexpr int kAtOnce = 24;
// The first packet may be lost to ARP or to a bridge port that is just coming up.
constexpr int kTries = 2;
// ping -W1 ends by itself; this is for a machine so busy that it does not.
constexpr int kPingTimeLimit = 15000;
// How long after the answer the observer may take to show the translation.
constexpr int kTranslationTimeLimit = 3000;
constexpr qsizetype kComplaintBytes = 500;
constexpr int kNotFound = 127;

enum class PingOutcome { Answer, NoAnswer, NotRun };

PingOutcome outcomeOf(const ProgramEnded &end, const QByteArray &complaint)
{
    // iputils: 0 an answer, 1 none, 2 any other trouble. Of that, what the machine's own routes and links refuse
    // ("ping: connect: Network is unreachable") is no answer too; "ping: socket: Operation not permitted" shows
    // nothing.
    if (!end.error.message.isEmpty() || end.signal != 0 || end.exitStatus > 2)
        return PingOutcome::NotRun;
    if (end.exitStatus == 2)
        return complaint.contains("connect: ") ? PingOutcome::NoAnswer : PingOutcome::NotRun;
    return end.exitStatus == 0 ? PingOutcome::Answer : PingOutcome::NoAnswer;
}

Error notRunError(const ProgramEnded &end, const QByteArray &complaint)
{
    if (!end.error.message.isEmpty() && end.exitStatus != kNotFound)
        return end.error;
    if (!complaint.isEmpty())
        return makeError(ErrorCode::Refused, EngineSession::tr("ping did not work in the machine: %1")
                                                 .arg(QString::fromUtf8(complaint.trimmed().left(kComplaintBytes))));
    return makeError(ErrorCode::NotFound,
                     EngineSession::tr("ping could not be run in the machine (exit status %1). Install it: apt install "
                                       "iputils-ping")
                         .arg(end.exitStatus));
}

}  // namespace

bool showsTranslation(const LiveMachine &machine, const IpAddress &to, const IpAddress &as)
{
    return std::any_of(machine.conntrack.begin(), machine.conntrack.end(), [&](const auto &entry) {
        const ConntrackRow &row = entry.second;
        if (row.nat == ConntrackRow::Nat::None || row.original.destination != to)
            return false;
        const bool source = row.reply.destination == as && row.original.source != as;
        const bool destination = row.reply.source == as && row.original.destination != as;
        return source || destination;
    });
}

class CheckRunner::Private {
public:
    Private(CheckRunner &runner, EngineSession &itsSession) : q(runner), session(itsSession) {}

    void startMore();
    void ping(int index, int triesLeft);
    void pinged(int index, int triesLeft, const ProgramEnded &end, const QByteArray &complaint);
    void answered(int index);
    void lookForTranslation(int index);
    void conclude(int index, ProbeResult::Observed observed, const Error &error = {});
    bool isTranslated(const Probe &probe) const;
    Error otherTranslation(const Probe &probe) const;

    CheckRunner &q;
    EngineSession &session;
    std::vector<ProbeResult> results;
    std::vector<bool> done;
    int next = 0;
    int running = 0;
    int left = 0;
};

CheckRunner::CheckRunner(EngineSession &session, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, session))
{
}

CheckRunner::~CheckRunner() = default;

void CheckRunner::start(const std::vector<Probe> &probes)
{
    d->results.clear();
    for (const Probe &probe : probes)
        d->results.push_back({probe, ProbeResult::Observed::NotRun, {}, false});
    d->done.assign(probes.size(), false);
    d->next = 0;
    d->left = static_cast<int>(probes.size());
    if (!d->session.hasLive())
        d->session.observe(true, false);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (d->left == 0)
                Q_EMIT finished({});
            else
                d->startMore();
        },
        Qt::QueuedConnection);
}

void CheckRunner::Private::startMore()
{
    while (running < kAtOnce && next < static_cast<int>(results.size())) {
        ++running;
        const int index = next++;
        ping(index, results[static_cast<std::size_t>(index)].probe.kind == Probe::Kind::NoReach ? 1 : kTries);
    }
}

void CheckRunner::Private::ping(int index, int triesLeft)
{
    const Probe &probe = results[static_cast<std::size_t>(index)].probe;
    StartProgram request;
    request.machine = probe.from;
    request.arguments = {QStringLiteral("ping"), QStringLiteral("-n"), QStringLiteral("-c1"),
                         QStringLiteral("-W1"),  QStringLiteral("--"), probe.to};
    request.environment = {QStringLiteral("LC_ALL=C")};
    QPointer<Program> program = session.startProgram(request);
    const auto complaint = std::make_shared<QByteArray>();
    connect(program, &Program::output, &q, [complaint](const QByteArray &bytes, Stream stream) {
        if (stream == Stream::ErrorOutput && complaint->size() < kComplaintBytes)
            *complaint += bytes;
    });
    connect(program, &Program::ended, &q, [this, index, triesLeft, complaint](const ProgramEnded &end) {
        pinged(index, triesLeft, end, *complaint);
    });
    program->closeInput();
    QTimer::singleShot(kPingTimeLimit, program, [program] { program->sendSignal(SIGKILL); });
}

void CheckRunner::Private::pinged(int index, int triesLeft, const ProgramEnded &end, const QByteArray &complaint)
{
    switch (outcomeOf(end, complaint)) {
    case PingOutcome::Answer:
        return answered(index);
    case PingOutcome::NotRun:
        return conclude(index, ProbeResult::Observed::NotRun, notRunError(end, complaint));
    case PingOutcome::NoAnswer:
        if (triesLeft > 1)
            return ping(index, triesLeft - 1);
        return conclude(index, ProbeResult::Observed::NoAnswer);
    }
}

void CheckRunner::Private::answered(int index)
{
    if (results[static_cast<std::size_t>(index)].probe.kind == Probe::Kind::Translated)
        lookForTranslation(index);
    else
        conclude(index, ProbeResult::Observed::Answer);
}

bool CheckRunner::Private::isTranslated(const Probe &probe) const
{
    const auto machine = session.live().machines.find(probe.machine);
    const auto to = IpAddress::parse(probe.to);
    const auto as = IpAddress::parse(probe.as);
    return session.hasLive() && machine != session.live().machines.end() && to && as &&
           showsTranslation(machine->second, *to, *as);
}

/// What conntrack shows instead; nothing to say when there is no translation at all.
Error CheckRunner::Private::otherTranslation(const Probe &probe) const
{
    const auto machine = session.live().machines.find(probe.machine);
    const auto to = IpAddress::parse(probe.to);
    if (!session.hasLive() || machine == session.live().machines.end() || !to)
        return {};
    for (const auto &[key, row] : machine->second.conntrack) {
        if (row.nat == ConntrackRow::Nat::None || row.original.destination != *to)
            continue;
        const bool source = row.reply.destination != row.original.source;
        return makeError(ErrorCode::Refused,
                         EngineSession::tr("%1 translates to %2 instead.")
                             .arg(probe.machine, (source ? row.reply.destination : row.reply.source).toString()));
    }
    return {};
}

/// The kernel's event may reach the live state a moment after the answer reached ping.
void CheckRunner::Private::lookForTranslation(int index)
{
    auto *watch = new QTimer(&q);
    watch->setSingleShot(true);
    const auto look = [this, index, watch] {
        if (!isTranslated(results[static_cast<std::size_t>(index)].probe))
            return;
        watch->disconnect();
        watch->deleteLater();
        conclude(index, ProbeResult::Observed::Translated);
    };
    connect(&session, &EngineSession::liveChanged, watch, look);
    connect(&session, &EngineSession::liveReset, watch, look);
    connect(watch, &QTimer::timeout, &q, [this, index, watch] {
        watch->deleteLater();
        conclude(index, ProbeResult::Observed::NotTranslated,
                 otherTranslation(results[static_cast<std::size_t>(index)].probe));
    });
    watch->start(kTranslationTimeLimit);
    look();
}

void CheckRunner::Private::conclude(int index, ProbeResult::Observed observed, const Error &error)
{
    const auto at = static_cast<std::size_t>(index);
    if (done[at])
        return;
    done[at] = true;
    ProbeResult &result = results[at];
    result.observed = observed;
    result.error = error;
    switch (result.probe.kind) {
    case Probe::Kind::Reach:
        result.passed = observed == ProbeResult::Observed::Answer;
        break;
    case Probe::Kind::NoReach:
        result.passed = observed == ProbeResult::Observed::NoAnswer;
        break;
    case Probe::Kind::Translated:
        result.passed = observed == ProbeResult::Observed::Translated;
        break;
    }
    --running;
    --left;
    Q_EMIT q.checked(index, result);
    if (left == 0)
        Q_EMIT q.finished(results);
    else
        startMore();
}

}  // namespace toile
