// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/labels.h"

namespace toile {

/// Where live tables hang, and how far from good that is: the length of the line from their owner, and what it crosses.
struct TablePlace {
    QPointF at;
    QPainterPath leader;
    double strain = 0;
    QRectF box;        ///< the owner's, then
    double alone = 0;  ///< the strain that it would have there if there were no other tables
};

/// Live tables to place: the owner's box, the machines around it, how large they are and where they were.
struct TableWish {
    Id owner;
    QRectF box;
    std::vector<Id> holders;
    QSizeF size;
    QSizeF reserved;  ///< room to grow before they must move
    std::optional<QPointF> byHand;
    std::optional<TablePlace> former;
    std::optional<TablePlace> home;  ///< where they were before a change of the drawing put something else there
};

/// Among what tables find their place.
struct TableGround {
    Obstacles solid;       ///< what nothing may lie on, besides what is occupied: boxes, title, legend
    Obstacles containers;  ///< machines around others: between those, there is room for tables of what they hold
    const Occupied &occupied;
    QRectF drawing;         ///< all of it but the tables
    bool onlyLess = false;  ///< something was taken away: that is no reason to go elsewhere
};

using TablePlaces = std::unordered_map<Id, TablePlace>;

/// The free place nearest to each owner, below it rather than beside it, with a line to it that crosses nothing if that
/// can be: never on a box, a cable, a label, another table or its line, and where they make the drawing larger only if
/// nothing else is near. Tables stay where they are, and go where their owner goes, as long as nothing is in the way,
/// and back home when nothing is there any more; when others come, all may find better places once.
TablePlaces placeTables(const std::vector<TableWish> &wishes, const TableGround &ground);

}  // namespace toile
