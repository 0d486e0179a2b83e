// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/arguments.h"
#include "app/toilectl/output.h"

namespace toile::ctl {

/// One subcommand. `run` gets arguments that fit the numbers here and returns an ExitStatus (or a program's own).
struct Command {
    const char *name;
    const char *synopsis;  ///< after the name: "FILE [--json]"
    const char *summary;   ///< one line, to be translated
    const char *details;   ///< more sentences for its --help, to be translated; may be empty
    std::vector<Option> options;
    int minimum;  ///< positional arguments
    int maximum;
    bool takesRest;  ///< the words after "--" are a program's
    int (*run)(const Arguments &arguments);
};

/// In the order of `toilectl help`.
const std::vector<Command> &commands();
const Command *findCommand(const QString &name);

/// The whole of `toilectl help`, and of one command's --help.
QString helpText();
QString helpText(const Command &command);
/// The stable shapes of everything that --json prints.
QString helpJsonText();

// One source file each: cmd_NAME.cpp.
int runLint(const Arguments &arguments);
int runPlan(const Arguments &arguments);
int runDeploy(const Arguments &arguments);
int runStatus(const Arguments &arguments);
int runConfirm(const Arguments &arguments);
int runRevert(const Arguments &arguments);  ///< cmd_confirm.cpp
int runUndeploy(const Arguments &arguments);
int runExec(const Arguments &arguments);
int runShell(const Arguments &arguments);
int runShow(const Arguments &arguments);
int runCheck(const Arguments &arguments);
int runExport(const Arguments &arguments);
int runDoctor(const Arguments &arguments);
int runHelp(const Arguments &arguments);
/// Not listed: candidates for the word that the shell's completion is at.
int runComplete(const Arguments &arguments);

}  // namespace toile::ctl
