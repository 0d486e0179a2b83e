// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/innerlines.h"

namespace toile {

namespace {

constexpr double kTabReach = 9;  // from a tab's centre to its edge

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

InnerLine portLine(const QRectF &bridge, Id bridgeId, const TabSeat &tab, Id tabId)
{
    const QPointF inward = -outward(tab.side);
    const QPointF from = tab.at + inward * kTabReach;
    const QPointF to = nearestOnBorder(bridge, from);
    const bool sideways = to.x() == bridge.left() || to.x() == bridge.right();
    const QPointF direction =
        sideways ? QPointF(to.x() == bridge.left() ? -1 : 1, 0) : QPointF(0, to.y() == bridge.top() ? -1 : 1);
    return {bridgeId, tabId, innerPath(to, direction, from, inward), InnerLine::Kind::Port};
}

/// From what a VLAN is made on to its own tab: along the border when both are on one side, else through the machine.
InnerLine stackLine(const TabSeat &parent, Id parentId, const TabSeat &tab, Id tabId)
{
    const QPointF in = -outward(parent.side);
    const QPointF towards = tab.seat == Seat::Bridge ? outward(tab.side) : -outward(tab.side);
    return {parentId, tabId, innerPath(parent.at + in * kTabReach, in, tab.at + towards * kTabReach, towards),
            InnerLine::Kind::Vlan};
}

InnerLine forwardLine(const TabSeat &inner, Id innerId, const TabSeat &border, Id borderId)
{
    const QPointF inward = -outward(border.side);
    const QPointF to = border.at + inward * kTabReach;
    // A free tab has its name and address on the side away from its cable; the line begins behind them, or at the tab
    // itself when it does not lead on from there.
    const QPointF away = inner.onBorder ? outward(inner.side) : -outward(inner.side);
    const double room = inner.onBorder ? 16 : away.x() != 0 ? 86 : 40;
    const QPointF way = to - inner.at;
    if (!inner.onBorder && QPointF::dotProduct(way, away) < room) {
        const QPointF aside = away.x() != 0 ? QPointF(0, way.y() < 0 ? -1 : 1) : QPointF(way.x() < 0 ? -1 : 1, 0);
        return {innerId, borderId, innerPath(inner.at + aside * kTabReach, aside, to, inward),
                InnerLine::Kind::Forward};
    }
    return {innerId, borderId, innerPath(inner.at + away * room, away, to, inward), InnerLine::Kind::Forward};
}

}  // namespace

std::vector<InnerLine> innerLines(const Geometry &geometry, const Topology &topology, const TopologyIndex &index,
                                  Id machine)
{
    std::vector<InnerLine> lines;
    const Machine *owner = topology.machine(machine);
    const std::vector<Id> &all = index.interfaces(machine);
    for (const Id id : all) {
        const auto tab = geometry.tabs.find(id);
        if (tab == geometry.tabs.end())
            continue;
        const Interface &interface = *topology.interface(id);
        const auto parent = geometry.tabs.find(interface.parent);
        if (parent != geometry.tabs.end() && std::holds_alternative<VlanSettings>(interface.settings))
            lines.push_back(stackLine(parent->second, parent->first, tab->second, id));
        const Id bridge = interface.bridge;
        if (bridge && tab->second.seat == Seat::Border)
            lines.push_back(portLine(geometry.box(bridge), bridge, tab->second, id));
        if (!owner || !owner->forwarding || tab->second.seat != Seat::Inner)
            continue;
        for (const Id outer : all) {
            const auto border = geometry.tabs.find(outer);
            if (border != geometry.tabs.end() && border->second.seat == Seat::Border &&
                !topology.interface(outer)->bridge)
                lines.push_back(forwardLine(tab->second, id, border->second, outer));
        }
    }
    return lines;
}

}  // namespace toile
