// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/options.h"

#include "app/toile/text.h"

namespace toile {

namespace {

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
    if (name == QStringLiteral("--report")) {
        options.reportPath = value;
        return !value.isEmpty();
    }
    if (name == QStringLiteral("--student")) {
        options.student = value;
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
    if (name == QStringLiteral("--only")) {
        options.only = value.split(u',', Qt::SkipEmptyParts);
        return !options.only.isEmpty();
    }
    bool isNumber = false;
    options.scale = value.toDouble(&isNumber);
    return isNumber && options.scale >= kScaleMin && options.scale <= kScaleMax;
}

QString wrongValue(const QString &name)
{
    if (name == QStringLiteral("--export"))
        return OptionsText::tr("--export needs a file that ends in .png, .svg or .pdf.");
    if (name == QStringLiteral("--report"))
        return OptionsText::tr("--report needs a file that ends in .html or .pdf.");
    if (name == QStringLiteral("--student"))
        return OptionsText::tr("--student needs a name.");
    if (name == QStringLiteral("--lang"))
        return OptionsText::tr("--lang needs fr or en.");
    if (name == QStringLiteral("--theme"))
        return OptionsText::tr("--theme needs light or dark.");
    if (name == QStringLiteral("--only"))
        return OptionsText::tr("--only needs names of machines, with commas between them.");
    return OptionsText::tr("--scale needs a number from 1 to 4.");
}

bool takesValue(const QString &name)
{
    return isOneOf(name, {QStringLiteral("--export"), QStringLiteral("--lang"), QStringLiteral("--theme"),
                          QStringLiteral("--scale"), QStringLiteral("--only"), QStringLiteral("--report"),
                          QStringLiteral("--student")});
}

/// An option that stands alone; false: it is none.
bool takeSwitch(Options &options, const QString &argument)
{
    if (isOneOf(argument, {QStringLiteral("--help"), QStringLiteral("-h")}))
        options.help = true;
    else if (isOneOf(argument, {QStringLiteral("--version"), QStringLiteral("-v")}))
        options.version = true;
    else if (argument == QStringLiteral("--live"))
        options.live = true;
    else if (argument == QStringLiteral("--physical"))
        options.physical = true;
    else if (argument == QStringLiteral("--no-title"))
        options.title = false;
    else if (argument == QStringLiteral("--no-legend"))
        options.legend = false;
    else if (argument == QStringLiteral("--no-tables"))
        options.tables = false;
    else
        return false;
    return true;
}

bool endsIn(const QString &path, const QStringList &endings)
{
    return isOneOf(path.section(u'.', -1).toLower(), endings);
}

/// What only some uses of the program have.
QString misplaced(const Options &options)
{
    const bool draws = !options.exportPath.isEmpty();
    const bool reports = !options.reportPath.isEmpty();
    if (draws && reports)
        return OptionsText::tr("Give --export or --report, one at a time.");
    if (options.live && !draws && !reports)
        return OptionsText::tr("--live takes the tables of a running lab: give --export FILE or --report FILE too.");
    if (options.physical && !draws)
        return OptionsText::tr("--physical draws a picture: give --export FILE too.");
    if (!draws && (!options.title || !options.legend || !options.tables || !options.only.isEmpty()))
        return OptionsText::tr("What a picture shows is only asked with --export FILE.");
    if (!reports && !options.student.isEmpty())
        return OptionsText::tr("--student is whose report it is: give --report FILE too.");
    return {};
}

void check(Options &options)
{
    if (!options.wrong.isEmpty() || options.help || options.version)
        return;
    const QString pdf = QStringLiteral("pdf");
    const bool draws = !options.exportPath.isEmpty();
    const bool reports = !options.reportPath.isEmpty();
    options.wrong = misplaced(options);
    if (!options.wrong.isEmpty())
        return;
    if (draws && !endsIn(options.exportPath, {QStringLiteral("png"), QStringLiteral("svg"), pdf}))
        options.wrong = wrongValue(QStringLiteral("--export"));
    else if (reports && !endsIn(options.reportPath, {QStringLiteral("html"), QStringLiteral("htm"), pdf}))
        options.wrong = wrongValue(QStringLiteral("--report"));
    else if (draws && options.target.isEmpty())
        options.wrong = OptionsText::tr("--export needs a lab file or the name of a lab to draw.");
    else if (reports && options.target.isEmpty())
        options.wrong = OptionsText::tr("--report needs a lab file or the name of a lab to report of.");
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
                options.wrong = OptionsText::tr("Give one file or lab at a time, not “%1” as well.").arg(argument);
            options.target = argument;
        } else if (argument == QStringLiteral("--")) {
            onlyNames = true;
        } else if (takeSwitch(options, argument)) {
            continue;
        } else if (takesValue(name)) {
            const bool joined = argument.contains(u'=');
            const QString value = joined ? argument.section(u'=', 1) : arguments.value(++i);
            if (!take(options, name, value))
                options.wrong = wrongValue(name);
        } else {
            options.wrong = OptionsText::tr("“%1” is no option of toile.").arg(argument);
        }
    }
    check(options);
    return options;
}

QString helpText()
{
    return OptionsText::tr(
        "Usage: toile [OPTIONS] [FILE|LAB]\n"
        "       toile --export OUT [--live] [--physical] [--scale N] [--no-title] … FILE|LAB\n"
        "       toile --report OUT [--live] [--student NAME] FILE|LAB\n"
        "\n"
        "Opens a drawing of a Linux network: a .toile file, or a lab that comes with Toile (case-1b).\n"
        "\n"
        "  --export OUT   draw into OUT.png, OUT.svg or OUT.pdf and end; needs no display\n"
        "  --report OUT   write the report of a practical into OUT.html or OUT.pdf and end: drawing,\n"
        "                 address plan, commands, checks, tables, findings; needs no display\n"
        "  --live         with --export: draw the running lab of that name with its tables;\n"
        "                 with --report: its tables, and what its checks say now\n"
        "  --physical     with --export: draw the real network that the lab imitates\n"
        "  --student NAME with --report: whose it is\n"
        "  --scale N      with --export OUT.png: pixels for each unit of the drawing, 1 to 4 (2)\n"
        "  --no-title, --no-legend, --no-tables\n"
        "                 with --export: leave out the title, the legend, the live tables\n"
        "  --only NAMES   with --export: these machines (VM1,Host2), what is in them and between them\n"
        "  --lang fr|en   the language of texts (the system’s)\n"
        "  --theme light|dark\n"
        "                 the colours of the window (the desktop’s)\n"
        "  --help, --version\n"
        "\n"
        "Exit status: 0 done, 1 the lab or the file is no good, 2 wrong usage or no display,\n"
        "3 the lab does not run.\n");
}

}  // namespace toile
