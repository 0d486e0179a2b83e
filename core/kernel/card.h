// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/step.h"

#include <QStringList>

#include <vector>

namespace toile {

/// What else on the computer sets a network card up, and will again when the card is back.
enum class CardKeeper { NetworkManager, Networkd, Ifupdown };

/// Why a card cannot be lent.
enum class CardObstacle {
    None,
    Virtual,   ///< no hardware: made by a program, as a bridge or the end of a tunnel
    Wireless,  ///< can neither leave the computer's own network namespace nor be a port of a bridge
    InBridge,  ///< a port of `CardState::inUseBy`
    Carries,   ///< `CardState::inUseBy` is made on it
    Lent,      ///< another lab has it
    Shaped,    ///< somebody gave it the queueing discipline `CardState::inUseBy`, which Linux forgets when it moves
    NextHops,  ///< somebody made next hops over it (`ip nexthop`), which Linux forgets when it moves
    Away,      ///< it was to go back, and something in a lab still keeps it
};

/// A network card of the computer, with what it has there; while a lab has it, what it had and will have again.
struct CardState {
    QString name;
    std::optional<MacAddress> mac;
    int mtu = 0;
    bool up = false;
    std::vector<IpPrefix> addresses;  ///< sorted
    std::vector<RouteState> routes;   ///< over it, of the main table, that a lab can have: sorted
    std::vector<RouteState> waiting;  ///< over it, that no lab can have and that wait for its return: sorted
    std::vector<CardKeeper> keepers;
    CardObstacle obstacle = CardObstacle::None;
    QString inUseBy;
    bool here = false;       ///< this lab has it
    int confirmWithin = -1;  ///< milliseconds until it goes back unless that is confirmed; -1: nothing is waited for
    QString was;             ///< what it was called before this lab had it, and cannot be called again
    QStringList missing;     ///< what of it could not be made as it was before this lab had it: commands and reasons
    bool isAwaitingConfirmation() const { return here && confirmWithin >= 0; }
    bool operator==(const CardState &) const = default;
};

using CardStates = std::vector<CardState>;

/// Null: the computer has none of that name.
const CardState *findCard(const CardStates &cards, const QString &name);
/// The cards that a plan takes, each once, sorted.
QStringList cardsTakenBy(const Plan &steps);
/// Of `cards` those that a plan takes, as they are before a lab has them: what a person agrees to.
CardStates statesTakenBy(const Plan &steps, const CardStates &cards);

/// What a person must know before the card is taken, whole sentences in the user's language: its addresses and routes,
/// which connections are cut, who else manages it. `sshConnection`: $SSH_CONNECTION of that person, or empty.
QStringList warningsOf(const CardState &card, const QString &sshConnection);
/// What is not as it was of the card that the lab knows by this name, and gave back: whole sentences. Empty: all is.
QStringList returnFaultsOf(const CardStates &cards, const QString &name);
/// That the computer has no card of this name.
Error noCardNamed(const QString &name);
/// Why the card cannot be lent, and what to do; nullopt: it can.
std::optional<Error> obstacleOf(const CardState &card);

}  // namespace toile
