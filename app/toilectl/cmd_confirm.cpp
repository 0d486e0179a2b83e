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

/// The lab's answer to what `say` says of its cards; `done` names them.
int decide(const QString &lab, void (EngineSession::*say)(), bool waiting, const QString &done)
{
    Connection connection;
    if (const auto opened = connection.open(lab); !opened)
        return printError(opened.error());
    const QStringList cards = cardsHere(connection.session(), false);
    if (cards.isEmpty()) {
        printError(Text::tr("The lab “%1” has no network card of this computer.").arg(lab));
        return kNo;
    }
    if (const auto settled = settle(connection, say, waiting); !settled)
        return printError(settled.error());
    print(done.arg(cards.join(QStringLiteral(", "))) + u'\n');
    return kDone;
}

}  // namespace

int runConfirm(const Arguments &arguments)
{
    return decide(arguments.positional[0], &EngineSession::confirmCards, true,
                  Text::tr("The lab keeps %1 until it is undeployed."));
}

int runRevert(const Arguments &arguments)
{
    return decide(arguments.positional[0], &EngineSession::revertCards, false,
                  Text::tr("%1 is back, as it was before."));
}

}  // namespace toile::ctl
