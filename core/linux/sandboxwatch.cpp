// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandbox.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace toile {
namespace {

constexpr int kPatience = 5000;      ///< milliseconds that a sandbox has to end by itself
constexpr int kStartPatience = 200;  ///< that one which is not ready has, since it holds nothing

Descriptor watchSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGTERM, SIGINT, SIGHUP, SIGCHLD})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return Descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

void letGoOfStreams()
{
    const Descriptor null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::dup2(null.get(), stream);
}

/// The exit status when the child has ended.
std::optional<int> ended(pid_t child)
{
    int status = 0;
    const pid_t pid = ::waitpid(child, &status, WNOHANG);
    if (pid != child)
        return std::nullopt;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int watchSandbox(SandboxOutside outside)
{
    const Descriptor signals = watchSignals();
    bool linked = true;
    bool ready = false;
    bool told = false;
    for (;;) {
        if (const auto status = ended(outside.child))
            return *status;
        pollfd watched[] = {{signals.get(), POLLIN, 0}, {linked ? outside.link.get() : -1, POLLIN, 0}};
        if (::poll(watched, 2, told ? (ready ? kPatience : kStartPatience) : -1) == 0)
            ::kill(outside.child, SIGKILL);

        signalfd_siginfo info{};
        while (::read(signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
            if (info.ssi_signo == SIGCHLD)
                continue;
            ::kill(outside.child, SIGTERM);
            told = true;
        }
        char byte = 0;
        const ssize_t got = watched[1].revents != 0 ? ::recv(outside.link.get(), &byte, 1, MSG_DONTWAIT) : -1;
        if (got == 1) {
            ready = true;
            letGoOfStreams();
        }
        linked = linked && got != 0;
    }
}

}  // namespace toile
