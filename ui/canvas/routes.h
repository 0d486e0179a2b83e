// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"
#include "ui/canvas/obstacles.h"

namespace toile {

/// The way of every cable: straight or one curve where nothing is in the way, else bent round the boxes that the cable
/// does not belong to.
class Routes {
public:
    /// Reads the boxes and tabs of `geometry` and writes its cables.
    void reset(Geometry &geometry, const Topology &topology);
    /// `moved`: boxes and tabs with another place; `areas`: what boxes left and where they are now. The cables that
    /// run otherwise now.
    std::unordered_set<Id> follow(Geometry &geometry, const Topology &topology, const TopologyIndex &index,
                                  const Moved &moved, const std::vector<QRectF> &areas);

private:
    struct Way {
        QRectF region;  ///< what its course depends on
    };

    bool route(Geometry &geometry, const Topology &topology, Id id, const Cable &cable);

    Obstacles m_boxes;
    std::unordered_map<Id, Way> m_ways;
};

}  // namespace toile
