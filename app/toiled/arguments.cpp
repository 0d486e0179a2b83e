// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/arguments.h"

#include "core/base/address.h"
#include "core/kernel/limits.h"
#include "core/system/activation.h"

#include <QCoreApplication>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toiled)
};

/// Reads the words into `arguments`; false at one that is not known.
bool readWords(const QStringList &words, Arguments &arguments, QList<Arguments::Mode> &modes)
{
    bool numbersAreGood = true;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const auto value = [&]() -> QString { return ++i < words.size() ? words[i] : QString(); };
        if (word == QStringLiteral("--help"))
            arguments.help = true;
        else if (word == QStringLiteral("--sandbox"))
            modes += Arguments::Mode::Sandbox;
        else if (word == QStringLiteral("--system"))
            modes += Arguments::Mode::System;
        else if (word == QStringLiteral("--worker"))
            modes += Arguments::Mode::Worker;
        else if (word == QStringLiteral("--lab"))
            arguments.lab = value();
        else if (word == QStringLiteral("--socket"))
            arguments.socket = value().toLocal8Bit().toStdString();
        else if (word == QStringLiteral("--file"))
            arguments.file = value();
        else if (word == QStringLiteral("--language"))
            arguments.language = value();
        else if (word == QStringLiteral("--uid"))
            arguments.uid = value().toUInt(&numbersAreGood);
        else
            return false;
    }
    return numbersAreGood;
}

bool isComplete(const Arguments &arguments)
{
    const bool socketIsAbsolute = !arguments.socket.empty() && arguments.socket.front() == '/';
    switch (arguments.mode) {
    case Arguments::Mode::System:
        return arguments.lab.isEmpty() && socketIsAbsolute;
    case Arguments::Mode::Worker:
        return toile::isLabName(arguments.lab) && arguments.socket.empty();
    case Arguments::Mode::Sandbox:
        break;
    }
    return toile::isLabName(arguments.lab) && socketIsAbsolute && arguments.file.size() <= toile::limits::kTextLength;
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
    return Text::tr("Usage: toiled --sandbox --lab NAME --socket PATH [--file FILE]\n"
                    "       toiled --system [--socket PATH]\n\n"
                    "The first builds and observes one lab. Toile and toilectl start it; there is no need to do it by "
                    "hand.\nIt prints \"ready\" once it listens on PATH (absolute, in a folder that only you may "
                    "enter).\n\n"
                    "The second is the system service. systemd starts it when somebody connects to its socket; "
                    "elsewhere\nroot starts it at boot, for instance by this line of /etc/inittab:\n\n"
                    "    to:2345:respawn:/usr/libexec/toile/toiled --system\n");
}
