// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

namespace toile {

/// Signals every process of the session that `leader` made with setsid(2), even when the leader itself is gone. A shell
/// gives each job a group of its own, so a signal to the leader's group does not reach them.
void signalSession(pid_t leader, int signal);

}  // namespace toile
