// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toile/options.h"

namespace toile {

/// Writes the report of a lab, with the tables and the checks of the running one when asked, and gives the exit
/// status. Runs the event loop until it is done; needs a QApplication, on any platform.
int reportLab(const Options &options);

}  // namespace toile
