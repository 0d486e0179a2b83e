// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/terminal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <optional>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Terminal)
};

/// How terminal programs take the program to run. All of them take an argument list after this.
struct Terminal {
    const char *program;
    const char *option;
};

constexpr Terminal kTerminals[] = {
    {"x-terminal-emulator", "-e"}, {"gnome-terminal", "--"}, {"kgx", "--"},       {"ptyxis", "--"},   {"konsole", "-e"},
    {"xfce4-terminal", "-x"},      {"mate-terminal", "-x"},  {"qterminal", "-e"}, {"kitty", nullptr}, {"foot", nullptr},
    {"alacritty", "-e"},           {"urxvt", "-e"},          {"st", "-e"},        {"xterm", "-e"},
};

std::optional<CommandLine> commandFor(const QString &path, const char *option, const QStringList &command)
{
    if (path.isEmpty())
        return std::nullopt;
    CommandLine line{path, {}};
    if (option)
        line.arguments += QLatin1String(option);
    line.arguments += command;
    return line;
}

}  // namespace

Result<CommandLine> terminalCommand(const QStringList &command, const QString &preferred, const ProgramFinder &find)
{
    if (!preferred.isEmpty()) {
        const QString name = QFileInfo(preferred).fileName();
        const auto known = std::find_if(std::begin(kTerminals), std::end(kTerminals), [&](const Terminal &terminal) {
            return name == QLatin1String(terminal.program);
        });
        const char *option = known == std::end(kTerminals) ? "-e" : known->option;
        if (const auto line = commandFor(find(preferred), option, command))
            return *line;
    }
    for (const Terminal &terminal : kTerminals) {
        if (const auto line = commandFor(find(QLatin1String(terminal.program)), terminal.option, command))
            return *line;
    }
    return makeError(ErrorCode::NotFound,
                     Text::tr("No terminal program was found. Install one, for example with "
                              "“sudo apt install xterm”, or name yours in the variable TERMINAL."));
}

QString toilectlPath()
{
    return QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(QStringLiteral("toilectl"));
}

Result<> openTerminal(const QString &toilectl, const QString &lab, const QString &machine)
{
    if (!QFileInfo(toilectl).isExecutable())
        return makeError(ErrorCode::NotFound,
                         Text::tr("%1 is missing; install Toile again.").arg(QDir::toNativeSeparators(toilectl)));
    const auto find = [](const QString &name) { return QStandardPaths::findExecutable(name); };
    const auto line =
        terminalCommand({toilectl, QStringLiteral("shell"), lab, machine}, qEnvironmentVariable("TERMINAL"), find);
    if (!line)
        return line.error();
    if (!QProcess::startDetached(line->program, line->arguments, QDir::homePath()))
        return makeError(ErrorCode::Io, Text::tr("The terminal program %1 could not be started.").arg(line->program));
    return Ok();
}

}  // namespace toile
