// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <vector>

namespace toile::samples {

/// At least one of each message, with every field away from its default, and every step and row among them.
std::vector<ClientMessage> clientMessages();
std::vector<HelperMessage> helperMessages();

IpPrefix prefix(const char *text);
IpAddress address(const char *text);
MacAddress mac(const char *text);

/// One of each step.
Plan everyStep();
/// `count` machines on one bridge, each with the rows that such a machine has.
LiveState star(int count);
/// The steps that make them.
Plan starPlan(int count);

}  // namespace toile::samples
