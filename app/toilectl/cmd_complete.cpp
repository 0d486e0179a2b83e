// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/rows.h"
#include "core/lab/labfile.h"

#include <algorithm>

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

bool takesValue(const Command &command, const QString &word)
{
    return std::ranges::any_of(command.options, [&word](const Option &option) {
        return option.value &&
               (word == QLatin1String(option.name) || (option.shortcut && word == QLatin1String(option.shortcut)));
    });
}

/// The positional words; what an option takes is none.
QStringList positionalsIn(const Command &command, const QStringList &words)
{
    QStringList given;
    bool isValue = false;
    for (const QString &word : words) {
        if (!isValue && !word.startsWith(u'-'))
            given += word;
        isValue = !isValue && takesValue(command, word);
    }
    return given;
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
    const QStringList given = positionalsIn(*command, before.sliced(1));
    if (const QStringList values = valuesOf(before.last(), given.value(0)); !values.isEmpty())
        return values;
    return positionals(*command, given) + optionNames(*command);
}

/// Bash makes three words of "--engine=vm"; a shell that does not hands over one.
qsizetype valueAt(const QString &word)
{
    return word.startsWith(QLatin1String("--")) ? word.indexOf(u'=') + 1 : 0;
}

}  // namespace

/// toilectl complete WORD… CURRENT: one candidate a line; the words are those after "toilectl".
int runComplete(const Arguments &arguments)
{
    QStringList before = arguments.positional;
    QString current = before.isEmpty() ? QString() : before.takeLast();
    before.removeAll(QStringLiteral("="));
    const QString name = current.first(valueAt(current));  // "--engine=", which the candidates then begin with
    if (!name.isEmpty())
        before += name.chopped(1);
    current = current.sliced(name.size());
    QStringList found = candidates(before);
    found.removeDuplicates();
    for (const QString &candidate : found) {
        const bool option = candidate.startsWith(u'-');
        const bool fits = candidate.startsWith(current) && (!option || !current.isEmpty());
        if (candidate == QLatin1String(kFiles))
            print(candidate + u'\n');
        else if (fits)
            print(name + candidate + u'\n');
    }
    return kDone;
}

}  // namespace toile::ctl
