// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"

#include <cmath>
#include <utility>

/// What the mouse finds on and beside boxes: knobs that cables are pulled from, edges that are resized.
namespace toile {

namespace {

constexpr double kKnob = 18;  // pixels of the screen, within reason
constexpr double kKnobAway = 8;

Qt::CursorShape cursorOf(Qt::Edges edges)
{
    if (edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge))
        return Qt::SizeFDiagCursor;
    if (edges == (Qt::RightEdge | Qt::TopEdge) || edges == (Qt::LeftEdge | Qt::BottomEdge))
        return Qt::SizeBDiagCursor;
    return edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor;
}

}  // namespace

/// A round handle beside a machine or bridge: a cable is pulled from it. Over the middle of the box, or where it covers
/// nothing.
QRectF CanvasView::Private::knobRect(Id owner) const
{
    const Topology &topology = editor.topology();
    if (!topology.machine(owner) && !topology.isBridge(owner))
        return {};
    const QRectF box = scene->geometry().box(owner);
    const double size = kKnob / qBound(0.5, zoom(), 2.0);
    const double away = kKnobAway + size / 2;
    QRectF knob(QPointF(), QSizeF(size, size));
    for (const Side side : {Side::Top, Side::Right, Side::Bottom, Side::Left}) {
        const bool level = side == Side::Top || side == Side::Bottom;
        for (const double along : {0.5, 0.35, 0.65, 0.2, 0.8}) {
            const QPointF at = level ? QPointF(box.left() + box.width() * along, box.center().y())
                                     : QPointF(box.center().x(), box.top() + box.height() * along);
            const double out = away + (level ? box.height() : box.width()) / 2;
            knob.moveCenter(at + outward(side) * out);
            if (scene->isBlank(knob, owner))
                return knob;
        }
    }
    knob.moveCenter(QPointF(box.center().x(), box.top() - away));
    return knob;
}

QRectF CanvasView::knob(Id box) const
{
    return d->knobRect(box);
}

/// What is painted of knobs, in pixels of the viewport.
QRegion CanvasView::Private::knobsRegion() const
{
    QRegion region;
    for (const Id owner : knobOwners())
        region += q.mapFromScene(knobRect(owner)).boundingRect().adjusted(-4, -4, 4, 4);
    return region;
}

void CanvasView::Private::repaintKnobs()
{
    const QRegion now = knobsRegion();
    if (now != shownKnobs)
        q.viewport()->update(now + std::exchange(shownKnobs, now));
}

/// What has one now: what is under the mouse, and a single selected box.
std::vector<Id> CanvasView::Private::knobOwners() const
{
    std::vector<Id> owners;
    if (tool != Tool::Select || editor.isReadOnly())
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
    if (hovered && now != hovered && knobRect(hovered).adjusted(-14, -14, 14, 14).contains(at))
        return;
    if (knobRect(now).isEmpty())
        now = Id();
    if (now == hovered)
        return;
    hovered = now;
    repaintKnobs();
}

/// The edges of the one selected box that a drag from here resizes: two at a corner, one along a side.
Qt::Edges CanvasView::Private::edgesAt(QPointF at) const
{
    const std::vector<Id> &chosen = editor.selection();
    if (chosen.size() != 1 || editor.isReadOnly() || !arrange::isBox(editor.topology(), chosen.front()) ||
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
    else if (scene->tablesAt(at) || q.pillAt(at))
        shape = Qt::PointingHandCursor;
    if (q.viewport()->cursor().shape() != shape)
        q.viewport()->setCursor(shape);
}

}  // namespace toile
