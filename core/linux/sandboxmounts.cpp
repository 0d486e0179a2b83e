// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/sandboxmounts.h"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace toile {
namespace {

constexpr unsigned long kProcFlags = MS_NOSUID | MS_NODEV | MS_NOEXEC;

SandboxFailure failed(const char *mountPoint)
{
    return {SandboxFailure::Reason::MountFailed, errno, QString::fromLatin1(mountPoint)};
}

bool makePrivate()
{
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

/// A bind mount of `path` onto itself with other flags than the mount below.
bool rebind(const char *path, unsigned long flags)
{
    return ::mount(path, path, nullptr, MS_BIND, nullptr) == 0 &&
           ::mount(nullptr, path, nullptr, MS_BIND | MS_REMOUNT | kProcFlags | flags, nullptr) == 0;
}

bool makeFolder(const char *path)
{
    return ::mkdir(path, 0755) == 0 || errno == EEXIST;
}

}  // namespace

std::optional<SandboxFailure> shieldKernelFiles()
{
    if (!makePrivate())
        return failed("/");
    // A container may hide parts of /proc, and then the kernel grants no new one; the old one serves nearly as well.
    if (::mount("proc", "/proc", "proc", kProcFlags, nullptr) != 0 && errno != EPERM)
        return failed("/proc");
    if (!rebind("/proc/sys", MS_RDONLY))
        return failed("/proc/sys");
    // Network settings are each machine's own.
    if (!rebind("/proc/sys/net", 0))
        return failed("/proc/sys/net");
    for (const char *path : {"/proc/sysrq-trigger", "/proc/irq", "/proc/bus", "/proc/acpi", "/proc/scsi"}) {
        if (::access(path, F_OK) == 0 && !rebind(path, MS_RDONLY))
            return failed(path);
    }
    return std::nullopt;
}

std::optional<SandboxFailure> mountSandbox(bool freshProc)
{
    if (!makePrivate())
        return failed("/");
    if (freshProc && ::mount("proc", "/proc", "proc", kProcFlags, nullptr) != 0 && errno != EPERM)
        return failed("/proc");
    if (::mount("tmpfs", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755") != 0)
        return failed("/run");
    if (!makeFolder("/run/netns") ||
        ::mount("tmpfs", "/run/netns", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=755") != 0 ||
        ::mount(nullptr, "/run/netns", nullptr, MS_SHARED, nullptr) != 0)
        return failed("/run/netns");
    const int lock = ::open("/run/xtables.lock", O_RDONLY | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return failed("/run/xtables.lock");
    ::close(lock);
    return std::nullopt;
}

}  // namespace toile
