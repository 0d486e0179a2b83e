// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"
#include "ui/canvas/obstacles.h"

namespace toile {

/// The way of every cable in its style: straight, one curve or right-angled where nothing is in the way, else bent
/// round the boxes that the cable does not belong to. One that somebody bent goes exactly where it was bent to.
class Routes {
public:
    /// Reads the boxes and tabs of `geometry` and writes its cables.
    void reset(Geometry &geometry, const Document &document, const TopologyIndex &index);
    /// `moved`: boxes and tabs with another place; `areas`: what boxes left and where they are now; `styled`: cables
    /// with another style or other bends. The cables that run otherwise now.
    std::unordered_set<Id> follow(Geometry &geometry, const Document &document, const TopologyIndex &index,
                                  const Moved &moved, const std::vector<QRectF> &areas,
                                  const std::unordered_set<Id> &styled);

private:
    struct Way {
        QRectF region;  ///< what its course depends on
    };

    void addDependent(const std::vector<QRectF> &areas, std::unordered_set<Id> &cables) const;
    bool route(Geometry &geometry, const Document &document, const TopologyIndex &index, Id id, const Cable &cable);

    Obstacles m_boxes;
    std::unordered_map<Id, Way> m_ways;
};

}  // namespace toile
