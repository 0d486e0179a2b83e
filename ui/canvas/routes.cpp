// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/routes.h"

#include "core/model/cabling.h"
#include "ui/canvas/bentpath.h"
#include "ui/canvas/routesearch.h"

#include <algorithm>
#include <tuple>

namespace toile {

namespace {

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

/// The box whose border a cable leaves; null for one that leaves a tab inside its machine.
QRectF ownBox(const Geometry &geometry, const Topology &topology, Id end)
{
    const Interface &interface = topology.interfaces.at(end);
    switch (geometry.tab(end).seat) {
    case Seat::Border:
        return geometry.box(interface.machine);
    case Seat::Bridge:
        return geometry.box(interface.bridge);
    case Seat::Inner:
        break;
    }
    return {};
}

bool isLong(const TabSeat &a, const TabSeat &b)
{
    return QLineF(a.at, b.at).length() > kLongCable;
}

}  // namespace

/// Its way as if it were alone.
void Routes::route(const Geometry &geometry, const Document &document, const TopologyIndex &index, Id id,
                   const Cable &cable)
{
    const TabSeat a = geometry.tab(cable.a);
    const TabSeat b = geometry.tab(cable.b);
    const CableStyle style = styleOf(document.layout(), id);
    const auto placed = document.layout().placements.find(id);
    const bool bent = placed != document.layout().placements.end() && !placed->second.bends.empty();
    Way &way = m_ways[id] = {};
    if (bent) {
        const Topology &topology = document.topology();
        const OwnBoxes own{ownBox(geometry, topology, cable.a), ownBox(geometry, topology, cable.b)};
        way.region = own.a | own.b;
        if (style == CableStyle::Orthogonal)
            way.corners = squared(a, b, placed->second.bends, own);
        way.path = way.corners.isEmpty() ? bentPath(a, b, placed->second.bends, style, own) : roundedPath(way.corners);
    } else if (document.topology().cables.size() > kManyCables && isLong(a, b)) {
        way.path = directCourse(a, b, style).path;
    } else {
        RouteSearch routing(geometry, document.topology(), m_boxes, m_tabs, cable);
        const RouteSearch::Course course = routing.run(spreadOf(document.topology(), index, cable), style);
        way = {routing.region(), course.path, course.corners, course.corners.size() > 2};
    }
}

/// Right-angled cables: first those that stay where they are, the others as the file has them.
std::vector<Id> Routes::inOrder(const Topology &topology, const TopologyIndex &index) const
{
    std::vector<std::pair<std::tuple<bool, int, int>, Id>> ranked;
    for (const auto &[id, way] : m_ways) {
        if (way.corners.isEmpty())
            continue;
        const Cable &cable = topology.cables.at(id);
        const auto [first, last] = std::minmax({index.rank.at(cable.a), index.rank.at(cable.b)});
        ranked.push_back({{way.mayGive, first, last}, id});
    }
    std::ranges::sort(ranked);
    std::vector<Id> ids;
    for (const auto &[rank, id] : ranked)
        ids.push_back(id);
    return ids;
}

/// Its corners beside the cables that are in `m_lanes`. Looked for anew when something there is another one.
const QPolygonF &Routes::besideOthers(const Geometry &geometry, const Document &document, const TopologyIndex &index,
                                      Id id)
{
    constexpr std::size_t kMostTaken = 240;  // beyond, nobody could tell apart what gives way to what
    constexpr double kAround = 96;           // as far as it may give way without a look at what else is there
    Way &way = m_ways.at(id);
    if (!way.mayGive || m_lanes.under(way.corners).empty())
        return way.corners;
    const std::vector<QLineF> taken =
        m_lanes.around(way.corners.boundingRect().adjusted(-kAround, -kAround, kAround, kAround));
    if (taken.size() > kMostTaken)
        return way.corners;
    if (!way.beside.isEmpty() && isExactly(taken, way.taken))
        return way.beside;
    const Cable &cable = document.topology().cables.at(id);
    RouteSearch search(geometry, document.topology(), m_boxes, m_tabs, cable);
    way.beside = search.beside(way.corners, taken, spreadOf(document.topology(), index, cable));
    way.region |= search.region();
    way.taken = taken;
    return way.beside;
}

/// Writes the ways of `routed`, and of all that keep beside others. The cables that run otherwise than before.
std::unordered_set<Id> Routes::draw(Geometry &geometry, const Document &document, const TopologyIndex &index,
                                    const std::unordered_set<Id> &routed)
{
    std::unordered_set<Id> changed;
    const auto put = [&](Id id, const QPainterPath &path) {
        QPainterPath &known = geometry.cables[id];
        if (isExactly(path, known))
            return;
        known = path;
        changed.insert(id);
    };
    const bool apart = document.topology().cables.size() <= kManyCables && !routed.empty();
    for (const Id id : routed) {
        const Way &way = m_ways.at(id);
        if (!apart || way.corners.isEmpty())
            put(id, way.path);
    }
    if (!apart)
        return changed;
    m_lanes.clear();
    for (const Id id : inOrder(document.topology(), index)) {
        const Way &way = m_ways.at(id);
        const QPolygonF &corners = besideOthers(geometry, document, index, id);
        m_lanes.add(id, corners);
        const bool straight = styleOf(document.layout(), id) == CableStyle::Straight;
        QPainterPath plain;
        plain.addPolygon(corners);
        put(id, &corners == &way.corners ? way.path : straight ? plain : roundedPath(corners));
    }
    return changed;
}

/// One without a cable leaves nothing.
void Routes::putTab(const Geometry &geometry, const TopologyIndex &index, Id tab)
{
    const TabSeat &seat = geometry.tabs.at(tab);
    m_tabs.remove(tab);
    m_tabs.add(tab, index.cable(tab) ? tabWithExit(seat) : tabRect(seat));
}

void Routes::reset(Geometry &geometry, const Document &document, const TopologyIndex &index)
{
    m_boxes.clear();
    m_tabs.clear();
    m_ways.clear();
    geometry.cables.clear();
    for (const auto &[id, box] : geometry.boxes)
        m_boxes.add(id, box);
    if (document.topology().cables.size() <= kManyCables) {
        for (const auto &[id, seat] : geometry.tabs)
            putTab(geometry, index, id);
    }
    std::unordered_set<Id> all;
    for (const auto &[id, cable] : document.topology().cables) {
        route(geometry, document, index, id, cable);
        all.insert(id);
    }
    draw(geometry, document, index, all);
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
    std::vector<QRectF> changed = areas;
    const bool apart = document.topology().cables.size() <= kManyCables;
    for (const Id tab : moved.tabs) {
        if (const Id cable = index.cable(tab))
            touched.insert(cable);
        if (!apart)
            continue;
        const auto add = [&] {
            for (const QRectF &rect : m_tabs.rectsOf(tab))
                changed.push_back(rect);
        };
        add();
        putTab(geometry, index, tab);
        add();
    }
    addDependent(changed, touched);
    for (const Id id : touched)
        route(geometry, document, index, id, document.topology().cables.at(id));
    return draw(geometry, document, index, touched);
}

}  // namespace toile
