// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernelstate.h"
#include "core/protocol/messages.h"

#include <vector>

namespace toile {

/// The trust boundary: may this client's request be carried out? Pure. Everything a step names is checked again here
/// (names, lengths, numbers, that the objects belong to this lab), whatever the client checked before.
Result<> allowPlan(const Plan &steps, const KernelState &now);
Result<> allowStep(const Step &step);
Result<> allowProgram(const StartProgram &request, const std::vector<QString> &machines);
/// Only signals that a person sends to a program: HUP, INT, QUIT, KILL, TERM.
Result<> allowSignal(int signal);

/// Which messages are legal when: before the hello only ClientHello, of this very version; after it everything but
/// ClientHello.
enum class ConnectionState { AwaitingHello, Open };
Result<> allowMessage(ConnectionState state, const ClientMessage &message);
/// Why a client that greets with this version is turned away.
Error otherVersion(int version);

}  // namespace toile
