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
constexpr double kLoose = 1.001;        ///< of what it must be, so that rounding makes nothing too near
constexpr std::size_t kOneCircle = 24;  ///< nodes

/// The tree of shortest ways from the root.
struct Tree {
    std::vector<Nodes> children;
    std::vector<Nodes> levels;    ///< by distance, in the order of a walk
    std::vector<double> weights;  ///< ends behind each node, at least one
};

/// The only ring there is, in its order, when all else hangs on it as trees; empty: there is none, or several.
Nodes ringOf(const Part &part)
{
    std::vector<std::size_t> ways(part.nodes.size());
    Nodes ends;
    for (int node = 0; node < part.count(); ++node) {
        ways[static_cast<std::size_t>(node)] = part.beside(node).size();
        if (part.beside(node).size() == 1)
            ends.push_back(node);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        ways[static_cast<std::size_t>(ends[i])] = 0;
        for (const int other : part.beside(ends[i])) {
            std::size_t &left = ways[static_cast<std::size_t>(other)];
            if (left > 0 && --left == 1)
                ends.push_back(other);
        }
    }
    const auto first = std::find_if(ways.begin(), ways.end(), [](std::size_t left) { return left > 0; });
    if (first == ways.end() || std::any_of(ways.begin(), ways.end(), [](std::size_t left) { return left > 2; }))
        return {};
    Nodes ring;
    for (int node = static_cast<int>(first - ways.begin()), next = node; next >= 0; node = next) {
        ring.push_back(node);
        ways[static_cast<std::size_t>(node)] = 0;
        next = -1;
        for (const int other : part.beside(node)) {
            if (ways[static_cast<std::size_t>(other)] > 0)
                next = other;
        }
    }
    return ring;
}

/// Several roots stand round a middle that is no node: it counts as the one after the last.
Tree treeOf(const Part &part, const Nodes &roots)
{
    const std::size_t count = part.nodes.size();
    Tree tree;
    tree.children.resize(count + 1);
    tree.weights.assign(count + 1, 0);
    Nodes ranks(count + 1, -1);
    Nodes queue;
    const auto meet = [&](int node, int rank) {
        ranks[static_cast<std::size_t>(node)] = rank;
        queue.push_back(node);
    };
    meet(roots.size() == 1 ? roots.front() : part.count(), 0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto at = static_cast<std::size_t>(queue[i]);
        const int rank = ranks[at];
        tree.levels.resize(static_cast<std::size_t>(rank) + 1);
        tree.levels.back().push_back(queue[i]);
        for (const int other : at == count ? roots : part.beside(queue[i])) {
            if (ranks[static_cast<std::size_t>(other)] >= 0)
                continue;
            tree.children[at].push_back(other);
            meet(other, rank + 1);
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
std::vector<double> sectors(const Tree &tree)
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
    return angles;
}

double diagonal(const Part &part, const Nodes &nodes)
{
    double most = 0;
    for (const int node : nodes)
        most = std::max(most, std::hypot(part.size(node).width(), part.size(node).height()));
    return most;
}

/// How far from the middle the first circle may begin: outside of the root, or where it has room for the whole ring.
double firstRadius(const Part &part, const Nodes &ring, const Nodes &root)
{
    if (ring.empty())
        return diagonal(part, root) / 2;
    const double cell = diagonal(part, ring) + kGap.height();
    const double around = kLoose * cell * static_cast<double>(ring.size()) / kRound;
    return std::max(0.0, around - cell / 2 - kGap.width() / 2);
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

/// Too many ends of one node for one circle, and few enough for two.
bool isForTwoCircles(const Tree &tree, const Nodes &nodes)
{
    constexpr std::size_t kMost = 60;
    const auto isEnd = [&](int node) { return tree.children[static_cast<std::size_t>(node)].empty(); };
    const auto hasAll = [&](const Nodes &children) { return children.size() == nodes.size(); };
    return nodes.size() > kOneCircle && nodes.size() <= kMost && std::all_of(nodes.begin(), nodes.end(), isEnd) &&
           std::any_of(tree.children.begin(), tree.children.end(), hasAll);
}

/// Centres so far from each other are never too near, however the one is turned round the other.
double safeDistance(const Part &part, const Nodes &nodes)
{
    double most = 0;
    for (const int node : nodes)
        most = std::max(most,
                        std::hypot(part.size(node).width() + kGap.width(), part.size(node).height() + kGap.height()));
    return kLoose * most;
}

/// On two circles by turns, at even angles: the cables to the outer ones pass between the inner ones. The outer radius.
double putOnTwoCircles(const Part &part, const Nodes &nodes, double least, Centres &centres)
{
    const double apart = safeDistance(part, nodes);
    const std::size_t onEach = (nodes.size() + 1) / 2;
    const auto each = static_cast<double>(onEach);
    const double turn = kRound / each;
    const double inner = std::max(least, apart / 2 / std::sin(turn / 2));
    const double aside = inner * std::sin(turn / 2);
    const double outer = inner * std::cos(turn / 2) + std::sqrt(std::max(0.0, apart * apart - aside * aside));
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double angle = turn * static_cast<double>(i) / 2 - std::numbers::pi / 2;
        centres[static_cast<std::size_t>(nodes[i])] =
            (i % 2 ? outer : inner) * QPointF(std::cos(angle), std::sin(angle));
    }
    return outer;
}

}  // namespace

Centres radial(const Part &part)
{
    const Nodes ring = ringOf(part);
    const Tree tree = treeOf(part, ring.empty() ? Nodes{coreOf(part).front()} : ring);
    const std::vector<double> angles = sectors(tree);
    Centres centres(part.nodes.size());
    double radius = firstRadius(part, ring, tree.levels.front());
    for (std::size_t level = 1; level < tree.levels.size(); ++level) {
        const Nodes &nodes = tree.levels[level];
        const double cell = diagonal(part, nodes) + kGap.height();
        radius += cell / 2 + kGap.width() / 2;
        if (isForTwoCircles(tree, nodes)) {
            radius = putOnTwoCircles(part, nodes, radius, centres) + cell / 2;
            continue;
        }
        // A few more than have room stand on one larger circle; so many that they need several are shared out.
        std::vector<double> rooms;
        double room = 0;
        const auto count = static_cast<double>(nodes.size());
        if (nodes.size() <= kOneCircle)
            radius = std::max(radius, kLoose * cell * count / kRound);
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
