// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QFont>
#include <QStringList>

#include <functional>

namespace toile {

/// A program to start: absolute path and arguments. Never a shell.
struct CommandLine {
    QString program;
    QStringList arguments;
    bool operator==(const CommandLine &) const = default;
};

/// What somebody wants the letters in terminals to look like. Empty, 0: as they are anyway.
struct TerminalFont {
    QString family;
    int size = 0;  ///< points
    bool operator==(const TerminalFont &) const = default;
};

/// For what programs write and what one types to them, shown in Toile itself.
QFont fontOf(const TerminalFont &wanted);

/// Finds a program's absolute path, or nothing: QStandardPaths::findExecutable, or a test's own.
using ProgramFinder = std::function<QString(const QString &)>;

/// The desktop's terminal program running `command`, in `font` where the program can be told. `preferred` is $TERMINAL.
/// Pure but for `find`, and for whom a link named x-terminal-emulator leads to.
/// Error: none is installed; says which package to install.
Result<CommandLine> terminalCommand(const QStringList &command, const QString &preferred, const ProgramFinder &find,
                                    const TerminalFont &font = {});

/// Opens a terminal with a shell in a machine of a running lab (`toilectl shell LAB MACHINE`).
Result<> openTerminal(const QString &toilectl, const QString &lab, const QString &machine,
                      const TerminalFont &font = {});

/// Of the programs that can be told a font, as people call them: "xterm, kitty".
QString terminalsThatTakeAFont();

/// toilectl beside this program.
QString toilectlPath();

}  // namespace toile
