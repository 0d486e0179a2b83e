// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile {

/// What drawing fills in by itself. Nothing can be without a name: one that is not wanted is there to be typed over.
struct Automatics {
    bool names = true;      ///< VM3, br0, eth0.100
    bool addresses = true;  ///< the next free one of each layer-2 network
    bool macs = true;       ///< 02:00:00:00:MM:II, so that MAC tables can be read
    bool operator==(const Automatics &) const = default;
};

/// The patch of a gesture without what is not wanted: interfaces that it makes or cables get neither addresses nor
/// MACs.
Patch withWanted(const Automatics &wanted, Patch patch);

}  // namespace toile
