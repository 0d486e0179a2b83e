// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/step.h"

namespace toile {

/// `error` as the kernel gave it, with a message that says which step failed, why, and what to do. An error that has
/// a message already keeps it.
Error explained(Error error, const Step &step);

/// A step or a question for a machine that is not there.
Error noMachine(const QString &name);

}  // namespace toile
