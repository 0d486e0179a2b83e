// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QtGlobal>

#include <sys/types.h>

#include <csignal>

namespace toile::test {

/// Signals one process, and says whether it was there. A QProcess that has ended has the number 0, and 0 means to
/// kill(2) the whole group of the caller: the test, and whoever started it.
inline bool signalTo(qint64 process, int signal)
{
    return process > 1 && ::kill(static_cast<pid_t>(process), signal) == 0;
}

}  // namespace toile::test
