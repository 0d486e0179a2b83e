// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/clipboard.h"

#include <QClipboard>
#include <QGraphicsItem>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace toile {

namespace {

constexpr double kBeside = 24;  // what is duplicated from several machines at once is shifted by this

using arrange::containerOf;

/// The machine that all of these are in; none: several, or the canvas.
Id sharedContainer(const Topology &topology, const std::vector<Id> &ids)
{
    const Id first = ids.empty() ? Id() : containerOf(topology, ids.front());
    const bool same = std::all_of(ids.begin(), ids.end(), [&](Id id) { return containerOf(topology, id) == first; });
    return same ? first : Id();
}

/// Without cables, and without what is inside something else that is chosen.
std::vector<Id> outermost(const Topology &topology, const std::vector<Id> &chosen)
{
    const std::set<Id> all(chosen.begin(), chosen.end());
    std::vector<Id> kept;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(kept), [&](Id id) {
        Id holder = containerOf(topology, id);
        while (holder && !all.contains(holder))
            holder = containerOf(topology, holder);
        return !holder && !topology.cables.contains(id);
    });
    return kept;
}

bool isContainer(const Machine &machine)
{
    const MachineKind *kind = machineKind(machine.kind);
    return kind && kind->container;
}

/// Whether `machine` may take all that is outermost in the fragment.
bool takes(const Machine &machine, const Fragment &fragment)
{
    const Topology &topology = fragment.document.topology();
    return std::all_of(topology.machines.begin(), topology.machines.end(), [&](const auto &entry) {
        const Machine &pasted = entry.second;
        return pasted.parent || fragment.holders.contains(pasted.name) ||
               (isContainer(machine) && !isContainer(pasted));
    });
}

QString labelOf(const Topology &topology, const std::vector<Id> &ids)
{
    return ids.size() == 1 ? topology.label(ids.front())
                           : CanvasView::tr("%n element(s)", nullptr, static_cast<int>(ids.size()));
}

}  // namespace

std::optional<Fragment> CanvasView::Private::copied() const
{
    Fragment fragment = copyElements(editor.document(), editor.selection());
    if (!fragment.isEmpty())
        return fragment;
    Q_EMIT q.message(CanvasView::tr("Select machines, bridges or notes: cables are copied with both of their ends."));
    return std::nullopt;
}

void CanvasView::copySelection()
{
    const auto fragment = d->copied();
    if (!fragment)
        return;
    QGuiApplication::clipboard()->setMimeData(clipboardContent(*fragment).release());
    Q_EMIT message(tr("%1 copied.").arg(labelOf(d->editor.topology(), d->editor.selection())));
}

void CanvasView::cutSelection()
{
    const auto fragment = d->copied();
    if (!fragment)
        return;
    const std::vector<Id> chosen = d->editor.selection();
    if (const std::vector<Id> kept = arrange::keptFrom(d->editor.document(), chosen); !kept.empty()) {
        Q_EMIT message(tr("%1 is locked and stays: unlock it first.").arg(d->lockedName(kept.front())));
        return;
    }
    QGuiApplication::clipboard()->setMimeData(clipboardContent(*fragment).release());
    const QString text = tr("Cut %1").arg(labelOf(d->editor.topology(), chosen));
    if (d->editor.perform(text, d->removal(chosen)))
        Q_EMIT message(text);
}

/// The machine that what is pasted goes into: under the pointer, else selected, else beside what is selected.
Id CanvasView::Private::pasteContainer(const Fragment &fragment) const
{
    const Topology &topology = editor.topology();
    Id id = pointer ? scene->containerAt(scenePoint(*pointer)) : selectedContainer();
    if (!pointer && !id)
        id = sharedContainer(topology, editor.selection());
    while (id && (fragment.document.topology().machines.empty() || !takes(*topology.machine(id), fragment)))
        id = topology.machine(id)->parent;
    return id;
}

void CanvasView::paste()
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    const Result<Fragment> fragment = fragmentIn(content);
    if (!fragment) {
        const QByteArray picture = pictureIn(content);
        if (picture.isEmpty())
            Q_EMIT message(fragment.error().message);
        else
            insertPicture(picture, d->pointer ? std::optional(d->scenePoint(*d->pointer)) : std::nullopt);
        return;
    }
    const QSizeF size = boundsOf(*fragment).size();
    const Id into = d->pasteContainer(*fragment);
    std::optional<QPointF> start;
    if (d->pointer)
        start = d->scenePoint(*d->pointer) - QPointF(size.width() / 2, size.height() / 2);
    d->pasteAt(*fragment, {into, d->onGrid(d->freePlace(into, size, start)), false}, tr("Paste"));
}

void CanvasView::Private::pasteAt(const Fragment &fragment, const PastePlace &place, const QString &text)
{
    const Result<Pasted> pasted = pasteFragment(editor.document(), fragment, place);
    if (!pasted) {
        say(pasted.error().message);
        return;
    }
    if (!editor.perform(text, pasted->patch))
        return;
    editor.setSelection(pasted->outermost);
    QRectF seen;
    for (const Id id : pasted->outermost)
        if (const QGraphicsItem *item = scene->itemOf(id))
            seen |= item->boundingRect();
    q.ensureVisible(seen, 40, 40);
    say(CanvasView::tr("%1 added.").arg(labelOf(editor.topology(), pasted->outermost)));
}

void CanvasView::duplicateSelection()
{
    const auto fragment = d->copied();
    if (!fragment)
        return;
    const std::vector<Id> chosen = d->editor.selection();
    const QRectF bounds = boundsOf(*fragment);
    const Topology &topology = d->editor.topology();
    const std::vector<Id> copied = outermost(topology, chosen);
    const Id container = sharedContainer(topology, copied);
    const bool scattered =
        std::any_of(copied.begin(), copied.end(), [&](Id id) { return containerOf(topology, id) != container; });
    const QPointF at = scattered ? bounds.topLeft() + QPointF(kBeside, kBeside)
                                 : d->onGrid(d->freePlace(container, bounds.size(), bounds.topLeft()));
    d->pasteAt(*fragment, {{}, at, true}, tr("Duplicate %1").arg(labelOf(topology, chosen)));
}

/// A drag with Ctrl begins: what is dragged from now on is a copy. The whole gesture is one action.
void CanvasView::Private::dragCopy()
{
    const Fragment fragment = copyElements(editor.document(), editor.selection());
    const Result<Pasted> pasted = pasteFragment(editor.document(), fragment, {{}, std::nullopt, true});
    if (!pasted) {
        say(pasted.error().message);
        return;
    }
    const QRectF grabbed = scene->geometry().box(pressedId);
    const QString text = CanvasView::tr("Duplicate %1").arg(labelOf(editor.topology(), editor.selection()));
    startChange();
    uncopied = before;
    if (!editor.perform(text, pasted->patch, changeKey))
        return;
    for (const PlacementChange &change : pasted->patch.placements)
        if (!uncopied->topology().find(change.id) && change.after.rect == grabbed)
            pressedId = change.id;
    editor.setSelection(pasted->outermost);
    q.viewport()->setCursor(Qt::DragCopyCursor);
}

}  // namespace toile
