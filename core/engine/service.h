// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/launch.h"

namespace toile {

/// Where the service listens, or a test says that it does.
QByteArray servicePath();
/// How a lab in the system service is reached, whether it runs or not.
Launch serviceLaunch(const QString &lab);

/// The labs that this user runs in the system service; none where there is no such service, or it does not answer
/// within a second.
QStringList labsOfService();
/// The same without waiting: `tell` is called once, unless `owner` goes before; at once where there is no such service.
void askForLabs(QObject *owner, const std::function<void(const QStringList &)> &tell);

}  // namespace toile
