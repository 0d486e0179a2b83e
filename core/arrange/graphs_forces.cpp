// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/graphs_p.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

/// The organic layout: cables pull, boxes push (Fruchterman and Reingold, 1991), beginning from the radial one; and how
/// boxes that are still too near are parted.
namespace toile::graphs {

namespace {

constexpr int kRounds = 150;
constexpr double kSight = 2.5;  ///< lengths of a cable within which boxes push each other

double lengthOf(QPointF v)
{
    return std::hypot(v.x(), v.y());
}

/// Who is where, by squares of the plane.
class Squares {
public:
    explicit Squares(double side) : m_side(side) {}

    void add(int node, QPointF at) { m_nodes[key(at.x(), at.y())].push_back(node); }
    template <typename Visit>
    void around(QPointF at, const Visit &visit) const
    {
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                const auto found = m_nodes.find(key(at.x() + dx * m_side, at.y() + dy * m_side));
                if (found != m_nodes.end())
                    std::for_each(found->second.begin(), found->second.end(), visit);
            }
        }
    }

private:
    qint64 key(double x, double y) const
    {
        return (static_cast<qint64>(std::floor(x / m_side)) << 32) ^
               (static_cast<qint64>(std::floor(y / m_side)) & 0xffffffff);
    }
    double m_side;
    std::unordered_map<qint64, Nodes> m_nodes;
};

/// What boxes push each other, for a cable of this length. Those of one square and the squares around it are looked at
/// together, side by side in memory: this is most of what a layout costs.
class Pushing {
public:
    Pushing(const Centres &centres, double length) : m_sight(kSight * length), m_strength(length * length)
    {
        for (std::size_t i = 0; i < centres.size(); ++i)
            m_nodes.push_back({squareAt(centres[i].x()), squareAt(centres[i].y()), centres[i], i});
        std::sort(m_nodes.begin(), m_nodes.end(), [](const Node &a, const Node &b) {
            return std::tie(a.column, a.row, a.index) < std::tie(b.column, b.row, b.index);
        });
    }

    void addTo(Centres &sums) const
    {
        for (auto first = m_nodes.begin(); first != m_nodes.end();) {
            const auto last = std::find_if(first, m_nodes.end(), [&](const Node &node) {
                return node.column != first->column || node.row != first->row;
            });
            for (const int column : {first->column - 1, first->column, first->column + 1}) {
                const auto from = firstFrom(column, first->row - 1);
                const auto to = firstFrom(column, first->row + 2);
                for (auto it = first; it != last; ++it)
                    sums[it->index] += push(it->at, from, to);
            }
            first = last;
        }
    }

private:
    struct Node {
        int column;
        int row;
        QPointF at;
        std::size_t index;
    };
    using Place = std::vector<Node>::const_iterator;

    int squareAt(double coordinate) const { return static_cast<int>(std::floor(coordinate / m_sight)); }

    Place firstFrom(int column, int row) const
    {
        return std::lower_bound(m_nodes.begin(), m_nodes.end(), std::pair(column, row),
                                [](const Node &node, const std::pair<int, int> &square) {
                                    return std::pair(node.column, node.row) < square;
                                });
    }

    /// A box does not push itself: it is at no distance, in no direction.
    QPointF push(QPointF at, Place from, Place to) const
    {
        double x = 0;
        double y = 0;
        for (; from != to; ++from) {
            const double dx = at.x() - from->at.x();
            const double dy = at.y() - from->at.y();
            const double square = dx * dx + dy * dy;
            if (square >= m_sight * m_sight)
                continue;
            const double strength = m_strength / std::max(square, 1.0);
            x += dx * strength;
            y += dy * strength;
        }
        return {x, y};
    }

    double m_sight;
    double m_strength;
    std::vector<Node> m_nodes;
};

/// What each box pushes and each cable pulls, for a cable of this length.
Centres forces(const Part &part, const Centres &centres, double length)
{
    Centres result(centres.size());
    Pushing(centres, length).addTo(result);
    for (int node = 0; node < part.count(); ++node) {
        const QPointF at = centres[static_cast<std::size_t>(node)];
        for (const int other : part.beside(node)) {
            const QPointF apart = at - centres[static_cast<std::size_t>(other)];
            result[static_cast<std::size_t>(node)] -= apart * (lengthOf(apart) / length);
        }
    }
    return result;
}

/// The boxes that have their place, to ask what is too near to another.
class Standing {
public:
    Standing(const Part &part, const Centres &centres)
        : m_part(part), m_centres(centres), m_usual(usual(part)), m_squares(m_usual + 1)
    {
    }

    void add(int node)
    {
        m_all.push_back(node);
        if (isLarge(node))
            m_large.push_back(node);
        else
            m_squares.add(node, at(node));
    }

    bool isFree(int node) const
    {
        bool free = true;
        const auto look = [&](int other) {
            const QPointF apart = at(node) - at(other);
            const QSizeF room = (m_part.size(node) + m_part.size(other)) / 2 + kGap;
            free = free && (std::abs(apart.x()) >= room.width() || std::abs(apart.y()) >= room.height());
        };
        if (isLarge(node)) {
            std::for_each(m_all.begin(), m_all.end(), look);
            return free;
        }
        m_squares.around(at(node), look);
        std::for_each(m_large.begin(), m_large.end(), look);
        return free;
    }

private:
    static double reach(const QSizeF &size)
    {
        return std::max(size.width() + kGap.width(), size.height() + kGap.height());
    }

    /// Few are larger: a switch of a thousand ports would make one square of everything.
    static double usual(const Part &part)
    {
        std::vector<double> reaches;
        for (const QSizeF &size : part.sizes)
            reaches.push_back(reach(size));
        const auto nth = reaches.begin() + static_cast<std::ptrdiff_t>(reaches.size() * 95 / 100);
        std::nth_element(reaches.begin(), nth, reaches.end());
        return *nth;
    }

    bool isLarge(int node) const { return reach(m_part.size(node)) > m_usual; }
    QPointF at(int node) const { return m_centres[static_cast<std::size_t>(node)]; }

    const Part &m_part;
    const Centres &m_centres;
    double m_usual;
    Squares m_squares;
    Nodes m_large;
    Nodes m_all;
};

}  // namespace

Centres organic(const Part &part)
{
    Centres centres = radial(part);
    double length = 0;
    for (const QSizeF &size : part.sizes)
        length += std::hypot(size.width(), size.height());
    length = length / part.count() + kGap.width();
    for (int round = 0; round < kRounds; ++round) {
        const double most = length * (1 - static_cast<double>(round) / kRounds);  // it cools down
        const Centres push = forces(part, centres, length);
        for (std::size_t i = 0; i < centres.size(); ++i) {
            const double size = lengthOf(push[i]);
            if (size > 0)
                centres[i] += push[i] * (std::min(size, most) / size);
        }
    }
    separate(part, centres);
    return centres;
}

void separate(const Part &part, Centres &centres)
{
    if (part.count() < 2)
        return;
    const QPointF middle = std::accumulate(centres.begin(), centres.end(), QPointF()) / part.count();
    Standing standing(part, centres);
    Nodes order(centres.size());
    std::iota(order.begin(), order.end(), 0);
    const auto out = [&](int node) { return lengthOf(centres[static_cast<std::size_t>(node)] - middle); };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return out(a) < out(b); });
    constexpr double kStep = 24;
    for (const int node : order) {
        QPointF &at = centres[static_cast<std::size_t>(node)];
        const double away = lengthOf(at - middle);
        const QPointF step = away > 1 ? (at - middle) * (kStep / away) : QPointF(kStep, 0);
        while (!standing.isFree(node))
            at += step;
        standing.add(node);
    }
}

}  // namespace toile::graphs
