// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/routesearch.h"

#include "ui/canvas/bentpath.h"
#include "ui/canvas/lanes.h"

#include <algorithm>
#include <tuple>

namespace toile {

namespace {

constexpr double kNear = 4;             // a cable nearer than this to a box runs over it
constexpr double kAlong = 12;           // and one at right angles nearer than this seems to be its border
constexpr std::size_t kMostBoxes = 16;  // to go round; a cable in a greater tangle runs over them
constexpr std::size_t kMostTabs = 60;
constexpr int kMostTries = 8;

}  // namespace

RouteSearch::RouteSearch(const Geometry &geometry, const Topology &topology, const Obstacles &boxes,
                         const Obstacles &tabs, const Cable &cable)
    : g(geometry), t(topology), m_boxes(boxes),
      m_tabs(tabs), m_ends{cable.a, cable.b}, m_seats{g.tab(cable.a), g.tab(cable.b)}
{
}

/// True when a cable that ends there begins inside `machine`.
bool RouteSearch::holds(Id machine, std::size_t end) const
{
    const Id owner = t.interface(m_ends[end])->machine;
    return t.isAncestor(machine, owner) || (machine == owner && m_seats[end].seat != Seat::Border);
}

bool RouteSearch::isForeign(Id box) const
{
    if (!takesRoom(t, box))
        return false;
    return !t.machine(box) || (!holds(box, 0) && !holds(box, 1));
}

double RouteSearch::nearTo(Id box) const
{
    const auto isAtEnd = [this, box](Id end) {
        const Interface &interface = *t.interface(end);
        return interface.machine == box || interface.bridge == box;
    };
    return isAtEnd(m_ends[0]) || isAtEnd(m_ends[1]) ? kNear : m_near;
}

/// The deepest machine that both ends are inside of.
QRectF RouteSearch::commonRoom() const
{
    for (Id id = t.interface(m_ends[0])->machine; id; id = t.machine(id)->parent) {
        if (holds(id, 0) && holds(id, 1))
            return g.box(id);
    }
    return {};
}

bool RouteSearch::Hit::isTangle() const
{
    return boxes.size() > kMostBoxes || tabs.size() > kMostTabs;
}

/// What the line runs over. What was looked at is what the way depends on.
void RouteSearch::gather(const QPolygonF &line, Hit &hit, Minding minding)
{
    m_region |= line.boundingRect().adjusted(-m_near - 1, -m_near - 1, m_near + 1, m_near + 1);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF piece(line[i - 1], line[i]);
        const QRectF around = QRectF(piece.p1(), piece.p2()).normalized().adjusted(-m_near, -m_near, m_near, m_near);
        m_boxes.each(around, [&](Id id, const QRectF &box) {
            const double near = nearTo(id);
            if (crosses(piece, box.adjusted(-near, -near, near, near)) && isForeign(id))
                hit.boxes.insert(id);
            return true;
        });
        if (minding == Minding::Boxes)
            continue;
        m_tabs.each(around, [&](Id id, const QRectF &tab) {
            if (id != m_ends[0] && id != m_ends[1] && crosses(piece, tab))
                hit.tabs.insert(id);
            return true;
        });
    }
}

RouteSearch::Course directCourse(const TabSeat &a, const TabSeat &b, CableStyle style)
{
    if (style == CableStyle::Orthogonal) {
        const QPolygonF corners = squared(a, b, {});
        return {roundedPath(corners), corners};
    }
    const QPainterPath path = style == CableStyle::Curved ? cablePath(a, b) : bentPath(a, b, {}, style);
    const QLineF line(path.elementAt(0), path.currentPosition());
    const bool plain = path.elementCount() == 2 && (line.dx() == 0 || line.dy() == 0);
    return {path, plain ? QPolygonF({line.p1(), line.p2()}) : QPolygonF()};
}

/// A cable crosses the border of a machine that only one of its ends is inside of; it does not run on it.
void RouteSearch::keepOffOwnBorders(DetourWish &wish)
{
    for (const std::size_t end : {0U, 1U}) {
        for (Id id = t.interface(m_ends[end])->machine; id; id = t.machine(id)->parent) {
            if (!holds(id, end) || holds(id, 1 - end))
                continue;
            const QRectF box = g.box(id);
            m_region |= box;
            for (const QLineF &border :
                 {QLineF(box.topLeft(), box.topRight()), QLineF(box.bottomLeft(), box.bottomRight()),
                  QLineF(box.topLeft(), box.bottomLeft()), QLineF(box.topRight(), box.bottomRight())}) {
                wish.taken.push_back(border);
                wish.passed.push_back(border);
            }
        }
    }
}

/// What to go round, in an order that hangs on nothing else.
DetourWish RouteSearch::round(const Hit &hit, int spread)
{
    const QRectF room = commonRoom();
    m_region |= room;
    DetourWish wish{m_seats[0], m_seats[1], {}, room, 16.0 + 7 * spread};
    for (const Id id : hit.boxes)
        wish.boxes.push_back(g.box(id));
    for (const Id id : hit.tabs)
        wish.tabs.push_back(tabWithExit(g.tab(id)));
    for (auto *rects : {&wish.boxes, &wish.tabs}) {
        for (const QRectF &rect : *rects)
            m_region |= rect;
        std::ranges::sort(*rects, {}, [](const QRectF &rect) {
            return std::tuple(rect.left(), rect.top(), rect.width(), rect.height());
        });
    }
    keepOffOwnBorders(wish);
    return wish;
}

std::optional<RouteSearch::Course> RouteSearch::led(Hit hit, int spread, CableStyle style, Minding minding)
{
    for (int i = 0; i < kMostTries && !hit.isTangle(); ++i) {
        const std::optional<QPolygonF> corners = detour(round(hit, spread));
        if (!corners)
            return std::nullopt;
        const std::size_t known = hit.size();
        gather(*corners, hit, minding);
        if (hit.size() != known)
            continue;
        QPainterPath plain;
        plain.addPolygon(*corners);
        return Course{style == CableStyle::Straight ? plain : roundedPath(*corners), *corners};
    }
    return std::nullopt;
}

/// Where it cannot keep off the tabs of others as well, it goes round boxes alone.
RouteSearch::Course RouteSearch::run(int spread, CableStyle style)
{
    m_near = style == CableStyle::Orthogonal ? kAlong : kNear;
    const Course direct = directCourse(m_seats[0], m_seats[1], style);
    const QList<QPolygonF> pieces = direct.path.toSubpathPolygons();
    const QPolygonF line = pieces.isEmpty() ? QPolygonF() : pieces.front();
    for (const Minding minding : {Minding::TabsToo, Minding::Boxes}) {
        Hit hit;
        gather(line, hit, minding);
        if (hit.size() == 0)
            return direct;
        if (const std::optional<Course> course = led(hit, spread, style, minding))
            return *course;
    }
    return direct;
}

QPolygonF RouteSearch::beside(const QPolygonF &corners, const std::vector<QLineF> &taken, int spread)
{
    m_near = kAlong;
    Hit hit;
    gather(corners, hit, Minding::TabsToo);
    QPolygonF best = corners;
    double least = sharedLength(corners, taken);
    std::vector<QLineF> passed;
    const auto pass = [&](const QPolygonF &way) {
        for (const QLineF &lane : taken) {
            if (std::ranges::find(passed, lane) == passed.end() && sharedLength(way, {lane}) > 0)
                passed.push_back(lane);
        }
    };
    pass(corners);
    for (int i = 0; i < kMostTries && least > 0 && !hit.isTangle(); ++i) {
        DetourWish wish = round(hit, spread);
        wish.taken.insert(wish.taken.end(), taken.begin(), taken.end());
        wish.passed.insert(wish.passed.end(), passed.begin(), passed.end());
        const std::optional<QPolygonF> way = detour(wish);
        if (!way)
            break;
        const std::size_t known = hit.size();
        gather(*way, hit, Minding::TabsToo);
        if (hit.size() != known)
            continue;
        if (const double shared = sharedLength(*way, taken); shared < least) {
            best = *way;
            least = shared;
        }
        const std::size_t lanes = passed.size();
        pass(*way);
        if (passed.size() == lanes)
            break;
    }
    return best;
}

}  // namespace toile
