// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

namespace toile {

/// From tab to tab in this style, through the bends that somebody gave it.
QPainterPath bentPath(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style);

/// The shortest level and upright way from tab to tab, whatever is there.
QPainterPath rightAngled(const TabSeat &a, const TabSeat &b);

}  // namespace toile
