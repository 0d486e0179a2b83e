// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/labpath.h"

#include "core/lab/labfile.h"
#include "ui/runningfile.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

namespace toile {

namespace {

constexpr std::chrono::seconds kStatusPatience{2};

/// What a running lab was deployed from; empty when it does not run or does not say.
QString fileOfRunning(const QString &lab)
{
    QEventLoop loop;
    QString found;
    askForFile(lab, &loop, [&](const QString &file) {
        found = file;
        loop.quit();
    });
    QTimer::singleShot(kStatusPatience, &loop, &QEventLoop::quit);
    loop.exec();
    return found;
}

}  // namespace

QString resolveTarget(const QString &target)
{
    if (target.isEmpty() || QFileInfo(target).isFile() || shippedLabs().contains(target))
        return target;
    const QString file = fileOfRunning(target);
    return file.isEmpty() ? target : file;
}

}  // namespace toile
