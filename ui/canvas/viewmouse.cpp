// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace toile {

namespace {

bool isBox(const Topology &topology, Id id)
{
    return topology.machine(id) || topology.isBridge(id) || topology.notes.contains(id);
}

bool contains(const std::vector<Id> &ids, Id id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

void CanvasView::Private::choose(Id id, Qt::KeyboardModifiers modifiers)
{
    std::vector<Id> chosen = editor.selection();
    const bool adds = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!adds)
        chosen = {id};
    else if (contains(chosen, id))
        std::erase(chosen, id);
    else
        chosen.push_back(id);
    editor.setSelection(std::move(chosen));
}

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
    if (interface && !isBox(editor.topology(), now))
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

int CanvasView::Private::handleAt(QPointF at) const
{
    const std::vector<Id> &chosen = editor.selection();
    if (chosen.size() != 1 || !isBox(editor.topology(), chosen.front()))
        return -1;
    if (arrowOf(chosen.front()))
        return arrowEndAt(at);
    const QRectF r = scene->geometry().box(chosen.front()).adjusted(-4, -4, 4, 4);
    const double reach = 8 / qMin(1.0, zoom());
    const QPointF corners[] = {r.topLeft(), r.topRight(), r.bottomLeft(), r.bottomRight()};
    for (int i = 0; i < 4; ++i) {
        if (QRectF(corners[i] - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).contains(at))
            return i;
    }
    return -1;
}

void CanvasView::Private::press(QMouseEvent *event)
{
    finishRename(true);
    if (gesture != Gesture::None)
        return;
    byKeyboard = false;
    pressedAt = event->pos();
    pressedScene = scenePoint(event->pos());
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld);
    if (pans) {
        gesture = Gesture::Pan;
        lastPan = event->pos();
        q.viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        pressLeft(event);
    }
}

void CanvasView::Private::pressLeft(QMouseEvent *event)
{
    if (cableByKeyboard)
        cancel();
    gesture = Gesture::Press;
    toggleOnRelease = false;
    pressedId = Id();
    if (const int vlan = scene->legendVlanAt(pressedScene)) {
        gesture = Gesture::None;
        scene->setLens(scene->lens() == vlan ? 0 : vlan);
        return;
    }
    bool header = false;
    tablesOwner = scene->tablesAt(pressedScene, &header);
    if (tablesOwner) {
        toggleOnRelease = header;
        return;
    }
    handle = tool == Tool::Select ? handleAt(pressedScene) : -1;
    if (handle >= 0)
        return;
    pressedId = scene->idAt(pressedScene);
    if (const Id owner = knobAt(pressedScene)) {
        editor.setSelection({owner});
        startCableAt(owner);
        return;
    }
    if (tool == Tool::Select && bendAt(pressedScene) >= 0) {
        pressedId = chosenCable();
        return;
    }
    const bool adds = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!pressedId) {
        bandBase = adds ? editor.selection() : std::vector<Id>();
        if (!adds)
            editor.setSelection({});
    } else if (adds || !contains(editor.selection(), pressedId)) {
        choose(pressedId, event->modifiers());
    }
}

/// The press became a drag: what it means depends on what was pressed, the tool and Alt.
void CanvasView::Private::begin(QMouseEvent *event)
{
    const Topology &topology = editor.topology();
    const Interface *interface = topology.interface(pressedId);
    const bool machine = topology.machine(pressedId) != nullptr;
    if (tablesOwner) {
        gesture = Gesture::Tables;
        tablesOffset = pressedScene - scene->tablesRect(tablesOwner).topLeft();
        startChange();
    } else if (handle >= 0) {
        gesture = Gesture::Resize;
        pressedId = editor.selection().front();
        startChange();
    } else if (!pressedId) {
        gesture = Gesture::Band;
    } else if (machine && (tool == Tool::Ping || event->modifiers().testFlag(Qt::AltModifier))) {
        gesture = Gesture::Ping;
        cableFrom = pressedId;
    } else if (topology.cables.contains(pressedId) && tool == Tool::Select) {
        startBend();
    } else if (tool == Tool::Cable && (machine || interface)) {
        startCableAt(pressedId);
    } else if (interface && !isBox(topology, pressedId) && !topology.cableAt(pressedId) &&
               !slidesAt(scenePoint(event->pos()))) {
        startCableAt(pressedId);
    } else if (interface && !isBox(topology, pressedId)) {
        gesture = Gesture::Slide;
        startChange();
    } else if (isBox(topology, pressedId)) {
        gesture = Gesture::Move;
        if (!contains(editor.selection(), pressedId))
            editor.setSelection({pressedId});
        startMove();
    } else {
        gesture = Gesture::None;
    }
}

void CanvasView::Private::move(QMouseEvent *event)
{
    const QPointF at = scenePoint(event->pos());
    if (gesture == Gesture::Press && (event->pos() - pressedAt).manhattanLength() >= QApplication::startDragDistance())
        begin(event);
    switch (gesture) {
    case Gesture::None:
        hover(at);
        updateCursor(at);
        break;
    case Gesture::Press:
        break;
    case Gesture::Pan: {
        const QPoint by = event->pos() - lastPan;
        lastPan = event->pos();
        scrollBy(by);
        break;
    }
    case Gesture::Band: {
        band = QRectF(pressedScene, at).normalized();
        std::vector<Id> chosen = bandBase;
        for (const Id id : q.readingOrder()) {
            const QGraphicsItem *item = scene->itemOf(id);
            if (item && !contains(chosen, id) && band.contains(item->boundingRect().center()) &&
                (!isBox(editor.topology(), id) || band.contains(scene->geometry().box(id))))
                chosen.push_back(id);
        }
        editor.setSelection(std::move(chosen));
        q.viewport()->update();
        break;
    }
    case Gesture::Move:
        dragSelection(at, event->modifiers());
        break;
    case Gesture::Resize:
        resizeTo(at);
        break;
    case Gesture::Slide:
        slideTab(at);
        break;
    case Gesture::Bend:
        bendTo(at);
        break;
    case Gesture::Cable:
    case Gesture::Ping:
        aimCable(at);
        break;
    case Gesture::Tables:
        moveTables(at);
        break;
    }
}

void CanvasView::Private::release(QMouseEvent *event)
{
    const QPointF at = scenePoint(event->pos());
    const Gesture ended = std::exchange(gesture, Gesture::None);
    const bool isClick = (event->pos() - pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (ended == Gesture::Press && toggleOnRelease && tablesOwner)
        toggleTables(tablesOwner);
    else if (ended == Gesture::Press && pressedId && editor.selection().size() > 1 &&
             event->modifiers() == Qt::NoModifier)
        editor.setSelection({pressedId});
    else if (ended == Gesture::Move)
        dropSelection(at);
    else if (ended == Gesture::Bend)
        dropBend();
    else if (ended == Gesture::Cable && isClick)
        say(CanvasView::tr("Drag from here to pull a cable."));
    else if (ended == Gesture::Resize && arrowOf(pressedId))
        anchorArrow(at);
    else if (ended == Gesture::Cable)
        finishCableAt(at);
    else if (ended == Gesture::Ping && cableTarget && cableRefusal.isEmpty())
        Q_EMIT q.pingWanted(cableFrom, cableTarget);
    if (!offers && !cableByKeyboard)
        endGesture();
    q.viewport()->setCursor(tool == Tool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
}

/// Escape: everything is as before the gesture.
void CanvasView::Private::cancel()
{
    const bool edits = gesture == Gesture::Move || gesture == Gesture::Resize || gesture == Gesture::Slide ||
                       gesture == Gesture::Tables || gesture == Gesture::Bend;
    endGesture();
    if (edits)
        reach(before, QString());
}

/// The document stays as it is.
void CanvasView::Private::endGesture()
{
    gesture = Gesture::None;
    pressedId = Id();
    handle = -1;
    cableByKeyboard = false;
    if (offers)
        offers->close();
    cableFrom = cableTarget = cableInside = tablesOwner = highlighted = splice = Id();
    highlightsRoot = false;
    spliceable = false;
    cablesBefore.clear();
    cableTargets.clear();
    cableRefusal.clear();
    setHint({}, false, {});
    guides.clear();
    band = QRectF();
    q.viewport()->update();
}

void CanvasView::Private::updateCursor(QPointF at)
{
    if (tool != Tool::Select || spaceHeld)
        return;
    const int corner = handleAt(at);
    Qt::CursorShape shape = Qt::ArrowCursor;
    const Id id = scene->idAt(at);
    const Interface *interface = editor.topology().interface(id);
    if (corner == 0 || corner == 3)
        shape = Qt::SizeFDiagCursor;
    else if (corner > 0)
        shape = Qt::SizeBDiagCursor;
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
