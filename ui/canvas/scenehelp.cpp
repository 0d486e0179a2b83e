// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of a thing where the pointer rests, beside the marks that items have themselves.
#include "ui/canvas/canvasscene_p.h"

#include <QGraphicsSceneHelpEvent>
#include <QToolTip>

namespace toile {

QString CanvasScene::Private::trafficText(Id id) const
{
    const auto item = cables.find(id);
    if (item == cables.end() || !item->second->toolTip().isEmpty())
        return {};
    const Topology &topology = editor.topology();
    const Cable &cable = topology.cables.at(id);
    const auto [there, back] = item->second->traffic();
    if (there && back)
        return CanvasScene::tr("Frames pass now, both ways: %1 ⇄ %2.")
            .arg(topology.label(cable.a), topology.label(cable.b));
    if (there || back)
        return CanvasScene::tr("Frames pass now: %1 → %2.")
            .arg(topology.label(there ? cable.a : cable.b), topology.label(there ? cable.b : cable.a));
    return {};
}

QString CanvasScene::Private::pillText(Id cable) const
{
    const auto under = cable ? networkOf(editor.topology(), cable) : std::nullopt;
    if (!under || under->ranges.empty() || editor.isReadOnly())
        return {};
    return CanvasScene::tr("Double-click to give the network %1 another prefix.")
        .arg(under->ranges.front().network.toString());
}

void CanvasScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const QPointF at = event->scenePos();
    const bool onLegend = d->legend && d->legend->rect().contains(at);
    QString text = onLegend ? d->legend->wholeAt(at) : d->pillText(pillAt(at));
    if (text.isEmpty() && !onLegend)
        text = d->trafficText(idAt(at));
    if (text.isEmpty())
        QGraphicsScene::helpEvent(event);
    else
        QToolTip::showText(event->screenPos(), QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), event->widget());
}

}  // namespace toile
