// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace toile {

/// A program of this machine that students find in a micro-VM.
struct GuestTool {
    const char *name;
    const char *package;  ///< Debian's package that has it
    bool needed;          ///< without it no lab runs there
};

/// In the order in which a person reads them.
const std::vector<GuestTool> &guestTools();

/// Where the program is on this machine; empty when it is not installed.
QString findTool(const char *name);

}  // namespace toile
