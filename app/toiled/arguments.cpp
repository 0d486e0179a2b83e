// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/arguments.h"

#include "app/toiled/text.h"
#include "core/base/address.h"
#include "core/kernel/limits.h"
#include "core/system/activation.h"

#include <QHash>

namespace {

std::optional<Arguments::Mode> modeOf(const QString &word)
{
    using Mode = Arguments::Mode;
    static const QHash<QString, Mode> kModes{
        {QStringLiteral("--sandbox"), Mode::Sandbox}, {QStringLiteral("--vm"), Mode::Vm},
        {QStringLiteral("--guest"), Mode::Guest},     {QStringLiteral("--system"), Mode::System},
        {QStringLiteral("--worker"), Mode::Worker},   {QStringLiteral("--card-guard"), Mode::Guard}};
    const auto found = kModes.find(word);
    return found == kModes.end() ? std::nullopt : std::optional(*found);
}

/// Reads the words into `arguments`; false at one that is not known.
bool readWords(const QStringList &words, Arguments &arguments, QList<Arguments::Mode> &modes)
{
    bool uidIsGood = true;
    bool pidIsGood = true;
    bool secondsAreGood = true;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const auto value = [&]() -> QString { return ++i < words.size() ? words[i] : QString(); };
        if (word == QStringLiteral("--help"))
            arguments.help = true;
        else if (const auto mode = modeOf(word))
            modes += *mode;
        else if (word == QStringLiteral("--lab"))
            arguments.lab = value();
        else if (word == QStringLiteral("--socket"))
            arguments.socket = value().toLocal8Bit().toStdString();
        else if (word == QStringLiteral("--file"))
            arguments.file = value();
        else if (word == QStringLiteral("--language"))
            arguments.language = value();
        else if (word == QStringLiteral("--uid"))
            arguments.uid = value().toUInt(&uidIsGood);
        else if (word == QStringLiteral("--kernel"))
            arguments.kernel = value();
        else if (word == QStringLiteral("--confirm-within"))
            arguments.confirmWithin = value().toInt(&secondsAreGood);
        else if (word == QStringLiteral("--virtual-cards"))
            arguments.virtualCards = true;
        else if (word == QStringLiteral("--pid"))
            arguments.pid = value().toLongLong(&pidIsGood);
        else
            return false;
    }
    return uidIsGood && pidIsGood && secondsAreGood;
}

bool isComplete(const Arguments &arguments)
{
    const bool socketIsAbsolute = !arguments.socket.empty() && arguments.socket.front() == '/';
    const bool labIsGood = toile::isLabName(arguments.lab) && arguments.file.size() <= toile::limits::kTextLength;
    if (!arguments.kernel.isEmpty() &&
        (arguments.mode != Arguments::Mode::Vm || !arguments.kernel.startsWith(QLatin1Char('/'))))
        return false;
    constexpr int kMostSeconds = 3600;
    if (arguments.confirmWithin < 1 || arguments.confirmWithin > kMostSeconds)
        return false;
    if (arguments.virtualCards && arguments.mode != Arguments::Mode::System)
        return false;
    switch (arguments.mode) {
    case Arguments::Mode::System:
        return arguments.lab.isEmpty() && socketIsAbsolute;
    case Arguments::Mode::Guard:
        return arguments.lab.isEmpty() && arguments.socket.empty();
    case Arguments::Mode::Worker:
        return arguments.lab.isEmpty() && arguments.socket.empty();
    case Arguments::Mode::Guest:
        return labIsGood && arguments.socket.empty();
    case Arguments::Mode::Sandbox:
    case Arguments::Mode::Vm:
        break;
    }
    return labIsGood && socketIsAbsolute;
}

}  // namespace

std::optional<Arguments> parseArguments(const QStringList &words)
{
    Arguments arguments;
    QList<Arguments::Mode> modes;
    if (!readWords(words, arguments, modes))
        return std::nullopt;
    if (arguments.help)
        return arguments;
    if (modes.size() != 1)
        return std::nullopt;
    arguments.mode = modes.first();
    if (arguments.mode == Arguments::Mode::System && arguments.socket.empty())
        arguments.socket = toile::kServiceSocket;
    return isComplete(arguments) ? std::optional(arguments) : std::nullopt;
}

QString usage()
{
    return toile::ToiledText::tr(
        "Usage: toiled --sandbox --lab NAME --socket PATH [--file FILE]\n"
        "       toiled --vm --lab NAME --socket PATH [--kernel FILE]\n"
        "       toiled --system [--socket PATH] [--confirm-within SECONDS] [--virtual-cards]\n\n"
        "The first two build and observe one lab, here or in a micro-VM. Toile and toilectl start them;\n"
        "there is no need to do it by hand. They print \"ready\" once they listen on PATH (absolute, in a\n"
        "folder that only you may enter).\n\n"
        "The third is the system service. systemd starts it when somebody connects to its socket; "
        "elsewhere\nroot starts it at boot, for instance by this line of /etc/inittab:\n\n"
        "    to:2345:respawn:/usr/libexec/toile/toiled --system\n\n"
        "A real network card that a lab was lent goes back after 30 seconds, or SECONDS, unless somebody\n"
        "confirms. With --virtual-cards it lends the network card of a container too, which is no\nhardware.\n");
}
