// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/cards.h"
#include "core/lab/lower.h"
#include "ui/labrun_p.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace toile {

LabRun::Private::Private(LabRun &run) : q(run)
{
    recompute.setSingleShot(true);
    recompute.setInterval(30);
    QObject::connect(&recompute, &QTimer::timeout, &q, [this] { compare(); });
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

void LabRun::Private::forgetFailure()
{
    failure.reset();
    failedMachine.clear();
    failedInterface.clear();
}

void LabRun::Private::startApplying()
{
    forgetFailure();
    applying = planNow();
    if (applying != agreed || statesTakenBy(applying, q.cards()) != agreedCards) {
        Q_EMIT q.planDiffers();
        return becomeCompared();
    }
    applyingDrawing = topology;
    cancelling = false;
    setState(State::Applying);
    Q_EMIT q.progress(0, static_cast<int>(applying.size()));
    session->applyPlan(applying, file);
}

void LabRun::Private::onApplied(const Applied &result)
{
    if (result.request == fileRequest)
        return fileIsTold();
    if (result.ok) {
        rememberGiven(applyingDrawing);
        state = State::Deployed;
        if (session->live().revision >= result.revision)
            compare();
        else
            pending.clear();  // the state that shows the result is on its way and is compared when it comes
        Q_EMIT q.stateChanged();
        return;
    }
    if (cancelling && result.rolledBack)
        return applyingCancelled();
    failure = result;
    const auto step = static_cast<std::size_t>(result.failedStep);
    if (result.failedStep >= 0 && step < applying.size()) {
        failedMachine = machineOf(applying[step]);
        failedInterface = interfaceOf(applying[step]);
    }
    // A helper that was started for this deploy and holds nothing again would only be in the way.
    if (session->startedHelper() && result.rolledBack && session->live().machines.empty())
        leave(false);
    fail(result.error);
}

/// The helper takes one plan at a time, and to tell it a file is one: what was to be deployed meanwhile has waited.
void LabRun::Private::fileIsTold()
{
    fileRequest = 0;
    const bool again = std::exchange(fileIsOther, false);
    if (std::exchange(deployWhenTold, false))
        startApplying();
    if (again && state != State::Applying)
        q.rememberFile();
}

/// The kernel is as it was before.
void LabRun::Private::applyingCancelled()
{
    if (session->startedHelper() && session->live().machines.empty())
        return leave(false);
    becomeCompared();
}

/// Nothing was sent yet that would have to be undone.
void LabRun::Private::beginCancelled()
{
    looking.reset();
    if (leaving) {
        intent = Intent::None;
        return setState(failure ? State::Broken : State::Undeployed);
    }
    if (session && (observed || attempt == Intent::Attach)) {  // what was to be deployed is left out, no more
        forgetFailure();
        if (observed)
            return becomeCompared();
        intent = Intent::Attach;
        return setState(State::Undeployed);
    }
    intent = Intent::None;
    abandonStart();
    if (session)
        forget();
    forgetFailure();
    setState(State::Undeployed);
}

/// What deploying would do: with the addresses that real cards bring along.
Plan LabRun::Private::planNow() const
{
    return plan(lower(withCards(topology, q.cards())), hasLive() ? configuration(session->live()) : KernelState());
}

bool LabRun::Private::takesCards() const
{
    return std::any_of(topology.interfaces.begin(), topology.interfaces.end(), [](const auto &entry) {
        return std::holds_alternative<UplinkInterface>(entry.second.settings);
    });
}

/// Whatever it was before: deployed, or changed since.
void LabRun::Private::becomeCompared()
{
    state = State::Changed;
    compare();
    Q_EMIT q.stateChanged();
}

void LabRun::Private::compare()
{
    if (!hasLive() || q.isBusy())
        return;
    Plan now = planNow();
    const bool differs = now != pending || saidOther;
    pending = std::move(now);
    saidOther = false;
    if (pending.empty())
        rememberGiven(topology);
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

void LabRun::Private::rememberGiven(const Topology &drawing)
{
    if (!given || *given != drawing)
        given = std::make_shared<const Topology>(drawing);
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

LabRun::~LabRun()
{
    blockSignals(true);
    d->abandonStart();
}

LabRun::State LabRun::state() const
{
    return d->state;
}

const LiveState *LabRun::live() const
{
    return d->hasLive() ? &d->session->live() : nullptr;
}

std::shared_ptr<const Topology> LabRun::deployed() const
{
    return d->hasLive() ? d->given : nullptr;
}

EngineSession *LabRun::session()
{
    return d->session.get();
}

QString LabRun::runningName() const
{
    return d->hasLive() ? d->connectedLab : QString();
}

QString LabRun::engine() const
{
    return d->hasLive() ? d->session->hello().engine : QString();
}

void LabRun::setTopology(const Topology &topology, const QString &file)
{
    d->topology = topology;
    d->file = file;
    if (d->hasLive())
        d->recompute.start();
}

void LabRun::rememberFile()
{
    if (d->fileRequest != 0)
        d->fileIsOther = true;
    else if (d->hasLive() && !d->leaving && d->state != State::Applying)
        d->fileRequest = d->session->applyPlan({}, d->file);
}

/// Who asks between a change and the moment it is compared may hear of a plan that is gone by then: he is told again.
Plan LabRun::pendingPlan() const
{
    Plan now = d->planNow();
    d->saidOther = d->saidOther || (d->hasLive() && now != d->pending);
    return now;
}

Plan LabRun::undeployPlan() const
{
    return d->hasLive() ? plan(KernelState(), configuration(d->session->live())) : Plan();
}

CardStates LabRun::cards() const
{
    if (d->hasLive())
        return d->session->cards();
    return d->takesCards() ? d->seenCards : CardStates();
}

std::optional<Error> LabRun::cardsUnknown() const
{
    return d->hasLive() || !d->takesCards() ? std::nullopt : d->unseenCards;
}

void LabRun::lookAtCards(QObject *owner, const std::function<void()> &next)
{
    if (d->hasLive() || !d->takesCards())
        return next();
    askForCards(owner, [run = QPointer<LabRun>(this), next](const Result<CardStates> &cards) {
        if (!run)
            return;
        run->d->seenCards = cards ? *cards : CardStates();
        run->d->unseenCards = cards ? std::nullopt : std::optional(cards.error());
        next();
    });
}

void LabRun::confirmCards()
{
    if (d->hasLive())
        d->session->confirmCards();
}

void LabRun::revertCards()
{
    if (d->hasLive())
        d->session->revertCards();
}

void LabRun::attach()
{
    d->forgetFailure();
    if (d->session && d->connectedLab != d->topology.header.name) {
        d->abandonStart();
        d->forget();  // of another drawing: that lab goes on by itself
    }
    d->deployWhenGone = false;
    if (d->session) {
        if (d->state == State::Broken)
            d->setState(d->leaving ? State::Undeployed : State::Changed);
        d->recompute.start();
        return;
    }
    d->setState(State::Undeployed);
    d->candidates.clear();
    d->open(Private::Intent::Attach);
}

void LabRun::preferEngine(const QString &engine)
{
    d->preferredEngine = engine;
}

QString LabRun::preferredEngine() const
{
    return d->preferredEngine;
}

void LabRun::deploy(const Plan &shown, const QString &engine)
{
    d->agreed = shown;
    d->agreedCards = statesTakenBy(shown, cards());
    d->engine = engine.isEmpty() ? d->preferredEngine : engine;
    if (d->session && d->leaving) {
        d->deployWhenGone = true;
        d->setState(State::Connecting);
    } else if (d->hasLive() && d->fileRequest != 0) {
        d->deployWhenTold = true;
        d->setState(State::Connecting);
    } else if (d->hasLive()) {
        d->startApplying();
    } else if (!d->session || d->state == State::Broken) {
        d->open(Private::Intent::Deploy);
    } else {  // it is being looked for: what is found decides
        d->intent = Private::Intent::Deploy;
        d->setState(State::Connecting);
    }
}

void LabRun::cancelDeploy()
{
    d->deployWhenGone = d->deployWhenTold = false;
    if (d->state == State::Applying) {
        d->cancelling = true;
        d->session->cancelPlan();
    } else if (d->state == State::Connecting) {
        d->beginCancelled();
    }
}

bool LabRun::mayUndeploy() const
{
    if (live())
        return true;
    return state() == State::Broken && (d->session || failure() || d->attempt == Private::Intent::Undeploy);
}

void LabRun::undeploy()
{
    d->deployWhenGone = d->deployWhenTold = false;
    if (d->session && (d->leaving || d->session->isReady()))
        d->leave(true);
    else
        d->open(Private::Intent::Undeploy);
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
