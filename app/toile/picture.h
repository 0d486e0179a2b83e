// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toile/options.h"

namespace toile {

/// Draws a lab into a file, with the live tables of the running one when asked, and gives the exit status.
/// Runs the event loop until it is done; needs a QApplication, on any platform.
int exportLab(const Options &options);

}  // namespace toile
