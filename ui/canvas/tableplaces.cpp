// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tableplaces.h"

#include "ui/canvas/tablesitem.h"

#include <algorithm>
#include <limits>

namespace toile {

namespace {

constexpr double kStep = 15;
constexpr double kBelow = 30;
constexpr double kClear = 9;
constexpr double kScreen = 1.5;  ///< width to height of where a drawing is looked at
constexpr double kSmaller = 0.5;

/// How wide the screen must be, in units of the drawing, that shows all of it.
double needed(const QRectF &drawing)
{
    return qMax(drawing.width(), drawing.height() * kScreen);
}

class TablePlacing {
public:
    TablePlacing(Obstacles solid, const Occupied &occupied, const QRectF &drawing)
        : m_solid(std::move(solid)), m_occupied(occupied), m_drawing(drawing)
    {
    }

    QPointF place(const TableWish &wish);

private:
    bool fits(QPointF at, QSizeF size) const
    {
        const QRectF rect = QRectF(at, size).adjusted(-kClear, -kClear, kClear, kClear);
        return m_solid.isFree(rect) && m_occupied.written.isFree(rect) && m_occupied.drawn.isFree(rect);
    }
    double cost(const TableWish &wish, const QRectF &rect, double enough) const;
    /// Leaving its own box and the one around it is what a connector is for.
    static bool crossesOwn(const TableWish &wish, QPointF at)
    {
        const auto onBorder = [at](const QRectF &box) {
            return !box.adjusted(8, 8, -8, -8).contains(at) && box.adjusted(-8, -8, 8, 8).contains(at);
        };
        return onBorder(wish.box) || onBorder(wish.root);
    }
    std::optional<QPointF> search(const TableWish &wish, double reach) const;
    void take(const TableWish &wish, QPointF at);

    Obstacles m_solid;
    const Occupied &m_occupied;
    QRectF m_drawing;  ///< with the tables that have their place
};

/// Points along a connector, about every ten pixels.
std::vector<QPointF> pointsAlong(const QPainterPath &path)
{
    const QPointF from = path.elementAt(0);
    const QPointF to = path.currentPosition();
    const bool bends = path.elementCount() > 2;
    const int count = qMax(4, static_cast<int>(QLineF(from, to).length() / 10));
    std::vector<QPointF> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 1; i < count; ++i) {
        const double t = double(i) / count;
        const double u = 1 - t;
        if (!bends) {
            points.push_back(from * u + to * t);
            continue;
        }
        const QPointF a = path.elementAt(1);
        const QPointF b = path.elementAt(2);
        points.push_back(from * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + to * (t * t * t));
    }
    return points;
}

/// How long the connector is, what it runs over, whether it must bend, and how much smaller the whole drawing is seen
/// with the table there. Given up when it is `enough`.
double TablePlacing::cost(const TableWish &wish, const QRectF &rect, double enough) const
{
    const QPainterPath path = connectorPath(wish.box, rect);
    const bool above = rect.bottom() <= wish.root.top();
    const bool below = rect.top() >= wish.root.bottom();
    double sum = QLineF(path.elementAt(0), path.currentPosition()).length();
    sum += 0.15 * qAbs(rect.center().x() - wish.box.center().x()) + (above ? 200 : below ? 0 : 30);
    sum += path.elementCount() > 2 ? 60 : 0;
    sum += kSmaller * (needed(m_drawing | rect) - needed(m_drawing));
    if (sum >= enough)
        return sum;
    for (const QPointF &at : pointsAlong(path)) {
        const QRectF spot(at - QPointF(4, 4), QSizeF(8, 8));
        sum += m_occupied.written.isFree(spot) ? 0 : 120;
        sum += m_occupied.drawn.isFree(spot) ? 0 : 15;
        sum += m_occupied.borders.isFree(spot) || crossesOwn(wish, at) ? 0 : 150;
        sum += m_solid.isFree(spot) || wish.root.contains(at) ? 0 : 120;
        if (sum >= enough)
            break;
    }
    return sum;
}

/// Every place around the outermost box, nearest to the owner first: the rest is only looked at while it may be better.
std::optional<QPointF> TablePlacing::search(const TableWish &wish, double reach) const
{
    struct Place {
        double least;
        QPointF at;
    };
    std::vector<Place> places;
    const auto consider = [&](double x, double y) {
        const QRectF rect(QPointF(x, y), wish.size);
        // The straight distance is the least that the connector can cost.
        const double dx = qMax(rect.left() - wish.box.right(), wish.box.left() - rect.right());
        const double dy = qMax(rect.top() - wish.box.bottom(), wish.box.top() - rect.bottom());
        places.push_back({qMax(dx, dy), rect.topLeft()});
    };
    const QRectF &root = wish.root;
    const double left = root.left() - reach - wish.size.width();
    for (double y = root.bottom() + kBelow; y <= root.bottom() + reach; y += kStep) {
        for (double x = left; x <= root.right() + reach; x += kStep)
            consider(x, y);
    }
    for (double y = root.top(); y <= root.bottom(); y += kStep) {
        for (double away = kBelow; away <= reach; away += 2 * kStep) {
            consider(root.left() - away - wish.size.width(), y);
            consider(root.right() + away, y);
        }
    }
    std::ranges::stable_sort(places, {}, &Place::least);
    std::optional<QPointF> best;
    double least = std::numeric_limits<double>::infinity();
    for (const Place &place : places) {
        if (place.least >= least)
            break;
        if (!fits(place.at, wish.reserved))
            continue;
        const double sum = cost(wish, QRectF(place.at, wish.size), least);
        if (sum < least) {
            best = place.at;
            least = sum;
        }
    }
    return best;
}

void TablePlacing::take(const TableWish &wish, QPointF at)
{
    m_solid.add(wish.owner, QRectF(at, wish.size));
    m_drawing |= QRectF(at, wish.size);
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

std::unordered_map<Id, QPointF> placeTables(std::vector<TableWish> wishes, Obstacles solid, const Occupied &occupied,
                                            const QRectF &drawing)
{
    // Those that cannot move first, then from left to right.
    std::ranges::stable_sort(wishes, [](const TableWish &a, const TableWish &b) {
        const int rankA = a.byHand ? 0 : a.former ? 1 : 2;
        const int rankB = b.byHand ? 0 : b.former ? 1 : 2;
        return std::pair(rankA, a.box.center().x()) < std::pair(rankB, b.box.center().x());
    });
    TablePlacing placing(std::move(solid), occupied, drawing);
    std::unordered_map<Id, QPointF> places;
    for (const TableWish &wish : wishes)
        places[wish.owner] = placing.place(wish);
    return places;
}

}  // namespace toile
