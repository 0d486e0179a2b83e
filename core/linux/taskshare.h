// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/resource.h>

#include <string>

namespace toile {

/// How many processes and threads the kernel lets this process and all others of its service have: the least of its
/// cgroup's pids.max, and of those that one is in, kernel.threads-max and kernel.pid_max. `root`: before all paths.
/// RLIM_INFINITY: nothing says it. Needs no Qt object.
rlim_t tasksAllowed(const std::string &root = {});
/// What one user may have of so many: an eighth, so that even several who take all of theirs leave room for others.
rlim_t shareOfTasks(rlim_t allowed);

}  // namespace toile
