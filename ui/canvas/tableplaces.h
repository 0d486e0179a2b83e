// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/labels.h"

namespace toile {

/// Live tables to place: the owner's box, the top-level box around it, how large they are and where they were.
struct TableWish {
    Id owner;
    QRectF box;
    QRectF root;
    QSizeF size;
    QSizeF reserved;  ///< room to grow before they must move
    std::optional<QPointF> byHand;
    std::optional<QPointF> former;
};

/// Top left of each. Tables stay where they are while nothing is in the way; else they take the free place nearest
/// below or beside their owner: never on a box, a cable, a label or another table, and where they make the drawing
/// larger only if nothing else is near. `solid`: what they must avoid besides what is occupied; `drawing`: all of it
/// but the tables.
std::unordered_map<Id, QPointF> placeTables(std::vector<TableWish> wishes, Obstacles solid, const Occupied &occupied,
                                            const QRectF &drawing);

}  // namespace toile
