// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toile/options.h"
#include "ui/editor.h"
#include "ui/labrun.h"

namespace toile {

/// Exit statuses of what works without a window.
enum Exit { Done = 0, No = 1, Engine = 3 };

void complain(const QString &text);

/// A lab without a window. Needs a QApplication, on any platform.
struct HeadlessLab {
    Editor editor;
    LabRun run;

    /// Reads the file, or the lab of that name, and with --live waits for the tables of the running one. Says what is
    /// wrong, and gives the exit status.
    int open(const Options &options);
};

}  // namespace toile
