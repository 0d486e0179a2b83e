// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"

#include <algorithm>

namespace toile::ctl {

namespace {

constexpr int kReplyTimeLimit = 15000;

QStringList cardsHere(const EngineSession &session, bool waiting)
{
    QStringList names;
    for (const CardState &card : session.cards())
        if (waiting ? card.isAwaitingConfirmation() : card.here)
            names += card.name;
    return names;
}

/// Sends what `say` says, and waits until no card of the lab is left of which `waiting` holds.
Result<> settle(Connection &connection, void (EngineSession::*say)(), bool waiting)
{
    QObject context;
    QObject::connect(&connection.session(), &EngineSession::cardsChanged, &context, [&] { connection.wake(); });
    (connection.session().*say)();
    return connection.waitUntil([&] { return cardsHere(connection.session(), waiting).isEmpty(); }, kReplyTimeLimit);
}

/// Exit status of a lab that has no card; nullopt: it has.
std::optional<int> openedWithCard(Connection &connection, const QString &lab)
{
    if (const auto opened = connection.open(lab); !opened)
        return printError(opened.error());
    if (!cardsHere(connection.session(), false).isEmpty())
        return std::nullopt;
    printError(Text::tr("The lab “%1” has no network card of this computer.").arg(lab));
    return kNo;
}

}  // namespace

int runConfirm(const Arguments &arguments)
{
    const QString lab = arguments.positional[0];
    Connection connection;
    if (const auto over = openedWithCard(connection, lab))
        return *over;
    const QStringList cards = cardsHere(connection.session(), false);
    if (const auto settled = settle(connection, &EngineSession::confirmCards, true); !settled)
        return printError(settled.error());
    // It may have been on its way back.
    const auto &now = connection.session().cards();
    const auto away = std::ranges::find(now, CardObstacle::Away, &CardState::obstacle);
    if (away != now.end() && away->here)
        return printError(*obstacleOf(*away));
    print(Text::tr("The lab keeps %1 until it is undeployed.").arg(cards.join(QStringLiteral(", "))) + u'\n');
    return kDone;
}

int runRevert(const Arguments &arguments)
{
    const QString lab = arguments.positional[0];
    Connection connection;
    if (const auto over = openedWithCard(connection, lab))
        return *over;
    const QStringList cards = cardsHere(connection.session(), false);
    const auto settled = settle(connection, &EngineSession::revertCards, false);
    const QStringList kept = cardsHere(connection.session(), false);
    QStringList asBefore;
    QStringList faults;
    for (const QString &card : cards) {
        const QStringList own = returnFaultsOf(connection.session().cards(), card);
        faults += own;
        if (own.isEmpty() && !kept.contains(card))
            asBefore += card;
    }
    if (!asBefore.isEmpty())
        print(Text::tr("%1 is back, as it was before.").arg(asBefore.join(QStringLiteral(", "))) + u'\n');
    for (const QString &fault : faults)
        printError(fault);
    if (!settled)
        return printError(settled.error());
    return faults.isEmpty() ? kDone : kRefused;
}

}  // namespace toile::ctl
