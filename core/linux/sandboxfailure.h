// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

#include <optional>
#include <variant>

namespace toile {

/// Why a sandbox could not be made. A value and not yet a sentence: it happens before any Qt object may exist, and so
/// before texts can be translated.
struct SandboxFailure {
    enum class Reason {
        PathTooLong,          ///< `subject` does not fit in sockaddr_un
        DirectoryUnusable,    ///< `subject` cannot be made or opened
        DirectoryNotPrivate,  ///< `subject` belongs to somebody else or others may enter it
        AlreadyRunning,       ///< a helper listens on `subject`
        SocketFailed,
        NamespacesRefused,
        MappingFailed,  ///< `subject` is the program or file that refused
        MountFailed,    ///< `subject` is the mount point
        ProcessFailed,  ///< fork, signals or privileges; `subject` is the call
    };

    Reason reason = Reason::ProcessFailed;
    int sysErrno = 0;
    QString subject;
    bool operator==(const SandboxFailure &) const = default;
};

template <typename T>
using SandboxResult = std::variant<T, SandboxFailure>;

/// The switches by which a distribution forbids user namespaces, as read from /proc; nullopt: the file is not there.
struct NamespaceSwitches {
    std::optional<QString> apparmorRestrict;    ///< /proc/sys/kernel/apparmor_restrict_unprivileged_userns (Ubuntu)
    std::optional<QString> unprivilegedClone;   ///< /proc/sys/kernel/unprivileged_userns_clone (Debian)
    std::optional<QString> maxUserNamespaces;   ///< /proc/sys/user/max_user_namespaces
    std::optional<QString> maxOtherNamespaces;  ///< the smallest of max_{pid,net,mnt,ipc,uts}_namespaces
    std::optional<QString> profile;             ///< /proc/self/attr/current: the security profile of this process
    QString notBuilt = {};                      ///< a kind of namespace that this kernel knows nothing of: "net"
    bool operator==(const NamespaceSwitches &) const = default;
};

NamespaceSwitches readNamespaceSwitches();

/// What forbids the sandbox, and what the user can do. Pure.
Error explainRefusal(const NamespaceSwitches &switches, int sysErrno);

/// The failure as a sentence. Reads the switches when the kernel refused the namespaces.
Error describe(const SandboxFailure &failure);

}  // namespace toile
