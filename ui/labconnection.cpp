// SPDX-License-Identifier: GPL-2.0-or-later
// How a running lab is reached, and how it ends; what is applied to it is in labrun.cpp.
#include "core/lab/lower.h"
#include "ui/labrun_p.h"

#include <QDir>

#include <algorithm>
#include <utility>

namespace toile {

void LabRun::Private::open(Intent wanted)
{
    intent = wanted;
    looking.reset();  // what it finds would be of another drawing
    const QString lab = topology.header.name;
    if (lab.isEmpty()) {
        if (wanted != Intent::Attach)
            fail(makeError(ErrorCode::InvalidInput, LabRun::tr("The lab has no name. Save it under a name first.")));
        return;
    }
    if (wanted == Intent::Deploy)
        setState(State::Connecting);
    looking = std::make_unique<QObject>();
    findRunning(looking.get(),
                [this, wanted](const Result<std::vector<Launch>> &running) { openWhere(running, wanted); });
}

/// A drawing that has a file may run under another name: then the lab knows its file.
void LabRun::Private::openWhere(const Result<std::vector<Launch>> &running, Intent wanted)
{
    intent = attempt = wanted;  // a session that ended meanwhile has left none
    const QString lab = topology.header.name;
    if (wanted == Intent::Attach) {
        candidates = running && QDir::isAbsolutePath(file) ? *running : std::vector<Launch>();
        std::erase_if(candidates, [&](const Launch &launch) { return launch.lab == lab; });
        std::reverse(candidates.begin(), candidates.end());
    }
    const auto launch = running ? launchAmong(*running, lab) : Result<Launch>(running.error());
    const auto launches = launch ? launchesFor(*launch, wanted) : Result<std::vector<Launch>>(launch.error());
    if (launches)
        connectTo(*launches, wanted);
    else if (wanted != Intent::Attach)
        fail(launches.error());
}

/// A lab that runs is reached where it does, be it in the system service.
Result<std::vector<Launch>> LabRun::Private::launchesFor(const Launch &running, Intent wanted) const
{
    if (running.service || wanted != Intent::Deploy)
        return std::vector{running};
    return engineLaunches(running.lab, engine);
}

void LabRun::Private::connectTo(const std::vector<Launch> &launches, Intent wanted)
{
    connectSession();
    attempt = wanted;
    connectedLab = launches.front().lab;
    if (wanted == Intent::Deploy) {
        setState(State::Connecting);
        session->startOrConnect(launches, requiredFeatures(lower(topology)), cardsTakenBy(agreed));
    } else {
        session->connectTo(launches.front());
    }
}

/// A drawing that was renamed since it was deployed runs under its old name still.
void LabRun::Private::openByFile()
{
    intent = Intent::Attach;
    if (candidates.empty()) {
        intent = Intent::None;
        return setState(State::Undeployed);
    }
    const Launch next = candidates.back();
    candidates.pop_back();
    connectTo({next}, Intent::Attach);
}

void LabRun::Private::connectSession()
{
    abandonStart();
    session = std::make_unique<EngineSession>();
    observed = false;
    leaving = leavingAsked = false;
    fileRequest = 0;
    deployWhenTold = fileIsOther = false;
    EngineSession *s = session.get();
    QObject::connect(s, &EngineSession::starting, &q, [this](const QString &text) { Q_EMIT q.starting(text); });
    QObject::connect(s, &EngineSession::engineChosen, &q, [this](const QString &why) { Q_EMIT q.engineChosen(why); });
    QObject::connect(s, &EngineSession::ready, &q, [this] { onReady(); });
    QObject::connect(s, &EngineSession::liveReset, &q, [this] { onLiveReset(); });
    QObject::connect(s, &EngineSession::liveChanged, &q, [this](const LiveDelta &delta) { onLiveChanged(delta); });
    QObject::connect(s, &EngineSession::countersChanged, &q,
                     [this](const CountersSample &sample) { Q_EMIT q.countersChanged(sample); });
    QObject::connect(s, &EngineSession::stepDone, &q,
                     [this](quint32, int done) { Q_EMIT q.progress(done, static_cast<int>(applying.size())); });
    QObject::connect(s, &EngineSession::applied, &q, [this](const Applied &result) { onApplied(result); });
    QObject::connect(s, &EngineSession::requestFailed, &q, [this](quint32 request, const Error &error) {
        if (request == fileRequest)
            fileIsTold();
        else if (cancelling && state == State::Applying)
            applyingCancelled();
        else
            fail(error);
    });
    QObject::connect(s, &EngineSession::cardsChanged, &q, [this] {
        recompute.start();
        Q_EMIT q.cardsChanged();
    });
    QObject::connect(s, &EngineSession::failed, &q, [this](const Error &error) { onFailed(error); });
    QObject::connect(s, &EngineSession::closed, &q, [this](const QString &reason) { onClosed(reason); });
}

void LabRun::Private::onReady()
{
    if (intent == Intent::Undeploy) {
        leave(true);
        return;
    }
    const bool isOurs = connectedLab == topology.header.name || session->hello().file == file;
    if (attempt == Intent::Attach && !isOurs) {
        const bool deployNow = intent == Intent::Deploy;
        forget();
        deployNow ? open(Intent::Deploy) : openByFile();
        return;
    }
    session->observe(true, true);
}

void LabRun::Private::onFailed(const Error &error)
{
    // Nothing that runs is what undeploying leaves behind.
    const bool gone = intent == Intent::Undeploy && error.code == ErrorCode::NotFound;
    const bool silent = intent == Intent::Attach || gone;
    const bool deployNow = attempt == Intent::Attach && intent == Intent::Deploy;
    intent = Intent::None;
    forget();
    if (deployNow) {  // asked for while it was looked for: it does not run, so start it
        open(Intent::Deploy);
        return;
    }
    if (gone)
        forgetFailure();
    if (silent && !gone)
        openByFile();
    else if (silent)
        setState(State::Undeployed);
    else
        fail(error);
}

void LabRun::Private::onClosed(const QString &reason)
{
    const bool wanted = leaving || reason.isEmpty();
    // A helper whose only deploy was refused holds nothing, and ends by itself or because we left it.
    const bool afterFailure = wanted && !leavingAsked;
    // Asked for while it was looked for: what was found ended before it was seen.
    const bool deployNow = attempt == Intent::Attach && intent == Intent::Deploy;
    forget();
    if (std::exchange(deployWhenGone, false) || deployNow) {
        open(Intent::Deploy);
        return;
    }
    if (afterFailure && failure)
        return;  // Broken, with the reason of the deploy
    forgetFailure();
    if (wanted) {
        setState(State::Undeployed);
        return;
    }
    state = State::Undeployed;
    Q_EMIT q.failed(makeError(ErrorCode::Disconnected, reason));  // first: nobody takes this end for a wanted one
    Q_EMIT q.stateChanged();
}

void LabRun::Private::leave(bool isAsked)
{
    leavingAsked = leavingAsked || isAsked;
    if (!std::exchange(leaving, true))
        isAsked ? session->undeploy() : session->leave();
}

/// The helper that is being started holds nothing, and is not left to wait for somebody.
void LabRun::Private::abandonStart()
{
    if (session && attempt == Intent::Deploy && !observed)
        session->abandon();
}

void LabRun::Private::forget()
{
    if (session)
        release().release()->deleteLater();  // its own signal may be what brought us here
}

std::unique_ptr<EngineSession> LabRun::Private::release()
{
    QObject::disconnect(session.get(), nullptr, &q, nullptr);  // its last words are not the next session's
    std::unique_ptr<EngineSession> released = std::move(session);
    observed = false;
    given.reset();
    leaving = leavingAsked = deployWhenTold = fileIsOther = false;
    fileRequest = 0;
    recompute.stop();
    pending.clear();
    saidOther = false;
    Q_EMIT q.liveReset();
    return released;
}

}  // namespace toile
