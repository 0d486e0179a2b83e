// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace toile {

/// Thin lines from a box to the live tables that hang at it: the ways that may be taken, the plainest first. Straight
/// where the two face each other, else bent once.
std::vector<QPainterPath> leadersBetween(const QRectF &owner, const QRectF &tables);

/// Points along it, about every ten pixels, without its ends.
std::vector<QPointF> pointsAlong(const QPainterPath &leader);
double lengthOf(const QPainterPath &leader);
/// Whether it does more than go straight.
bool isBent(const QPainterPath &leader);

}  // namespace toile
