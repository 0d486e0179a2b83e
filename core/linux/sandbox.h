// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/sandboxids.h"
#include "core/linux/sandboxsocket.h"

namespace toile {

/// What the process inside knows of its sandbox.
struct SandboxInside {
    IdMapping mapping = IdMapping::Single;
    pid_t outerPid = 0;  ///< of this process, as the world outside sees it
    Descriptor link;     ///< to the process outside: a byte says "ready", end of file says that it died
};

/// What the process outside keeps.
struct SandboxOutside {
    pid_t child = -1;  ///< PID 1 of the sandbox
    Descriptor link;
};

using SandboxSide = std::variant<SandboxInside, SandboxOutside, SandboxFailure>;

/// Forks. The child comes back as SandboxInside: PID 1 of new user, process, network, mount, IPC and host name
/// namespaces, with its ids mapped, its mounts made, and every capability within. The parent comes back as
/// SandboxOutside and must call watchSandbox(). Call it while the process has one thread and no Qt object
/// (unshare(CLONE_NEWUSER) fails else). Either process may come back with the failure; the child that does must exit
/// with kSandboxFailed after telling it.
SandboxSide enterSandbox();

/// The same for a process of root that makes the sandbox of somebody else: it is the one that `user` could have made,
/// also where ordinary users may make none. Both processes end up with that user's ids and no capability on the
/// machine, and no program that they start can gain any, nor trace the two or take what they hold. Their session
/// keyring is their own. The user's processes and threads are limited to a share of what the caller may have
/// (taskshare.h), those of his subordinate ids included (since Linux 5.14). Needs CAP_SETUID, CAP_SETGID and
/// CAP_SYS_ADMIN; `user` is not root.
SandboxSide enterSandboxAs(const SandboxUser &user);
/// The same two processes without any namespace, for a helper whose lab lives elsewhere: the one outside only sees to
/// it that nothing stays when the other is killed.
SandboxSide forkWatched();

inline constexpr int kSandboxFailed = 1;

/// Kills this process as soon as the one outside ends, whatever ends it, after removing `socket` (nullptr: none), which
/// lives on. False, and that is removed, when it ended already.
bool dieWithOutside(const SandboxInside &inside, const LabSocket *socket);

/// Waits for the sandbox's end and gives the exit status for main(). Passes SIGTERM, SIGINT and SIGHUP on, and kills a
/// sandbox that does not end by them. Standard streams are let go of once the child is ready.
int watchSandbox(SandboxOutside outside);

/// Tells watchSandbox() that the sandbox works.
void reportReady(const SandboxInside &inside);

}  // namespace toile
