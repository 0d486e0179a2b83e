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

int noCards(const QString &lab)
{
    printError(Text::tr("The lab “%1” has no network card of this computer.").arg(lab));
    return kNo;
}

}  // namespace

int runConfirm(const Arguments &arguments)
{
    Connection connection;
    const QString &lab = arguments.positional[0];
    if (const auto opened = connection.open(lab); !opened)
        return printError(opened.error());
    const QStringList cards = cardsHere(connection.session(), false);
    if (cards.isEmpty())
        return noCards(lab);
    if (const auto settled = settle(connection, &EngineSession::confirmCards, true); !settled)
        return printError(settled.error());
    print(Text::tr("The lab keeps %1 until it is undeployed.").arg(cards.join(QStringLiteral(", "))) + u'\n');
    return kDone;
}

int runRevert(const Arguments &arguments)
{
    Connection connection;
    const QString &lab = arguments.positional[0];
    if (const auto opened = connection.open(lab); !opened)
        return printError(opened.error());
    const QStringList cards = cardsHere(connection.session(), false);
    if (cards.isEmpty())
        return noCards(lab);
    if (const auto settled = settle(connection, &EngineSession::revertCards, false); !settled)
        return printError(settled.error());
    print(Text::tr("%1 is back, as it was before.").arg(cards.join(QStringLiteral(", "))) + u'\n');
    return kDone;
}

}  // namespace toile::ctl
