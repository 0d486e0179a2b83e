// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

namespace toile {

/// The boxes that a cable leaves, which it goes round; null where it leaves none.
struct OwnBoxes {
    QRectF a;
    QRectF b;
};

/// From tab to tab in this style, through the bends that somebody gave it.
QPainterPath bentPath(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, CableStyle style,
                      const OwnBoxes &own = {});

/// The corners of a right-angled way through these bends, which never goes back on its line: of the shortest one where
/// there are none, whatever is there.
QPolygonF squared(const TabSeat &a, const TabSeat &b, const std::vector<QPointF> &bends, const OwnBoxes &own = {});

}  // namespace toile
