// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/rows.h"
#include "core/lab/labfile.h"

namespace toile::ctl {

namespace {

// For which the shell puts its own file names.
constexpr auto kFiles = "<files>";
constexpr auto kLabFiles = "<labfiles>";

/// The shell waits at a key press: a lab that does not answer at once offers nothing.
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
    return shippedLabs() + QStringList{QString::fromLatin1(kLabFiles)};
}

/// The option that `word` is, if it takes a value.
const Option *optionBefore(const Command &command, const QString &word)
{
    const Option *option = findOption(word, command.options);
    return option && option->value ? option : nullptr;
}

QStringList valuesOf(const Option &option, const QString &lab)
{
    const QString name = QLatin1String(option.name);
    if (name == QLatin1String("--engine"))
        return engineNames();
    if (name == QLatin1String("--as"))
        return {QStringLiteral("sh"), QStringLiteral("brctl"), QStringLiteral("svg"), QStringLiteral("png"),
                QStringLiteral("pdf")};
    if (name == QLatin1String("--machine"))
        return machinesOf(lab);
    return {QString::fromLatin1(kFiles)};
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

/// The positional words; what an option takes is none.
QStringList positionalsIn(const Command &command, const QStringList &words)
{
    QStringList given;
    bool isValue = false;
    for (const QString &word : words) {
        if (!isValue && !word.startsWith(u'-'))
            given += word;
        isValue = !isValue && optionBefore(command, word);
    }
    return given;
}

/// `assigned`: an equals sign stands between the last of `before` and what is to come.
QStringList candidates(const QStringList &before, bool assigned)
{
    if (before.isEmpty())
        return commandNames();
    const Command *command = findCommand(before.first());
    if (!command)
        return {};
    if (before.first() == QLatin1String("help"))
        return before.size() == 1 ? commandNames() + QStringList{QStringLiteral("json")} : QStringList();
    const QStringList given = positionalsIn(*command, before.sliced(1));
    if (const Option *option = optionBefore(*command, before.last()))
        return valuesOf(*option, given.value(0));
    if (assigned)
        return {};
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
    bool assigned = !before.isEmpty() && before.last() == QLatin1String("=");
    before.removeAll(QStringLiteral("="));
    const QString name = current.first(valueAt(current));  // "--engine=", which the candidates then begin with
    if (!name.isEmpty()) {
        before += name.chopped(1);
        assigned = true;
    }
    current = current.sliced(name.size());
    QStringList found = candidates(before, assigned);
    found.removeDuplicates();
    for (const QString &candidate : found) {
        const bool option = candidate.startsWith(u'-');
        const bool fits = candidate.startsWith(current) && (!option || !current.isEmpty());
        if (candidate == QLatin1String(kFiles) || candidate == QLatin1String(kLabFiles))
            print(candidate + u'\n');
        else if (fits)
            print(name + candidate + u'\n');
    }
    return kDone;
}

}  // namespace toile::ctl
