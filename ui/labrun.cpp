// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/labrun.h"

#include "core/lab/lower.h"

#include <QTimer>

#include <utility>

namespace toile {

class LabRun::Private {
public:
    enum class Intent { None, Attach, Deploy, Undeploy };

    explicit Private(LabRun &run) : q(run)
    {
        recompute.setSingleShot(true);
        recompute.setInterval(30);
        QObject::connect(&recompute, &QTimer::timeout, &q, [this] { compare(); });
    }

    void open(Intent wanted);
    void connectSession();
    void onReady();
    void onLiveReset();
    void onLiveChanged(const LiveDelta &delta);
    void onApplied(const Applied &result);
    void onFailed(const Error &error);
    void onClosed(const QString &reason);
    bool touchesConfiguration(const LiveDelta &delta);
    void startApplying();
    void compare();
    void setState(State now);
    void fail(const Error &error);
    void forget();
    bool hasLive() const { return session && observed; }

    LabRun &q;
    Topology topology;
    QString file;
    State state = State::Undeployed;
    Intent intent = Intent::None;
    Intent attempt = Intent::None;  ///< what the connection was opened for; `intent` may have grown since
    QString connectedLab;           ///< whose session this is
    std::unique_ptr<EngineSession> session;
    bool observed = false;
    bool leaving = false;
    bool deployWhenGone = false;  ///< asked for while the helper of a failed deploy was still ending
    QTimer recompute;
    std::map<QString, std::pair<bool, bool>> switches;  ///< forwarding and ipv6 of each machine, as last heard
    Plan pending;
    Plan applying;
    std::optional<Applied> failure;
    QString failedMachine;
    QString failedInterface;
};

void LabRun::Private::open(Intent wanted)
{
    intent = wanted;
    const QString lab = topology.header.name;
    if (lab.isEmpty()) {
        if (wanted != Intent::Attach)
            fail(makeError(ErrorCode::InvalidInput, LabRun::tr("The lab has no name. Save it under a name first.")));
        return;
    }
    const Result<Launch> launch = sandboxLaunch(lab);
    if (!launch) {
        if (wanted != Intent::Attach)
            fail(launch.error());
        return;
    }
    connectSession();
    attempt = wanted;
    connectedLab = lab;
    if (wanted != Intent::Attach)
        setState(State::Connecting);
    if (wanted == Intent::Deploy)
        session->startOrConnect(*launch);
    else
        session->connectTo(*launch);
}

void LabRun::Private::connectSession()
{
    session = std::make_unique<EngineSession>();
    observed = false;
    leaving = false;
    EngineSession *s = session.get();
    QObject::connect(s, &EngineSession::ready, &q, [this] { onReady(); });
    QObject::connect(s, &EngineSession::liveReset, &q, [this] { onLiveReset(); });
    QObject::connect(s, &EngineSession::liveChanged, &q, [this](const LiveDelta &delta) { onLiveChanged(delta); });
    QObject::connect(s, &EngineSession::countersChanged, &q,
                     [this](const CountersSample &sample) { Q_EMIT q.countersChanged(sample); });
    QObject::connect(s, &EngineSession::stepDone, &q,
                     [this](quint32, int done) { Q_EMIT q.progress(done, static_cast<int>(applying.size())); });
    QObject::connect(s, &EngineSession::applied, &q, [this](const Applied &result) { onApplied(result); });
    QObject::connect(s, &EngineSession::requestFailed, &q, [this](quint32, const Error &error) { fail(error); });
    QObject::connect(s, &EngineSession::failed, &q, [this](const Error &error) { onFailed(error); });
    QObject::connect(s, &EngineSession::closed, &q, [this](const QString &reason) { onClosed(reason); });
}

void LabRun::Private::onReady()
{
    if (intent == Intent::Undeploy) {
        leaving = true;
        session->undeploy();
        return;
    }
    session->observe(true, true);
}

void LabRun::Private::onLiveReset()
{
    observed = true;
    const Intent wanted = intent;
    intent = Intent::None;
    Q_EMIT q.liveReset();
    if (wanted == Intent::Deploy)
        startApplying();
    else
        compare();
}

void LabRun::Private::onLiveChanged(const LiveDelta &delta)
{
    Q_EMIT q.liveChanged(delta);
    if (touchesConfiguration(delta) && state != State::Applying)
        recompute.start();
}

/// ARP, MAC tables and flows come and go without the configuration being another one.
bool LabRun::Private::touchesConfiguration(const LiveDelta &delta)
{
    bool touches = false;
    for (const MachineDelta &machine : delta.machines) {
        const std::pair now(machine.forwarding, machine.ipv6);
        touches = touches || machine.removed || !machine.links.isEmpty() || !machine.routes.isEmpty() ||
                  !machine.rules.isEmpty() || switches[machine.machine] != now;
        switches[machine.machine] = now;
    }
    return touches;
}

void LabRun::Private::startApplying()
{
    failure.reset();
    failedMachine.clear();
    failedInterface.clear();
    applying = plan(lower(topology), configuration(session->live()));
    setState(State::Applying);
    Q_EMIT q.progress(0, static_cast<int>(applying.size()));
    session->applyPlan(applying, file);
}

void LabRun::Private::onApplied(const Applied &result)
{
    if (result.ok) {
        state = State::Deployed;
        if (session->live().revision >= result.revision)
            compare();
        else
            pending.clear();  // the state that shows the result is on its way and is compared when it comes
        Q_EMIT q.stateChanged();
        return;
    }
    failure = result;
    const auto step = static_cast<std::size_t>(result.failedStep);
    if (result.failedStep >= 0 && step < applying.size()) {
        failedMachine = machineOf(applying[step]);
        failedInterface = interfaceOf(applying[step]);
    }
    // A helper that was started for this deploy and holds nothing again would only be in the way.
    if (session->startedHelper() && result.rolledBack && session->live().machines.empty()) {
        leaving = true;
        session->undeploy();
    }
    fail(result.error);
}

void LabRun::Private::onFailed(const Error &error)
{
    const bool silent = intent == Intent::Attach;
    const bool deployNow = attempt == Intent::Attach && intent == Intent::Deploy;
    intent = Intent::None;
    forget();
    if (deployNow) {  // asked for while it was looked for: it does not run, so start it
        open(Intent::Deploy);
        return;
    }
    if (silent)
        setState(State::Undeployed);
    else
        fail(error);
}

void LabRun::Private::onClosed(const QString &reason)
{
    const bool wanted = leaving;
    const bool wasBroken = state == State::Broken;
    forget();
    if (std::exchange(deployWhenGone, false)) {
        open(Intent::Deploy);
        return;
    }
    if (wanted || reason.isEmpty()) {
        setState(wasBroken && wanted ? State::Broken : State::Undeployed);
        return;
    }
    setState(State::Undeployed);
    Q_EMIT q.failed(makeError(ErrorCode::Disconnected, reason));
}

void LabRun::Private::forget()
{
    if (!session)
        return;
    QObject::disconnect(session.get(), nullptr, &q, nullptr);  // its last words are not the next session's
    session.release()->deleteLater();                          // its own signal may be what brought us here
    observed = false;
    leaving = false;
    recompute.stop();
    pending.clear();
    Q_EMIT q.liveReset();
}

void LabRun::Private::compare()
{
    if (!hasLive() || state == State::Applying)
        return;
    Plan now = plan(lower(topology), configuration(session->live()));
    const bool differs = now != pending;
    pending = std::move(now);
    const State next = pending.empty() ? State::Deployed : State::Changed;
    if (state == State::Broken && !pending.empty()) {
        if (differs)
            Q_EMIT q.pendingChanged();
        return;
    }
    setState(next);
    if (differs)
        Q_EMIT q.pendingChanged();
}

void LabRun::Private::setState(State now)
{
    if (state == now)
        return;
    state = now;
    Q_EMIT q.stateChanged();
}

void LabRun::Private::fail(const Error &error)
{
    state = State::Broken;
    Q_EMIT q.stateChanged();
    Q_EMIT q.failed(error);
}

LabRun::LabRun(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this)) {}
LabRun::~LabRun() = default;

LabRun::State LabRun::state() const
{
    return d->state;
}

const LiveState *LabRun::live() const
{
    return d->hasLive() ? &d->session->live() : nullptr;
}

EngineSession *LabRun::session()
{
    return d->session.get();
}

QString LabRun::runningName() const
{
    return d->hasLive() ? d->connectedLab : QString();
}

void LabRun::setTopology(const Topology &topology, const QString &file)
{
    d->topology = topology;
    d->file = file;
    if (d->hasLive())
        d->recompute.start();
}

Plan LabRun::pendingPlan() const
{
    return plan(lower(d->topology), d->hasLive() ? configuration(d->session->live()) : KernelState());
}

void LabRun::attach()
{
    if (d->session && d->connectedLab != d->topology.header.name) {
        d->forget();  // another drawing was opened: its lab goes on without this window
        d->failure.reset();
        d->setState(State::Undeployed);
    }
    if (!d->session)
        d->open(Private::Intent::Attach);
}

void LabRun::deploy()
{
    if (d->session && d->leaving) {
        d->deployWhenGone = true;
        d->setState(State::Connecting);
    } else if (d->hasLive())
        d->startApplying();
    else if (!d->session || d->state == State::Broken)
        d->open(Private::Intent::Deploy);
    else
        d->intent = Private::Intent::Deploy;
}

void LabRun::undeploy()
{
    if (d->session && d->session->isReady()) {
        d->leaving = true;
        d->session->undeploy();
    } else {
        d->open(Private::Intent::Undeploy);
    }
}

const std::optional<Applied> &LabRun::failure() const
{
    return d->failure;
}

QString LabRun::failedMachine() const
{
    return d->failedMachine;
}

QString LabRun::failedInterface() const
{
    return d->failedInterface;
}

}  // namespace toile
