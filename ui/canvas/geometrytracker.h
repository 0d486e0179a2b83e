// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"
#include "ui/canvas/routes.h"
#include "ui/canvas/seats.h"

namespace toile {

/// Keeps a Geometry equal to geometryOf() its document. A patch of places costs what it touches, not what there is.
class GeometryTracker {
public:
    const Geometry &geometry() const { return m_geometry; }

    /// Everything from the start: another document, or elements were made, removed or joined otherwise. What it was.
    Geometry reset(const Document &document, const TopologyIndex &index);
    /// Only these placements are others, and these machines' settings; the document already has them.
    Moved follow(const Document &document, const TopologyIndex &index, const std::vector<PlacementChange> &changes,
                 const std::unordered_set<Id> &machines = {});

    /// What keeps this tab where it is when it loses its cable; none when it stays there anyway.
    std::optional<Rest> restOf(Id tab, const Topology &topology) const
    {
        return m_seating.restOf(tab, m_geometry, topology);
    }

private:
    void moveBoxes(const Document &document, const std::vector<PlacementChange> &changes, Moved &moved,
                   std::vector<QRectF> &areas);
    void setBox(Id id, const QRectF &placed, Moved &moved, std::vector<QRectF> &areas);
    void setTunnels(const TopologyIndex &index);
    void setLines(const Topology &topology, const TopologyIndex &index, Id machine, Moved &moved);

    Geometry m_geometry;
    Seating m_seating;
    Routes m_routes;
    bool m_complete = false;  ///< every box has its place from the document
};

}  // namespace toile
