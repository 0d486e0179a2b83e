// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/arguments.h"

#include "core/base/address.h"
#include "core/kernel/limits.h"

#include <QCoreApplication>

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toiled)
};

}  // namespace

std::optional<Arguments> parseArguments(const QStringList &words)
{
    Arguments arguments;
    bool sandbox = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const auto value = [&]() -> QString { return ++i < words.size() ? words[i] : QString(); };
        if (word == QStringLiteral("--help"))
            arguments.help = true;
        else if (word == QStringLiteral("--sandbox"))
            sandbox = true;
        else if (word == QStringLiteral("--lab"))
            arguments.lab = value();
        else if (word == QStringLiteral("--socket"))
            arguments.socket = value().toLocal8Bit().toStdString();
        else if (word == QStringLiteral("--file"))
            arguments.file = value();
        else
            return std::nullopt;
    }
    if (arguments.help)
        return arguments;
    const bool socketIsAbsolute = !arguments.socket.empty() && arguments.socket.front() == '/';
    if (!sandbox || !toile::isLabName(arguments.lab) || !socketIsAbsolute ||
        arguments.file.size() > toile::limits::kTextLength)
        return std::nullopt;
    return arguments;
}

QString usage()
{
    return Text::tr("Usage: toiled --sandbox --lab NAME --socket PATH [--file FILE]\n\n"
                    "Builds and observes one lab. Toile and toilectl start it; there is no need to do it by hand.\n"
                    "It prints \"ready\" once it listens on PATH (absolute, in a folder that only you may enter).\n");
}
