// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tableplaces.h"

#include "ui/canvas/tablesitem.h"

#include <algorithm>

namespace toile {

namespace {

constexpr double kStep = 15;
constexpr double kBelow = 30;
constexpr double kClear = 9;

class TablePlacing {
public:
    TablePlacing(Obstacles solid, const Occupied &occupied) : m_solid(std::move(solid)), m_occupied(occupied) {}

    QPointF place(const TableWish &wish);

private:
    bool fits(QPointF at, QSizeF size) const
    {
        return m_solid.isFree(QRectF(at, size).adjusted(-kClear, -kClear, kClear, kClear));
    }
    double cost(const TableWish &wish, const QRectF &rect) const;
    std::optional<QPointF> search(const TableWish &wish, double reach) const;
    void take(const TableWish &wish, QPointF at);

    Obstacles m_solid;
    const Occupied &m_occupied;
};

/// How far from its owner, and what the connector would run over.
double TablePlacing::cost(const TableWish &wish, const QRectF &rect) const
{
    const double dx = qAbs(rect.center().x() - wish.box.center().x());
    const double below = rect.top() - wish.root.bottom();
    const double dy = below >= 0                         ? below
                      : rect.bottom() <= wish.root.top() ? wish.root.top() - rect.bottom() + 160
                                                         : 120 + qAbs(rect.top() - wish.box.top());
    double sum = 0.7 * dx + 1.2 * dy;
    const QPainterPath path = connectorPath(wish.box, rect);
    for (int i = 1; i < 24; ++i) {
        const QPointF at = path.pointAtPercent(i / 24.0);
        const QRectF spot(at - QPointF(3, 3), QSizeF(6, 6));
        sum += m_occupied.written.isFree(spot) ? 0 : 60;
        sum += m_occupied.drawn.isFree(spot) ? 0 : 8;
        sum += m_solid.isFree(spot) || wish.root.contains(at) ? 0 : 40;
    }
    return sum;
}

std::optional<QPointF> TablePlacing::search(const TableWish &wish, double reach) const
{
    const QRectF area = wish.root.adjusted(-reach - wish.size.width(), -reach - wish.size.height(), reach, reach);
    std::optional<QPointF> best;
    double least = 0;
    for (double y = wish.root.bottom() + kBelow; y <= area.bottom() + kBelow; y += kStep) {
        for (double x = area.left(); x <= area.right(); x += kStep) {
            const QRectF rect(QPointF(x, y), wish.size);
            const double floor = 0.7 * qAbs(rect.center().x() - wish.box.center().x()) + 1.2 * (y - wish.root.bottom());
            if ((best && floor >= least) || !fits(rect.topLeft(), wish.reserved))
                continue;
            const double sum = cost(wish, rect);
            if (!best || sum < least) {
                best = rect.topLeft();
                least = sum;
            }
        }
    }
    for (double y = area.top(); y <= wish.root.bottom(); y += kStep) {
        for (const double x : {wish.root.right() + kBelow, wish.root.right() + 4 * kBelow,
                               wish.root.left() - kBelow - wish.size.width(), wish.root.left(), wish.box.left()}) {
            const QRectF rect(QPointF(x, y), wish.size);
            if (!fits(rect.topLeft(), wish.reserved))
                continue;
            const double sum = cost(wish, rect);
            if (!best || sum < least) {
                best = rect.topLeft();
                least = sum;
            }
        }
    }
    return best;
}

void TablePlacing::take(const TableWish &wish, QPointF at)
{
    m_solid.add(QRectF(at, wish.size));
}

QPointF TablePlacing::place(const TableWish &wish)
{
    std::optional<QPointF> at = wish.byHand;
    if (!at && wish.former && fits(*wish.former, wish.size))
        at = wish.former;
    for (double reach = 300; !at && reach < 5000; reach *= 2)
        at = search(wish, reach);
    const QPointF place = at.value_or(QPointF(wish.root.left(), wish.root.bottom() + kBelow));
    take(wish, place);
    return place;
}

}  // namespace

std::unordered_map<Id, QPointF> placeTables(std::vector<TableWish> wishes, Obstacles solid, const Occupied &occupied)
{
    // Those that cannot move first, then from left to right.
    std::ranges::stable_sort(wishes, [](const TableWish &a, const TableWish &b) {
        const int rankA = a.byHand ? 0 : a.former ? 1 : 2;
        const int rankB = b.byHand ? 0 : b.former ? 1 : 2;
        return std::pair(rankA, a.box.center().x()) < std::pair(rankB, b.box.center().x());
    });
    TablePlacing placing(std::move(solid), occupied);
    std::unordered_map<Id, QPointF> places;
    for (const TableWish &wish : wishes)
        places[wish.owner] = placing.place(wish);
    return places;
}

}  // namespace toile
