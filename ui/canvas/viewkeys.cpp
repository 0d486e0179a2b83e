// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace toile {

/// Tabs that lose their cable stay where they are seen.
Patch CanvasView::Private::removal(const std::vector<Id> &ids) const
{
    return removeElements(editor.document(), ids, [this](Id tab) { return scene->restOf(tab); });
}

QString CanvasView::Private::lockedName(Id kept) const
{
    return editor.topology().label(arrange::lockedAt(editor.document(), kept));
}

void CanvasView::deleteSelection()
{
    std::vector<Id> chosen = d->editor.selection();
    const std::vector<Id> kept = arrange::keptFrom(d->editor.document(), chosen);
    if (!kept.empty())
        Q_EMIT message(tr("%1 is locked and stays: unlock it first.").arg(d->lockedName(kept.front())));
    std::erase_if(chosen, [&](Id id) { return std::find(kept.begin(), kept.end(), id) != kept.end(); });
    if (chosen.empty())
        return;
    const QString text = chosen.size() == 1 ? tr("Delete %1").arg(d->editor.topology().label(chosen.front()))
                                            : tr("Delete %1 elements").arg(chosen.size());
    if (d->editor.perform(text, d->removal(chosen)) && kept.empty())
        Q_EMIT message(text);
}

void CanvasView::selectEverything()
{
    d->editor.setSelection(readingOrder());
}

void CanvasView::renameSelection()
{
    if (d->editor.selection().size() == 1)
        d->rename(d->editor.selection().front());
}

/// Selects the next element in reading order; false past the last, where the focus leaves the drawing.
bool CanvasView::Private::walk(bool forward)
{
    const std::vector<Id> all = q.readingOrder();
    if (all.empty())
        return false;
    const Id at = editor.selection().empty() ? Id() : editor.selection().back();
    const auto it = std::find(all.begin(), all.end(), at);
    std::ptrdiff_t next = 0;
    if (it == all.end())
        next = forward ? 0 : static_cast<std::ptrdiff_t>(all.size()) - 1;
    else
        next = (it - all.begin()) + (forward ? 1 : -1);
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(all.size())) {
        editor.setSelection({});
        return false;
    }
    byKeyboard = true;
    pointer.reset();
    q.reveal(all[static_cast<std::size_t>(next)]);
    return true;
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    d->byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                    event->reason() == Qt::ShortcutFocusReason;
    QGraphicsView::focusInEvent(event);
    viewport()->update();
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    QGraphicsView::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        d->endTables();
    d->hideNetwork();
    viewport()->update();
}

bool CanvasView::focusNextPrevChild(bool next)
{
    if (!d->keyPressed)  // the view is hidden or put elsewhere: nobody walks through the drawing
        return QGraphicsView::focusNextPrevChild(next);
    if (d->cableByKeyboard) {
        d->aimNext(next ? 1 : -1);
        return true;
    }
    if (d->tablesByKeyboard) {
        d->takeNextTables(next ? 1 : -1);
        return true;
    }
    if (d->gesture != Gesture::None)
        return true;  // what the mouse holds stays selected
    if (d->nameEditor && d->nameEditor->hasFocus())
        return QGraphicsView::focusNextPrevChild(next);
    return d->walk(next) || QGraphicsView::focusNextPrevChild(next);
}

bool CanvasView::Private::key(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    const double step = shift ? 1 : 8;
    const bool some = !editor.selection().empty();
    const auto arrow = [&](QPointF by) {
        if (event->modifiers().testFlag(Qt::AltModifier))
            return resizeByKey(by);
        nudge(by);
        return some;
    };
    if (event->matches(QKeySequence::SelectAll)) {
        q.selectEverything();
        return true;
    }
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        q.deleteSelection();
        return some;
    case Qt::Key_F2:
        q.renameSelection();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (some)
            Q_EMIT q.activated(editor.selection().front());
        return some;
    case Qt::Key_Escape:
        if (gesture != Gesture::None)
            cancel();
        else if (tool != Tool::Select) {
            q.setTool(Tool::Select);
            say(QString());
        } else
            editor.setSelection({});
        return true;
    case Qt::Key_Left:
        return arrow(QPointF(-step, 0));
    case Qt::Key_Right:
        return arrow(QPointF(step, 0));
    case Qt::Key_Up:
        return arrow(QPointF(0, -step));
    case Qt::Key_Down:
        return arrow(QPointF(0, step));
    default:
        return false;
    }
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (!std::exchange(d->byKeyboard, true))
        viewport()->update();
    if (d->tablesKey(event))
        return;
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        d->spaceHeld = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    // What the mouse holds must not be deleted, undone or moved meanwhile: only Escape means something.
    if (d->gesture != Gesture::None && event->key() != Qt::Key_Escape) {
        event->accept();
        return;
    }
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) {
        zoomBy(1.2);
        return;
    }
    if (control && event->key() == Qt::Key_Minus) {
        zoomBy(1 / 1.2);
        return;
    }
    if (control && event->key() == Qt::Key_0) {
        zoomToActualSize();
        return;
    }
    if (!d->cableKey(event) && !d->bendKey(event) && !d->key(event))
        QGraphicsView::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        d->spaceHeld = false;
        viewport()->setCursor(d->tool == Tool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

}  // namespace toile
