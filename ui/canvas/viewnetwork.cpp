// SPDX-License-Identifier: GPL-2.0-or-later
// The layer-2 network under the pointer, or of what the keyboard selected: the rest of the drawing fades.
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"
#include "ui/canvas/networkcard.h"

#include <QGraphicsItem>
#include <QPainter>

namespace toile {

namespace {
constexpr int kRest = 250;  // ms; crossing a cable on the way elsewhere shows nothing
}

void CanvasView::Private::setUpNetworks()
{
    card = new NetworkCard(q.viewport());
    rest.setSingleShot(true);
    rest.setInterval(kRest);
    QObject::connect(&rest, &QTimer::timeout, &q, [this] { showNetwork(networkUnder, pointer.value_or(QPoint())); });
}

/// The mouse is here, with nothing pressed.
void CanvasView::Private::hoverNetwork(QPointF at)
{
    const Id id = networksShown ? scene->networkAt(at, pixels()) : Id();
    if (id == networkUnder)
        return;
    networkUnder = id;
    if (!id)
        hideNetwork();
    else
        rest.start();
}

void CanvasView::Private::showNetwork(Id id, QPoint beside)
{
    scene->setNetwork(id);
    const NetworkSummary *network = scene->network();
    if (!network) {
        hideNetwork();
        return;
    }
    card->show(editor.topology(), *network, beside);
    say(spokenNetwork(editor.topology(), *network));
    q.viewport()->update();
}

void CanvasView::Private::hideNetwork()
{
    rest.stop();
    networkUnder = Id();
    const bool isShown = scene->network() || card->isVisible();  // it may have gone with its elements
    if (!isShown)
        return;
    scene->setNetwork({});
    card->hide();
    say(QString());
    q.viewport()->update();
}

/// What the keyboard selected is asked about as what the mouse points at.
void CanvasView::Private::followSelection()
{
    const std::vector<Id> &chosen = editor.selection();
    const Id id = chosen.size() == 1 ? chosen.front() : Id();
    const bool asks = byKeyboard && networksShown && q.hasFocus() &&
                      (editor.topology().cables.contains(id) || editor.topology().interface(id));
    if (!asks) {
        hideNetwork();
        return;
    }
    const QPointF at = scene->itemOf(id) ? scene->itemOf(id)->boundingRect().center() : QPointF();
    showNetwork(id, q.mapFromScene(at));
}

/// A network's prefix is its handle.
void CanvasView::Private::activatePill(Id cable)
{
    const auto network = networkOf(editor.topology(), cable);
    if (network && !network->ranges.empty() && !editor.isReadOnly())
        Q_EMIT q.renumberWanted(network->ranges.front().network);
    else
        Q_EMIT q.activated(cable);
}

void CanvasView::showNetworks(bool on)
{
    d->networksShown = on;
    d->hideNetwork();
}

/// Around each member.
void CanvasView::Private::paintNetwork(QPainter &painter) const
{
    const NetworkSummary *network = scene->network();
    if (!network)
        return;
    const Geometry &geometry = scene->geometry();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene->look().target, 2 / qMin(1.0, zoom())));
    for (const Id id : network->segment.interfaces) {
        if (geometry.boxes.contains(id))
            painter.drawRoundedRect(geometry.box(id).adjusted(-4, -4, 4, 4), 10, 10);
        else if (geometry.tabs.contains(id))
            painter.drawRoundedRect(tabRect(geometry.tab(id)).adjusted(-4, -4, 4, 4), 5, 5);
    }
}

}  // namespace toile
