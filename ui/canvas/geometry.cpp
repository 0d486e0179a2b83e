// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/geometry.h"

#include "core/model/drawing.h"
#include "ui/canvas/seats.h"

namespace toile {

namespace {

bool isComplete(const Document &document)
{
    const Layout &layout = document.layout();
    const auto placed = [&](Id id) {
        const auto it = layout.placements.find(id);
        return it != layout.placements.end() && it->second.rect;
    };
    for (const auto &[id, machine] : document.topology().machines) {
        if (!placed(id))
            return false;
    }
    for (const auto &[id, interface] : document.topology().interfaces) {
        if (kindOf(interface).box && !placed(id))
            return false;
    }
    for (const auto &[id, note] : document.topology().notes) {
        if (!placed(id))
            return false;
    }
    return true;
}

/// The point of the rectangle's border nearest to `point`, away from its corners.
QPointF nearestOnBorder(const QRectF &rect, QPointF point)
{
    const double x = qMax(rect.left() + 14, qMin(point.x(), rect.right() - 14));
    const double y = qMax(rect.top() + 14, qMin(point.y(), rect.bottom() - 14));
    if (point.x() < rect.left())
        return {rect.left(), y};
    if (point.x() > rect.right())
        return {rect.right(), y};
    return {x, point.y() < rect.top() ? rect.top() : rect.bottom()};
}

QPainterPath innerPath(QPointF from, QPointF fromDirection, QPointF to, QPointF toDirection)
{
    QPainterPath path(from);
    const bool straight = qAbs(from.x() - to.x()) < 1 || qAbs(from.y() - to.y()) < 1;
    if (straight) {
        path.lineTo(to);
        return path;
    }
    const double reach = qMax(20.0, QLineF(from, to).length() * 0.45);
    path.cubicTo(from + fromDirection * reach, to + toDirection * reach, to);
    return path;
}

void addPortLines(Geometry &g, const Topology &topology)
{
    for (const auto &[id, interface] : topology.interfaces) {
        if (!interface.bridge || g.tab(id).seat != Seat::Border)
            continue;
        const TabSeat tab = g.tab(id);
        const QRectF bridge = g.box(interface.bridge);
        const QPointF inward = -outward(tab.side);
        const QPointF from = tab.at + inward * 9;
        const QPointF to = nearestOnBorder(bridge, from);
        const bool sideways = to.x() == bridge.left() || to.x() == bridge.right();
        const QPointF direction =
            sideways ? QPointF(to.x() == bridge.left() ? -1 : 1, 0) : QPointF(0, to.y() == bridge.top() ? -1 : 1);
        g.lines.push_back({interface.bridge, id, innerPath(to, direction, from, inward), true});
    }
}

void addForwardLines(Geometry &g, const Topology &topology, const TopologyIndex &index)
{
    for (const auto &[machineId, machine] : topology.machines) {
        if (!machine.forwarding)
            continue;
        for (const Id inner : index.interfaces(machineId)) {
            if (!g.tabs.contains(inner) || g.tab(inner).seat != Seat::Inner)
                continue;
            for (const Id outer : index.interfaces(machineId)) {
                const TabSeat tab = g.tab(outer);
                if (!g.tabs.contains(outer) || tab.seat != Seat::Border || topology.interface(outer)->bridge)
                    continue;
                const QPointF away = -outward(g.tab(inner).side);
                // Room for the inner tab's name and address, which are written on that side.
                const QPointF from = g.tab(inner).at + away * (away.x() != 0 ? 86 : 40);
                const QPointF inward = -outward(tab.side);
                g.lines.push_back({inner, outer, innerPath(from, away, tab.at + inward * 9, inward), false});
            }
        }
    }
}

}  // namespace

QRectF Geometry::box(Id id) const
{
    const auto it = boxes.find(id);
    return it == boxes.end() ? QRectF() : it->second;
}

TabSeat Geometry::tab(Id id) const
{
    const auto it = tabs.find(id);
    return it == tabs.end() ? TabSeat() : it->second;
}

QPointF outward(Side side)
{
    switch (side) {
    case Side::Left:
        return {-1, 0};
    case Side::Top:
        return {0, -1};
    case Side::Right:
        return {1, 0};
    case Side::Bottom:
        return {0, 1};
    }
    return {};
}

QRectF tabRect(const TabSeat &tab)
{
    return QRectF(tab.at - QPointF(kTabSize.width() / 2, kTabSize.height() / 2), kTabSize);
}

QPainterPath cablePath(const TabSeat &a, const TabSeat &b)
{
    const auto edge = [](const TabSeat &tab) {
        const QPointF out = outward(tab.side);
        return tab.at + QPointF(out.x() * kTabSize.width() / 2, out.y() * kTabSize.height() / 2);
    };
    const QPointF from = edge(a);
    const QPointF to = edge(b);
    const QPointF da = outward(a.side);
    const QPointF db = outward(b.side);
    QPainterPath path(from);
    const bool facing = da == -db && QPointF::dotProduct(to - from, da) > 0;
    const bool aligned = da.x() != 0 ? qAbs(from.y() - to.y()) < 0.5 : qAbs(from.x() - to.x()) < 0.5;
    if (facing && aligned) {
        path.lineTo(to);
        return path;
    }
    const double along = qAbs(QPointF::dotProduct(to - from, da));
    const double reach = facing ? qMax(28.0, along / 2) : qBound(40.0, QLineF(from, to).length() * 0.5, 160.0);
    path.cubicTo(from + da * reach, to + db * reach, to);
    return path;
}

Geometry geometryOf(const Document &document, const TopologyIndex &index)
{
    const Topology &topology = document.topology();
    const Layout filled = isComplete(document) ? Layout() : completeLayout(document);
    const Layout &layout = filled.placements.empty() ? document.layout() : filled;
    Geometry g;
    for (const auto &[id, placement] : layout.placements) {
        const Interface *interface = topology.interface(id);
        if (placement.rect && (!interface || kindOf(*interface).box))
            g.boxes[id] = *placement.rect;
    }
    // Only what the document itself places is fixed: an automatic side follows the neighbour.
    seatTabs(g, topology, document.layout(), index);
    for (const auto &[id, cable] : topology.cables)
        g.cables[id] = cablePath(g.tab(cable.a), g.tab(cable.b));
    addPortLines(g, topology);
    addForwardLines(g, topology, index);
    return g;
}

}  // namespace toile
