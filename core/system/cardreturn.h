// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/system/cardjournal.h"

namespace toile {

/// A card that is in the computer's own network namespace again.
struct ReturnedCard {
    QString name;         ///< it had another when that is somebody else's now
    QStringList missing;  ///< as restoreCard() says it
};

enum class Search {
    Here,       ///< the computer's own namespace, and the one that is named
    Everywhere  ///< all that the lab's user can have moved it to
};

/// Takes the card back into this process's network namespace, if it is not there by itself, and makes it what it was.
/// What of it could not be is said on standard error. `ns`: where it ought to be, or -1. nullopt: it was not found.
std::optional<ReturnedCard> bringHome(const LentCard &card, int ns, Search search);

}  // namespace toile
