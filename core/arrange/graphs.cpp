// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/graphs.h"

#include "core/arrange/graphs_p.h"
#include "core/model/layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace toile::graphs {

namespace {

constexpr double kWideness = 1.6;     ///< of a page: as a screen is
constexpr double kAcross = 36;        ///< of a circle, for each edge that leads across: its cable goes round the nodes
constexpr int kSearchedWhole = 2000;  ///< nodes up to which the distance of each from each is looked at

std::vector<Nodes> neighboursOf(const Graph &graph)
{
    std::vector<Nodes> neighbours(graph.sizes.size());
    for (const auto &[a, b] : graph.edges) {
        if (a == b)
            continue;
        neighbours[static_cast<std::size_t>(a)].push_back(b);
        neighbours[static_cast<std::size_t>(b)].push_back(a);
    }
    for (Nodes &nodes : neighbours) {
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    }
    return neighbours;
}

Part partOf(const Graph &graph, const std::vector<Nodes> &neighbours, Nodes nodes)
{
    std::sort(nodes.begin(), nodes.end());
    Part part;
    for (const int node : nodes) {
        const auto at = static_cast<std::size_t>(node);
        part.sizes.push_back(graph.sizes[at]);
        part.weights.push_back(graph.weights.empty() ? 0 : graph.weights[at]);
        Nodes beside;
        for (const int other : neighbours[at])
            beside.push_back(static_cast<int>(std::lower_bound(nodes.begin(), nodes.end(), other) - nodes.begin()));
        part.neighbours.push_back(std::move(beside));
    }
    part.nodes = std::move(nodes);
    return part;
}

double farthest(const Nodes &distances)
{
    return distances.empty() ? 0 : *std::max_element(distances.begin(), distances.end());
}

QRectF rectAt(const Part &part, const Centres &centres, int node)
{
    QRectF rect(QPointF(), part.size(node));
    rect.moveCenter(centres[static_cast<std::size_t>(node)]);
    return rect;
}

QRectF boundsOf(const Part &part, const Centres &centres)
{
    QRectF bounds;
    for (int node = 0; node < part.count(); ++node)
        bounds |= rectAt(part, centres, node);
    return bounds;
}

Centres ring(const Part &part)
{
    constexpr int kAlong = 2;  // edges that lead to the next on the circle
    double around = 0;
    for (int node = 0; node < part.count(); ++node) {
        const int across = std::max(0, static_cast<int>(part.beside(node).size()) - kAlong);
        around += std::hypot(part.size(node).width(), part.size(node).height()) + kGap.width() + kAcross * across;
    }
    const double radius = part.count() < 2 ? 0 : std::max(around / (2 * std::numbers::pi), 200.0);
    Centres centres;
    for (int node = 0; node < part.count(); ++node) {
        const double angle = 2 * std::numbers::pi * node / part.count() - std::numbers::pi / 2;
        centres.push_back(radius * QPointF(std::cos(angle), std::sin(angle)));
    }
    separate(part, centres);
    return centres;
}

Centres row(const Part &part)
{
    constexpr int kLongest = 8;
    QSizeF cell;
    for (const QSizeF &size : part.sizes)
        cell = cell.expandedTo(size);
    Centres centres;
    for (int node = 0; node < part.count(); ++node) {
        const int line = node / kLongest;
        const int column = line % 2 == 0 ? node % kLongest : kLongest - 1 - node % kLongest;
        centres.emplace_back(column * (cell.width() + kGap.width() + 48), line * (cell.height() + kGap.height()));
    }
    return centres;
}

Centres centresOf(const Part &part, Style style)
{
    switch (style) {
    case Style::Hierarchical:
        return hierarchical(part);
    case Style::Radial:
        return radial(part);
    case Style::Organic:
        return organic(part);
    case Style::Ring:
        return ring(part);
    case Style::Row:
        break;
    }
    return row(part);
}

/// All nodes as one part, in their order: for styles that do not look at edges.
Part whole(const Graph &graph)
{
    Nodes all;
    for (int node = 0; node < static_cast<int>(graph.sizes.size()); ++node)
        all.push_back(node);
    return partOf(graph, neighboursOf(graph), all);
}

/// Parts beside each other in lines about as long as a page is wide.
class Shelves {
public:
    explicit Shelves(double area) : m_width(std::sqrt(area * kWideness)) {}

    QPointF take(QSizeF size)
    {
        if (m_at.x() > 0 && m_at.x() + size.width() > m_width)
            m_at = QPointF(0, m_bottom + kGap.height());
        const QPointF place = m_at;
        m_at.rx() += size.width() + kGap.width();
        m_bottom = std::max(m_bottom, place.y() + size.height());
        return place;
    }

private:
    double m_width;
    QPointF m_at;
    double m_bottom = 0;
};

}  // namespace

std::vector<Part> partsOf(const Graph &graph)
{
    const std::vector<Nodes> neighbours = neighboursOf(graph);
    std::vector<bool> seen(graph.sizes.size());
    std::vector<Part> parts;
    for (int start = 0; start < static_cast<int>(graph.sizes.size()); ++start) {
        Nodes found;
        if (!seen[static_cast<std::size_t>(start)])
            found.push_back(start);
        seen[static_cast<std::size_t>(start)] = true;
        for (std::size_t i = 0; i < found.size(); ++i) {
            for (const int other : neighbours[static_cast<std::size_t>(found[i])]) {
                if (!seen[static_cast<std::size_t>(other)])
                    found.push_back(other);
                seen[static_cast<std::size_t>(other)] = true;
            }
        }
        if (!found.empty())
            parts.push_back(partOf(graph, neighbours, std::move(found)));
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) { return a.count() > b.count(); });
    return parts;
}

Nodes distances(const Part &part, const Nodes &from)
{
    Nodes result(part.nodes.size(), -1);
    for (const int node : from)
        result[static_cast<std::size_t>(node)] = 0;
    Nodes queue = from;
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (const int other : part.beside(queue[i])) {
            int &distance = result[static_cast<std::size_t>(other)];
            if (distance >= 0)
                continue;
            distance = result[static_cast<std::size_t>(queue[i])] + 1;
            queue.push_back(other);
        }
    }
    return result;
}

Nodes coreOf(const Part &part)
{
    const int heaviest = *std::max_element(part.weights.begin(), part.weights.end());
    Nodes candidates;
    for (int node = 0; node < part.count(); ++node) {
        if (part.weights[static_cast<std::size_t>(node)] == heaviest)
            candidates.push_back(node);
    }
    const auto degree = [&](int node) { return part.beside(node).size(); };
    const int busiest =
        *std::max_element(candidates.begin(), candidates.end(), [&](int a, int b) { return degree(a) < degree(b); });
    if (part.count() > kSearchedWhole)
        return {busiest};
    double nearest = part.count();
    Nodes core;
    for (const int node : candidates) {
        const double far = farthest(distances(part, {node}));
        if (far < nearest)
            core.clear();
        nearest = std::min(nearest, far);
        if (far == nearest)
            core.push_back(node);
    }
    // Where everything is in the middle, as in a ring, one of it is the beginning.
    const bool many = core.size() > 2 && core.size() * 6 > part.nodes.size();
    if (!many)
        return core;
    return {*std::max_element(core.begin(), core.end(), [&](int a, int b) { return degree(a) < degree(b); })};
}

std::vector<double> spread(const std::vector<double> &wanted, const std::vector<double> &apart)
{
    // Without the distances that must be, it is isotonic regression: pools of adjacent violators.
    struct Pool {
        double sum;
        double count;
        double mean() const { return sum / count; }
    };
    std::vector<Pool> pools;
    double offset = 0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        offset += i > 0 ? apart[i] : 0;
        pools.push_back({wanted[i] - offset, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
            pools[pools.size() - 2].sum += pools.back().sum;
            pools[pools.size() - 2].count += pools.back().count;
            pools.pop_back();
        }
    }
    std::vector<double> result;
    offset = 0;
    for (const Pool &pool : pools) {
        for (int i = 0; i < static_cast<int>(pool.count); ++i) {
            offset += result.empty() ? 0 : apart[result.size()];
            result.push_back(pool.mean() + offset);
        }
    }
    return result;
}

std::vector<QPointF> placed(const Graph &graph, Style style)
{
    const bool ordered = style == Style::Ring || style == Style::Row;
    const std::vector<Part> parts = ordered ? std::vector{whole(graph)} : partsOf(graph);
    std::vector<Centres> centres;
    std::vector<QRectF> bounds;
    double area = 0;
    for (const Part &part : parts) {
        centres.push_back(centresOf(part, style));
        bounds.push_back(boundsOf(part, centres.back()));
        area += (bounds.back().width() + kGap.width()) * (bounds.back().height() + kGap.height());
    }
    Shelves shelves(area);
    std::vector<QPointF> result(graph.sizes.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const QPointF by = shelves.take(bounds[i].size()) - bounds[i].topLeft();
        for (int node = 0; node < parts[i].count(); ++node) {
            const QPointF corner = rectAt(parts[i], centres[i], node).topLeft() + by;
            result[static_cast<std::size_t>(parts[i].nodes[static_cast<std::size_t>(node)])] =
                QPointF(std::round(corner.x() / kSnap), std::round(corner.y() / kSnap)) * kSnap;
        }
    }
    return result;
}

}  // namespace toile::graphs
