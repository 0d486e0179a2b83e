// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/sandboxsocket.h"

#include <optional>

namespace toile {

/// Where the service listens when it is installed.
inline constexpr const char *kServiceSocket = "/run/toile/toile.sock";

/// The listening local socket that systemd hands over (sd_listen_fds(3): descriptor 3, LISTEN_PID, LISTEN_FDS); the
/// variables are removed. nullopt: this process was not started that way, or with something else than one such socket.
std::optional<Descriptor> takeActivationSocket();

/// Listens on `path` for every user of the machine, in a folder that only root can change (made with mode 0755 when
/// missing): for machines without systemd, and for a start by hand.
SandboxResult<LabSocket> listenForAll(const std::string &path);

}  // namespace toile
