// SPDX-License-Identifier: GPL-2.0-or-later
// The first program of a micro-VM that runs one test: argv[1] is its path. What it prints and its status go to the
// console.
#include "core/linux/guest.h"
#include "core/vm/labimage.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace {

[[noreturn]] void runTest(char **words)
{
    static char path[] = "PATH=/usr/sbin:/usr/bin";
    static char home[] = "HOME=/root";
    static char language[] = "LC_ALL=C.UTF-8";
    char *environment[] = {path, home, language, nullptr};
    (void)!::chdir("/tmp");
    ::execve(words[0], words, environment);
    std::perror(words[0]);
    ::_exit(127);
}

int statusOf(pid_t test)
{
    int status = 0;
    for (pid_t pid = -1; pid != test;)
        pid = ::waitpid(-1, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int count, char **words)
{
    if (count < 2 || ::getpid() != 1)
        return 2;
    if (toile::mountGuest())
        toile::powerOff();
    toile::loadModules(toile::kModuleList);
    const pid_t test = ::fork();
    if (test == 0)
        runTest(words + 1);
    std::printf("\nSTATUS-OF-THE-TEST %d\n", test > 0 ? statusOf(test) : 126);
    std::fflush(stdout);
    toile::powerOff();
}
