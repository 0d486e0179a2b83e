// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/graphs.h"

#include <vector>

/// What the layouts of a graph share. Nodes are indexes; positions are centres.
namespace toile::graphs {

using Nodes = std::vector<int>;

/// One connected part of a graph, its nodes counted from 0.
struct Part {
    Nodes nodes;  ///< their indexes in the graph
    std::vector<QSizeF> sizes;
    std::vector<int> weights;
    std::vector<Nodes> neighbours;  ///< ascending, each once

    int count() const { return static_cast<int>(nodes.size()); }
    const QSizeF &size(int node) const { return sizes[static_cast<std::size_t>(node)]; }
    const Nodes &beside(int node) const { return neighbours[static_cast<std::size_t>(node)]; }
};

/// Largest first.
std::vector<Part> partsOf(const Graph &graph);

/// How many edges away from the nearest of `from` each node is.
Nodes distances(const Part &part, const Nodes &from);
/// The core: the heaviest nodes that are nearest to all others, ascending. Few of them, at least one.
Nodes coreOf(const Part &part);

using Centres = std::vector<QPointF>;
Centres hierarchical(const Part &part);
Centres radial(const Part &part);
Centres organic(const Part &part);

/// Pushes boxes away from the middle until no two are nearer than kGap.
void separate(const Part &part, Centres &centres);

/// The values nearest to `wanted` (least squares) of which each is at least `apart` above the one before.
std::vector<double> spread(const std::vector<double> &wanted, const std::vector<double> &apart);

}  // namespace toile::graphs
