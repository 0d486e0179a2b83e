// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/signals.h"

#include <sys/signalfd.h>

namespace toile::ctl {

SignalWatch::SignalWatch(std::initializer_list<int> numbers)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : numbers)
        sigaddset(&set, number);
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
    m_fd.reset(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    m_notifier = std::make_unique<QSocketNotifier>(m_fd.get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        while (::read(m_fd.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info))
            Q_EMIT received(static_cast<int>(info.ssi_signo));
    });
}

SignalWatch::~SignalWatch()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

}  // namespace toile::ctl
