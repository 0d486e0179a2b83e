// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/routes.h"

#include "core/model/cabling.h"
#include "ui/canvas/bentpath.h"
#include "ui/canvas/detour.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace toile {

namespace {

constexpr double kNear = 4;             // a cable nearer than this to a box runs over it
constexpr double kAlong = 12;           // and one at right angles nearer than this seems to be its border
constexpr std::size_t kMostBoxes = 16;  // to go round; a cable in a greater tangle runs over them
constexpr int kMostTries = 8;

/// What one cable may not run over, and finding its way.
class RouteSearch {
public:
    RouteSearch(const Geometry &geometry, const Topology &topology, const Obstacles &boxes, const Cable &cable);

    QPainterPath run(int spread, CableStyle style);
    const QRectF &region() const { return m_region; }

private:
    bool holds(Id machine, std::size_t end) const;
    bool isForeign(Id box) const;
    double nearTo(Id box) const;
    QRectF commonRoom() const;
    void gather(const QPolygonF &line, std::unordered_set<Id> &hit);

    const Geometry &g;
    const Topology &t;
    const Obstacles &m_boxes;
    std::array<Id, 2> m_ends;
    std::array<TabSeat, 2> m_seats;
    QRectF m_region;
    double m_near = kNear;
};

RouteSearch::RouteSearch(const Geometry &geometry, const Topology &topology, const Obstacles &boxes, const Cable &cable)
    : g(geometry), t(topology), m_boxes(boxes), m_ends{cable.a, cable.b}, m_seats{g.tab(cable.a), g.tab(cable.b)}
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

/// The boxes that the line runs over. What was looked at is what the way depends on.
void RouteSearch::gather(const QPolygonF &line, std::unordered_set<Id> &hit)
{
    m_region |= line.boundingRect().adjusted(-m_near - 1, -m_near - 1, m_near + 1, m_near + 1);
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QLineF piece(line[i - 1], line[i]);
        const QRectF around = QRectF(piece.p1(), piece.p2()).normalized().adjusted(-m_near, -m_near, m_near, m_near);
        m_boxes.each(around, [&](Id id, const QRectF &box) {
            const double near = nearTo(id);
            if (crosses(piece, box.adjusted(-near, -near, near, near)) && isForeign(id))
                hit.insert(id);
            return true;
        });
    }
}

QPainterPath directPath(const TabSeat &a, const TabSeat &b, CableStyle style)
{
    switch (style) {
    case CableStyle::Curved:
        return cablePath(a, b);
    case CableStyle::Straight:
        return bentPath(a, b, {}, style);
    case CableStyle::Orthogonal:
        break;
    }
    return rightAngled(a, b);
}

QPainterPath RouteSearch::run(int spread, CableStyle style)
{
    m_near = style == CableStyle::Orthogonal ? kAlong : kNear;
    const QPainterPath direct = directPath(m_seats[0], m_seats[1], style);
    std::unordered_set<Id> hit;
    const QList<QPolygonF> pieces = direct.toSubpathPolygons();
    gather(pieces.isEmpty() ? QPolygonF() : pieces.front(), hit);
    if (hit.empty())
        return direct;
    const QRectF room = commonRoom();
    m_region |= room;
    for (int i = 0; i < kMostTries && hit.size() <= kMostBoxes; ++i) {
        DetourWish wish{m_seats[0], m_seats[1], {}, room, 16.0 + 7 * spread};
        for (const Id id : hit) {
            wish.boxes.push_back(g.box(id));
            m_region |= g.box(id);
        }
        std::ranges::sort(wish.boxes, {}, [](const QRectF &box) {
            return std::tuple(box.left(), box.top(), box.width(), box.height());
        });
        const std::optional<QPolygonF> corners = detour(wish);
        if (!corners)
            break;
        const std::size_t known = hit.size();
        gather(*corners, hit);
        if (hit.size() != known)
            continue;
        QPainterPath plain;
        plain.addPolygon(*corners);
        return style == CableStyle::Straight ? plain : roundedPath(*corners);
    }
    return direct;
}

/// As QRectF::intersects(), which also takes rectangles that are turned over.
bool overlap(const QRectF &a, const QRectF &b)
{
    return qMax(a.left(), b.left()) < qMin(a.right(), b.right()) &&
           qMax(a.top(), b.top()) < qMin(a.bottom(), b.bottom());
}

/// So that cables which go round the same box lie beside each other.
int spreadOf(const Topology &topology, const TopologyIndex &index, const Cable &cable)
{
    int places = 0;
    for (const Id end : {cable.a, cable.b})
        places += index.placeOf(end, topology.interfaces.at(end).machine);
    return places % 3;
}

bool isLong(const TabSeat &a, const TabSeat &b)
{
    return QLineF(a.at, b.at).length() > kLongCable;
}

}  // namespace

/// True when the cable runs otherwise than before.
bool Routes::route(Geometry &geometry, const Document &document, const TopologyIndex &index, Id id, const Cable &cable)
{
    QPainterPath path;
    const TabSeat a = geometry.tab(cable.a);
    const TabSeat b = geometry.tab(cable.b);
    const CableStyle style = styleOf(document.layout(), id);
    const auto placed = document.layout().placements.find(id);
    const bool bent = placed != document.layout().placements.end() && !placed->second.bends.empty();
    if (bent) {
        m_ways[id] = {};
        path = bentPath(a, b, placed->second.bends, style);
    } else if (document.topology().cables.size() > kManyCables && isLong(a, b)) {
        m_ways[id] = {};
        path = directPath(a, b, style);
    } else {
        RouteSearch routing(geometry, document.topology(), m_boxes, cable);
        path = routing.run(spreadOf(document.topology(), index, cable), style);
        m_ways[id] = {routing.region()};
    }
    QPainterPath &known = geometry.cables[id];
    if (isExactly(path, known))
        return false;
    known = path;
    return true;
}

void Routes::reset(Geometry &geometry, const Document &document, const TopologyIndex &index)
{
    m_boxes.clear();
    m_ways.clear();
    geometry.cables.clear();
    for (const auto &[id, box] : geometry.boxes)
        m_boxes.add(id, box);
    for (const auto &[id, cable] : document.topology().cables)
        route(geometry, document, index, id, cable);
}

/// The cables whose way depends on what is in one of the areas. Where very many of them are, nearly all do.
void Routes::addDependent(const std::vector<QRectF> &areas, std::unordered_set<Id> &cables) const
{
    constexpr std::size_t kMany = 250;
    QRectF all;
    for (const QRectF &area : areas)
        all |= area;
    for (const auto &[id, way] : m_ways) {
        const auto depends = [&way = way](const QRectF &area) { return overlap(way.region, area); };
        if (!way.region.isEmpty() && depends(all) && (areas.size() > kMany || std::ranges::any_of(areas, depends)))
            cables.insert(id);
    }
}

std::unordered_set<Id> Routes::follow(Geometry &geometry, const Document &document, const TopologyIndex &index,
                                      const Moved &moved, const std::vector<QRectF> &areas,
                                      const std::unordered_set<Id> &styled)
{
    for (const Id id : moved.boxes) {
        m_boxes.remove(id);
        m_boxes.add(id, geometry.box(id));
    }
    std::unordered_set<Id> touched = styled;
    for (const Id tab : moved.tabs) {
        if (const Id cable = index.cable(tab))
            touched.insert(cable);
    }
    addDependent(areas, touched);
    std::erase_if(touched,
                  [&](Id id) { return !route(geometry, document, index, id, document.topology().cables.at(id)); });
    return touched;
}

}  // namespace toile
