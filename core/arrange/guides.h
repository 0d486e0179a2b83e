// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <Qt>

#include <vector>

/// What a box that is moved or resized lines up with.
namespace toile::guides {

/// A thin line through edges or centres that line up.
using Line = QLineF;

/// One of several equal gaps between neighbours: from border to border, along one axis.
struct Gap {
    QLineF line;
    double distance = 0;  ///< in pixels of the drawing at 100 %
    bool operator==(const Gap &) const = default;
};

struct Snap {
    QPointF by;  ///< to be added to the rectangle, or to the edges that are dragged
    bool x = false;
    bool y = false;  ///< whether something was found on this axis
    std::vector<Line> lines;
    std::vector<Gap> gaps;
};

/// For a rectangle that is moved: its edges and centre with those of `others`, and equal gaps in its row and column;
/// the nearest within `reach` on each axis.
Snap moving(const QRectF &rect, const std::vector<QRectF> &others, double reach);

/// The same for the edges of a rectangle that are dragged; the others stay.
Snap resizing(const QRectF &rect, Qt::Edges edges, const std::vector<QRectF> &others, double reach);

}  // namespace toile::guides
