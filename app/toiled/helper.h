// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toiled/arguments.h"
#include "core/linux/program.h"
#include "core/linux/sandbox.h"
#include "core/linux/sandboxsocket.h"

#include <variant>

/// Where a helper's clients come from: its own socket, or the system service over a link.
using ClientSource = std::variant<toile::LabSocket, toile::Descriptor>;

/// The process inside the sandbox: serves the lab until it is undeployed, and then ends at once, for the kernel frees
/// everything by itself. Returns only the exit status of a start that failed.
int runHelper(const Arguments &arguments, toile::SandboxInside inside, ClientSource clients,
              const toile::ProgramSurroundings &surroundings);

/// The process that holds a micro-VM and leads clients to the helper in it, until the lab is undeployed or the VM ends.
/// Returns only the exit status of a start that failed.
int runFront(const Arguments &arguments, toile::SandboxInside inside, toile::LabSocket socket);

/// The helper inside a micro-VM, as its first program: it ends with the machine.
[[noreturn]] void runGuest(const Arguments &arguments);

/// Says a failure on standard error in the user's language. Makes the application object, so nothing may follow but
/// the end of the process.
int reportFailure(const toile::SandboxFailure &failure, const QString &language = {});

/// Prints the usage in the user's language: on standard output when it was `asked` for, else as an error. Gives the
/// exit status.
int sayUsage(bool asked);
