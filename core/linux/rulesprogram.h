// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace toile {

struct ProgramOutput {
    int exitStatus = 0;
    QByteArray output;
    QByteArray errors;
};

/// Runs a program in the calling thread's network namespace and waits for it. `arguments[0]` is an absolute path; the
/// environment is empty; the program is killed after `milliseconds`. NotFound when there is no such program.
Result<ProgramOutput> runProgram(const QStringList &arguments, const QByteArray &input, int milliseconds);

}  // namespace toile
