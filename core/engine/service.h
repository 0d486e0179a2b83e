// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/launch.h"

namespace toile {

/// How a lab in the system service is reached, whether it runs or not.
Launch serviceLaunch(const QString &lab);

/// The labs that this user runs in the system service; none where there is no such service, or it does not answer
/// within a second.
QStringList labsOfService();

}  // namespace toile
