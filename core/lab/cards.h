// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"
#include "core/model/topology.h"

namespace toile {

/// The drawing with what its real network cards bring along: the IPv4 addresses and routes that each has on the
/// computer, at the bridge whose port it is, or else at itself. What is drawn wins. Without a word of a card, or of one
/// that stays alone, nothing is added. Pure.
Topology withCards(Topology topology, const CardStates &cards);

}  // namespace toile
