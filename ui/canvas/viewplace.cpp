// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QPainter>

/// Elements on their way from the palette to the drawing: shown where they would be, then put there.
namespace toile {

namespace {

/// Drawn as a box in its machine: a bridge.
bool isBoxKind(const QString &key)
{
    const InterfaceKind *kind = interfaceKind(key);
    return kind && kind->box;
}

QSizeF sizeOf(const QString &key)
{
    const MachineKind *machine = machineKind(key);
    return machine ? machine->size : containers::kBridgeSize;
}

QString titleOf(const QString &key)
{
    if (const MachineKind *machine = machineKind(key))
        return kindTitle(machine->title);
    if (const InterfaceKind *box = interfaceKind(key))
        return kindTitle(box->title);
    if (key == QLatin1String(kFrameKind))
        return CanvasView::tr("Frame");
    if (key == QLatin1String(kArrowKind))
        return CanvasView::tr("Arrow");
    return key == QLatin1String(kPictureKind) ? CanvasView::tr("Picture") : CanvasView::tr("Note");
}

}  // namespace

bool CanvasView::Private::mayPlace(const QString &kind) const
{
    return machineKind(kind) || isBoxKind(kind) || isNoteKind(kind);
}

/// The machine that would take it: only what may contain others, but any machine for a bridge.
Id CanvasView::Private::holderAt(const QString &kind, QPointF at) const
{
    if (isNoteKind(kind))
        return {};
    Id holder = scene->containerAt(at);
    while (machineKind(kind) && holder && !mayHold(holder))
        holder = editor.topology().machine(holder)->parent;
    return holder;
}

/// The box under the pointer that cannot hold it, and on which it would lie.
Id CanvasView::Private::coveredBy(const QString &kind, QPointF at) const
{
    if (isNoteKind(kind))
        return {};
    const Topology &topology = editor.topology();
    const Id under = scene->containerAt(at);
    if (under && machineKind(kind) && !mayHold(under))
        return under;
    for (const Id id : topology.interfacesOf(under)) {
        if (topology.isBridge(id) && scene->geometry().box(id).contains(at))
            return id;
    }
    return {};
}

/// Shows it under the pointer, snapped as a box that is moved, and lights the cable that it would be put onto.
void CanvasView::Private::aimPlace(const QString &kind, QPointF at, Qt::KeyboardModifiers modifiers)
{
    unsnapped = modifiers.testFlag(Qt::ControlModifier);
    highlighted = holderAt(kind, at);
    const QSizeF size = isNoteKind(kind) ? noteSize(kind) : sizeOf(kind);
    movingRect = QRectF(at - QPointF(size.width() / 2, qMin(size.height() / 2, 24.0)), size);
    moving.clear();
    const QPointF by = snapped(QPointF(), highlighted);
    ghost = Ghost{movingRect.translated(by), kind};
    aimSplice(at, {}, isNoteKind(kind) || modifiers.testFlag(Qt::AltModifier));
    const QString onto = tool == Tool::Place
                             ? CanvasView::tr("Click to put it onto this cable; with Alt it is only put here.")
                             : CanvasView::tr("Release to put it onto this cable; with Alt it is only put here.");
    covered = splice ? Id() : coveredBy(kind, at);
    const QString beside = CanvasView::tr("%1 cannot hold it: put it beside.").arg(editor.topology().label(covered));
    setHint(splice ? onto : covered ? beside : QString(), bool(covered), at);
    q.viewport()->update();
}

void CanvasView::Private::endPlace()
{
    ghost.reset();
    endGesture();
}

void CanvasView::Private::placeAt(const QString &kind, QPointF at, Qt::KeyboardModifiers modifiers)
{
    if (!mayPlace(kind))
        return;
    aimPlace(kind, at, modifiers);
    if (covered) {
        say(hint);
        endPlace();
        return;
    }
    QPointF place = ghost->rect.topLeft();
    if (!splice && !isNoteKind(kind))  // beside what it would lie on or touch
        place +=
            arrange::stepAside(editor.topology(), completeLayout(editor.document()), {{Id(), ghost->rect, highlighted}})
                .value_or(QPointF());
    const Id created = insert(kind, place, highlighted);
    endPlace();
    askName(created);
    if (kind == QLatin1String(kNoteKind) && !editor.selection().empty())
        openNote(editor.selection().front());
}

/// A text that was just put down is there to be written.
void CanvasView::Private::openNote(Id note)
{
    if (tool == Tool::Place) {
        q.setTool(Tool::Select);
        say(QString());
    }
    Q_EMIT q.activated(note);
}

void CanvasView::placeRepeatedly(const QString &kind)
{
    if (!d->mayPlace(kind)) {
        if (d->tool == Tool::Place)
            setTool(Tool::Select);
        return;
    }
    setTool(Tool::Place);
    d->placing = kind;
    Q_EMIT message(tr("%1: each click on the drawing places one; Esc ends.").arg(titleOf(kind)));
}

void CanvasView::Private::paintGhost(QPainter &painter) const
{
    if (!ghost)
        return;
    const Look &look = scene->look();
    const BoxTint &tint = look.*tintOf(ghost->kind);
    const bool note = isNoteKind(ghost->kind);
    const bool see = note && ghost->kind != QLatin1String(kNoteKind);  // through a frame, an arrow, a picture
    QColor fill = note ? look.noteFill : isBoxKind(ghost->kind) ? look.bridge.fill : tint.fill;
    fill.setAlphaF(see ? 0.0F : 0.75F);
    painter.setBrush(fill);
    painter.setPen(QPen(see ? look.muted : note ? look.noteStroke : tint.stroke, 1.5, Qt::DashLine));
    if (ghost->kind == QLatin1String(kArrowKind)) {
        painter.drawLine(ghost->rect.topLeft(), ghost->rect.bottomRight());
        return;
    }
    painter.drawRoundedRect(ghost->rect, 10, 10);
    painter.setPen(look.text);
    painter.setFont(drawingFonts().boxName);
    painter.drawText(ghost->rect, Qt::AlignCenter, titleOf(ghost->kind));
    painter.setBrush(Qt::NoBrush);
}

}  // namespace toile
