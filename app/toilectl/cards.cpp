// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/cards.h"

#include "app/toilectl/terminal.h"
#include "core/kernel/card.h"

#include <QFile>

#include <unistd.h>

#include <algorithm>

namespace toile::ctl {

namespace {

bool personAgrees(const QStringList &taken)
{
    printBytes(STDERR_FILENO, Text::tr("Take %1? [y/N] ").arg(taken.join(QStringLiteral(", "))).toUtf8());
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QString answer = QString::fromLocal8Bit(input.readLine()).trimmed().toLower();
    return answer == QLatin1String("y") || answer == Text::tr("y", "the answer yes, one letter");
}

}  // namespace

void warnOfCards(const CardStates &cards, const Plan &steps)
{
    for (const QString &name : cardsTakenBy(steps))
        if (const CardState *card = findCard(cards, name))
            for (const QString &sentence : warningsOf(*card, qEnvironmentVariable("SSH_CONNECTION")))
                printError(sentence);
}

void warnOfUnknownCards(const Error &why, const Plan &steps)
{
    for (const QString &name : cardsTakenBy(steps))
        printError(
            Text::tr("What this computer loses with its network card %1 is not known. %2").arg(name, why.message));
}

ExitStatus agreeBeforehand(const Topology &topology, const EngineWish &wish, CardStates &agreed)
{
    const bool maybeThere = wish.engine == QLatin1String("auto") || wish.engine == QLatin1String("system");
    if (!maybeThere || cardsTakenBy(planFor(topology, {}, {})).isEmpty())
        return kDone;
    const auto running = runningLaunches();
    if (!running)
        return kDone;
    for (const Launch &launch : *running)
        if (launch.lab == topology.header.name && (launch.service || !wish.move))
            return kDone;
    const auto cards = cardsOfComputer();
    return cards ? agreeToCards(*cards, planFor(topology, {}, *cards), wish, agreed) : kDone;
}

ExitStatus agreeToCards(const CardStates &cards, const Plan &steps, const EngineWish &wish, CardStates &agreed)
{
    const QStringList taken = cardsTakenBy(steps);
    for (const QString &name : taken) {
        const CardState *card = findCard(cards, name);
        if (!card) {
            printError(Text::tr("This computer has no network card %1, which the lab takes. Write the name of one that "
                                "it has: ip link")
                           .arg(name));
            return kRefused;
        }
        if (const auto obstacle = obstacleOf(*card))
            return printError(*obstacle), kRefused;
    }
    if (taken.isEmpty() || statesTakenBy(steps, cards) == agreed)
        return kDone;
    warnOfCards(cards, steps);
    if (!wish.takesCards && !hasTerminal()) {
        printError(Text::tr("Nothing was done. To take the network card all the same: toilectl deploy --yes FILE"));
        return kNo;
    }
    if (!wish.takesCards && !personAgrees(taken)) {
        printError(Text::tr("Nothing was done."));
        return kNo;
    }
    agreed = statesTakenBy(steps, cards);
    return kDone;
}

void tellConfirmation(Connection &connection)
{
    const CardStates &cards = connection.session().cards();
    const auto waiting = std::ranges::find_if(cards, &CardState::isAwaitingConfirmation);
    if (waiting != cards.end())
        printError(Text::tr("%1 goes back in %2 s unless you confirm that all is well: toilectl confirm %3")
                       .arg(waiting->name)
                       .arg((waiting->confirmWithin + 500) / 1000)
                       .arg(connection.session().hello().lab));
}

}  // namespace toile::ctl
