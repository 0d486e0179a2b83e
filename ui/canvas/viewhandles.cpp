// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"

#include <cmath>
#include <utility>

/// What the mouse finds on and beside boxes: knobs that cables are pulled from, edges that are resized.
namespace toile {

namespace {

Qt::CursorShape cursorOf(Qt::Edges edges)
{
    if (edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge))
        return Qt::SizeFDiagCursor;
    if (edges == (Qt::RightEdge | Qt::TopEdge) || edges == (Qt::LeftEdge | Qt::BottomEdge))
        return Qt::SizeBDiagCursor;
    return edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

}  // namespace

/// A round handle beside a machine or bridge: a cable is pulled from it.
QRectF CanvasView::Private::knobRect(Id owner) const
{
    const Topology &topology = editor.topology();
    if (!topology.machine(owner) && !topology.isBridge(owner))
        return {};
    const QRectF box = scene->geometry().box(owner);
    const double size = 18 / qBound(0.5, zoom(), 2.0);
    return QRectF(box.center().x() - size / 2, box.top() - 8 - size, size, size);
}

/// What has one now: what is under the mouse, and a single selected box.
std::vector<Id> CanvasView::Private::knobOwners() const
{
    std::vector<Id> owners;
    if (tool != Tool::Select)
        return owners;
    if (hovered)
        owners.push_back(hovered);
    const std::vector<Id> &chosen = editor.selection();
    if (chosen.size() == 1 && chosen.front() != hovered)
        owners.push_back(chosen.front());
    return owners;
}

Id CanvasView::Private::knobAt(QPointF at) const
{
    for (const Id owner : knobOwners()) {
        if (knobRect(owner).contains(at))
            return owner;
    }
    return {};
}

/// The knob of what is under the mouse stays while the mouse goes to it.
void CanvasView::Private::hover(QPointF at)
{
    Id now = tool == Tool::Select ? scene->idAt(at) : Id();
    const Interface *interface = editor.topology().interface(now);
    if (interface && !arrange::isBox(editor.topology(), now))
        now = interface->machine;
    if (hovered && now != hovered && knobRect(hovered).adjusted(-10, -6, 10, 14).contains(at))
        return;
    if (knobRect(now).isEmpty())
        now = Id();
    if (now == hovered)
        return;
    for (const Id id : {std::exchange(hovered, now), now}) {
        if (id)
            q.viewport()->update(q.mapFromScene(knobRect(id)).boundingRect().adjusted(-4, -4, 4, 4));
    }
}

/// The edges of the one selected box that a drag from here resizes: two at a corner, one along a side.
Qt::Edges CanvasView::Private::edgesAt(QPointF at) const
{
    const std::vector<Id> &chosen = editor.selection();
    if (chosen.size() != 1 || !arrange::isBox(editor.topology(), chosen.front()) ||
        arrange::isLocked(editor.document(), chosen.front()))
        return {};
    if (arrowOf(chosen.front()))
        return arrowEndAt(at);
    const QRectF box = scene->geometry().box(chosen.front());
    const double reach = 8 / qMin(1.0, zoom());
    const QRectF r = box.adjusted(-4, -4, 4, 4);
    const auto near = [&](double a, double b) { return std::abs(a - b) <= reach; };
    Qt::Edges found;
    found.setFlag(Qt::LeftEdge, near(at.x(), r.left()));
    found.setFlag(Qt::RightEdge, near(at.x(), r.right()) && !found);
    found.setFlag(Qt::TopEdge, near(at.y(), r.top()));
    found.setFlag(Qt::BottomEdge, near(at.y(), r.bottom()) && !found.testFlag(Qt::TopEdge));
    const QRectF around = r.adjusted(-reach, -reach, reach, reach);
    if (!found || !around.contains(at))
        return {};
    const bool corner = (found & (Qt::LeftEdge | Qt::RightEdge)) && (found & (Qt::TopEdge | Qt::BottomEdge));
    // Along a side only outside the box: what is in it, tabs on its border and the knob of a cable come first.
    const Id under = scene->idAt(at);
    const Interface *bridge = editor.topology().interface(chosen.front());
    const Id machine = bridge ? bridge->machine : chosen.front();
    const bool free =
        !under || under == chosen.front() || under == machine || editor.topology().isAncestor(under, machine);
    return corner || (!box.contains(at) && !knobAt(at) && free) ? found : Qt::Edges();
}

void CanvasView::Private::updateCursor(QPointF at)
{
    if (tool != Tool::Select || spaceHeld)
        return;
    const Qt::Edges resizes = edgesAt(at);
    Qt::CursorShape shape = Qt::ArrowCursor;
    const Id id = scene->idAt(at);
    const Interface *interface = editor.topology().interface(id);
    if (resizes)
        shape = cursorOf(resizes);
    else if (bendAt(at) >= 0)
        shape = Qt::SizeAllCursor;
    else if (knobAt(at) || (interface && !editor.topology().isBridge(id) && !editor.topology().cableAt(id)))
        shape = Qt::CrossCursor;
    else if (scene->tablesAt(at))
        shape = Qt::PointingHandCursor;
    if (q.viewport()->cursor().shape() != shape)
        q.viewport()->setCursor(shape);
}

}  // namespace toile
