// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/graphs_p.h"

#include <algorithm>
#include <cmath>
#include <map>

/// The hierarchical layout: rows by distance from the core, each in the order that crosses least, above or below what
/// it is connected to. Nodes with one cable gather in a block under the other end.
namespace toile::graphs {

namespace {

constexpr int kBlockFrom = 5;  ///< ends of one node that stand in a block
constexpr double kRowWideness = 1.6;
constexpr int kSweeps = 8;

/// A node, or several in a block: rows of cells.
struct Unit {
    Nodes nodes;
    int columns = 1;
    QSizeF cell;
    int rank = 0;
    Nodes above;  ///< units of the rank before
    Nodes below;
    double x = 0;  ///< centre
    double y = 0;  ///< top

    int lines() const { return (static_cast<int>(nodes.size()) + columns - 1) / columns; }
    double width() const { return columns * (cell.width() + kGap.width()) - kGap.width(); }
    double height() const { return lines() * (cell.height() + kGap.height()) - kGap.height(); }
    bool isBlock() const { return nodes.size() > 1; }
};

class Rows {
public:
    explicit Rows(const Part &part) : m_part(part), m_ranks(distances(part, coreOf(part))) {}

    Centres run()
    {
        makeUnits();
        connectUnits();
        makeRows();
        for (int sweep = 0; sweep < kSweeps; ++sweep)
            order(sweep % 2 == 0);
        splitLongRows();
        packRows();
        for (int sweep = 0; sweep <= kSweeps; ++sweep)
            align(sweep % 2 == 0);
        return centres();
    }

private:
    Unit &unit(int index) { return m_units[static_cast<std::size_t>(index)]; }
    int rank(int node) const { return m_ranks[static_cast<std::size_t>(node)]; }
    bool isEnd(int node) const { return rank(node) > 0 && m_part.beside(node).size() == 1; }

    int add(Nodes nodes, int rank)
    {
        Unit unit;
        unit.rank = rank;
        for (const int node : nodes)
            unit.cell = unit.cell.expandedTo(m_part.size(node));
        const double shape = kRowWideness * (unit.cell.height() + kGap.height()) / (unit.cell.width() + kGap.width());
        unit.columns = nodes.size() < kBlockFrom
                           ? static_cast<int>(nodes.size())
                           : std::max(3, static_cast<int>(std::ceil(std::sqrt(double(nodes.size()) * shape))));
        for (const int node : nodes)
            m_unitOf[static_cast<std::size_t>(node)] = static_cast<int>(m_units.size());
        unit.nodes = std::move(nodes);
        m_units.push_back(std::move(unit));
        return static_cast<int>(m_units.size()) - 1;
    }

    void makeUnits()
    {
        m_unitOf.assign(m_part.nodes.size(), -1);
        for (int node = 0; node < m_part.count(); ++node) {
            Nodes ends;
            std::copy_if(m_part.beside(node).begin(), m_part.beside(node).end(), std::back_inserter(ends),
                         [&](int other) { return isEnd(other) && rank(other) > rank(node); });
            if (ends.size() >= kBlockFrom)
                add(std::move(ends), rank(node) + 1);
        }
        for (int node = 0; node < m_part.count(); ++node) {
            if (m_unitOf[static_cast<std::size_t>(node)] < 0)
                add({node}, rank(node));
        }
    }

    void connectUnits()
    {
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            for (const int node : m_units[i].nodes) {
                for (const int other : m_part.beside(node)) {
                    const int at = m_unitOf[static_cast<std::size_t>(other)];
                    if (unit(at).rank < m_units[i].rank)
                        m_units[i].above.push_back(at);
                    else if (unit(at).rank > m_units[i].rank)
                        m_units[i].below.push_back(at);
                }
            }
        }
    }

    /// Rank by rank, each in the order in which a walk along the cables meets it: a tree has no crossing then.
    void makeRows()
    {
        std::vector<bool> met(m_units.size());
        Nodes queue;
        const auto meet = [&](int index) {
            if (!met[static_cast<std::size_t>(index)])
                queue.push_back(index);
            met[static_cast<std::size_t>(index)] = true;
        };
        for (std::size_t i = 0; i < m_units.size(); ++i) {
            if (m_units[i].rank == 0)
                meet(static_cast<int>(i));
        }
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const Unit &one = unit(queue[i]);
            m_rows.resize(std::max(m_rows.size(), static_cast<std::size_t>(one.rank + 1)));
            m_rows[static_cast<std::size_t>(one.rank)].push_back(queue[i]);
            for (const int other : Nodes(one.below))
                meet(other);
        }
        number();
    }

    void number()
    {
        for (const Nodes &row : m_rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                unit(row[i]).x = static_cast<double>(i) + 0.5 - static_cast<double>(row.size()) / 2;
        }
    }

    static double mean(const std::vector<Unit> &units, const Nodes &of, double without)
    {
        double sum = 0;
        for (const int index : of)
            sum += units[static_cast<std::size_t>(index)].x;
        return of.empty() ? without : sum / static_cast<double>(of.size());
    }

    /// Each row by the middle of what it is connected to in the row before, or after.
    void order(bool down)
    {
        const auto sortRow = [&](Nodes &row) {
            std::vector<std::pair<double, int>> keyed;
            for (const int index : row)
                keyed.emplace_back(mean(m_units, down ? unit(index).above : unit(index).below, unit(index).x), index);
            std::stable_sort(keyed.begin(), keyed.end(),
                             [](const auto &a, const auto &b) { return a.first < b.first; });
            for (std::size_t i = 0; i < row.size(); ++i)
                row[i] = keyed[i].second;
            for (std::size_t i = 0; i < row.size(); ++i)
                unit(row[i]).x = static_cast<double>(i) + 0.5 - static_cast<double>(row.size()) / 2;
        };
        if (down)
            std::for_each(m_rows.begin(), m_rows.end(), sortRow);
        else
            std::for_each(m_rows.rbegin(), m_rows.rend(), sortRow);
    }

    /// A row much wider than the whole is high becomes several, taking turns.
    void splitLongRows()
    {
        const auto longest = static_cast<std::size_t>(
            std::max(16.0, std::ceil(std::sqrt(static_cast<double>(m_units.size()) * kRowWideness))));
        std::vector<Nodes> rows;
        for (const Nodes &row : m_rows) {
            const std::size_t lines = (row.size() + longest - 1) / longest;
            std::vector<Nodes> split(lines);
            for (std::size_t i = 0; i < row.size(); ++i)
                split[i % lines].push_back(row[i]);
            rows.insert(rows.end(), split.begin(), split.end());
        }
        m_rows = std::move(rows);
    }

    void packRows()
    {
        double top = 0;
        for (const Nodes &row : m_rows) {
            double width = -kGap.width();
            double height = 0;
            double single = 0;
            for (const int index : row) {
                width += unit(index).width() + kGap.width();
                height = std::max(height, unit(index).height());
                single = std::max(single, unit(index).isBlock() ? 0 : unit(index).height());
            }
            double left = -width / 2;
            for (const int index : row) {
                Unit &one = unit(index);
                one.x = left + one.width() / 2;
                one.y = top + (one.isBlock() ? 0 : (single - one.height()) / 2);
                left += one.width() + kGap.width();
            }
            top += height + kGap.height() + 40;  // pills stand between rows
        }
    }

    /// As near as may be to the middle of what is above, or below.
    void align(bool down)
    {
        const auto alignRow = [&](const Nodes &row) {
            std::vector<double> wanted;
            std::vector<double> apart;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const Unit &one = unit(row[i]);
                wanted.push_back(mean(m_units, down ? one.above : one.below, one.x));
                apart.push_back(i == 0 ? 0 : (unit(row[i - 1]).width() + one.width()) / 2 + kGap.width());
            }
            const std::vector<double> found = spread(wanted, apart);
            for (std::size_t i = 0; i < row.size(); ++i)
                unit(row[i]).x = found[i];
        };
        if (down)
            std::for_each(m_rows.begin(), m_rows.end(), alignRow);
        else
            std::for_each(m_rows.rbegin(), m_rows.rend(), alignRow);
    }

    Centres centres() const
    {
        Centres result(m_part.nodes.size());
        for (const Unit &one : m_units) {
            for (std::size_t i = 0; i < one.nodes.size(); ++i) {
                const std::size_t full = i / static_cast<std::size_t>(one.columns);  // lines above it
                const auto column = static_cast<double>(i % static_cast<std::size_t>(one.columns));
                const auto line = static_cast<double>(full);
                result[static_cast<std::size_t>(one.nodes[i])] =
                    QPointF(one.x - one.width() / 2 + column * (one.cell.width() + kGap.width()) + one.cell.width() / 2,
                            one.y + line * (one.cell.height() + kGap.height()) + one.cell.height() / 2);
            }
        }
        return result;
    }

    const Part &m_part;
    Nodes m_ranks;
    std::vector<Unit> m_units;
    Nodes m_unitOf;             ///< by node
    std::vector<Nodes> m_rows;  ///< units
};

}  // namespace

Centres hierarchical(const Part &part)
{
    return Rows(part).run();
}

}  // namespace toile::graphs
