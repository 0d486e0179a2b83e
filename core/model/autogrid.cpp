// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/autoplace.h"
#include "core/model/containers.h"
#include "core/model/kinds.h"

#include <algorithm>
#include <cmath>
#include <deque>

/// The part of AutoPlace that puts outermost machines on the canvas, and tabs on their sides.
namespace toile {

namespace {

constexpr double kColumnGap = 256;  ///< between machines side by side: two labels and a prefix pill
constexpr double kRowGap = 144;     ///< between machines one above the other
constexpr double kWideness = 1.6;   ///< columns for each row, as a screen is wide

struct Cell {
    int column;
    int row;
};

/// The `count` cells nearest to the middle of a grid wide enough for them, nearest first.
std::vector<Cell> cellsFor(int count)
{
    const int columns = std::max(1, static_cast<int>(std::ceil(std::sqrt(count * kWideness))));
    const int rows = (count + columns - 1) / columns;
    std::vector<Cell> cells;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            cells.push_back({column, row});
    }
    const auto distance = [&](const Cell &cell) {
        return std::hypot(cell.column - (columns - 1) / 2.0, (cell.row - (rows - 1) / 2.0) * kWideness);
    };
    std::stable_sort(cells.begin(), cells.end(),
                     [&](const Cell &a, const Cell &b) { return distance(a) < distance(b); });
    cells.resize(static_cast<std::size_t>(count));
    return cells;
}

/// Where each column or row of these sizes begins.
std::map<int, double> starts(const std::map<int, double> &sizes, double from, double gap)
{
    std::map<int, double> result;
    for (const auto &[index, size] : sizes) {
        result[index] = from;
        from = upToGrid(from + size + gap);
    }
    return result;
}

}  // namespace

Side facing(const QRectF &own, const QRectF &other)
{
    const double right = other.left() - own.right();
    const double left = own.left() - other.right();
    const double below = other.top() - own.bottom();
    const double above = own.top() - other.bottom();
    if (std::max(right, left) >= std::max(below, above))
        return right >= left ? Side::Right : Side::Left;
    return below >= above ? Side::Bottom : Side::Top;
}

std::vector<Id> AutoPlace::byNearness(const std::vector<Id> &machines) const
{
    std::vector<Id> starts = machines;
    const auto degree = [this](Id id) { return m_neighbours.contains(id) ? m_neighbours.at(id).size() : 0; };
    std::stable_sort(starts.begin(), starts.end(), [&](Id a, Id b) { return degree(a) > degree(b); });
    std::set<Id> waiting(machines.begin(), machines.end());
    std::vector<Id> order;
    for (const Id start : starts) {
        std::deque<Id> queue{start};
        while (!queue.empty()) {
            const Id id = queue.front();
            queue.pop_front();
            if (waiting.erase(id) == 0)
                continue;
            order.push_back(id);
            if (m_neighbours.contains(id))
                queue.insert(queue.end(), m_neighbours.at(id).begin(), m_neighbours.at(id).end());
        }
    }
    return order;
}

void AutoPlace::grid(const std::vector<Id> &machines, QPointF from)
{
    if (machines.empty())
        return;
    const std::vector<Id> order = byNearness(machines);
    const std::vector<Cell> cells = cellsFor(static_cast<int>(order.size()));
    std::map<int, double> widths;
    std::map<int, double> heights;
    for (std::size_t i = 0; i < order.size(); ++i) {
        double &width = widths[cells[i].column];
        double &height = heights[cells[i].row];
        width = std::max(width, rectOf(order[i]).width());
        height = std::max(height, rectOf(order[i]).height());
    }
    const auto xs = starts(widths, from.x(), kColumnGap);
    const auto ys = starts(heights, from.y(), kRowGap);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Cell cell = cells[i];
        const QRectF rect = rectOf(order[i]);
        // Centred in its cell, so that cables between neighbours are straight.
        moveTo(order[i], {xs.at(cell.column) + std::floor((widths[cell.column] - rect.width()) / 2 / 8) * 8,
                          ys.at(cell.row) + std::floor((heights[cell.row] - rect.height()) / 2 / 8) * 8});
    }
}

QRectF AutoPlace::everything() const
{
    QRectF all;
    for (const auto &[id, placement] : m_layout.placements)
        all = placement.rect ? all.united(*placement.rect) : all;
    return all;
}

void AutoPlace::notes()
{
    for (const auto &[id, note] : m_topology.notes) {
        if (isPlaced(id))
            continue;
        const QRectF all = everything();
        put(id,
            QRectF(QPointF(upToGrid(all.left()), upToGrid(all.bottom() + containers::kTabRow)), containers::kNoteSize));
    }
}

void facePeers(const Topology &topology, Layout &layout)
{
    std::map<Id, Id> peers;
    for (const auto &[id, cable] : topology.cables) {
        peers[cable.a] = cable.b;
        peers[cable.b] = cable.a;
    }
    struct Tab {
        double along;  // where its peer is, on the axis of the side
        Id id;
    };
    std::map<std::pair<Id, Side>, std::vector<Tab>> sides;
    for (const auto &[id, interface] : topology.interfaces) {
        const auto peer = peers.find(id);
        const Id other = peer == peers.end() ? Id() : topology.interfaces.at(peer->second).machine;
        const bool inside = other && topology.isAncestor(interface.machine, other);
        if (kindOf(interface).box || inside || layout.of(id).side)
            continue;
        const QRectF own = layout.of(interface.machine).rect.value_or(QRectF());
        const QRectF far = other ? layout.of(other).rect.value_or(QRectF()) : QRectF();
        const bool contained = far.contains(own);
        const Side side = !other || contained ? Side::Right : facing(own, far);
        const bool upright = side == Side::Left || side == Side::Right;
        sides[{interface.machine, side}].push_back({upright ? far.center().y() : far.center().x(), id});
    }
    for (auto &[key, tabs] : sides) {
        std::stable_sort(tabs.begin(), tabs.end(), [](const Tab &a, const Tab &b) { return a.along < b.along; });
        for (std::size_t i = 0; i < tabs.size(); ++i) {
            Placement &placement = layout.placements[tabs[i].id];
            placement.side = key.second;
            placement.offset = double(i + 1) / double(tabs.size() + 1);
        }
    }
}

}  // namespace toile
