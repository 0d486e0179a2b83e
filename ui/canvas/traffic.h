// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPolygonF>

class QPainter;

namespace toile {

struct Look;

/// Which way frames pass on a cable now.
struct Traffic {
    bool there = false;  ///< from its first end to its second
    bool back = false;
    explicit operator bool() const { return there || back; }
    bool operator==(const Traffic &) const = default;
};

/// How far arrow heads of traffic and what is around them reach from the middle of a cable, at scale 1.
inline constexpr double kTrafficReach = 10;

/// Small arrow heads on the right of the way that frames go, in the colour of text: no stripe of any cable looks like
/// them. `phase`: how far they have gone. `scale`: of heads and gaps.
void paintTraffic(QPainter &painter, const QPolygonF &cable, Traffic traffic, double phase, double scale,
                  const QRectF &exposed, const Look &look);

}  // namespace toile
