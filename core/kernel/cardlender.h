// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

namespace toile {

/// Who has the right to move real network cards between the computer and the machines of a lab: a helper has not.
class CardLender {
public:
    virtual ~CardLender() = default;

    /// Moves the card into the network namespace `ns` (a descriptor), where it is down and called `name`. Errors carry
    /// a message, and then nothing was moved.
    virtual Result<> lend(const QString &card, int ns, const QString &name) = 0;
    /// Moves it back, and makes it what it was before.
    virtual Result<> takeBack(const QString &card) = 0;
};

}  // namespace toile
