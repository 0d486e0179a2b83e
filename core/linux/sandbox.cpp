// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandbox.h"

#include "core/linux/sandboxmounts.h"
#include "core/linux/taskshare.h"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace toile {
namespace {

constexpr unsigned long kOwnNamespaces = CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS;

/// What the process outside tells the one inside once the ids are mapped.
struct Mapped {
    IdMapping mapping;
    pid_t pid;
};

SandboxFailure failed(SandboxFailure::Reason reason, const char *subject)
{
    return {reason, errno, QString::fromLatin1(subject)};
}

/// fork(2) into new namespaces. Without a stack of its own the child goes on where the parent was, as after fork().
pid_t forkInto(unsigned long namespaces)
{
    return static_cast<pid_t>(::syscall(SYS_clone, namespaces | SIGCHLD, nullptr, nullptr, nullptr, nullptr));
}

bool tell(int link, const void *data, std::size_t size)
{
    return ::send(link, data, size, MSG_NOSIGNAL) == static_cast<ssize_t>(size);
}

bool hear(int link, void *data, std::size_t size)
{
    ssize_t got = -1;
    do {
        got = ::recv(link, data, size, 0);
    } while (got < 0 && errno == EINTR);
    if (got >= 0)
        errno = ECONNRESET;  // the other side ended
    return got == static_cast<ssize_t>(size);
}

/// Acts as the user for the kernel, so that the namespaces become theirs, but with root's id saved and the right to
/// make them: the capability is lost with the effective id and taken again from what is permitted.
bool actAs(const SandboxUser &user)
{
    if (user.uid == 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::setgroups(user.groups.size(), user.groups.data()) != 0 || ::setresgid(user.gid, user.gid, user.gid) != 0 ||
        ::setresuid(user.uid, user.uid, 0) != 0)
        return false;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    constexpr unsigned kKept = (1U << CAP_SYS_ADMIN) | (1U << CAP_SETUID) | (1U << CAP_SETGID);
    data[0].permitted = kKept;
    data[0].effective = kKept;
    return ::syscall(SYS_capset, &header, data) == 0;
}

/// So that no lab takes all that the service, or the machine, may have. The user namespace, once made, keeps it for all
/// that is within.
bool limitProcesses()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NPROC, &limit) != 0)
        return false;
    limit.rlim_max = std::min(limit.rlim_max, shareOfTasks(tasksAllowed()));
    limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
    return ::setrlimit(RLIMIT_NPROC, &limit) == 0;
}

/// A session keyring of its own in the place of the one that it was started with (session-keyring(7)). Where the kernel
/// has no keys, or a filter refuses this call, a lab reaches none either.
bool leaveSessionKeys()
{
    return ::syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, nullptr) >= 0 || errno == ENOSYS || errno == EPERM;
}

/// Keeps every capability across execve() for a user that is not 0 within (capabilities(7), "Ambient").
bool keepCapabilities()
{
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[2]{};
    if (::syscall(SYS_capget, &header, data) != 0)
        return false;
    for (auto &half : data)
        half.inheritable = half.permitted;
    if (::syscall(SYS_capset, &header, data) != 0)
        return false;
    for (unsigned long capability = 0; capability < 64; ++capability) {
        const bool held = ((data[capability / 32].permitted >> (capability % 32)) & 1U) != 0;
        if (held && ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0)
            return false;
    }
    return true;
}

bool takeIds(uid_t user, gid_t group)
{
    return ::setresgid(group, group, group) == 0 && ::setresuid(user, user, user) == 0;
}

/// In a sandbox made for somebody else (`user`) the saved ids are still those of root, and the groups are theirs.
bool becomeInnerUser(IdMapping mapping, const SandboxUser *user)
{
    if (mapping == IdMapping::Single)
        return (!user || takeIds(user->uid, user->gid)) && keepCapabilities();
    if (user)
        return takeIds(0, 0);
    // Refused where only one group exists, and then there is nothing to drop.
    (void)!::setgroups(0, nullptr);
    return takeIds(0, 0);
}

SandboxSide enterAsChild(Descriptor link, bool startedByRoot, const SandboxUser *user)
{
    ::setsid();
    if (startedByRoot) {
        if (auto failure = shieldKernelFiles())
            return *failure;
        if (::unshare(static_cast<int>(kOwnNamespaces)) != 0)
            return failed(SandboxFailure::Reason::NamespacesRefused, "unshare");
    }
    const char unshared = 'u';
    Mapped mapped{};
    if (!tell(link.get(), &unshared, 1) || !hear(link.get(), &mapped, sizeof mapped))
        return failed(SandboxFailure::Reason::ProcessFailed, "socketpair");
    if (!becomeInnerUser(mapped.mapping, user))
        return failed(SandboxFailure::Reason::ProcessFailed, "setresuid");
    // The lab's own, which counts as its user's; without room for it, it stays the worker's.
    if (user)
        (void)leaveSessionKeys();
    // A change of ids made /proc/self belong to nobody; nothing here is secret from the lab's own user. But a helper of
    // the service has its link to it: undumpable, with memory that was root's before, it can neither be traced nor have
    // its descriptors taken by what has all rights in here (ptrace(2), "Ptrace access mode checking").
    ::prctl(PR_SET_DUMPABLE, user ? 0 : 1, 0, 0, 0);
    if (auto failure = mountSandbox(!startedByRoot))
        return *failure;
    return SandboxInside{mapped.mapping, mapped.pid, std::move(link)};
}

/// The child said why on standard error; end as it did.
SandboxSide giveUp(pid_t child, SandboxFailure failure)
{
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    return failure;
}

/// Root's file system rights write the maps; what follows is done as the user, for good.
SandboxResult<IdMapping> mapAndBecome(const SandboxUser &user, pid_t child)
{
    if (::setresuid(static_cast<uid_t>(-1), 0, static_cast<uid_t>(-1)) != 0)
        return failed(SandboxFailure::Reason::ProcessFailed, "setresuid");
    auto mapping = mapIdsOf(user, child);
    // With no id of root left the kernel takes every capability (capabilities(7), "Effect of user ID changes").
    if (!takeIds(user.uid, user.gid))
        return failed(SandboxFailure::Reason::ProcessFailed, "setresuid");
    return mapping;
}

SandboxSide completeAsParent(pid_t child, Descriptor link, const SandboxUser *user)
{
    char unshared = 0;
    if (!hear(link.get(), &unshared, 1))
        return SandboxOutside{child, std::move(link)};  // it is telling its failure: wait for its exit status
    auto mapping = user ? mapAndBecome(*user, child) : mapIds(child);
    if (auto *failure = std::get_if<SandboxFailure>(&mapping))
        return giveUp(child, *failure);
    const Mapped mapped{std::get<IdMapping>(mapping), child};
    if (!tell(link.get(), &mapped, sizeof mapped))
        return giveUp(child, failed(SandboxFailure::Reason::ProcessFailed, "socketpair"));
    return SandboxOutside{child, std::move(link)};
}

// What the signal handler needs; a handler takes no argument of ours.
int dyingDirectory = -1;                // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
char dyingName[256] = {};               // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
char dyingFolder[256] = {};             // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
ino_t dyingNode = 0;                    // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
constexpr int kOutsideEnded = SIGUSR1;  ///< not SIGKILL: the socket's file must go first

void endAtOnce(int)
{
    struct stat info {};
    if (::fstatat(dyingDirectory, dyingName, &info, AT_SYMLINK_NOFOLLOW) == 0 && info.st_ino == dyingNode)
        ::unlinkat(dyingDirectory, dyingName, 0);
    removeEmptyFolder(dyingDirectory, dyingFolder);
    ::_exit(kSandboxFailed);
}

}  // namespace

SandboxSide enterSandbox()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return failed(SandboxFailure::Reason::ProcessFailed, "socketpair");
    Descriptor outer(ends[0]);
    Descriptor inner(ends[1]);
    // Root makes the process and mount namespaces first: what it mounts there, the sandbox cannot unmount.
    const bool root = ::geteuid() == 0;
    const pid_t child = forkInto(CLONE_NEWPID | (root ? static_cast<unsigned long>(CLONE_NEWNS) : kOwnNamespaces));
    if (child < 0)
        return failed(SandboxFailure::Reason::NamespacesRefused, "clone");
    if (child == 0) {
        outer.reset();
        return enterAsChild(std::move(inner), root, nullptr);
    }
    inner.reset();
    return completeAsParent(child, std::move(outer), nullptr);
}

SandboxSide enterSandboxAs(const SandboxUser &user)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return failed(SandboxFailure::Reason::ProcessFailed, "socketpair");
    Descriptor outer(ends[0]);
    Descriptor inner(ends[1]);
    if (!leaveSessionKeys())
        return failed(SandboxFailure::Reason::ProcessFailed, "keyctl");
    if (!limitProcesses())
        return failed(SandboxFailure::Reason::ProcessFailed, "setrlimit");
    if (!actAs(user))
        return failed(SandboxFailure::Reason::ProcessFailed, "setresuid");
    const pid_t child = forkInto(CLONE_NEWPID | kOwnNamespaces);
    if (child < 0)
        return failed(SandboxFailure::Reason::NamespacesRefused, "clone");
    if (child == 0) {
        outer.reset();
        return enterAsChild(std::move(inner), false, &user);
    }
    inner.reset();
    return completeAsParent(child, std::move(outer), &user);
}

SandboxSide forkWatched()
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return failed(SandboxFailure::Reason::ProcessFailed, "socketpair");
    Descriptor outer(ends[0]);
    Descriptor inner(ends[1]);
    const pid_t child = ::fork();
    if (child < 0)
        return failed(SandboxFailure::Reason::ProcessFailed, "fork");
    if (child > 0)
        return SandboxOutside{child, std::move(outer)};
    ::setsid();
    return SandboxInside{IdMapping::Whole, ::getpid(), std::move(inner)};
}

bool dieWithOutside(const SandboxInside &inside, const LabSocket *socket)
{
    if (socket) {
        dyingDirectory = socket->directory.get();
        socket->name.copy(dyingName, sizeof dyingName - 1);
        socket->folder.copy(dyingFolder, sizeof dyingFolder - 1);
        dyingNode = socket->node;
    }
    struct sigaction action {};
    action.sa_handler = endAtOnce;
    ::sigaction(kOutsideEnded, &action, nullptr);
    ::prctl(PR_SET_PDEATHSIG, kOutsideEnded, 0, 0, 0);
    // It may have ended before the line above.
    char byte = 0;
    if (::recv(inside.link.get(), &byte, 1, MSG_DONTWAIT | MSG_PEEK) != 0)
        return true;
    if (socket)
        removeSocket(*socket);
    return false;
}

void reportReady(const SandboxInside &inside)
{
    const char ready = 'r';
    tell(inside.link.get(), &ready, 1);
}

}  // namespace toile
