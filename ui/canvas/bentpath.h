// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

namespace toile {

/// From tab to tab in this style, through the bends that somebody gave it.
QPainterPath bentPath(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style);

/// The corners of a right-angled way through these bends: of the shortest one where there are none, whatever is there.
QPolygonF squared(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends);

}  // namespace toile
