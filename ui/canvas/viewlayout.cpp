// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/autolayout.h"
#include "ui/canvas/canvasview_p.h"

/// What is laid out or made in one go.
namespace toile {

namespace {
constexpr int kAroundMade = 60;  // pixels: tabs and their texts
}

void CanvasView::layOut(graphs::Style style, const QString &text)
{
    const Patch patch = arrange::layOut(d->editor.document(), style, d->editor.selection());
    if (patch.isEmpty()) {
        Q_EMIT message(tr("%1: it is so already, or what is selected is locked.").arg(text));
        return;
    }
    const Geometry was = d->scene->geometry();
    if (!d->editor.perform(text, patch))
        return;
    d->scene->glideFrom(was);
    Q_EMIT madeMuch();
}

void CanvasView::insertMade(const QString &text, const Patch &patch, const std::vector<Id> &created)
{
    if (!d->editor.perform(text, patch))
        return;
    QRectF made;
    for (const Id id : created)
        made |= d->scene->geometry().box(id);
    d->editor.setSelection(created);
    const QSizeF seen = mapToScene(viewport()->rect()).boundingRect().size();
    const bool fits = made.width() <= seen.width() && made.height() <= seen.height();
    if (!created.empty() && !fits)
        centerOn(made.center());
    else if (!created.empty())
        d->scrollTo(made, kAroundMade);
    Q_EMIT madeMuch();
}

QPointF CanvasView::centre() const
{
    return mapToScene(viewport()->rect().center());
}

void CanvasView::leaveEvent(QEvent *event)
{
    if (d->ghost)
        d->endPlace();
    QGraphicsView::leaveEvent(event);
}

}  // namespace toile
