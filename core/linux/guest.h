// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/sandboxfailure.h"

#include <optional>

namespace toile {

// What the first program of a micro-VM does before all else; it is PID 1 and root there.

/// Mounts what a Linux system has, with /run/netns as `ip netns` wants it, and takes the console as standard streams.
/// nullopt: done.
std::optional<SandboxFailure> mountGuest();

/// Loads the modules named in a file, one path a line. One that does not load is passed over: the lab that misses it
/// says so better.
void loadModules(const char *list);

/// The virtio port of this name, open both ways and not blocking, once the host is at its other end. Invalid when that
/// is not so within the time.
Descriptor openPort(const char *name, int milliseconds);

/// Ends the machine.
[[noreturn]] void powerOff();

}  // namespace toile
