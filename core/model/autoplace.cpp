// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/autoplace.h"

#include "core/model/containers.h"
#include "core/model/kinds.h"

#include <algorithm>
#include <cmath>

namespace toile {

namespace {

constexpr QPointF kOrigin{96, 144};
constexpr double kInset = 48;       ///< from a container's left border to the machines inside
constexpr double kToBorder = 112;   ///< from a bridge to the border of its machine
constexpr double kInnerTabs = 296;  ///< from machines to the border when inner tabs stand between
constexpr double kBetweenCells = 128;
constexpr double kOverhang = 8;  ///< of a bridge above and below the machines beside it: room for its name
constexpr int kOneColumn = 4;    ///< machines in a container that still stand in one column

Id outermost(const Topology &topology, Id machine)
{
    Id at = machine;
    while (topology.machine(at) && topology.machine(at)->parent)
        at = topology.machine(at)->parent;
    return at;
}

bool touchesAny(const std::vector<QRectF> &rects, const QRectF &candidate)
{
    return std::any_of(rects.begin(), rects.end(), [&](const QRectF &rect) { return rect.intersects(candidate); });
}

/// Room for its routes, which are written in its box: as "10.0.0.0/8 via 2.0.0.2 dev eth0" in small letters.
QSizeF routesSize(const Machine &machine)
{
    constexpr double kLetter = 6.1;
    constexpr double kLine = 14;
    constexpr double kAround = 24;
    constexpr double kOver = 44;  // the name, and a little below
    qsizetype longest = 0;
    for (const RouteState &route : machine.routes) {
        qsizetype letters = route.destination.isDefault() ? 7 : route.destination.toString().size();
        letters += route.gateway ? 5 + route.gateway->toString().size() : 0;
        letters += route.interface.isEmpty() ? 0 : 5 + route.interface.size();
        longest = std::max(longest, letters);
    }
    if (longest == 0)
        return {};
    return {upToGrid(double(longest) * kLetter + kAround), upToGrid(double(machine.routes.size()) * kLine + kOver)};
}

}  // namespace

double upToGrid(double value)
{
    return std::ceil(value / kGrid) * kGrid;
}

AutoPlace::AutoPlace(const Document &document)
    : m_topology(document.topology()), m_layout(document.layout()), m_inside(containers::contents(m_topology))
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        if (!kindOf(interface).box)
            ++m_tabs[interface.machine];
        if (interface.bridge)
            ++m_ports[interface.bridge];
    }
    for (const auto &[id, cable] : m_topology.cables) {
        const Id a = outermost(m_topology, m_topology.interfaces.at(cable.a).machine);
        const Id b = outermost(m_topology, m_topology.interfaces.at(cable.b).machine);
        if (a == b)
            continue;
        m_neighbours[a].push_back(b);
        m_neighbours[b].push_back(a);
    }
}

Layout AutoPlace::run()
{
    const std::vector<Id> outer = m_inside[Id()];
    for (const Id id : outer)
        fill(id);
    std::vector<Id> missing;
    QRectF placed;
    for (const Id id : outer) {
        if (m_floating.contains(id))
            missing.push_back(id);
        else
            placed = placed.united(rectOf(id));
    }
    const double tabs = 80;  // labels and live tables of what is there already
    grid(missing, placed.isNull() ? kOrigin
                                  : QPointF(upToGrid(placed.left()), upToGrid(placed.bottom() + tabs + kBetweenCells)));
    notes();
    return m_layout;
}

void AutoPlace::shift(Id id, QPointF by)
{
    if (isPlaced(id))
        put(id, rectOf(id).translated(by));
    const auto found = m_inside.find(id);
    if (!id || found == m_inside.end())
        return;
    for (const Id child : found->second)
        shift(child, by);
}

void AutoPlace::moveTo(Id id, QPointF topLeft)
{
    shift(id, topLeft - rectOf(id).topLeft());
    m_floating.erase(id);
}

std::vector<QRectF> AutoPlace::rectsInside(Id machine, Id except) const
{
    std::vector<QRectF> rects;
    const auto found = m_inside.find(machine);
    if (found == m_inside.end())
        return rects;
    for (const Id id : found->second) {
        if (id != except && isPlaced(id) && !m_floating.contains(id))
            rects.push_back(rectOf(id));
    }
    return rects;
}

void AutoPlace::fill(Id machine)
{
    const std::vector<Id> boxes = m_inside.contains(machine) ? m_inside.at(machine) : std::vector<Id>();
    for (const Id id : boxes) {
        if (m_topology.machine(id))
            fill(id);
    }
    const QRectF inner = containers::holding(rectsInside(machine));
    if (!isPlaced(machine) && inner.isNull()) {
        arrange(machine, boxes);
        return;
    }
    put(machine, rectOf(machine).united(inner));
    for (const Id id : boxes) {
        if (!isPlaced(id) || m_floating.contains(id))
            squeezeIn(machine, id);
    }
    put(machine, rectOf(machine).united(containers::holding(rectsInside(machine))));
}

QSizeF AutoPlace::emptySize(Id machine) const
{
    const Machine &found = *m_topology.machine(machine);
    const MachineKind *kind = machineKind(found.kind);
    const QSizeF size = (kind ? kind->size : QSizeF(160, 96)).expandedTo(routesSize(found));
    const auto tabs = m_tabs.find(machine);
    // Tabs mostly face two sides; each needs a row for its name and address.
    const int rows = tabs == m_tabs.end() ? 0 : (tabs->second + 1) / 2;
    return size.expandedTo({size.width(), upToGrid(containers::kHeader + rows * containers::kTabRow)});
}

QSizeF AutoPlace::bridgeSize(Id bridge) const
{
    const auto ports = m_ports.find(bridge);
    const int rows = ports == m_ports.end() ? 0 : ports->second;
    return containers::kBridgeSize.expandedTo({0, upToGrid(rows * containers::kTabRow)});
}

QRectF AutoPlace::inColumns(const std::vector<Id> &machines, QPointF from)
{
    const auto count = static_cast<int>(machines.size());
    const int rows = count <= kOneColumn ? count : static_cast<int>(std::ceil(std::sqrt(count)));
    QRectF all;
    QPointF at = from;
    double widest = 0;
    for (int i = 0; i < count; ++i) {
        if (i > 0 && i % rows == 0) {
            at = QPointF(upToGrid(at.x() + widest + containers::kLabelRoom), from.y());
            widest = 0;
        }
        const Id id = machines[static_cast<std::size_t>(i)];
        moveTo(id, at);
        all = all.united(rectOf(id));
        widest = std::max(widest, rectOf(id).width());
        at.setY(upToGrid(rectOf(id).bottom() + containers::kGap));
    }
    return all;
}

QRectF AutoPlace::stack(const std::vector<Id> &bridges, const QRectF &beside)
{
    QPointF at = beside.isNull() ? QPointF(kToBorder, containers::kHeader)
                                 : QPointF(upToGrid(beside.right() + containers::kLabelRoom), beside.top() - kOverhang);
    QRectF all;
    for (const Id id : bridges) {
        QSizeF size = bridgeSize(id);
        if (bridges.size() == 1)
            size.setHeight(std::max(size.height(), beside.height() + 2 * kOverhang));
        put(id, QRectF(at, size));
        all = all.united(rectOf(id));
        at.setY(upToGrid(rectOf(id).bottom() + containers::kTabRow));
    }
    return all;
}

void AutoPlace::arrange(Id machine, const std::vector<Id> &boxes)
{
    std::vector<Id> machines;
    std::vector<Id> bridges;
    for (const Id id : boxes)
        (m_topology.machine(id) ? machines : bridges).push_back(id);
    const QRectF left = inColumns(machines, QPointF(kInset, containers::kHeader + 8));
    const QRectF right = stack(bridges, left);
    QRectF rect(QPointF(0, 0), emptySize(machine));
    if (!boxes.empty()) {
        const double toBorder = bridges.empty() ? kInnerTabs : kToBorder;
        const QRectF content = left.united(right);
        rect = rect.united(
            QRectF(0, 0, upToGrid(content.right() + toBorder), upToGrid(content.bottom() + containers::kGap)));
    }
    put(machine, rect);
    m_floating.insert(machine);
}

void AutoPlace::squeezeIn(Id machine, Id box)
{
    const QSizeF size = m_topology.machine(box) ? rectOf(box).size() : bridgeSize(box);
    const QRectF room =
        rectOf(machine).adjusted(containers::kMargin, containers::kHeader, -containers::kMargin, -containers::kMargin);
    const std::vector<QRectF> taken = rectsInside(machine, box);
    double lowest = room.top() - containers::kGap;
    for (const QRectF &rect : taken)
        lowest = std::max(lowest, rect.bottom());
    QPointF found(room.left(), upToGrid(lowest + containers::kGap));
    bool free = false;
    for (double y = room.top(); !free && y + size.height() <= room.bottom(); y += kGrid) {
        for (double x = room.left(); !free && x + size.width() <= room.right(); x += kGrid) {
            const QRectF candidate(QPointF(x, y), size);
            constexpr double kApart = containers::kGap;
            free = !touchesAny(taken, candidate.adjusted(-kApart, -kApart, kApart, kApart));
            if (free)
                found = candidate.topLeft();
        }
    }
    if (m_topology.machine(box))
        moveTo(box, found);
    else
        put(box, QRectF(found, size));
}

}  // namespace toile
