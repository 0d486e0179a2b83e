// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/graphs_p.h"

#include <algorithm>
#include <cmath>
#include <numbers>

/// The radial layout: circles round the core, one for each cable that lies between; what is behind a node keeps to its
/// sector.
namespace toile::graphs {

namespace {

constexpr double kRound = 2 * std::numbers::pi;

/// The tree of shortest ways from the root.
struct Tree {
    std::vector<Nodes> children;
    std::vector<Nodes> levels;    ///< by distance, in the order of a walk
    std::vector<double> weights;  ///< ends behind each node, at least one
};

Tree treeOf(const Part &part, int root)
{
    Tree tree;
    tree.children.resize(part.nodes.size());
    tree.weights.assign(part.nodes.size(), 0);
    const Nodes ranks = distances(part, {root});
    std::vector<bool> met(part.nodes.size());
    met[static_cast<std::size_t>(root)] = true;
    Nodes queue{root};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto at = static_cast<std::size_t>(queue[i]);
        tree.levels.resize(static_cast<std::size_t>(ranks[at]) + 1);
        tree.levels.back().push_back(queue[i]);
        for (const int other : part.beside(queue[i])) {
            if (met[static_cast<std::size_t>(other)])
                continue;
            met[static_cast<std::size_t>(other)] = true;
            tree.children[at].push_back(other);
            queue.push_back(other);
        }
    }
    for (auto it = queue.rbegin(); it != queue.rend(); ++it) {
        double &weight = tree.weights[static_cast<std::size_t>(*it)];
        for (const int child : tree.children[static_cast<std::size_t>(*it)])
            weight += tree.weights[static_cast<std::size_t>(child)];
        weight = std::max(weight, 1.0);
    }
    return tree;
}

/// The middle of each node's sector, which is as wide as what is behind it.
std::vector<double> sectors(const Tree &tree, int root)
{
    std::vector<double> from(tree.children.size(), 0);
    std::vector<double> width(tree.children.size(), kRound);
    for (const Nodes &level : tree.levels) {
        for (const int node : level) {
            const auto at = static_cast<std::size_t>(node);
            double next = from[at];
            double sum = 0;
            for (const int child : tree.children[at])
                sum += tree.weights[static_cast<std::size_t>(child)];
            for (const int child : tree.children[at]) {
                const auto below = static_cast<std::size_t>(child);
                from[below] = next;
                width[below] = width[at] * tree.weights[below] / sum;
                next += width[below];
            }
        }
    }
    std::vector<double> angles(tree.children.size());
    for (std::size_t i = 0; i < angles.size(); ++i)
        angles[i] = from[i] + width[i] / 2 - std::numbers::pi / 2;
    angles[static_cast<std::size_t>(root)] = 0;
    return angles;
}

double diagonal(const Part &part, const Nodes &nodes)
{
    double most = 0;
    for (const int node : nodes)
        most = std::max(most, std::hypot(part.size(node).width(), part.size(node).height()));
    return most;
}

/// The circle of which the smallest part is taken.
std::size_t emptiest(const std::vector<double> &rooms, const std::vector<double> &taken)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < rooms.size(); ++i) {
        if (taken[i] / rooms[i] < taken[best] / rooms[best])
            best = i;
    }
    return best;
}

}  // namespace

Centres radial(const Part &part)
{
    const int root = coreOf(part).front();
    const Tree tree = treeOf(part, root);
    const std::vector<double> angles = sectors(tree, root);
    Centres centres(part.nodes.size());
    double radius = diagonal(part, {root}) / 2;
    for (std::size_t level = 1; level < tree.levels.size(); ++level) {
        const Nodes &nodes = tree.levels[level];
        const double cell = diagonal(part, nodes) + kGap.height();
        radius += cell / 2 + kGap.width() / 2;
        // So many that they need a second circle are shared out between several.
        std::vector<double> rooms;
        double room = 0;
        const auto count = static_cast<double>(nodes.size());
        for (; room < count; room += rooms.back())
            rooms.push_back(std::max(1.0, std::floor(kRound * (radius / cell + static_cast<double>(rooms.size())))));
        const double least = kRound / room;
        std::vector<double> wanted;
        for (const int node : nodes)
            wanted.push_back(angles[static_cast<std::size_t>(node)]);
        std::vector<double> found = spread(wanted, std::vector<double>(nodes.size(), least));
        if (found.back() - found.front() > kRound - least) {
            for (std::size_t i = 0; i < found.size(); ++i)
                found[i] = wanted.front() + kRound * static_cast<double>(i) / count;
        }
        std::vector<double> taken(rooms.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const auto circle = emptiest(rooms, taken);
            ++taken[circle];
            const double out = radius + cell * static_cast<double>(circle);
            centres[static_cast<std::size_t>(nodes[i])] = out * QPointF(std::cos(found[i]), std::sin(found[i]));
        }
        radius += cell * static_cast<double>(rooms.size() - 1) + cell / 2;
    }
    separate(part, centres);
    return centres;
}

}  // namespace toile::graphs
