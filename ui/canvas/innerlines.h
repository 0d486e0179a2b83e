// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

namespace toile {

/// The dotted lines inside one machine.
std::vector<InnerLine> innerLines(const Geometry &geometry, const Topology &topology, const TopologyIndex &index,
                                  Id machine);

}  // namespace toile
