// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/undertaker.h"

#include <QDeadlineTimer>

#include <sys/prctl.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookAgain = 500ms;  ///< after a process could not be made, or has not ended yet

constexpr auto kLongest = 1s;  ///< at the end of the service

[[noreturn]] void waitForTheEnd()
{
    for (;;)
        ::pause();
}

}  // namespace

pid_t forkBound()
{
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent)
            ::_exit(0);
    }
    return child;
}

Undertaker::Undertaker()
{
    m_soon.setSingleShot(true);
    QObject::connect(&m_soon, &QTimer::timeout, &m_soon, [this] { bury(); });
}

Undertaker::~Undertaker()
{
    bury();
    // They hold what else is open here, such as the place where the next service is to listen.
    const QDeadlineTimer last(kLongest);
    while (!m_ending.empty() && !last.hasExpired()) {
        ::usleep(1000);
        bury();
    }
    for (Descriptor &socket : m_waiting)
        socket.release();  // it ends with this process, and so without a wait
}

void Undertaker::take(Descriptor socket)
{
    if (!socket)
        return;
    m_waiting.push_back(std::move(socket));
    if (m_waiting.size() == 1)
        m_soon.start(0ms);
}

void Undertaker::end(pid_t child)
{
    ::kill(child, SIGKILL);
    m_ending.push_back(child);
    if (!m_soon.isActive())
        m_soon.start(kLookAgain);
}

void Undertaker::bury()
{
    std::erase_if(m_ending, [](pid_t pid) { return ::waitpid(pid, nullptr, WNOHANG) != 0; });
    if (!m_waiting.empty()) {
        const pid_t holder = forkBound();
        if (holder == 0)
            waitForTheEnd();
        if (holder > 0) {
            m_waiting.clear();
            end(holder);
        }
    }
    if (!m_waiting.empty() || !m_ending.empty())
        m_soon.start(kLookAgain);
}

}  // namespace toile
