// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/server.h"

#include <sys/wait.h>

namespace toile::test {

/// Tells it which programs ended, as the real one is told on SIGCHLD.
inline void reapInto(Server &server)
{
    int status = 0;
    for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG))
        server.childEnded(pid, status);
}

}  // namespace toile::test
