// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/labpath.h"

#include "core/engine/enginesession.h"
#include "core/lab/labfile.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::seconds kPatience{2};

/// What a running lab was deployed from; empty when it does not run or does not say.
QString fileOfRunning(const QString &lab)
{
    const auto running = runningLabs();
    if (!running || !running->contains(lab))
        return {};
    const auto launch = sandboxLaunch(lab);
    if (!launch)
        return {};
    EngineSession session;
    QEventLoop loop;
    QObject::connect(&session, &EngineSession::ready, &loop, &QEventLoop::quit);
    QObject::connect(&session, &EngineSession::failed, &loop, &QEventLoop::quit);
    QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
    session.connectTo(*launch);
    loop.exec();
    return session.isReady() ? session.hello().file : QString();
}

}  // namespace

QString resolveTarget(const QString &target)
{
    if (target.isEmpty() || QFileInfo::exists(target) || shippedLabs().contains(target))
        return target;
    const QString file = fileOfRunning(target);
    return file.isEmpty() ? target : file;
}

}  // namespace toile
