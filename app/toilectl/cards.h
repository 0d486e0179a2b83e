// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/deployment.h"
#include "app/toilectl/output.h"

namespace toile::ctl {

/// What taking these cards of the computer cuts off, on standard error.
void warnOfCards(const CardStates &cards, const Plan &steps);

/// That nobody knows it, and why.
void warnOfUnknownCards(const Error &why, const Plan &steps);

/// Before a plan that takes real network cards is performed: says what is cut off, and asks on a terminal unless that
/// was agreed to before. kDone: go on, with what was `agreed` to; otherwise the exit status, and the reason is printed.
ExitStatus agreeToCards(const CardStates &cards, const Plan &steps, const EngineWish &wish, CardStates &agreed);
/// The same, where it can be known, for a lab that begins: before anybody types a password for it.
ExitStatus agreeBeforehand(const Topology &topology, const EngineWish &wish, CardStates &agreed);

/// After it: until when the lab must be confirmed.
void tellConfirmation(Connection &connection);

}  // namespace toile::ctl
