// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

namespace toile {

/// Gives every interface that is a tab its seat. A side given by the document is kept; the others face their
/// neighbour, so that as many cables as possible are straight.
void seatTabs(Geometry &g, const Topology &topology, const Layout &layout, const TopologyIndex &index);

}  // namespace toile
