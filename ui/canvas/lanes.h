// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/obstacles.h"

#include <QLineF>
#include <QPolygonF>

namespace toile {

inline constexpr double kLane = 10;      ///< between cables that run side by side
inline constexpr double kOneLane = 6.5;  ///< nearer than this one is drawn on the other

/// Where level and upright pieces of cables run.
class Lanes {
public:
    void add(Id cable, const QPolygonF &corners);
    void clear();
    /// Those that the line lies on over a length that is seen.
    std::vector<QLineF> under(const QPolygonF &corners) const;
    /// Those in this part of the drawing, always in one order.
    std::vector<QLineF> around(const QRectF &region) const;

private:
    Obstacles m_level;
    Obstacles m_upright;
};

/// Over which length the line lies on one of these.
double sharedLength(const QPolygonF &corners, const std::vector<QLineF> &lanes);

/// True for two level, or two upright, pieces of which one lies on the other for longer than a crossing.
bool liesOn(const QLineF &piece, const QLineF &lane);

bool isExactly(const std::vector<QLineF> &a, const std::vector<QLineF> &b);

}  // namespace toile
