// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/options.h"

#include <QCoreApplication>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Options)
};

constexpr double kScaleMin = 1;
constexpr double kScaleMax = 4;

bool isOneOf(const QString &value, const QStringList &words)
{
    return words.contains(value);
}

/// Takes the value of an option; false when it is not a good one.
bool take(Options &options, const QString &name, const QString &value)
{
    if (name == QStringLiteral("--export")) {
        options.exportPath = value;
        return !value.isEmpty();
    }
    if (name == QStringLiteral("--lang")) {
        options.language = value;
        return isOneOf(value, {QStringLiteral("fr"), QStringLiteral("en")});
    }
    if (name == QStringLiteral("--theme")) {
        options.theme = value;
        return isOneOf(value, {QStringLiteral("light"), QStringLiteral("dark")});
    }
    bool isNumber = false;
    options.scale = value.toDouble(&isNumber);
    return isNumber && options.scale >= kScaleMin && options.scale <= kScaleMax;
}

QString wrongValue(const QString &name)
{
    if (name == QStringLiteral("--export"))
        return Text::tr("--export needs a file that ends in .png, .svg or .pdf.");
    if (name == QStringLiteral("--lang"))
        return Text::tr("--lang needs fr or en.");
    if (name == QStringLiteral("--theme"))
        return Text::tr("--theme needs light or dark.");
    return Text::tr("--scale needs a number from 1 to 4.");
}

bool takesValue(const QString &name)
{
    return isOneOf(name, {QStringLiteral("--export"), QStringLiteral("--lang"), QStringLiteral("--theme"),
                          QStringLiteral("--scale")});
}

void check(Options &options)
{
    if (!options.wrong.isEmpty() || options.help || options.version)
        return;
    if (options.exportPath.isEmpty()) {
        if (options.live)
            options.wrong = Text::tr("--live draws a running lab into a picture: give --export FILE too.");
        return;
    }
    const QString ending = options.exportPath.section(u'.', -1).toLower();
    if (!isOneOf(ending, {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")}))
        options.wrong = wrongValue(QStringLiteral("--export"));
    else if (options.target.isEmpty())
        options.wrong = Text::tr("--export needs a lab file or the name of a lab to draw.");
}

}  // namespace

Options parseOptions(const QStringList &arguments)
{
    Options options;
    bool onlyNames = false;
    for (qsizetype i = 0; i < arguments.size() && options.wrong.isEmpty(); ++i) {
        const QString &argument = arguments[i];
        const QString name = argument.section(u'=', 0, 0);
        if (onlyNames || !argument.startsWith(u'-')) {
            if (!options.target.isEmpty())
                options.wrong = Text::tr("Give one file or lab at a time, not “%1” as well.").arg(argument);
            options.target = argument;
        } else if (argument == QStringLiteral("--")) {
            onlyNames = true;
        } else if (isOneOf(argument, {QStringLiteral("--help"), QStringLiteral("-h")})) {
            options.help = true;
        } else if (isOneOf(argument, {QStringLiteral("--version"), QStringLiteral("-v")})) {
            options.version = true;
        } else if (argument == QStringLiteral("--live")) {
            options.live = true;
        } else if (takesValue(name)) {
            const bool joined = argument.contains(u'=');
            const QString value = joined ? argument.section(u'=', 1) : arguments.value(++i);
            if (!take(options, name, value))
                options.wrong = wrongValue(name);
        } else {
            options.wrong = Text::tr("“%1” is no option of toile.").arg(argument);
        }
    }
    check(options);
    return options;
}

QString helpText()
{
    return Text::tr("Usage: toile [OPTIONS] [FILE|LAB]\n"
                    "       toile --export OUT [--live] [--scale N] FILE|LAB\n"
                    "\n"
                    "Opens a drawing of a Linux network: a .toile file, or a lab that comes with Toile (case-1b).\n"
                    "\n"
                    "  --export OUT   draw into OUT.png, OUT.svg or OUT.pdf and end; needs no display\n"
                    "  --live         with --export: draw the running lab of that name with its tables\n"
                    "  --scale N      with --export: pixels for each unit of the drawing, 1 to 4 (2)\n"
                    "  --lang fr|en   the language of texts (the system's)\n"
                    "  --theme light|dark\n"
                    "                 the colours of the window (the desktop's)\n"
                    "  --help, --version\n"
                    "\n"
                    "Exit status: 0 done, 1 the lab or the picture is no good, 2 wrong usage or no display,\n"
                    "3 the lab does not run.\n");
}

}  // namespace toile
