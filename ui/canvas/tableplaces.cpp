// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tableplaces.h"

#include "ui/canvas/leaders.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace toile {

namespace {

constexpr double kStep = 16;
constexpr double kNear = 16;  // so long a line is seen at least
constexpr double kClear = 9;
constexpr double kScreen = 1.5;  // width to height of where a drawing is looked at
constexpr double kSmaller = 1;
constexpr double kWorth = 60;           // tables move for no less than that
constexpr double kRearranged = 250;     // and all of them for no less than that
constexpr std::size_t kFewTables = 16;  // more are placed in one order only
constexpr double kNever = std::numeric_limits<double>::infinity();

/// How wide the screen must be, in units of the drawing, that shows all of it.
double needed(const QRectF &drawing)
{
    return qMax(drawing.width(), drawing.height() * kScreen);
}

QRectF spotAt(QPointF at)
{
    return QRectF(at - QPointF(4, 4), QSizeF(8, 8));
}

bool holds(const TableWish &wish, Id id)
{
    return std::ranges::find(wish.holders, id) != wish.holders.end();
}

/// One way to place all tables: each takes the best place that those before it left.
class TablePlacing {
public:
    explicit TablePlacing(const TableGround &ground) : m_ground(&ground), m_drawing(ground.drawing) {}

    /// Nobody else finds a place there before this one was placed.
    void claim(const TableWish &wish) { m_claims.add(wish.owner, QRectF(placeOf(wish, *wish.former), wish.size)); }
    void place(const TableWish &wish, bool keepsFormer);
    double cost() const { return m_cost; }
    const TablePlaces &places() const { return m_places; }

private:
    /// Seen from the owner as it was then.
    static QPointF placeOf(const TableWish &wish, const TablePlace &then)
    {
        return then.at + wish.box.topLeft() - then.box.topLeft();
    }
    bool isWorse(const TableWish &wish, QPointF at, const TablePlace &then) const
    {
        return placeAt(wish, at, kNever, true).strain > then.alone + kWorth;
    }
    bool fits(const TableWish &wish, QPointF at, QSizeF size) const;
    bool isOnLeader(const TableWish &wish, QPointF at) const;
    bool isClaimed(const TableWish &wish, QPointF at) const;
    double crossings(const TableWish &wish, const QPainterPath &leader, double enough, bool alone) const;
    double growth(const QRectF &rect) const { return kSmaller * (needed(m_drawing | rect) - needed(m_drawing)); }
    TablePlace placeAt(const TableWish &wish, QPointF at, double enough, bool alone = false) const;
    std::optional<TablePlace> search(const TableWish &wish, double reach) const;
    std::optional<TablePlace> searched(const TableWish &wish) const;
    std::optional<TablePlace> kept(const TableWish &wish) const;
    std::optional<TablePlace> home(const TableWish &wish) const;
    void take(const TableWish &wish, const TablePlace &place);

    const TableGround *m_ground;
    Obstacles m_tables;  ///< those that have their place, and their lines
    Obstacles m_leaders;
    Obstacles m_claims;  ///< where those were that will be placed yet
    QRectF m_drawing;    ///< with the tables that have their place
    double m_cost = 0;
    TablePlaces m_places;
};

bool TablePlacing::fits(const TableWish &wish, QPointF at, QSizeF size) const
{
    const QRectF rect = QRectF(at, size).adjusted(-kClear, -kClear, kClear, kClear);
    const Occupied &occupied = m_ground->occupied;
    if (!m_ground->solid.isFree(rect) || !m_tables.isFree(rect) || !occupied.written.isFree(rect) ||
        !occupied.drawn.isFree(rect) || !occupied.borders.isFree(rect))
        return false;
    bool ours = true;
    m_ground->containers.each(rect, [&](Id id, const QRectF &) {
        ours = holds(wish, id);
        return ours;
    });
    return ours;
}

/// Of another table. None finds its place there; one that was there before stays.
bool TablePlacing::isOnLeader(const TableWish &wish, QPointF at) const
{
    return !m_leaders.isFree(QRectF(at, wish.reserved).adjusted(-kClear, -kClear, kClear, kClear));
}

bool TablePlacing::isClaimed(const TableWish &wish, QPointF at) const
{
    bool found = false;
    m_claims.each(QRectF(at, wish.size).adjusted(-kClear, -kClear, kClear, kClear), [&](Id id, const QRectF &) {
        found = id != wish.owner;
        return !found;
    });
    return found;
}

/// What the line runs over; `alone`: besides other tables. Leaving its own box and those around it is what it is for.
double TablePlacing::crossings(const TableWish &wish, const QPainterPath &leader, double enough, bool alone) const
{
    double sum = 0;
    const auto foreign = [&](const Obstacles &shapes, const QRectF &spot) {
        bool found = false;
        shapes.each(spot, [&](Id id, const QRectF &) {
            found = id != wish.owner && !holds(wish, id);
            return !found;
        });
        return found;
    };
    for (const QPointF &at : pointsAlong(leader)) {
        const QRectF spot = spotAt(at);
        sum += m_ground->occupied.written.isFree(spot) ? 0 : 120;
        sum += m_ground->occupied.drawn.isFree(spot) ? 0 : 15;
        sum += foreign(m_ground->occupied.borders, spot) ? 150 : 0;
        const bool onTable = !alone && !m_tables.isFree(spot);
        sum += !onTable && !foreign(m_ground->solid, spot) && !foreign(m_ground->containers, spot) ? 0 : 120;
        sum += alone || m_leaders.isFree(spot) ? 0 : 60;
        if (sum >= enough)
            break;
    }
    return sum;
}

/// With the best line to it. Given up when its strain is `enough`.
TablePlace TablePlacing::placeAt(const TableWish &wish, QPointF at, double enough, bool alone) const
{
    const QRectF rect(at, wish.size);
    const bool above = rect.bottom() <= wish.box.top();
    const bool below = rect.top() >= wish.box.bottom();
    const double aside = 0.15 * qAbs(rect.center().x() - wish.box.center().x()) + (above ? 60 : below ? 0 : 30);
    TablePlace place{at, {}, kNever, wish.box};
    for (const QPainterPath &leader : leadersBetween(wish.box, rect)) {
        double strain = aside + lengthOf(leader) + (isBent(leader) ? 40 : 0);
        const double least = qMin(place.strain, enough);
        if (strain < least)
            strain += crossings(wish, leader, least - strain, alone);
        if (strain >= place.strain)
            continue;
        place.leader = leader;
        place.strain = strain;
    }
    return place;
}

/// Every place around the owner, nearest first: the rest is only looked at while it may be better.
std::optional<TablePlace> TablePlacing::search(const TableWish &wish, double reach) const
{
    struct Spot {
        double least;
        QPointF at;
    };
    std::vector<Spot> spots;
    const QRectF &box = wish.box;
    const double top = std::floor((box.top() - reach - wish.size.height()) / kStep) * kStep;
    const double left = box.left() - std::ceil((reach + wish.size.width()) / kStep) * kStep;
    for (double y = top; y <= box.bottom() + reach; y += kStep) {
        for (double x = left; x <= box.right() + reach; x += kStep) {
            const QRectF rect(QPointF(x, y), wish.size);
            // The straight distance is the least that the line can cost.
            const double dx = qMax(rect.left() - box.right(), box.left() - rect.right());
            const double dy = qMax(rect.top() - box.bottom(), box.top() - rect.bottom());
            if (const double away = qMax(dx, dy); away >= kNear && away <= reach)
                spots.push_back({away, rect.topLeft()});
        }
    }
    std::ranges::stable_sort(spots, {}, &Spot::least);
    std::optional<TablePlace> best;
    double least = kNever;
    for (const Spot &spot : spots) {
        if (spot.least >= least)
            break;
        const double grown = growth(QRectF(spot.at, wish.size));
        if (spot.least + grown >= least || !fits(wish, spot.at, wish.reserved) || isOnLeader(wish, spot.at) ||
            isClaimed(wish, spot.at))
            continue;
        TablePlace place = placeAt(wish, spot.at, least - grown);
        if (place.strain + grown < least) {
            least = place.strain + grown;
            best = std::move(place);
        }
    }
    return best;
}

std::optional<TablePlace> TablePlacing::searched(const TableWish &wish) const
{
    std::optional<TablePlace> found;
    for (double reach = 300; !found && reach < 5000; reach *= 2)
        found = search(wish, reach);
    return found;
}

/// Where they were, seen from their owner, unless something is in the way there, or came between since and there is a
/// much better place now. Other tables have no part in that: each would go for what another does, over and over.
std::optional<TablePlace> TablePlacing::kept(const TableWish &wish) const
{
    const QPointF at = placeOf(wish, *wish.former);
    if (!fits(wish, at, wish.size))
        return std::nullopt;
    TablePlace place = placeAt(wish, at, kNever);
    if (m_ground->onlyLess || !isWorse(wish, at, *wish.former))
        return place;
    const std::optional<TablePlace> better = searched(wish);
    const bool moves = better && better->strain + kWorth < place.strain;
    return moves ? better : place;
}

std::optional<TablePlace> TablePlacing::home(const TableWish &wish) const
{
    if (!wish.home)
        return std::nullopt;
    const QPointF at = placeOf(wish, *wish.home);
    if (!fits(wish, at, wish.size) || isClaimed(wish, at) || isOnLeader(wish, at) || isWorse(wish, at, *wish.home))
        return std::nullopt;
    return placeAt(wish, at, kNever);
}

void TablePlacing::take(const TableWish &wish, const TablePlace &place)
{
    const QRectF rect(place.at, wish.size);
    m_cost += place.strain + growth(rect);
    m_drawing |= rect;
    m_tables.add(wish.owner, rect);
    m_leaders.addPath(wish.owner, place.leader, 6);
    m_claims.remove(wish.owner);
    m_places[wish.owner] = place;
    m_places[wish.owner].alone = placeAt(wish, place.at, kNever, true).strain;
}

void TablePlacing::place(const TableWish &wish, bool keepsFormer)
{
    std::optional<TablePlace> found;
    if (wish.byHand)
        found = placeAt(wish, *wish.byHand, kNever);
    else if (wish.former && keepsFormer)
        found = home(wish);
    if (!found && !wish.byHand && wish.former && keepsFormer)
        found = kept(wish);
    if (!found)
        found = searched(wish);
    if (!found)
        found = placeAt(wish, wish.box.bottomLeft() + QPointF(0, 2 * kNear), kNever);
    take(wish, *found);
}

using Order = std::vector<const TableWish *>;

/// Those that cannot move first, then those that have their place.
TablePlacing placed(Order order, const TableGround &ground, bool keepsFormer)
{
    std::ranges::stable_sort(order, {}, [keepsFormer](const TableWish *wish) {
        return wish->byHand ? 0 : wish->former && keepsFormer ? 1 : 2;
    });
    TablePlacing placing(ground);
    for (const TableWish *wish : order)
        if (keepsFormer && wish->former && !wish->byHand)
            placing.claim(*wish);
    for (const TableWish *wish : order)
        placing.place(*wish, keepsFormer);
    return placing;
}

/// In which orders they may take their places: from left to right, from top to bottom, and the other way round.
std::vector<Order> ordersOf(const std::vector<TableWish> &wishes)
{
    Order across;
    for (const TableWish &wish : wishes)
        across.push_back(&wish);
    std::ranges::stable_sort(across, {}, [](const TableWish *wish) { return wish->box.center().x(); });
    std::vector<Order> orders{across};
    if (wishes.size() > kFewTables)
        return orders;
    orders.emplace_back(across.rbegin(), across.rend());
    Order down = across;
    std::ranges::stable_sort(down, {}, [](const TableWish *wish) { return wish->box.center().y(); });
    orders.push_back(down);
    orders.emplace_back(down.rbegin(), down.rend());
    return orders;
}

/// The order in which all are best off.
TablePlacing bestPlaced(const std::vector<Order> &orders, const TableGround &ground, bool keepsFormer)
{
    TablePlacing best = placed(orders.front(), ground, keepsFormer);
    for (std::size_t i = 1; i < orders.size(); ++i) {
        TablePlacing other = placed(orders[i], ground, keepsFormer);
        if (other.cost() < best.cost())
            best = std::move(other);
    }
    return best;
}

}  // namespace

TablePlaces placeTables(const std::vector<TableWish> &wishes, const TableGround &ground)
{
    const auto hadPlace = [](const TableWish &wish) { return wish.former.has_value(); };
    const auto stays = [](const TableWish &wish) { return wish.byHand || wish.former; };
    const std::vector<Order> orders = ordersOf(wishes);
    if (std::ranges::all_of(wishes, stays))
        return placed(orders.front(), ground, true).places();
    const TablePlacing beside = bestPlaced(orders, ground, true);
    if (wishes.size() > kFewTables || std::ranges::none_of(wishes, hadPlace))
        return beside.places();
    const TablePlacing anew = bestPlaced(orders, ground, false);
    return (anew.cost() + kRearranged < beside.cost() ? anew : beside).places();
}

}  // namespace toile
