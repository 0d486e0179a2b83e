// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/sandboxfailure.h"

#include <optional>

namespace toile {

/// What only root can do and what programs in the sandbox must not be able to undo: a /proc of the new process
/// namespace whose kernel-wide files are read-only. (/sys stays as it is: were it locked read-only, `ip netns exec`
/// could not mount the one it wants.) Call it in a mount namespace that belongs to the machine's own user namespace,
/// before the sandbox's user namespace is made: the kernel then locks these mounts (mount_namespaces(7), "Restrictions
/// on mount namespaces"). nullopt: done.
std::optional<SandboxFailure> shieldKernelFiles();

/// The sandbox's own mounts, invisible outside: a private tree, /run with /run/netns as `ip netns` wants it and a
/// writable lock file for iptables, and, when `freshProc`, a /proc of the sandbox's process namespace (kept as it is
/// when the kernel refuses one). nullopt: done.
std::optional<SandboxFailure> mountSandbox(bool freshProc);

}  // namespace toile
