// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/faces.h"
#include "ui/canvas/obstacles.h"

namespace toile {

/// What is already drawn, for what must still find a place.
struct Occupied {
    Obstacles written;  ///< texts, tabs, pills, icons, badges
    Obstacles drawn;    ///< cables and lines
    Obstacles borders;  ///< outlines of boxes
};

/// Chooses where each name, address, route and prefix is written: candidate positions are tried in order of
/// preference, and the one that covers least is taken. Deterministic.
Occupied placeLabels(Faces &faces, const Topology &topology, const Geometry &geometry);

}  // namespace toile
