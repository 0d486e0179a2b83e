// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QGraphicsItem>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace toile {

void CanvasView::Private::startCableAt(Id from)
{
    const Topology &topology = editor.topology();
    gesture = Gesture::Cable;
    cableFrom = from;
    cableTarget = Id();
    cableTo = pressedScene;
    cableTargets.clear();
    for (const Id id : q.readingOrder()) {
        if (id != from && !topology.cables.contains(id) && !topology.notes.contains(id) &&
            mayConnect(topology, from, id).ok())
            cableTargets.push_back(id);
    }
    q.viewport()->update();
}

Id CanvasView::Private::cableTargetAt(QPointF at) const
{
    const Id id = scene->idAt(at);
    const Topology &topology = editor.topology();
    // A cable or note in the way is not meant.
    return topology.cables.contains(id) || topology.notes.contains(id) ? scene->containerAt(at) : id;
}

void CanvasView::Private::aimCable(QPointF at)
{
    cableTo = at;
    const Id target = cableTargetAt(at);
    if (target != cableTarget) {
        cableTarget = target;
        cableRefused = false;
        QString reason;
        if (gesture == Gesture::Ping) {
            cableRefused = target && (!editor.topology().machine(target) || target == cableFrom);
            if (const Interface *interface = editor.topology().interface(target)) {
                cableTarget = interface->machine;
                cableRefused = cableTarget == cableFrom;
            }
        } else if (target && target != cableFrom) {
            const Result<> may = mayConnect(editor.topology(), cableFrom, target);
            cableRefused = !may;
            reason = may ? QString() : may.error().message;
        }
        say(reason);
        const QPoint spot = q.viewport()->mapToGlobal(q.mapFromScene(at) + QPoint(12, 12));
        QToolTip::showText(spot, reason, q.viewport());
    }
    q.viewport()->update();
}

void CanvasView::Private::finishCable(Id to)
{
    if (!to || to == cableFrom)
        return;
    const Topology &topology = editor.topology();
    const QString text = CanvasView::tr("Connect %1 to %2").arg(topology.label(cableFrom), topology.label(to));
    Id cable;
    const Result<Patch> joined = connectElements(editor.document(), cableFrom, to, true, &cable);
    if (!joined) {
        say(joined.error().message);
        return;
    }
    if (editor.perform(text, *joined) && cable) {
        say(text);
        editor.setSelection({cable});
    }
}

void CanvasView::startCable()
{
    const std::vector<Id> &chosen = d->editor.selection();
    if (chosen.size() != 1 || d->editor.topology().cables.contains(chosen.front())) {
        Q_EMIT message(tr("Select one machine, bridge or interface first: the cable begins there."));
        return;
    }
    d->startCableAt(chosen.front());
    d->gesture = Gesture::None;
    if (d->cableTargets.empty()) {
        Q_EMIT message(tr("No cable can begin here: the interface has one, or there is nothing to connect it to."));
        d->cancel();
        return;
    }
    d->cableByKeyboard = true;
    d->aimNext(1);
    setFocus();
}

/// The next target that can take the cable.
void CanvasView::Private::aimNext(int step)
{
    const auto count = static_cast<int>(cableTargets.size());
    const auto it = std::find(cableTargets.begin(), cableTargets.end(), cableTarget);
    const int at = it == cableTargets.end() ? (step > 0 ? -1 : 0) : static_cast<int>(it - cableTargets.begin());
    cableTarget = cableTargets[static_cast<std::size_t>((at + step + count) % count)];
    cableRefused = false;
    const QGraphicsItem *item = scene->itemOf(cableTarget);
    cableTo = editor.topology().interface(cableTarget) && !editor.topology().isBridge(cableTarget)
                  ? scene->geometry().tab(cableTarget).at
                  : scene->geometry().box(cableTarget).center();
    if (item)
        q.ensureVisible(item->boundingRect(), 40, 40);
    say(CanvasView::tr("Cable from %1 to %2: Enter makes it, Tab chooses another end, Escape stops.")
            .arg(editor.topology().label(cableFrom), editor.topology().label(cableTarget)));
    q.viewport()->update();
}

bool CanvasView::Private::cableKey(QKeyEvent *event)
{
    if (!cableByKeyboard)
        return false;
    switch (event->key()) {
    case Qt::Key_Tab:
    case Qt::Key_Right:
    case Qt::Key_Down:
        aimNext(1);
        return true;
    case Qt::Key_Backtab:
    case Qt::Key_Left:
    case Qt::Key_Up:
        aimNext(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const Id target = cableTarget;
        cableByKeyboard = false;
        finishCable(target);
        cancel();
        return true;
    }
    case Qt::Key_Escape:
        cancel();
        say(QString());
        return true;
    default:
        return false;
    }
}

void CanvasView::Private::paintCable(QPainter &painter)
{
    const Topology &topology = editor.topology();
    const Look &look = scene->look();
    const Geometry &geometry = scene->geometry();
    const auto outline = [&](Id id) {
        const bool tab = topology.interface(id) && !topology.isBridge(id);
        return (tab ? tabRect(geometry.tab(id)) : geometry.box(id)).adjusted(-3, -3, 3, 3);
    };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look.target, 1.5, Qt::DotLine));
    const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
    for (const Id id : cableTargets) {
        if (seen.intersects(outline(id)))
            painter.drawRoundedRect(outline(id), 8, 8);
    }
    const QColor colour = cableRefused ? look.refused : cableTarget ? look.target : look.selection;
    if (cableTarget && cableTarget != cableFrom) {
        painter.setPen(QPen(colour, 3, cableRefused ? Qt::DashLine : Qt::SolidLine));
        painter.drawRoundedRect(outline(cableTarget), 10, 10);
    }
    const QPointF from = topology.interface(cableFrom) && !topology.isBridge(cableFrom)
                             ? geometry.tab(cableFrom).at
                             : geometry.box(cableFrom).center();
    painter.setPen(QPen(colour, 3, gesture == Gesture::Ping ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(from, cableTo);
    painter.setBrush(colour);
    painter.drawEllipse(cableTo, 4, 4);
}

}  // namespace toile
