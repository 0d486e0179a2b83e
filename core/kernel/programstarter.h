// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/base/result.h"

#include <QStringList>

#include <sys/types.h>

namespace toile {

/// A program to start inside a machine.
struct ProgramSettings {
    QString machine;
    QStringList arguments;    ///< empty: the user's shell
    QStringList environment;  ///< "TERM=xterm": added to the fixed one
    bool terminal = false;
    int rows = 24;
    int columns = 80;
};

/// A started program. The descriptors do not block. With a terminal `input` is its master side, read and written, and
/// `output` and `errorOutput` are none.
struct StartedProgram {
    pid_t pid = -1;  ///< also its session and process group
    Descriptor input;
    Descriptor output;
    Descriptor errorOutput;
    Descriptor failure;  ///< holds the errno, as an int, with which the program could not be started; else nothing
};

/// Starts programs inside machines.
class ProgramStarter {
public:
    virtual ~ProgramStarter() = default;

    /// Forks and returns at once. The caller reaps the child.
    virtual Result<StartedProgram> start(const ProgramSettings &settings) = 0;
};

}  // namespace toile
