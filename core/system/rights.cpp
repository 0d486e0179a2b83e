// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/rights.h"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace toile {
namespace {

/// The unit says of each what it is for.
constexpr quint64 kNeeded =
    1ULL << CAP_SETUID | 1ULL << CAP_SETGID | 1ULL << CAP_SYS_ADMIN | 1ULL << CAP_NET_ADMIN | 1ULL << CAP_SYS_PTRACE;

/// Without CAP_SETPCAP this is refused; then what is not permitted does not come back by a program's start either.
void narrowBoundingSet()
{
    for (unsigned long one = 0; ::prctl(PR_CAPBSET_READ, one, 0, 0, 0) >= 0; ++one) {
        if ((kNeeded >> one & 1U) == 0)
            ::prctl(PR_CAPBSET_DROP, one, 0, 0, 0);
    }
}

}  // namespace

std::optional<SandboxFailure> keepNeededRights()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return SandboxFailure{SandboxFailure::Reason::ProcessFailed, errno, QStringLiteral("prctl")};
    narrowBoundingSet();
    if (::syscall(SYS_capget, &header, data) != 0)
        return SandboxFailure{SandboxFailure::Reason::ProcessFailed, errno, QStringLiteral("capget")};
    for (int half = 0; half < 2; ++half) {
        data[half].permitted &= static_cast<quint32>(kNeeded >> (32 * half));
        data[half].effective = data[half].permitted;
        data[half].inheritable = 0;
    }
    if (::syscall(SYS_capset, &header, data) != 0)
        return SandboxFailure{SandboxFailure::Reason::ProcessFailed, errno, QStringLiteral("capset")};
    return std::nullopt;
}

}  // namespace toile
