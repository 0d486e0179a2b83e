// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/geometry.h"

#include "ui/canvas/geometrytracker.h"

namespace toile {

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
