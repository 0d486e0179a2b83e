// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/geometry.h"

#include "ui/canvas/geometrytracker.h"

#include <algorithm>

namespace toile {

namespace {

bool isOne(double a, double b)
{
    return !(a < b) && !(b < a);
}

template <typename Place>
bool isEachExactly(const std::unordered_map<Id, Place> &a, const std::unordered_map<Id, Place> &b)
{
    return a.size() == b.size() && std::ranges::all_of(a, [&b](const auto &entry) {
               const auto it = b.find(entry.first);
               return it != b.end() && isExactly(entry.second, it->second);
           });
}

}  // namespace

bool isExactly(const QPointF &a, const QPointF &b)
{
    return isOne(a.x(), b.x()) && isOne(a.y(), b.y());
}

bool isExactly(const QRectF &a, const QRectF &b)
{
    return isExactly(a.topLeft(), b.topLeft()) && isOne(a.width(), b.width()) && isOne(a.height(), b.height());
}

bool isExactly(const QPainterPath &a, const QPainterPath &b)
{
    if (a.elementCount() != b.elementCount())
        return false;
    for (int i = 0; i < a.elementCount(); ++i) {
        const QPainterPath::Element &one = a.elementAt(i);
        const QPainterPath::Element &other = b.elementAt(i);
        if (one.type != other.type || !isExactly(QPointF(one), QPointF(other)))
            return false;
    }
    return true;
}

bool TabSeat::operator==(const TabSeat &other) const
{
    return isExactly(at, other.at) && side == other.side && seat == other.seat && onBorder == other.onBorder;
}

bool InnerLine::operator==(const InnerLine &other) const
{
    return from == other.from && to == other.to && kind == other.kind && isExactly(path, other.path);
}

bool TunnelPath::operator==(const TunnelPath &other) const
{
    return tunnel == other.tunnel && isExactly(path, other.path);
}

bool Geometry::operator==(const Geometry &other) const
{
    return isEachExactly(boxes, other.boxes) && tabs == other.tabs && isEachExactly(cables, other.cables) &&
           lines == other.lines && tunnels == other.tunnels;
}

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

namespace {

template <typename Value>
std::unordered_set<Id> othersIn(const std::unordered_map<Id, Value> &now, const std::unordered_map<Id, Value> &before)
{
    std::unordered_set<Id> others;
    for (const auto &[id, value] : now) {
        const auto known = before.find(id);
        if (known == before.end() || !(known->second == value))
            others.insert(id);
    }
    return others;
}

}  // namespace

Moved movedBetween(const Geometry &before, const Geometry &now)
{
    return {othersIn(now.boxes, before.boxes), othersIn(now.tabs, before.tabs), othersIn(now.cables, before.cables),
            othersIn(now.lines, before.lines)};
}

bool takesRoom(const Topology &topology, Id box)
{
    const auto note = topology.notes.find(box);
    return note == topology.notes.end() || std::holds_alternative<TextNote>(note->second.shape) ||
           std::holds_alternative<PictureNote>(note->second.shape);
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

Side opposite(Side side)
{
    switch (side) {
    case Side::Left:
        return Side::Right;
    case Side::Top:
        return Side::Bottom;
    case Side::Right:
        return Side::Left;
    case Side::Bottom:
        return Side::Top;
    }
    return side;
}

QRectF tabRect(const TabSeat &tab)
{
    return QRectF(tab.at - QPointF(kTabSize.width() / 2, kTabSize.height() / 2), kTabSize);
}

QPointF cableEnd(const TabSeat &tab)
{
    const QPointF out = outward(tab.side);
    return tab.at + QPointF(out.x() * kTabSize.width() / 2, out.y() * kTabSize.height() / 2);
}

QRectF tabWithExit(const TabSeat &tab)
{
    constexpr double kClear = 2;
    const QRectF rect = tabRect(tab).adjusted(-kClear, -kClear, kClear, kClear);
    return rect | rect.translated(outward(tab.side) * kStub);
}

QPainterPath cablePath(const TabSeat &a, const TabSeat &b)
{
    const QPointF from = cableEnd(a);
    const QPointF to = cableEnd(b);
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
    GeometryTracker tracker;
    tracker.reset(document, index);
    return tracker.geometry();
}

}  // namespace toile
