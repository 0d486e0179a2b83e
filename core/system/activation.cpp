// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/activation.h"

#include <QDeadlineTimer>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kLeftBehind = 1s;
constexpr useconds_t kLookForIt = 50000;
constexpr int kFirstDescriptor = 3;  ///< SD_LISTEN_FDS_START

bool saysNumber(const char *variable, long wanted)
{
    const char *text = std::getenv(variable);
    return text && std::to_string(wanted) == text;
}

int socketOption(int socket, int option)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(socket, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

}  // namespace

std::optional<Descriptor> takeActivationSocket()
{
    const bool ours = saysNumber("LISTEN_PID", ::getpid()) && saysNumber("LISTEN_FDS", 1);
    for (const char *variable : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        ::unsetenv(variable);
    if (!ours || socketOption(kFirstDescriptor, SO_DOMAIN) != AF_UNIX ||
        socketOption(kFirstDescriptor, SO_TYPE) != SOCK_STREAM || socketOption(kFirstDescriptor, SO_ACCEPTCONN) != 1)
        return std::nullopt;
    ::fcntl(kFirstDescriptor, F_SETFD, FD_CLOEXEC);
    ::fcntl(kFirstDescriptor, F_SETFL, ::fcntl(kFirstDescriptor, F_GETFL) | O_NONBLOCK);
    return Descriptor(kFirstDescriptor);
}

SandboxResult<LabSocket> listenForAll(const std::string &path)
{
    // Children of a service that was killed end a moment after it, and hold its socket until then.
    const QDeadlineTimer deadline(kLeftBehind);
    for (;;) {
        auto socket = listenOn(path, SocketAccess::Everybody);
        const auto *failure = std::get_if<SandboxFailure>(&socket);
        if (!failure || failure->reason != SandboxFailure::Reason::AlreadyRunning || deadline.hasExpired())
            return socket;
        ::usleep(kLookForIt);
    }
}

}  // namespace toile
