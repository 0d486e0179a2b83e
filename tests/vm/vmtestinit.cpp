// SPDX-License-Identifier: GPL-2.0-or-later
// The first program of a micro-VM that runs one test: argv[1] is its path, argv[2] a kernel module to do without, if
// any. What the test prints and its status go to the console.
#include "core/linux/guest.h"
#include "core/vm/labimage.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

namespace {

constexpr char kWithout[] = "TOILE_WITHOUT=";

/// As in a kernel that was built so: the file is nowhere.
void takeAway(const std::string &module)
{
    std::error_code problem;
    for (auto at = std::filesystem::recursive_directory_iterator("/lib/modules", problem); at != end(at);
         at.increment(problem))
        if (at->path().filename().string().starts_with(module + ".ko"))
            std::filesystem::remove(at->path(), problem);
}

[[noreturn]] void runTest(char **words)
{
    std::string without = kWithout;
    if (words[1])
        without += words[1];
    words[1] = nullptr;
    static char path[] = "PATH=/usr/sbin:/usr/bin";
    static char home[] = "HOME=/root";
    static char language[] = "LC_ALL=C.UTF-8";
    char *environment[] = {path, home, language, without.data(), nullptr};
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
    if (count > 2)
        takeAway(words[2]);
    toile::loadModules(toile::kModuleList);
    const pid_t test = ::fork();
    if (test == 0)
        runTest(words + 1);
    std::printf("\nSTATUS-OF-THE-TEST %d\n", test > 0 ? statusOf(test) : 126);
    std::fflush(stdout);
    toile::powerOff();
}
