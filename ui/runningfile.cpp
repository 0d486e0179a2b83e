// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/runningfile.h"

#include "core/engine/enginesession.h"

#include <QTimer>

namespace toile {

namespace {

void askAt(const Launch &launch, QObject *owner, const std::function<void(const QString &)> &tell)
{
    auto *session = new EngineSession(owner);
    const auto finish = [session, tell] {
        const QString file = session->isReady() ? session->hello().file : QString();
        session->disconnect();
        session->deleteLater();
        tell(file);
    };
    QObject::connect(session, &EngineSession::ready, session, finish);
    QObject::connect(session, &EngineSession::failed, session, finish);
    session->connectTo(launch);
}

}  // namespace

void askForFile(const QString &lab, QObject *owner, std::function<void(const QString &file)> tell)
{
    findRunning(owner, [lab, owner, tell = std::move(tell)](const Result<std::vector<Launch>> &running) {
        if (const auto launch = running ? launchAmong(*running, lab) : running.error())
            askAt(*launch, owner, tell);
        else
            QTimer::singleShot(0, owner, [tell] { tell({}); });
    });
}

}  // namespace toile
