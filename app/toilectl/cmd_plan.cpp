// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/cards.h"
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/labs.h"
#include "core/kernel/describe.h"
#include "core/kernel/plan.h"
#include "core/lab/lower.h"

#include <QJsonArray>
#include <QJsonObject>

namespace toile::ctl {

namespace {

/// What the kernel holds under the lab's name now; nothing when it does not run. `cards`: what its real network cards
/// have, if it takes any, or why nobody says.
Result<KernelState> observedNow(const Topology &topology, Result<CardStates> &cards)
{
    const QString &lab = topology.header.name;
    const auto running = runningLabs();
    if (!running || !running->contains(lab)) {
        if (!cardsTakenBy(plan(lower(topology), {})).isEmpty())
            cards = cardsOfComputer();
        return KernelState();
    }
    Connection connection;
    if (const auto open = connection.open(lab); !open)
        return open.error();
    cards = connection.session().cards();
    const auto live = connection.observe();
    if (!live)
        return live.error();
    return configuration(*live);
}

QJsonObject toJson(const Step &step)
{
    return {{QStringLiteral("action"), actionName(step)},
            {QStringLiteral("machine"), machineOf(step)},
            {QStringLiteral("sentence"), sentence(step)},
            {QStringLiteral("command"), commands(step).join(u'\n')}};
}

void printPlanJson(const Plan &steps, const std::vector<FileProblem> &problems)
{
    QJsonArray stepList;
    for (const Step &step : steps)
        stepList += toJson(step);
    QJsonArray problemList;
    for (const FileProblem &problem : problems)
        problemList +=
            QJsonObject{{QStringLiteral("pointer"), problem.pointer}, {QStringLiteral("message"), problem.message}};
    printJson(QJsonObject{{QStringLiteral("steps"), stepList}, {QStringLiteral("problems"), problemList}});
}

void printPlanText(const Plan &steps, const QString &lab)
{
    if (steps.empty())
        print(Text::tr("Nothing to do: the interfaces, addresses, routes and rules of %1 are as drawn.").arg(lab) +
              u'\n');
    qsizetype number = 0;
    for (const Step &step : steps) {
        print(QStringLiteral("%1. %2\n").arg(++number).arg(sentence(step)));
        for (const QString &command : commands(step))
            print(QStringLiteral("      %1\n").arg(command));
    }
}

}  // namespace

int runPlan(const Arguments &arguments)
{
    const auto source = findLab(arguments.positional[0]);
    if (!source)
        return printError(source.error());
    const LoadedLab lab = loadLab(source->path);
    const bool json = arguments.has("--json");
    if (!lab.ok()) {
        if (json)
            printPlanJson({}, lab.problems);
        printBytes(2, formatProblems(source->shown, lab.problems).toUtf8());
        return kNo;
    }
    const Topology &topology = lab.document.topology();
    Result<CardStates> cards(CardStates{});
    const auto observed = observedNow(topology, cards);
    if (!observed)
        return printError(observed.error());
    const Plan steps = planFor(topology, *observed, cards ? *cards : CardStates());
    if (json)
        printPlanJson(steps, {});
    else
        printPlanText(steps, topology.header.name);
    if (!json)
        cards ? warnOfCards(*cards, steps) : warnOfUnknownCards(cards.error(), steps);
    return kDone;
}

}  // namespace toile::ctl
