// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/suggest.h"
#include "resources/assets.h"

#include <QCoreApplication>
#include <QLocale>

#include <fcntl.h>

using namespace toile;
using namespace toile::ctl;

namespace {

int usageError(const QString &sentence, const QString &helpWith)
{
    printError(sentence);
    printBytes(2, Text::tr("See: %1").arg(helpWith).toUtf8() + '\n');
    return kUsage;
}

int runCommand(const Command &command, const QStringList &words)
{
    const QString helpWith = QStringLiteral("toilectl %1 --help").arg(QLatin1String(command.name));
    const auto arguments = readArguments(words, command.options, command.maximum, command.takesRest);
    if (!arguments)
        return usageError(arguments.error().message, helpWith);
    if (arguments->has("--help")) {
        print(helpText(command));
        return kDone;
    }
    if (arguments->positional.size() < command.minimum)
        return usageError(Text::tr("Something is missing: toilectl %1 %2")
                              .arg(QLatin1String(command.name), QString::fromUtf8(command.synopsis)),
                          helpWith);
    if (arguments->positional.size() > command.maximum)
        return usageError(Text::tr("“%1” is one word too many.").arg(arguments->positional[command.maximum]), helpWith);
    return command.run(*arguments);
}

int run(const QStringList &words)
{
    const QString first = words.value(0);
    if (first.isEmpty()) {
        printBytes(2, helpText().toUtf8());
        return kUsage;
    }
    if (first == QLatin1String("--help") || first == QLatin1String("-h")) {
        print(helpText());
        return kDone;
    }
    if (first == QLatin1String("--version")) {
        print(QStringLiteral("toilectl " TOILE_VERSION "\n"));
        return kDone;
    }
    if (first == QLatin1String("complete"))
        return runComplete({words.sliced(1), {}, {}});
    if (const Command *command = findCommand(first))
        return runCommand(*command, words.sliced(1));
    QStringList names;
    for (const Command &command : commands())
        names += QLatin1String(command.name);
    return usageError(Text::tr("There is no command “%1”.").arg(first) + suggestion(first, names),
                      QStringLiteral("toilectl help"));
}

void ignoreMessage(QtMsgType, const QMessageLogContext &, const QString &) {}

/// A descriptor that somebody closed would be taken by our socket, and printing would reach the helper.
void openStandardStreams()
{
    for (int fd = 0; fd <= 2; ++fd)
        if (::fcntl(fd, F_GETFD) == -1)
            (void)::open("/dev/null", O_RDWR);
}

}  // namespace

int main(int argc, char **argv)
{
    openStandardStreams();
    // Under LC_ALL=C Qt says on standard error that it takes UTF-8 instead, which is what this program wants anyway.
    const QtMessageHandler handler = qInstallMessageHandler(ignoreMessage);
    QCoreApplication application(argc, argv);
    qInstallMessageHandler(handler);
    QCoreApplication::setApplicationName(QStringLiteral("toilectl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOILE_VERSION));
    useAssets();
    const bool french = messageLanguage() == QLatin1String("fr");
    useTranslations(application, french ? QLocale(QLocale::French) : QLocale::c());
    return withOutputChecked(run(QCoreApplication::arguments().sliced(1)));
}
