// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/labrun.h"

#include <QTimer>

#include <map>
#include <vector>

namespace toile {

class LabRun::Private {
public:
    enum class Intent { None, Attach, Deploy, Undeploy };

    explicit Private(LabRun &run);

    // labconnection.cpp: how a lab is reached, and how it ends
    void open(Intent wanted);
    void openWhere(const Result<std::vector<Launch>> &running, Intent wanted);
    void openByFile();
    Result<std::vector<Launch>> launchesFor(const Launch &running, Intent wanted) const;
    void connectTo(const std::vector<Launch> &launches, Intent wanted);
    void connectSession();
    void onReady();
    void onFailed(const Error &error);
    void onClosed(const QString &reason);
    void leave(bool isAsked);
    void abandonStart();
    std::unique_ptr<EngineSession> release();
    void forget();

    // labrun.cpp: what is applied, and what is so
    void onLiveReset();
    void onLiveChanged(const LiveDelta &delta);
    void onApplied(const Applied &result);
    bool touchesConfiguration(const LiveDelta &delta);
    void startApplying();
    void fileIsTold();
    void beginCancelled();
    void applyingCancelled();
    void becomeCompared();
    void compare();
    Plan planNow() const;
    bool takesCards() const;
    void setState(State now);
    void fail(const Error &error);
    void forgetFailure();
    void rememberGiven(const Topology &drawing);
    bool hasLive() const { return session && observed; }

    LabRun &q;
    Topology topology;
    QString file;
    QString preferredEngine = QStringLiteral("auto");
    QString engine;  ///< where the lab is to begin that is being deployed
    State state = State::Undeployed;
    Intent intent = Intent::None;
    Intent attempt = Intent::None;   ///< what a connection was sought for; `intent` may have grown since
    QString connectedLab;            ///< whose session this is
    std::vector<Launch> candidates;  ///< labs that may have been deployed from this file under another name, last first
    std::unique_ptr<QObject> looking;  ///< for where labs run, while nothing else is wanted
    std::unique_ptr<EngineSession> session;
    bool observed = false;
    bool leaving = false;         ///< Undeploy or Leave is sent
    bool leavingAsked = false;    ///< by somebody, who then sees an empty kernel; else after a first deploy that failed
    bool deployWhenTold = false;  ///< asked for while the helper had not yet answered to `fileRequest`
    bool deployWhenGone = false;  ///< asked for while the helper of a failed or cancelled deploy still was to end
    QTimer recompute;
    std::map<QString, std::pair<bool, bool>> switches;  ///< forwarding and ipv6 of each machine, as last heard
    bool cancelling = false;                            ///< the plan that is being applied
    quint32 fileRequest = 0;                            ///< that only told the lab its file
    bool fileIsOther = false;                           ///< than the one that it tells
    Plan pending;
    bool saidOther = false;  ///< somebody asked meanwhile and heard of another plan than `pending`
    Plan agreed;             ///< what the deploy that is under way was shown as
    CardStates agreedCards;  ///< that it takes
    CardStates seenCards;    ///< of the computer, while the lab does not run
    std::optional<Error> unseenCards;
    Plan applying;
    Topology applyingDrawing;
    std::shared_ptr<const Topology> given;
    std::optional<Applied> failure;
    QString failedMachine;
    QString failedInterface;
};

}  // namespace toile
