// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

#include <optional>

namespace toile {

/// A cable to be led round boxes.
struct DetourWish {
    TabSeat from;
    TabSeat to;
    std::vector<QRectF> boxes;        ///< to go round
    QRectF room;                      ///< to stay inside, or null
    double clearance = 16;            ///< between cable and box; several cables round one box have different ones
    std::vector<QRectF> tabs = {};    ///< of others, with where their cables leave; to go round more narrowly
    std::vector<QLineF> taken = {};   ///< level and upright pieces of other cables, not to lie on
    std::vector<QLineF> passed = {};  ///< those of them beside which it may run
};

/// The corners of the cheapest way of level and upright pieces (short, few bends), ends included; nothing when every
/// way is shut.
std::optional<QPolygonF> detour(const DetourWish &wish);

/// The same with round corners.
QPainterPath roundedPath(const QPolygonF &corners);

/// True when the line goes through the rectangle's inside.
bool crosses(const QLineF &line, const QRectF &rect);

}  // namespace toile
