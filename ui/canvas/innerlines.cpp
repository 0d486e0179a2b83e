// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/innerlines.h"

#include "ui/canvas/detour.h"

#include <algorithm>

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

/// A seat whose cable would leave here, in this direction.
TabSeat seatOf(QPointF end, QPointF direction)
{
    TabSeat seat;
    seat.side = direction.x() != 0 ? (direction.x() < 0 ? Side::Left : Side::Right)
                                   : (direction.y() < 0 ? Side::Top : Side::Bottom);
    seat.at += end - cableEnd(seat);
    return seat;
}

/// Draws the lines of one machine, round what is inside it.
class Inside {
public:
    Inside(const Geometry &geometry, const Topology &topology, const TopologyIndex &index, Id machine)
        : m_room(geometry.box(machine))
    {
        for (const Id id : index.children(machine))
            m_boxes.emplace_back(id, geometry.box(id));
        for (const Id id : index.interfaces(machine)) {
            if (topology.isBridge(id))
                m_boxes.emplace_back(id, geometry.box(id));
        }
    }

    InnerLine port(const QRectF &bridge, Id bridgeId, const TabSeat &tab, Id tabId) const
    {
        const QPointF inward = -outward(tab.side);
        const QPointF from = tab.at + inward * kTabReach;
        const QPointF to = nearestOnBorder(bridge, from);
        const bool sideways = to.x() == bridge.left() || to.x() == bridge.right();
        const QPointF direction =
            sideways ? QPointF(to.x() == bridge.left() ? -1 : 1, 0) : QPointF(0, to.y() == bridge.top() ? -1 : 1);
        return {bridgeId, tabId, path({to, direction, bridgeId}, {from, inward, {}}), InnerLine::Kind::Port};
    }

    /// From what a VLAN is made on to its own tab: along the border when both are on one side, else through the
    /// machine. `passed`: past how many others of the same on that side; it keeps off their lines.
    InnerLine stack(const TabSeat &parent, Id parentId, const TabSeat &tab, Id tabId, Id bridge, int passed) const
    {
        if (passed > 0)
            return {parentId, tabId, pastOthers(parent, tab, passed), InnerLine::Kind::Vlan};
        // The cable of a tab that was put on a border from inside leads inwards already.
        const bool fromInside = parent.seat == Seat::Inner && parent.onBorder;
        const QPointF in = fromInside ? outward(parent.side) : -outward(parent.side);
        const bool port = tab.seat == Seat::Bridge;
        const QPointF towards = port ? outward(tab.side) : -outward(tab.side);
        return {
            parentId, tabId,
            path({parent.at + in * kTabReach, in, {}}, {tab.at + towards * kTabReach, towards, port ? bridge : Id()}),
            InnerLine::Kind::Vlan};
    }

    InnerLine forward(const TabSeat &inner, Id innerId, const TabSeat &border, Id borderId) const
    {
        const QPointF inward = -outward(border.side);
        const QPointF to = border.at + inward * kTabReach;
        // A free tab has its name and address on the side away from its cable; the line begins behind them, or at the
        // tab itself when it does not lead on from there.
        const QPointF away = inner.onBorder ? outward(inner.side) : -outward(inner.side);
        const double room = inner.onBorder ? 16 : away.x() != 0 ? 86 : 40;
        const QPointF way = to - inner.at;
        const bool leadsOn = QPointF::dotProduct(way, away) >= room && !isInBox(inner.at + away * room);
        if (!inner.onBorder && !leadsOn) {
            const QPointF aside = away.x() != 0 ? QPointF(0, way.y() < 0 ? -1 : 1) : QPointF(way.x() < 0 ? -1 : 1, 0);
            return {innerId, borderId, path({inner.at + aside * kTabReach, aside, {}}, {to, inward, {}}),
                    InnerLine::Kind::Forward};
        }
        return {innerId, borderId, path({inner.at + away * room, away, {}}, {to, inward, {}}),
                InnerLine::Kind::Forward};
    }

private:
    static constexpr std::size_t kMost = 16;  // more are a tangle, and would cost too much for each line
    static constexpr double kNear = 40;
    struct End {
        QPointF at;
        QPointF direction;
        Id on;  ///< the bridge on whose border it is, or none
    };

    static QPainterPath pastOthers(const TabSeat &parent, const TabSeat &tab, int passed)
    {
        constexpr int kMostLanes = 5;
        constexpr double kLaneApart = 8;
        constexpr double kBranch = 3;  // between where they leave the tab
        const QPointF in = -outward(parent.side);
        const QPointF by = tab.at - parent.at;
        const QPointF along = in.x() != 0 ? QPointF(0, by.y() < 0 ? -1 : 1) : QPointF(by.x() < 0 ? -1 : 1, 0);
        const int lane = qMin(passed, kMostLanes);
        const double depth = kTabReach + kLaneApart * lane;
        const QPointF from = parent.at + along * (kTabSize.height() / 2 - kBranch * lane);
        return roundedPath({from + in * kTabReach, from + in * depth, tab.at + in * depth, tab.at + in * kTabReach});
    }

    static QPainterPath direct(const End &from, const End &to)
    {
        QPainterPath path(from.at);
        const bool straight = qAbs(from.at.x() - to.at.x()) < 1 || qAbs(from.at.y() - to.at.y()) < 1;
        if (straight) {
            path.lineTo(to.at);
            return path;
        }
        const double reach = qMax(20.0, QLineF(from.at, to.at).length() * 0.45);
        path.cubicTo(from.at + from.direction * reach, to.at + to.direction * reach, to.at);
        return path;
    }

    QPainterPath path(const End &from, const End &to) const
    {
        const QPainterPath direct = Inside::direct(from, to);
        if (isClear(direct, from.on, to.on))
            return direct;
        DetourWish wish{seatOf(from.at, from.direction), seatOf(to.at, to.direction), {}, m_room};
        const QRectF near = direct.controlPointRect().adjusted(-kNear, -kNear, kNear, kNear);
        for (const auto &[id, box] : m_boxes) {
            if (near.intersects(box))
                wish.boxes.push_back(box);
        }
        if (wish.boxes.size() > kMost)
            return direct;
        for (const double clearance : {14.0, 8.0, 3.0}) {
            wish.clearance = clearance;
            if (const auto corners = detour(wish); corners && isClear(polylineOf(*corners), from.on, to.on))
                return roundedPath(*corners);
        }
        return direct;
    }

    static QPainterPath polylineOf(const QPolygonF &corners)
    {
        QPainterPath path;
        path.addPolygon(corners);
        return path;
    }

    bool isInBox(QPointF at) const
    {
        return std::ranges::any_of(m_boxes, [&](const auto &box) { return box.second.contains(at); });
    }

    bool isClear(const QPainterPath &path, Id from, Id to) const
    {
        constexpr double kBeside = 2;
        const QRectF bounds = path.controlPointRect().adjusted(-kBeside, -kBeside, kBeside, kBeside);
        const QPolygonF line = path.toSubpathPolygons().value(0);
        return std::ranges::none_of(m_boxes, [&](const auto &box) {
            // From its border it leads away.
            const double less = box.first == from || box.first == to ? kBeside : -kBeside;
            const QRectF rect = box.second.adjusted(less, less, -less, -less);
            if (!bounds.intersects(rect))
                return false;
            for (qsizetype i = 1; i < line.size(); ++i) {
                if (crosses(QLineF(line[i - 1], line[i]), rect))
                    return true;
            }
            return false;
        });
    }

    QRectF m_room;
    std::vector<std::pair<Id, QRectF>> m_boxes;
};

/// How many other VLANs of the same interface are between it and this one, all on one side of the machine.
int passedBy(const Geometry &geometry, const Topology &topology, const std::vector<Id> &interfaces, Id vlan)
{
    const Id parent = topology.interface(vlan)->parent;
    const TabSeat from = geometry.tab(parent);
    const auto isBeside = [&](const TabSeat &tab) {
        return tab.seat == Seat::Border && from.seat == Seat::Border && tab.side == from.side;
    };
    const TabSeat to = geometry.tab(vlan);
    if (!isBeside(to))
        return 0;
    return static_cast<int>(std::ranges::count_if(interfaces, [&](Id id) {
        const Interface &other = *topology.interface(id);
        const TabSeat tab = geometry.tab(id);
        const QPointF by = tab.at - from.at;
        const QPointF far = to.at - from.at;
        return id != vlan && other.parent == parent && std::holds_alternative<VlanSettings>(other.settings) &&
               isBeside(tab) && QPointF::dotProduct(by, far) > 0 && by.manhattanLength() < far.manhattanLength();
    }));
}

}  // namespace

std::vector<InnerLine> innerLines(const Geometry &geometry, const Topology &topology, const TopologyIndex &index,
                                  Id machine)
{
    std::vector<InnerLine> lines;
    const Machine *owner = topology.machine(machine);
    const std::vector<Id> &all = index.interfaces(machine);
    const Inside inside(geometry, topology, index, machine);
    for (const Id id : all) {
        const auto tab = geometry.tabs.find(id);
        if (tab == geometry.tabs.end())
            continue;
        const Interface &interface = *topology.interface(id);
        const auto parent = geometry.tabs.find(interface.parent);
        if (parent != geometry.tabs.end() && std::holds_alternative<VlanSettings>(interface.settings))
            lines.push_back(inside.stack(parent->second, parent->first, tab->second, id, interface.bridge,
                                         passedBy(geometry, topology, all, id)));
        const Id bridge = interface.bridge;
        if (bridge && tab->second.seat == Seat::Border)
            lines.push_back(inside.port(geometry.box(bridge), bridge, tab->second, id));
        if (!owner || !owner->forwarding || tab->second.seat != Seat::Inner)
            continue;
        for (const Id outer : all) {
            const auto border = geometry.tabs.find(outer);
            if (border != geometry.tabs.end() && border->second.seat == Seat::Border &&
                !topology.interface(outer)->bridge)
                lines.push_back(inside.forward(tab->second, id, border->second, outer));
        }
    }
    return lines;
}

}  // namespace toile
