// SPDX-License-Identifier: GPL-2.0-or-later
// The routes of the selected machine, as arrows to the gateways that they name.
#include "core/lab/changetext.h"
#include "core/model/routing.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace toile {

namespace {

constexpr double kRouteHead = 9;
constexpr double kRouteBend = 0.18;  // how far beside the straight line: the cable is there
constexpr double kLeastBend = 52;    // and what is written along it

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

std::vector<CanvasView::Private::RouteShape> CanvasView::Private::routeShapes() const
{
    const Geometry &geometry = scene->geometry();
    const auto place = [&](Id id) {
        return geometry.tabs.contains(id) ? geometry.tab(id).at : geometry.box(id).center();
    };
    const QFontMetricsF metrics(q.font());
    std::map<std::pair<Id, Id>, int> drawn;
    std::vector<RouteShape> shapes;
    for (const RouteArrow &arrow : routeArrows) {
        const QPointF from = place(arrow.from);
        const QPointF to = place(arrow.to);
        const int earlier = drawn[{arrow.from, arrow.to}]++;
        const double length = qMax(1.0, QLineF(from, to).length());
        QPointF across = QPointF(-(to - from).y(), (to - from).x()) * qMax(kRouteBend, kLeastBend / length);
        if (across.y() < 0)
            across = -across;  // names of interfaces are above cables
        RouteShape shape;
        shape.control = (from + to) / 2 + across * 2;
        if (earlier == 0) {
            shape.path.moveTo(from);
            shape.path.quadTo(shape.control, to);
        }
        shape.text = metrics.boundingRect(arrow.text).adjusted(-4, -2, 4, 2);
        shape.text.moveCenter((from + to) / 2 + across + QPointF(0, earlier * (shape.text.height() + 1)));
        shapes.push_back(shape);
    }
    return shapes;
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
    const std::vector<RouteShape> shapes = routeShapes();
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

}  // namespace toile
