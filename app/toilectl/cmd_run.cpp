// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/programrun.h"
#include "app/toilectl/terminal.h"

namespace toile::ctl {

namespace {

int runIn(const QString &lab, const QString &machine, const QStringList &words, bool terminal)
{
    Connection connection;
    auto ready = connection.open(lab);
    if (ready)
        ready = connection.requireMachine(machine);
    if (!ready)
        return printError(ready.error());
    return ProgramRun(connection, machine, words, terminal).run();
}

}  // namespace

int runExec(const Arguments &arguments)
{
    if (arguments.rest.isEmpty()) {
        printError(Text::tr("Which command? toilectl exec LAB MACHINE -- COMMAND"));
        return kUsage;
    }
    return runIn(arguments.positional[0], arguments.positional[1], arguments.rest, isInteractive());
}

int runShell(const Arguments &arguments)
{
    if (isInBackground()) {
        printError(Text::tr("This is a job in the background: nobody can type into its shell. Bring it to the "
                            "foreground, or run a command: toilectl exec"));
        return kUsage;
    }
    // Without a terminal it still is a shell, one that reads its commands from standard input.
    return runIn(arguments.positional[0], arguments.positional[1], {}, hasTerminal());
}

}  // namespace toile::ctl
