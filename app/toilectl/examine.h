// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/features.h"

#include <QStringList>

namespace toile::ctl {

/// What was found out about one engine by starting an empty lab in it.
struct Examined {
    QString engine;
    bool runs = false;
    Error why;                ///< when it does not run
    KernelFeatures features;  ///< when it does
    QStringList notes;
};

/// Starts an empty lab under a name of its own, and removes it; no lab of the user's is touched. What happens meanwhile
/// is shown on a line of its own.
Examined examine(const QString &engine, const QString &kernel);

}  // namespace toile::ctl
