// SPDX-License-Identifier: GPL-2.0-or-later
// Texts, frames, arrows and pictures: how they come onto the canvas, and how an arrow's ends are moved.
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "core/model/pictures.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/noteitem.h"

#include <QLocale>

#include <algorithm>

namespace toile {

namespace {

constexpr QSizeF kFrameSize{384, 240};
constexpr QSizeF kArrowSize{160, 64};
constexpr double kPictureSide = 240;  ///< of a new picture, at most
constexpr double kFrameRoom = 40;     ///< between a frame and what it goes around, labels included

/// What belongs to the same step of the history as adding it.
QString pictureKey(Id picture)
{
    return QStringLiteral("picture %1").arg(picture.value);
}

LocalizedText inOwnLanguage(const QString &text)
{
    LocalizedText both;
    (QLocale().language() == QLocale::French ? both.fr : both.en) = text;
    return both;
}

}  // namespace

bool CanvasView::Private::isNoteKind(const QString &kind)
{
    for (const char *known : {kNoteKind, kFrameKind, kArrowKind, kPictureKind})
        if (kind == QLatin1String(known))
            return true;
    return false;
}

void CanvasView::Private::addShape(const NoteShape &shape, const QString &text, const QRectF &rect,
                                   const QString &action)
{
    Id created;
    const Patch patch = addNote(editor.document(), {inOwnLanguage(text), shape}, rect, &created);
    if (editor.perform(action, patch, std::holds_alternative<PictureNote>(shape) ? pictureKey(created) : QString()) &&
        created)
        editor.setSelection({created});
}

/// `at`: where its top left comes.
void CanvasView::Private::insertNoteAt(const QString &kind, QPointF at)
{
    if (kind == QLatin1String(kNoteKind))
        addShape(TextNote(), CanvasView::tr("New note"), QRectF(at, containers::kNoteSize),
                 CanvasView::tr("Add a note"));
    else if (kind == QLatin1String(kFrameKind))
        addShape(FrameNote(), CanvasView::tr("New frame"), QRectF(at, kFrameSize), CanvasView::tr("Add a frame"));
    else if (kind == QLatin1String(kArrowKind))
        addShape(ArrowNote(), QString(), QRectF(at, kArrowSize), CanvasView::tr("Add an arrow"));
    else
        Q_EMIT q.pictureWanted(at + QPointF(kPictureSide, kPictureSide) / 2);
}

/// What holds the selected boxes; nothing when none is selected.
QRectF CanvasView::Private::aroundSelection() const
{
    QRectF all;
    for (const Id id : editor.selection())
        if (!editor.topology().notes.contains(id) || takesRoom(editor.topology(), id))
            all |= scene->geometry().box(id);
    return all.isEmpty() ? all : all.adjusted(-kFrameRoom, -kFrameRoom, kFrameRoom, kFrameRoom);
}

/// The selected elements that an arrow may point at, in the order in which they were selected.
std::vector<Id> CanvasView::Private::arrowEnds() const
{
    std::vector<Id> ends;
    for (const Id id : editor.selection())
        if (editor.topology().machine(id) || editor.topology().interface(id))
            ends.push_back(id);
    return ends;
}

QSizeF CanvasView::Private::noteSize(const QString &kind)
{
    if (kind == QLatin1String(kFrameKind))
        return kFrameSize;
    if (kind == QLatin1String(kPictureKind))
        return {kPictureSide, kPictureSide};
    return kind == QLatin1String(kArrowKind) ? kArrowSize : containers::kNoteSize;
}

void CanvasView::insertNote(const QString &kind)
{
    const QRectF around = d->aroundSelection();
    const std::vector<Id> ends = d->arrowEnds();
    const QPointF free = d->onGrid(d->freePlace(Id(), d->noteSize(kind)));
    if (kind == QLatin1String(kFrameKind) && !around.isEmpty())
        d->addShape(FrameNote(), tr("New frame"), around, tr("Add a frame"));
    else if (kind == QLatin1String(kArrowKind) && ends.size() == 2)
        d->addShape(ArrowNote{ends[0], ends[1], {}}, QString(), QRectF(free, kArrowSize), tr("Add an arrow"));
    else if (kind == QLatin1String(kPictureKind))
        Q_EMIT pictureWanted(std::nullopt);
    else
        d->insertNoteAt(kind, free);
    if (kind != QLatin1String(kPictureKind) && !d->editor.selection().empty())
        reveal(d->editor.selection().front());
}

bool CanvasView::Private::isOverPicture(const QRectF &rect) const
{
    return std::ranges::any_of(editor.topology().notes, [&](const auto &note) {
        return std::holds_alternative<PictureNote>(note.second.shape) &&
               scene->geometry().box(note.first).intersects(rect);
    });
}

void CanvasView::insertPicture(const QByteArray &picture, std::optional<QPointF> at)
{
    if (const auto good = checkPicture(picture); !good) {
        d->say(good.error().message);
        return;
    }
    const QSizeF whole = pictureSizeOf(picture).value_or(QSize(int(kPictureSide), int(kPictureSide)));
    const QSizeF most(kPictureSide, kPictureSide);
    const QSizeF size = whole.width() > most.width() || whole.height() > most.height()
                            ? whole.scaled(most, Qt::KeepAspectRatio)
                            : whole.expandedTo(QSizeF(16, 16));
    const QPointF wanted = at ? *at - QPointF(size.width(), size.height()) / 2 : d->freePlace(Id(), size);
    const bool covers = d->isOverPicture(QRectF(d->onGrid(wanted), size));
    const QRectF rect(d->onGrid(covers ? d->freePlace(Id(), size, wanted) : wanted), size);
    d->addShape(PictureNote{picture}, QString(), rect, tr("Add a picture"));
    if (d->editor.selection().empty())
        return;
    // One that comes onto a box is wanted there, and a box hides what is behind it.
    const Id added = d->editor.selection().front();
    const auto &machines = d->editor.topology().machines;
    if (d->editor.topology().notes.contains(added) && std::ranges::any_of(machines, [&](const auto &machine) {
            return d->scene->geometry().box(machine.first).intersects(rect);
        }))
        d->editor.perform(tr("Add a picture"), arrange::bringToFront(d->editor.document(), {added}), pictureKey(added));
    reveal(added);
}

const ArrowNote *CanvasView::Private::arrowOf(Id id) const
{
    const auto note = editor.topology().notes.find(id);
    return note == editor.topology().notes.end() ? nullptr : std::get_if<ArrowNote>(&note->second.shape);
}

/// As a corner of a box: left and top are the tail, right and bottom the point.
Qt::Edges CanvasView::Private::arrowEndAt(QPointF at) const
{
    const auto *item = dynamic_cast<const NoteItem *>(scene->itemOf(editor.selection().front()));
    if (!item)
        return {};
    const double reach = 8 / qMin(1.0, zoom());
    const QLineF line = item->face().line;
    if (QLineF(line.p1(), at).length() <= reach)
        return Qt::LeftEdge | Qt::TopEdge;
    return QLineF(line.p2(), at).length() <= reach ? Qt::RightEdge | Qt::BottomEdge : Qt::Edges();
}

/// Of the two ends of an arrow, the one that edgesAt() found.
bool CanvasView::Private::holdsTail() const
{
    return edges.testFlag(Qt::LeftEdge);
}

/// The dragged end follows the pointer; the other stays where it is.
void CanvasView::Private::bendArrow(QPointF to)
{
    const auto *item = dynamic_cast<const NoteItem *>(scene->itemOf(pressedId));
    if (!item)
        return;
    Edit edit(before);
    Note note = before.topology().notes.at(pressedId);
    auto &arrow = std::get<ArrowNote>(note.shape);
    const QLineF shown = item->face().line;
    const QPointF tail = holdsTail() ? to : shown.p1();
    const QPointF point = holdsTail() ? shown.p2() : to;
    (holdsTail() ? arrow.from : arrow.to) = Id();
    Placement placement = before.layout().of(pressedId);
    placement.rect = QRectF(tail, QSizeF(point.x() - tail.x(), point.y() - tail.y()));
    edit.set(pressedId, note);
    edit.place(pressedId, placement);
    Document target = before;
    if (target.apply(edit.patch()))
        reach(target, CanvasView::tr("Move an arrow"));
}

/// Dropped on a machine or an interface, an end stays with it.
void CanvasView::Private::anchorArrow(QPointF at)
{
    const Topology &topology = editor.topology();
    Id target;
    for (QGraphicsItem *item : scene->items(at)) {
        const auto *element = dynamic_cast<const ElementItem *>(item);
        const Id id = element ? element->id() : Id();
        if (topology.machine(id) || topology.interface(id)) {
            target = id;
            break;
        }
    }
    Note note = topology.notes.at(pressedId);
    auto &arrow = std::get<ArrowNote>(note.shape);
    const Id other = holdsTail() ? arrow.to : arrow.from;
    if (!target || target == other)
        return;
    (holdsTail() ? arrow.from : arrow.to) = target;
    Edit edit(editor.draft());
    edit.set(pressedId, note);
    Document bent = editor.document();
    if (bent.apply(edit.patch()))
        reach(bent, CanvasView::tr("Move an arrow"));
}

}  // namespace toile
