// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <utility>
#include <vector>

/// Where the boxes of a graph stand so that it can be read: deterministic, and no two boxes nearer than `kGap`.
namespace toile::graphs {

inline constexpr QSizeF kGap{120, 104};  ///< between boxes: room for tabs, their labels and a prefix pill

struct Graph {
    std::vector<QSizeF> sizes;               ///< a node each
    std::vector<std::pair<int, int>> edges;  ///< loops and repeated ones count for nothing
    std::vector<int> weights;                ///< heavier nodes stand above or in the middle; empty: all alike
};

enum class Style {
    Hierarchical,  ///< in rows by distance from the core of the network
    Radial,        ///< in circles by distance from its middle
    Organic,       ///< what is connected draws together, all else keeps apart
    Ring,          ///< one circle in the order of the nodes
    Row,           ///< side by side in that order, long ones in several lines to and fro
};

/// The top left of each node. Parts that are not connected stand beside each other.
std::vector<QPointF> placed(const Graph &graph, Style style);

}  // namespace toile::graphs
