// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toiled/arguments.h"
#include "core/base/descriptor.h"
#include "core/linux/sandboxsocket.h"

/// The system service, until it is told to end, or (`activated`: systemd holds the socket and starts it again) until
/// nobody has used it for a while. `socket.name` is empty when the file is not ours to remove. Gives the exit status.
int runSystem(toile::LabSocket socket, bool activated, const Arguments &arguments);
