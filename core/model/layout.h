// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QPointF>
#include <QRectF>

#include <map>
#include <optional>

namespace toile {

enum class Side { Left, Top, Right, Bottom };

/// Where an element is drawn. Never changes a plan.
/// Machines, bridges and notes use `rect` (canvas coordinates, absolute, also for nested ones);
/// interfaces use `side` and `offset` on the border of their owner (the machine; a port of a bridge sits on the
/// border of the machine unless `onBridge`). Live tables of a machine or bridge may be moved and collapsed.
struct Placement {
    std::optional<QRectF> rect;
    std::optional<Side> side;
    double offset = 0.5;            ///< 0 to 1 along the side, from left or top
    std::optional<QPointF> tables;  ///< top left of the live tables, when moved by hand
    bool tablesCollapsed = false;
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
