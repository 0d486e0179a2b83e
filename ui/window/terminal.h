// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <functional>

namespace toile {

/// A program to start: absolute path and arguments. Never a shell.
struct CommandLine {
    QString program;
    QStringList arguments;
    bool operator==(const CommandLine &) const = default;
};

/// Finds a program's absolute path, or nothing: QStandardPaths::findExecutable, or a test's own.
using ProgramFinder = std::function<QString(const QString &)>;

/// The desktop's terminal program running `command`. `preferred` is $TERMINAL. Pure but for `find`.
/// Error: none is installed; says which package to install.
Result<CommandLine> terminalCommand(const QStringList &command, const QString &preferred, const ProgramFinder &find);

/// Opens a terminal with a shell in a machine of a running lab (`toilectl shell LAB MACHINE`).
Result<> openTerminal(const QString &toilectl, const QString &lab, const QString &machine);

/// toilectl beside this program.
QString toilectlPath();

}  // namespace toile
