// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/detour.h"

#include <QDragEnterEvent>
#include <QMimeData>

#include <algorithm>
#include <cmath>

namespace toile {

namespace {

QString kindOf(const QMimeData *data)
{
    return QString::fromUtf8(data->data(QLatin1String(kKindMimeType)));
}

/// Drawn as a box in its machine: a bridge.
const InterfaceKind *boxKind(const QString &key)
{
    const InterfaceKind *kind = interfaceKind(key);
    return kind && kind->box ? kind : nullptr;
}

}  // namespace

QPointF CanvasView::Private::onGrid(QPointF at)
{
    return QPointF(std::round(at.x() / kSnap) * kSnap, std::round(at.y() / kSnap) * kSnap);
}

/// `at`: top left of what is inserted. Returns it; nothing: a note, or it could not be.
Id CanvasView::Private::insert(const QString &kind, QPointF at, Id parent)
{
    const InterfaceKind *box = boxKind(kind);
    // A bridge lives in a machine; on the empty canvas it comes with one: a switch.
    const MachineKind *machine = machineKind(box ? QStringLiteral("switch") : kind);
    Id created;
    Patch patch;
    QString text;
    if (isNoteKind(kind)) {
        insertNoteAt(kind, at);
        return {};
    }
    if (box && parent) {
        patch = addBoxInterface(editor.document(), *box, parent, at, &created);
        text = CanvasView::tr("Add a bridge");
    } else if (machine) {
        patch = addMachine(editor.document(), *machine, at, parent, &created,
                           box ? FirstBridge::IsPlain : FirstBridge::TellsVlansApart);
        text = CanvasView::tr("Add %1").arg(kindNoun(machine->title));
        if (box)
            say(CanvasView::tr("A bridge is part of a machine: a switch was made to hold it."));
    }
    Document result = editor.document();
    patch = withWanted(automatics, patch);
    if (!result.apply(patch))
        return {};
    if (const Patch room = arrange::giveWay(editor.document(), result, parent); !room.isEmpty()) {
        if (result.apply(room))
            patch = patchBetween(editor.document(), result);
    }
    const Result<Advised> put = spliced(result, created);
    if (put && !put->patch.isEmpty() && result.apply(withWanted(automatics, put->patch))) {
        patch = patchBetween(editor.document(), result);
        text = CanvasView::tr("Put %1 onto a cable").arg(result.topology().label(created));
        say(put->advice.isEmpty() ? text : put->advice);
    } else if (!put) {
        say(put.error().message);
    }
    if (!editor.perform(text, patch) || !created)
        return {};
    editor.setSelection({created});
    return created;
}

/// Where names are not filled in, the new one is there to be typed over.
void CanvasView::Private::askName(Id created)
{
    if (!automatics.names && created)
        rename(created);
}

Id CanvasView::Private::selectedContainer() const
{
    const Topology &topology = editor.topology();
    Id id = editor.selection().size() == 1 ? editor.selection().front() : Id();
    if (const Interface *interface = topology.interface(id))
        id = interface->machine;
    return topology.machine(id) ? id : Id();
}

/// Nearest to `near`, or to the centre of what is seen or the top left of the container, where nothing is yet.
QPointF CanvasView::Private::freePlace(Id parent, QSizeF size, std::optional<QPointF> near) const
{
    const Geometry &geometry = scene->geometry();
    const Topology &topology = editor.topology();
    const QRectF around = parent ? geometry.box(parent).adjusted(40, kHeaderHeight + 24, -40, -24)
                                 : q.mapToScene(q.viewport()->rect()).boundingRect().adjusted(24, 24, -24, -24);
    std::vector<QRectF> taken;
    for (const auto &[id, box] : geometry.boxes) {
        const Machine *machine = topology.machine(id);
        const Interface *bridge = topology.interface(id);
        const Id holder = machine ? machine->parent : bridge ? bridge->machine : Id();
        if (holder == parent && takesRoom(topology, id))
            taken.push_back(box.adjusted(-40, -32, 40, 32));
    }
    std::vector<QLineF> wires;  // where there are very many, nothing could keep off them
    if (!parent && geometry.cables.size() <= kManyCables) {
        for (const auto &[id, path] : geometry.cables) {
            const QPolygonF line = path.toSubpathPolygons().value(0);
            for (qsizetype i = 1; i < line.size(); ++i)
                wires.emplace_back(line[i - 1], line[i]);
        }
    }
    const auto isFree = [&](const QRectF &rect) {
        const QRectF apart = rect.adjusted(-16, -16, 16, 16);
        return std::ranges::none_of(taken, [&](const QRectF &box) { return box.intersects(rect); }) &&
               std::ranges::none_of(wires, [&](const QLineF &wire) { return crosses(wire, apart); });
    };
    const QPointF centred = around.center() - QPointF(size.width() / 2, size.height() / 2);
    QPointF start = near.value_or(parent ? around.topLeft() : centred);
    if (parent)
        start = QPointF(qMax(start.x(), around.left()), qMax(start.y(), around.top()));
    // Inside the container as it is, else where that must grow.
    for (const bool mayGrow : {!parent, true}) {
        for (int ring = 0; ring < 60; ++ring) {
            for (int i = 0; i <= 2 * ring; ++i) {
                // Rows downwards and columns rightwards of the start, nearest first.
                const QPointF step(i <= ring ? ring : 2 * ring - i, i <= ring ? i : ring);
                const QRectF rect(start + QPointF(step.x() * 32, step.y() * 32), size);
                if (isFree(rect) && (mayGrow || around.contains(rect)))
                    return rect.topLeft();
            }
        }
    }
    return start;
}

void CanvasView::insertMachine(const QString &kind)
{
    const MachineKind *wanted = machineKind(kind);
    if (!wanted)
        return;
    Id parent = d->selectedContainer();
    const Topology &topology = d->editor.topology();
    while (parent) {
        const MachineKind *holder = machineKind(topology.machine(parent)->kind);
        if (holder && holder->container && !wanted->container)
            break;
        parent = topology.machine(parent)->parent;
    }
    const Id created = d->insert(kind, d->onGrid(d->freePlace(parent, wanted->size)), parent);
    if (!d->editor.selection().empty())
        reveal(d->editor.selection().front());
    d->askName(created);
}

void CanvasView::insertBox(const QString &interfaceKind)
{
    const Id parent = d->selectedContainer();
    const Id created = d->insert(interfaceKind, d->onGrid(d->freePlace(parent, QSizeF(128, 96))), parent);
    if (!d->editor.selection().empty())
        reveal(d->editor.selection().front());
    d->askName(created);
}

void CanvasView::insertInterface(const QString &interfaceKind)
{
    const InterfaceKind *kind = toile::interfaceKind(interfaceKind);
    if (!kind)
        return;
    const std::vector<Id> &chosen = d->editor.selection();
    Id created;
    const Result<Patch> patch =
        addInterface(d->editor.document(), *kind, chosen.size() == 1 ? chosen.front() : Id(), &created);
    if (!patch) {
        d->say(patch.error().message);
    } else if (d->editor.perform(tr("Add %1").arg(kindNoun(kind->title)), withWanted(d->automatics, *patch))) {
        d->editor.setSelection({created});
        reveal(created);
        d->askName(created);
    }
}

void CanvasView::Private::dragOver(QDragMoveEvent *event)
{
    const QString kind = kindOf(event->mimeData());
    if (!mayPlace(kind)) {
        event->ignore();
        return;
    }
    aimPlace(kind, scenePoint(event->position().toPoint()), event->modifiers());
    event->acceptProposedAction();
}

void CanvasView::dragEnterEvent(QDragEnterEvent *event)
{
    d->dragOver(event);
}

void CanvasView::dragMoveEvent(QDragMoveEvent *event)
{
    d->dragOver(event);
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent *event)
{
    d->endPlace();
    event->accept();
}

void CanvasView::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    setFocus();
    d->placeAt(kindOf(event->mimeData()), d->scenePoint(event->position().toPoint()), event->modifiers());
}

}  // namespace toile
