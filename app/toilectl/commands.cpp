// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/rows.h"

namespace toile::ctl {

namespace {

constexpr Option kJson{"--json", nullptr, nullptr,
                       QT_TRANSLATE_NOOP("toile::Toilectl", "Print JSON; see “toilectl help json”.")};
constexpr Option kEngine{"--engine", "-e", "ENGINE",
                         QT_TRANSLATE_NOOP("toile::Toilectl",
                                           "Where the lab runs: sandbox, vm, system, or auto (default): the first "
                                           "that can.")};
constexpr Option kKernel{"--kernel", nullptr, "FILE",
                         QT_TRANSLATE_NOOP("toile::Toilectl", "The kernel that the engine vm boots, instead of the "
                                                              "best in /boot.")};
constexpr int kAny = 1000;

std::vector<Command> makeCommands()
{
    return {
        {"lint",
         "FILE [--json]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Say what is wrong in a lab file, and what is probably wrong."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "Problems make the status 1. What is legal but unusual is listed with "
                                              "its remedy and leaves the status 0."),
         {kJson},
         1,
         1,
         false,
         runLint},
        {"plan",
         "FILE [--json]",
         QT_TRANSLATE_NOOP("toile::Toilectl",
                           "Show what deploying now would do, with the shell command that equals each step."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "When a lab of that name runs already, only the difference is shown."),
         {kJson},
         1,
         1,
         false,
         runPlan},
        {"deploy",
         "FILE [--engine ENGINE] [--kernel FILE] [--move] [--yes]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Deploy a lab, or apply the difference to the one that runs."),
         QT_TRANSLATE_NOOP("toile::Toilectl",
                           "Prints the lab’s name last. Nothing remains of a deploy that fails, or that Ctrl+C "
                           "cancels; a second Ctrl+C does not wait for that."),
         {kEngine,
          kKernel,
          {"--move", nullptr, nullptr,
           QT_TRANSLATE_NOOP("toile::Toilectl", "Let a lab that runs elsewhere, or under a kernel that lacks what it "
                                                "needs now, begin anew where it can run.")},
          {"--yes", "-y", nullptr,
           QT_TRANSLATE_NOOP("toile::Toilectl", "Take the real network cards of the drawing without a question.")}},
         1,
         1,
         false,
         runDeploy},
        {"confirm",
         "LAB",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Let a lab keep the real network cards that it was lent."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "Without it they go back 30 seconds after the lab got them: whoever cut "
                                              "off the computer by mistake has it back."),
         {},
         1,
         1,
         false,
         runConfirm},
        {"revert",
         "LAB",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Take the real network cards of a lab back at once."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "They are again as they were before; the rest of the lab goes on."),
         {},
         1,
         1,
         false,
         runRevert},
        {"status",
         "[--json]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "List the labs that run."),
         QT_TRANSLATE_NOOP("toile::Toilectl",
                           "A lab that is starting says so (\"starting\": true); the rest is not known yet."),
         {kJson},
         0,
         0,
         false,
         runStatus},
        {"undeploy",
         "LAB… | --all",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Remove labs. Nothing of them stays."),
         "",
         {{"--all", "-a", nullptr, QT_TRANSLATE_NOOP("toile::Toilectl", "Remove every lab that runs.")}},
         0,
         kAny,
         false,
         runUndeploy},
        {"exec",
         "LAB MACHINE -- COMMAND [ARGUMENT…]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Run a command in a machine."),
         QT_TRANSLATE_NOOP(
             "toile::Toilectl",
             "Standard input, output and error are passed through; the status is the command’s, 128 + N when signal N "
             "ended it. Between two terminals the command gets one of its own. It starts in the home folder, not where "
             "toilectl was called."),
         {},
         2,
         2,
         true,
         runExec},
        {"shell",
         "LAB MACHINE",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Open a shell in a machine."),
         "",
         {},
         2,
         2,
         false,
         runShell},
        {"show",
         "LAB [TABLE…] [--machine MACHINE] [--follow] [--json]",
         QT_TRANSLATE_NOOP("toile::Toilectl",
                           "Show the live tables: arp, mac, conntrack, routes, links, rules, vlans."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "Without a table: arp, mac and conntrack. --follow prints changes as "
                                              "they happen, with --json one object a "
                                              "line."),
         {{"--machine", "-m", "MACHINE", QT_TRANSLATE_NOOP("toile::Toilectl", "Only of this machine.")},
          {"--follow", "-f", nullptr,
           QT_TRANSLATE_NOOP("toile::Toilectl", "Go on with each change until interrupted.")},
          kJson},
         1,
         1 + static_cast<int>(tableNames().size()),
         false,
         runShow},
        {"check",
         "LAB|FILE [--json] [--junit OUT] [--engine ENGINE] [--kernel FILE]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Run the lab’s own checks."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "A FILE whose lab does not run is deployed under a name of its own, "
                                              "checked and undeployed. The status is 1 when "
                                              "a check fails."),
         {kJson,
          {"--junit", nullptr, "OUT", QT_TRANSLATE_NOOP("toile::Toilectl", "Also write a JUnit report.")},
          kEngine,
          kKernel},
         1,
         1,
         false,
         runCheck},
        {"export",
         "FILE --as FORMAT [-o OUT]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Write a lab as a script (sh, brctl) or a picture (svg, png, pdf)."),
         QT_TRANSLATE_NOOP(
             "toile::Toilectl",
             "Scripts are run as root with “up” or “down”. brctl is the same in the course’s commands. Without -o the "
             "result goes to standard output."),
         {{"--as", "-f", "FORMAT", QT_TRANSLATE_NOOP("toile::Toilectl", "sh, brctl, svg, png or pdf.")},
          {"--output", "-o", "OUT", QT_TRANSLATE_NOOP("toile::Toilectl", "Write to this file.")},
          {"--live", nullptr, nullptr,
           QT_TRANSLATE_NOOP("toile::Toilectl", "Pictures: with the tables of the running lab.")}},
         1,
         1,
         false,
         runExport},
        {"doctor",
         "[--json] [--kernel FILE]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Say what this machine can run in which engine, and why not."),
         QT_TRANSLATE_NOOP("toile::Toilectl", "An empty lab is started in each engine and removed again. The status "
                                              "is 1 when none can run labs."),
         {kJson, kKernel},
         0,
         0,
         false,
         runDoctor},
        {"help",
         "[COMMAND | json]",
         QT_TRANSLATE_NOOP("toile::Toilectl", "Explain a command, or what --json prints."),
         "",
         {},
         0,
         1,
         false,
         runHelp},
    };
}

QString translated(const char *text)
{
    return *text ? Text::tr(text) : QString();
}

QString wrapped(const QString &text, qsizetype width, const QString &indent)
{
    QString result;
    qsizetype column = 0;
    for (const QString &word : text.split(u' ')) {
        if (column > 0 && column + 1 + word.size() > width) {
            result += u'\n' + indent;
            column = 0;
        }
        if (column > 0) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

}  // namespace

const std::vector<Command> &commands()
{
    static const std::vector<Command> all = makeCommands();
    return all;
}

const Command *findCommand(const QString &name)
{
    for (const Command &command : commands())
        if (name == QLatin1String(command.name))
            return &command;
    return nullptr;
}

QString helpText()
{
    QString text = Text::tr("toilectl: Linux networks, drawn with Toile, deployed from the command line.") +
                   QStringLiteral("\n\n  toilectl COMMAND …\n\n");
    for (const Command &command : commands())
        text += QStringLiteral("  %1 %2\n")
                    .arg(QLatin1String(command.name), -9)
                    .arg(wrapped(translated(command.summary), 66, QString(12, u' ')));
    text += u'\n' +
            Text::tr("FILE is a .toile file or the name of a shipped lab; LAB is the name of a lab that runs.") +
            u'\n' +
            Text::tr("Exit status: 0 done, 1 the answer is no, 2 wrong usage, 3 the engine or the kernel refused.") +
            u'\n' + Text::tr("More: toilectl help COMMAND, toilectl help json, toilectl --version") + u'\n';
    return text;
}

QString helpText(const Command &command)
{
    QString text = QStringLiteral("toilectl %1 %2\n\n%3\n")
                       .arg(QLatin1String(command.name), QString::fromUtf8(command.synopsis),
                            wrapped(translated(command.summary), 78, {}));
    if (*command.details)
        text += wrapped(translated(command.details), 78, {}) + u'\n';
    text += u'\n';
    const auto addOption = [&](const QString &left, const QString &help) {
        text += QStringLiteral("  %1 %2\n").arg(left, -22).arg(wrapped(help, 54, QString(25, u' ')));
    };
    for (const Option &option : command.options) {
        QString left = option.shortcut ? QString::fromLatin1(option.shortcut) + QStringLiteral(", ") : QString();
        left += QLatin1String(option.name);
        if (option.value)
            left += u' ' + QLatin1String(option.value);
        addOption(left, translated(option.help));
    }
    addOption(QStringLiteral("-h, --help"), Text::tr("This text."));
    return text;
}

}  // namespace toile::ctl
