// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"

#include <QApplication>
#include <QGraphicsItem>
#include <QMouseEvent>

#include <algorithm>
#include <utility>

namespace toile {

/// One of a group stands for all of it.
void CanvasView::Private::choose(Id id, Qt::KeyboardModifiers modifiers)
{
    const std::vector<Id> group = arrange::withGroups(editor.layout(), {id});
    std::vector<Id> chosen = editor.selection();
    const bool adds = modifiers & (Qt::ShiftModifier | Qt::ControlModifier);
    const bool takes = adds && contains(chosen, id);
    if (!adds)
        chosen.clear();
    for (const Id one : group) {
        std::erase(chosen, one);
        if (!takes)
            chosen.push_back(one);
    }
    editor.setSelection(std::move(chosen));
}

/// A click on what is chosen with others chooses its group; on one of a chosen group, it alone.
void CanvasView::Private::narrow(Id id)
{
    std::vector<Id> group = arrange::withGroups(editor.layout(), {id});
    const std::vector<Id> &chosen = editor.selection();
    const bool same = chosen.size() == group.size() &&
                      std::all_of(group.begin(), group.end(), [&](Id one) { return contains(chosen, one); });
    editor.setSelection(same ? std::vector<Id>{id} : std::move(group));
}

void CanvasView::Private::press(QMouseEvent *event)
{
    scrolling.stop();
    finishRename(true);
    if (gesture != Gesture::None)
        return;
    byKeyboard = false;
    endTables();
    hideNetwork();
    pointer = event->pos();
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
    if (tool == Tool::Place) {
        // A finger places when it is lifted: until then it may be one of two that zoom.
        if (event->deviceType() == QInputDevice::DeviceType::TouchScreen)
            gesture = Gesture::Place;
        else
            placeHere(event);
        return;
    }
    gesture = Gesture::Press;
    toggleOnRelease = unchooseOnRelease = false;
    copyOnDrag = event->modifiers() == Qt::ControlModifier;
    uncopied.reset();
    pressedId = Id();
    wasChosen = false;
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
    edges = tool == Tool::Select ? edgesAt(pressedScene) : Qt::Edges();
    if (edges)
        return;
    pressedId = scene->idAt(pressedScene);
    wasChosen = contains(editor.selection(), pressedId);
    if (const Id owner = knobAt(pressedScene)) {
        editor.setSelection({owner});
        startCableAt(owner);
        return;
    }
    if (tool == Tool::Select && bendAt(pressedScene) >= 0) {
        pressedId = chosenCable();
        return;
    }
    if (const Id cable = tool == Tool::Select ? q.pillAt(pressedScene) : Id()) {
        gesture = Gesture::None;  // dragging it bends nothing
        pressedId = Id();
        choose(cable, event->modifiers());
        return;
    }
    pressElement(event);
}

void CanvasView::Private::pressElement(QMouseEvent *event)
{
    const bool adds = event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier);
    if (!pressedId) {
        bandBase = adds ? editor.selection() : std::vector<Id>();
        if (!adds)
            editor.setSelection({});
    } else if (event->modifiers() == Qt::ControlModifier && wasChosen) {
        unchooseOnRelease = true;
    } else if (adds || !wasChosen) {
        choose(pressedId, event->modifiers());
    }
}

void CanvasView::Private::placeHere(QMouseEvent *event)
{
    placeAt(placing, scenePoint(event->pos()), event->modifiers());
    if (placing == QLatin1String(kPictureKind))  // it is chosen in a dialog
        q.setTool(Tool::Select);
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
    } else if (edges) {
        gesture = Gesture::Resize;
        pressedId = editor.selection().front();
        startChange();
    } else if (!pressedId) {
        gesture = Gesture::Band;
    } else if (machine && (tool == Tool::Ping || event->modifiers().testFlag(Qt::AltModifier))) {
        gesture = Gesture::Ping;
        cableFrom = pressedId;
    } else if (machine && tool == Tool::Route) {
        gesture = Gesture::Route;
        cableFrom = pressedId;
    } else if (topology.cables.contains(pressedId) && tool == Tool::Select) {
        startBend();
    } else if (tool == Tool::Cable && (machine || interface)) {
        startCableAt(pressedId);
    } else if (interface && !arrange::isBox(topology, pressedId) && !topology.cableAt(pressedId) &&
               !slidesAt(scenePoint(event->pos()))) {
        startCableAt(pressedId);
    } else if (interface && !arrange::isBox(topology, pressedId)) {
        gesture = Gesture::Slide;
        startChange();
    } else if (arrange::isBox(topology, pressedId) && arrange::isLocked(editor.document(), pressedId)) {
        gesture = Gesture::None;
        say(CanvasView::tr("%1 is locked: unlock it to move it.").arg(topology.label(pressedId)));
    } else if (arrange::isBox(topology, pressedId)) {
        gesture = Gesture::Move;
        if (!contains(editor.selection(), pressedId))
            editor.setSelection({pressedId});
        if (copyOnDrag)
            dragCopy();
        startMove();
    } else {
        gesture = Gesture::None;
    }
    q.viewport()->update();  // knobs are not shown during a drag
}

void CanvasView::Private::move(QMouseEvent *event)
{
    const QPointF at = scenePoint(event->pos());
    pointer = event->pos();
    if (gesture == Gesture::Press && (event->pos() - pressedAt).manhattanLength() >= QApplication::startDragDistance())
        begin(event);
    const bool copies = gesture == Gesture::Move && copyOnDrag;
    unsnapped = event->modifiers().testFlag(Qt::ControlModifier) && !copies;
    switch (gesture) {
    case Gesture::None:
        hover(at);
        if (tool == Tool::Place) {
            aimPlace(placing, at, event->modifiers());
        } else {
            updateCursor(at);
            hoverNetwork(at);
        }
        break;
    case Gesture::Press:
        break;
    case Gesture::Place:
        aimPlace(placing, at, event->modifiers());
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
                (!arrange::isBox(editor.topology(), id) || band.contains(scene->geometry().box(id))))
                chosen.push_back(id);
        }
        editor.setSelection(arrange::withGroups(editor.layout(), std::move(chosen)));
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
    case Gesture::Route:
        aimRoute(at);
        break;
    case Gesture::Tables:
        moveTables(at);
        break;
    }
}

void CanvasView::Private::release(QMouseEvent *event)
{
    const QPointF at = scenePoint(event->pos());
    unsnapped = event->modifiers().testFlag(Qt::ControlModifier);
    const Gesture ended = std::exchange(gesture, Gesture::None);
    const bool isClick = (event->pos() - pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (ended == Gesture::Press && toggleOnRelease && tablesOwner)
        foldTables({tablesOwner}, !editor.layout().of(tablesOwner).tablesCollapsed);
    else if (ended == Gesture::Press && unchooseOnRelease)
        choose(pressedId, event->modifiers());
    else if (ended == Gesture::Press && wasChosen && editor.selection().size() > 1 &&
             event->modifiers() == Qt::NoModifier)
        narrow(pressedId);
    else if (ended == Gesture::Place)
        placeHere(event);
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
    else if (ended == Gesture::Route && cableTarget && cableRefusal.isEmpty())
        Q_EMIT q.routeWanted(cableFrom, cableTarget);
    if (!offers && !cableByKeyboard)
        endGesture();
    q.viewport()->setCursor(tool == Tool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
}

/// Escape: everything is as before the gesture.
void CanvasView::Private::cancel()
{
    const bool edits = tablesByKeyboard || gesture == Gesture::Move || gesture == Gesture::Resize ||
                       gesture == Gesture::Slide || gesture == Gesture::Tables || gesture == Gesture::Bend;
    endGesture();
    if (edits)
        reach(uncopied.value_or(before), QString());
}

/// The document stays as it is.
void CanvasView::Private::endGesture()
{
    gesture = Gesture::None;
    pressedId = Id();
    edges = {};
    cableByKeyboard = tablesByKeyboard = false;
    if (offers)
        offers->close();
    cableFrom = cableTarget = cableInside = tablesOwner = highlighted = covered = splice = Id();
    highlightsRoot = false;
    spliceable = false;
    cablesBefore.clear();
    cableTargets.clear();
    cableRefusal.clear();
    setHint({}, false, {});
    snap = {};
    band = QRectF();
    scene->lift({});
    q.viewport()->update();
}

}  // namespace toile
