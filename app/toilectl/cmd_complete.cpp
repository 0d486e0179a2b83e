// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/rows.h"
#include "core/lab/labfile.h"

namespace toile::ctl {

namespace {

// The shell waits at a key press: a lab that does not answer at once offers nothing.
constexpr auto kFiles = "<files>";  // the shell adds its own file names

QStringList machinesOf(const QString &lab)
{
    Connection connection;
    const auto running = runningLabs();
    if (!running || !running->contains(lab) || !connection.open(lab))
        return {};
    const auto status = connection.status();
    return status ? status->machines : QStringList();
}

QStringList optionNames(const Command &command)
{
    QStringList names{QStringLiteral("--help")};
    for (const Option &option : command.options)
        names += QString::fromLatin1(option.name);
    return names;
}

QStringList labNames()
{
    const auto running = runningLabs();
    return running ? *running : QStringList();
}

QStringList files()
{
    return shippedLabs() + QStringList{QString::fromLatin1(kFiles)};
}

QStringList valuesOf(const QString &option, const QString &lab)
{
    if (option == QLatin1String("--engine") || option == QLatin1String("-e"))
        return engineNames();
    if (option == QLatin1String("--as"))
        return {QStringLiteral("sh"), QStringLiteral("brctl"), QStringLiteral("svg"), QStringLiteral("png"),
                QStringLiteral("pdf")};
    if (option == QLatin1String("--machine") || option == QLatin1String("-m"))
        return machinesOf(lab);
    if (option == QLatin1String("--output") || option == QLatin1String("-o") || option == QLatin1String("--junit"))
        return {QString::fromLatin1(kFiles)};
    return {};
}

/// Candidates for the next positional word, after `given`.
QStringList positionals(const Command &command, const QStringList &given)
{
    const QString name = QLatin1String(command.name);
    if (name == QLatin1String("help"))
        return {};
    if (name == QLatin1String("exec") || name == QLatin1String("shell"))
        return given.isEmpty() ? labNames() : given.size() == 1 ? machinesOf(given[0]) : QStringList();
    if (name == QLatin1String("show"))
        return given.isEmpty() ? labNames() : tableNames();
    if (name == QLatin1String("undeploy") || name == QLatin1String("confirm") || name == QLatin1String("revert"))
        return labNames();
    if (!given.isEmpty() || command.maximum == 0)
        return {};
    return name == QLatin1String("check") ? labNames() + files() : files();
}

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commands())
        names += QLatin1String(command.name);
    return names;
}

QStringList candidates(const QStringList &before)
{
    if (before.isEmpty())
        return commandNames();
    const Command *command = findCommand(before.first());
    if (!command)
        return {};
    if (before.first() == QLatin1String("help"))
        return before.size() == 1 ? commandNames() + QStringList{QStringLiteral("json")} : QStringList();
    QStringList given;
    for (const QString &word : before.sliced(1))
        if (!word.startsWith(u'-'))
            given += word;
    if (const QStringList values = valuesOf(before.last(), given.value(0)); !values.isEmpty())
        return values;
    return positionals(*command, given) + optionNames(*command);
}

}  // namespace

/// toilectl complete WORD… CURRENT: one candidate a line; the words are those after "toilectl".
int runComplete(const Arguments &arguments)
{
    const QString current = arguments.positional.value(arguments.positional.size() - 1);
    const QStringList before = arguments.positional.first(std::max<qsizetype>(0, arguments.positional.size() - 1));
    QStringList found = candidates(before);
    found.removeDuplicates();
    for (const QString &candidate : found) {
        const bool option = candidate.startsWith(u'-');
        if (candidate == QLatin1String(kFiles) || (candidate.startsWith(current) && (!option || !current.isEmpty())))
            print(candidate + u'\n');
    }
    return kDone;
}

}  // namespace toile::ctl
