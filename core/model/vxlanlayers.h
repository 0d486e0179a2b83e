// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <unordered_set>

namespace toile {

bool hasVxlans(const Topology &topology);

/// The two layers that VXLANs make of a drawing. What is on networks of both, or of neither, is in none of the sets.
struct VxlanLayers {
    /// Machines, interfaces and cables that are only on networks over which VXLANs go, those between routers included.
    std::unordered_set<Id> underlay;
    /// VXLANs, and what is only on the networks inside them.
    std::unordered_set<Id> overlay;
};
VxlanLayers vxlanLayers(const Topology &topology);

}  // namespace toile
