// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/obstacles.h"

#include <array>
#include <optional>
#include <unordered_set>

namespace toile {

/// What one cable may not run over, and finding its way.
class RouteSearch {
public:
    /// `tabs`: each with where its cable leaves.
    RouteSearch(const Geometry &geometry, const Topology &topology, const Obstacles &boxes, const Obstacles &tabs,
                const Cable &cable);

    /// Level and upright pieces have their corners.
    struct Course {
        QPainterPath path;
        QPolygonF corners;
    };

    /// Round the boxes in its way; straight on over them when there is no other.
    Course run(int spread, CableStyle style);
    /// A way that lies less on what others have taken than `corners`, or those.
    QPolygonF beside(const QPolygonF &corners, const std::vector<QLineF> &taken, int spread);
    /// What it looked at.
    const QRectF &region() const { return m_region; }

private:
    bool holds(Id machine, std::size_t end) const;
    bool isForeign(Id box) const;
    double nearTo(Id box) const;
    QRectF commonRoom() const;
    /// What a line runs over.
    struct Hit {
        std::unordered_set<Id> boxes;
        std::unordered_set<Id> tabs;
        std::size_t size() const { return boxes.size() + tabs.size(); }
        bool isTangle() const;
    };
    void keepOffOwnBorders(DetourWish &wish);
    enum class Minding { Boxes, TabsToo };
    std::optional<Course> led(Hit hit, int spread, CableStyle style, Minding minding);
    void gather(const QPolygonF &line, Hit &hit, Minding minding);
    DetourWish round(const Hit &hit, int spread);

    const Geometry &g;
    const Topology &t;
    const Obstacles &m_boxes;
    const Obstacles &m_tabs;
    std::array<Id, 2> m_ends;
    std::array<TabSeat, 2> m_seats;
    QRectF m_region;
    double m_near = 0;
};

/// From tab to tab in this style, whatever is there.
RouteSearch::Course directCourse(const TabSeat &a, const TabSeat &b, CableStyle style);

}  // namespace toile
