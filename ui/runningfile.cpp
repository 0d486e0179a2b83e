// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/runningfile.h"

#include "core/engine/enginesession.h"

#include <QTimer>

namespace toile {

void askForFile(const QString &lab, QObject *owner, std::function<void(const QString &file)> tell)
{
    const Result<Launch> launch = launchOfRunning(lab);
    if (!launch) {
        QTimer::singleShot(0, owner, [tell = std::move(tell)] { tell({}); });
        return;
    }
    auto *session = new EngineSession(owner);
    const auto finish = [session, tell = std::move(tell)] {
        const QString file = session->isReady() ? session->hello().file : QString();
        session->disconnect();
        session->deleteLater();
        tell(file);
    };
    QObject::connect(session, &EngineSession::ready, session, finish);
    QObject::connect(session, &EngineSession::failed, session, finish);
    session->connectTo(*launch);
}

}  // namespace toile
