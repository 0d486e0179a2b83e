// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/terminal.h"

#include "ui/window/appearance.h"
#include "ui/window/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

namespace toile {

namespace {

/// "DejaVu Sans Mono:size=12", as fontconfig has it (man fonts-conf).
QString fontconfigPattern(const TerminalFont &font)
{
    QString pattern;
    for (const QChar letter : font.family) {
        if (QStringLiteral("\\-:,").contains(letter))
            pattern += u'\\';
        pattern += letter;
    }
    return font.size > 0 ? pattern + QStringLiteral(":size=%1").arg(font.size) : pattern;
}

QStringList xtermFont(const TerminalFont &font)
{
    const QStringList face{QStringLiteral("-fa"), font.family};
    return font.size > 0 ? face + QStringList{QStringLiteral("-fs"), QString::number(font.size)} : face;
}

QStringList urxvtFont(const TerminalFont &font)
{
    return {QStringLiteral("-fn"), QStringLiteral("xft:") + fontconfigPattern(font)};
}

/// foot, st
QStringList patternFont(const TerminalFont &font)
{
    return {QStringLiteral("-f"), fontconfigPattern(font)};
}

QStringList kittyFont(const TerminalFont &font)
{
    const QStringList family{QStringLiteral("-o"), QStringLiteral("font_family=") + font.family};
    return font.size > 0 ? family + QStringList{QStringLiteral("-o"), QStringLiteral("font_size=%1").arg(font.size)}
                         : family;
}

QStringList alacrittyFont(const TerminalFont &font)
{
    QString name = font.family;
    name.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    const QStringList family{QStringLiteral("-o"), QStringLiteral("font.normal.family=\"%1\"").arg(name)};
    return font.size > 0 ? family + QStringList{QStringLiteral("-o"), QStringLiteral("font.size=%1").arg(font.size)}
                         : family;
}

QStringList xfceFont(const TerminalFont &font)
{
    const QString size = font.size > 0 ? u' ' + QString::number(font.size) : QString();
    return {QStringLiteral("--font=") + font.family + size};
}

/// How terminal programs take the program to run, an argument list after `option`, and a font where they take one.
struct Terminal {
    const char *program;
    const char *option;
    QStringList (*font)(const TerminalFont &font) = nullptr;
};

constexpr Terminal kTerminals[] = {
    {"x-terminal-emulator", "-e"},
    {"gnome-terminal", "--"},
    {"kgx", "--"},
    {"ptyxis", "--"},
    {"konsole", "-e"},
    {"xfce4-terminal", "-x", xfceFont},
    {"mate-terminal", "-x"},
    {"qterminal", "-e"},
    {"kitty", nullptr, kittyFont},
    {"foot", nullptr, patternFont},
    {"alacritty", "-e", alacrittyFont},
    {"urxvt", "-e", urxvtFont},
    {"st", "-e", patternFont},
    {"xterm", "-e", xtermFont},
};

const Terminal *terminalNamed(const QString &name)
{
    const auto *known = std::ranges::find_if(
        kTerminals, [&name](const Terminal &terminal) { return name == QLatin1String(terminal.program); });
    return known == std::end(kTerminals) ? nullptr : known;
}

/// Debian's x-terminal-emulator is a link to the one that was chosen, or to a script around it.
const Terminal *chosenTerminal(const QString &link)
{
    QString name = QFileInfo(QFileInfo(link).canonicalFilePath()).fileName();
    if (name.endsWith(QLatin1String(".wrapper")))
        name.truncate(name.lastIndexOf(u'.'));
    return terminalNamed(name);
}

CommandLine commandFor(const QString &path, const Terminal *terminal, const QStringList &command,
                       const TerminalFont &font)
{
    CommandLine line{path, {}};
    if (terminal && terminal->font && font != TerminalFont())
        line.arguments = terminal->font({font.family.isEmpty() ? QStringLiteral("monospace") : font.family, font.size});
    const char *option = terminal ? terminal->option : "-e";
    if (option)
        line.arguments += QLatin1String(option);
    line.arguments += command;
    return line;
}

}  // namespace

QFont fontOf(const TerminalFont &wanted)
{
    QFont font = monospaceFont();
    if (!wanted.family.isEmpty())
        font.setFamily(wanted.family);
    if (wanted.size > 0)
        font.setPointSize(wanted.size);
    return font;
}

Result<CommandLine> terminalCommand(const QStringList &command, const QString &preferred, const ProgramFinder &find,
                                    const TerminalFont &font)
{
    const QString own = preferred.isEmpty() ? QString() : find(preferred);
    if (!own.isEmpty())
        return commandFor(own, terminalNamed(QFileInfo(preferred).fileName()), command, font);
    for (const Terminal &terminal : kTerminals) {
        const QString path = find(QLatin1String(terminal.program));
        if (path.isEmpty())
            continue;
        const bool wantsFont = &terminal == kTerminals && font != TerminalFont();
        const Terminal *chosen = wantsFont ? chosenTerminal(path) : nullptr;
        const QString chosenPath = chosen && chosen->font ? find(QLatin1String(chosen->program)) : QString();
        return chosenPath.isEmpty() ? commandFor(path, &terminal, command, font)
                                    : commandFor(chosenPath, chosen, command, font);
    }
    return makeError(ErrorCode::NotFound,
                     TerminalText::tr("No terminal program was found. Install one, for example with "
                                      "“sudo apt install xterm”, or name yours in the variable TERMINAL."));
}

QString toilectlPath()
{
    return QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(QStringLiteral("toilectl"));
}

QString terminalsThatTakeAFont()
{
    QStringList names;
    for (const Terminal &terminal : kTerminals) {
        if (terminal.font)
            names += QLatin1String(terminal.program);
    }
    names.sort();
    return names.join(QStringLiteral(", "));
}

Result<> openTerminal(const QString &toilectl, const QString &lab, const QString &machine, const TerminalFont &font)
{
    if (!QFileInfo(toilectl).isExecutable())
        return makeError(
            ErrorCode::NotFound,
            TerminalText::tr("%1 is missing; install Toile again.").arg(QDir::toNativeSeparators(toilectl)));
    const auto find = [](const QString &name) { return QStandardPaths::findExecutable(name); };
    const auto line = terminalCommand({toilectl, QStringLiteral("shell"), lab, machine},
                                      qEnvironmentVariable("TERMINAL"), find, font);
    if (!line)
        return line.error();
    if (!QProcess::startDetached(line->program, line->arguments, QDir::homePath()))
        return makeError(ErrorCode::Io,
                         TerminalText::tr("The terminal program %1 could not be started.").arg(line->program));
    return Ok();
}

}  // namespace toile
