// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/signals.h"

#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

Signals::Signals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
        sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    m_descriptor.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Signals::take);
}

void Signals::take()
{
    signalfd_siginfo info{};
    bool terminate = false;
    while (::read(m_descriptor.get(), &info, sizeof info) == ssize_t(sizeof info))
        terminate = terminate || info.ssi_signo != SIGCHLD;
    int status = 0;
    for (pid_t pid = ::waitpid(-1, &status, WNOHANG); pid > 0; pid = ::waitpid(-1, &status, WNOHANG))
        Q_EMIT childEnded(pid, status);
    if (terminate)
        Q_EMIT terminationAsked();
}
