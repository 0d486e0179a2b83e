// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"
#include "core/linux/netlinksocket.h"

namespace toile {

/// What else than hardware counts as a network card: a container's own end of its cable to its host.
enum class VirtualCards { No, Yes };

/// The network cards in the socket's network namespace, by name, without what only files tell (keepers).
Result<CardStates> listCards(NetlinkSocket &home, VirtualCards virtualCards);
/// Any link of that name, be it no card: `obstacle` says so. NotFound without one.
Result<CardState> cardNamed(NetlinkSocket &home, const QString &name, VirtualCards virtualCards);

}  // namespace toile
