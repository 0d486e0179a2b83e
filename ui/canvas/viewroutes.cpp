// SPDX-License-Identifier: GPL-2.0-or-later
// The routes of the selected machine, as arrows to the gateways that they name.
#include "core/lab/changetext.h"
#include "core/model/routing.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/detour.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/look.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <limits>

namespace toile {

namespace {

constexpr double kRouteHead = 9;
constexpr double kRouteBend = 0.18;  // how far beside the straight line: the cable is there
constexpr double kLeastBend = 52;    // and what is written along it
constexpr double kBowed = 0.3;       // what it costs to go otherwise, in texts that are crossed
constexpr double kOtherSide = 0.2;
constexpr int kBows = 40;  // that are tried
constexpr double kBowStep = 0.15;
constexpr std::size_t kMostSought = 12;  // arrows that look for a way of their own

/// What a curve from end to end with this control point lies on.
bool runsOver(const QLineF &way, QPointF control, const QRectF &rect)
{
    constexpr int kPieces = 16;
    QPointF from = way.p1();
    for (int i = 1; i <= kPieces; ++i) {
        const double t = double(i) / kPieces;
        const QPointF to = way.p1() * (1 - t) * (1 - t) + control * 2 * t * (1 - t) + way.p2() * t * t;
        if (crosses(QLineF(from, to), rect))
            return true;
        from = to;
    }
    return false;
}

void paintHead(QPainter &painter, QPointF tip, QPointF from)
{
    const QLineF line(tip, from);
    QLineF wing = line.unitVector();
    wing.setLength(kRouteHead);
    QPolygonF head{tip};
    for (const double angle : {25.0, -25.0}) {
        QLineF side = wing;
        side.setAngle(wing.angle() + angle);
        head << side.p2();
    }
    painter.drawPolygon(head);
}

}  // namespace

/// Looked up when the selection or the drawing's meaning changes, not when it is painted.
void CanvasView::Private::followRoutes()
{
    const bool had = !routeArrows.empty();
    routeArrows.clear();
    shownRoutes.reset();
    const Id id = editor.selection().size() == 1 ? editor.selection().front() : Id();
    const Machine *machine = editor.topology().machine(id);
    if (machine && !machine->routes.empty()) {
        const Routing routing(editor.topology());
        for (const RouteState &route : machine->routes) {
            const std::vector<Gateway> gateways = routing.gateways(id, route.destination);
            const auto found = std::find_if(gateways.begin(), gateways.end(),
                                            [&](const Gateway &gateway) { return gateway.address == route.gateway; });
            if (found != gateways.end())
                routeArrows.push_back({found->through, found->interface, routeText(route)});
        }
    }
    if (had || !routeArrows.empty())
        repaintAids();
}

/// Beside the straight line, on the side and as far away as what is written there asks for.
CanvasView::Private::RouteShape CanvasView::Private::bowedRoute(QLineF way, QSizeF text,
                                                                const std::vector<QRectF> &written) const
{
    const double length = qMax(1.0, way.length());
    QPointF across = QPointF(-way.dy(), way.dx()) * qMax(kRouteBend, kLeastBend / length);
    if (across.y() < 0)
        across = -across;  // names of interfaces are above cables
    const auto bowed = [&](double bow) {
        RouteShape shape;
        shape.control = way.center() + across * 2 * bow;
        shape.path.moveTo(way.p1());
        shape.path.quadTo(shape.control, way.p2());
        shape.text = QRectF(QPointF(), text);
        shape.text.moveCenter(way.center() + across * bow);
        return shape;
    };
    RouteShape best = bowed(1);
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < kBows && !written.empty(); ++i) {
        const int steps = i / 2 + 2;
        const double bow = (i % 2 == 0 ? 1 : -1) * kBowStep * steps;
        const RouteShape shape = bowed(bow);
        const QRectF reach = shape.path.controlPointRect() | shape.text;
        double cost = kBowed * qAbs(qAbs(bow) - 1) + (bow < 0 ? kOtherSide : 0);
        for (auto rect = written.begin(); rect != written.end() && cost < least; ++rect) {
            if (reach.intersects(*rect) && !rect->contains(way.p1()) && !rect->contains(way.p2()))
                cost += (runsOver(way, shape.control, *rect) ? 1 : 0) + (shape.text.intersects(*rect) ? 1 : 0);
        }
        if (cost < least) {
            best = shape;
            least = cost;
        }
    }
    return best;
}

const std::vector<CanvasView::Private::RouteShape> &CanvasView::Private::routeShapes() const
{
    if (shownRoutes)
        return *shownRoutes;
    const Geometry &geometry = scene->geometry();
    const auto place = [&](Id id) {
        return geometry.tabs.contains(id) ? geometry.tab(id).at : geometry.box(id).center();
    };
    const QFontMetricsF metrics(q.font());
    const bool few = routeArrows.size() <= kMostSought && geometry.tabs.size() <= kUsualTabs;
    const std::vector<QRectF> written = routeArrows.empty() || !few ? std::vector<QRectF>() : scene->written();
    std::map<std::pair<Id, Id>, std::vector<RouteShape>> drawn;
    std::vector<RouteShape> shapes;
    for (const RouteArrow &arrow : routeArrows) {
        std::vector<RouteShape> &earlier = drawn[{arrow.from, arrow.to}];
        const QRectF text = metrics.boundingRect(arrow.text).adjusted(-4, -2, 4, 2);
        RouteShape shape;
        if (earlier.empty()) {
            shape = bowedRoute({place(arrow.from), place(arrow.to)}, text.size(), written);
        } else {  // under the text of the one whose arrow it shares
            shape.control = earlier.front().control;
            shape.text = text;
            shape.text.moveCenter(earlier.front().text.center() +
                                  QPointF(0, double(earlier.size()) * (text.height() + 1)));
        }
        earlier.push_back(shape);
        shapes.push_back(shape);
    }
    shownRoutes = std::move(shapes);
    return *shownRoutes;
}

/// In pixels of the viewport.
QRect CanvasView::Private::routesRect() const
{
    QRectF all;
    for (const RouteShape &shape : routeShapes())
        all |= shape.path.controlPointRect() | shape.text;
    return all.isEmpty() ? QRect()
                         : q.mapFromScene(all.adjusted(-kRouteHead, -kRouteHead, kRouteHead, kRouteHead))
                               .boundingRect()
                               .adjusted(-2, -2, 2, 2);
}

void CanvasView::Private::paintRoutes(QPainter &painter) const
{
    const Look &look = scene->look();
    painter.setFont(q.font());
    const std::vector<RouteShape> &shapes = routeShapes();
    for (const RouteShape &shape : shapes) {
        if (shape.path.isEmpty())
            continue;
        painter.strokePath(shape.path, QPen(look.selection, 2, Qt::DashLine, Qt::RoundCap));
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.selection);
        paintHead(painter, shape.path.currentPosition(), shape.control);
    }
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.paper);
        painter.drawRoundedRect(shapes[i].text, 3, 3);
        painter.setPen(look.text);
        painter.drawText(shapes[i].text, Qt::AlignCenter, routeArrows[i].text);
    }
}

std::vector<CanvasView::DrawnRoute> CanvasView::drawnRoutes() const
{
    std::vector<DrawnRoute> drawn;
    for (const Private::RouteShape &shape : d->routeShapes())
        drawn.push_back({shape.path, shape.text});
    return drawn;
}

}  // namespace toile
