// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QPointF>
#include <QRectF>

#include <map>
#include <optional>
#include <vector>

namespace toile {

constexpr double kGrid = 16;  ///< what is drawn behind the canvas
constexpr double kSnap = 8;   ///< what boxes and bends snap to

enum class Side { Left, Top, Right, Bottom };

/// How a cable runs from tab to tab.
enum class CableStyle { Curved, Straight, Orthogonal };

/// Where a tab is that lost its cable: where it was. It makes room for others as one that faces something does.
struct Rest {
    Side side = Side::Right;
    double offset = 0.5;     ///< as that of a placement
    bool onMachine = false;  ///< of a port of a bridge: on the border of its machine
    bool operator==(const Rest &) const = default;
};

/// Where an element is drawn. Never changes a plan.
/// Machines, bridges and notes use `rect` (canvas coordinates, absolute, also for nested ones); an arrow goes from the
/// first corner of it to the opposite one, so that its width and height may be negative;
/// interfaces use `side` and `offset` on the border of their owner (the machine; a port of a bridge sits on the
/// border of the machine, or of the bridge when it leads inwards or nowhere). Live tables of a machine or bridge may be
/// moved and collapsed. Cables use `style` and `bends`; the header's `style` is that of every cable without one of its
/// own.
struct Placement {
    static constexpr int kMostLevel = 100000;  ///< and the lowest is its negative
    static constexpr int kMostGroup = 1000000;
    static constexpr double kReach = 1e6;  ///< of any coordinate: farther out nothing can be found again
    static constexpr double kLeastSize = 1;

    std::optional<QRectF> rect;
    std::optional<Side> side;
    double offset = 0.5;            ///< 0 to 1 along the side, from left or top
    std::optional<Rest> rest;       ///< of a tab without a cable, unless it has a side
    std::optional<QPointF> tables;  ///< top left of the live tables, when moved by hand
    bool tablesCollapsed = false;
    std::optional<CableStyle> style;
    std::vector<QPointF> bends;  ///< what the cable passes on its way from `Cable::a` to `Cable::b`
    int level = 0;        ///< of boxes beside each other the one with the higher level is in front; 0 unless chosen
    int group = 0;        ///< boxes of one number move together; 0: none
    bool locked = false;  ///< of boxes: neither moved, resized nor removed by a gesture, with all that is inside
    bool operator==(const Placement &) const = default;
    bool isEmpty() const { return *this == Placement(); }
};

/// By element. An element without a placement is placed automatically (see placement.h).
struct Layout {
    std::map<Id, Placement> placements;
    bool operator==(const Layout &) const = default;
    Placement of(Id id) const
    {
        const auto it = placements.find(id);
        return it == placements.end() ? Placement() : it->second;
    }
};

}  // namespace toile
