// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"
#include "ui/canvas/lanes.h"
#include "ui/canvas/obstacles.h"

namespace toile {

/// The way of every cable in its style: straight, one curve or right-angled where nothing is in the way, else bent
/// round the boxes that the cable does not belong to. One that somebody bent goes exactly where it was bent to. Of two
/// right-angled ones that would run on each other, the later in the file goes beside, where the drawing is not very
/// large.
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
    /// How a cable would run if there were no other cable, and how it runs beside those that are there.
    struct Way {
        QRectF region;  ///< what its course depends on
        QPainterPath path;
        QPolygonF corners;  ///< when it has level and upright pieces alone
        bool mayGive = false;
        std::vector<QLineF> taken = {};  ///< by others, when `beside` was looked for
        QPolygonF beside = {};
    };

    void addDependent(const std::vector<QRectF> &areas, std::unordered_set<Id> &cables) const;
    void route(const Geometry &geometry, const Document &document, const TopologyIndex &index, Id id,
               const Cable &cable);
    const QPolygonF &besideOthers(const Geometry &geometry, const Document &document, const TopologyIndex &index,
                                  Id id);
    std::vector<Id> inOrder(const Topology &topology, const TopologyIndex &index) const;
    std::unordered_set<Id> draw(Geometry &geometry, const Document &document, const TopologyIndex &index,
                                const std::unordered_set<Id> &routed);

    void putTab(const Geometry &geometry, const TopologyIndex &index, Id tab);

    Obstacles m_boxes;
    Obstacles m_tabs;  ///< with where their cables leave; none in a very large drawing
    std::unordered_map<Id, Way> m_ways;
    Lanes m_lanes;
};

}  // namespace toile
