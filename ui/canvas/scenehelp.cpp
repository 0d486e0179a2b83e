// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of a thing where the pointer rests, beside the marks that items have themselves; and of live tables to
// somebody who does not see them.
#include "ui/canvas/canvasscene_p.h"

#include <QGraphicsSceneHelpEvent>
#include <QGraphicsView>
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

namespace {

/// "Address 2.0.0.2, MAC 02:00:00:00:01:01, State REACHABLE".
QString spokenCells(const TableCard &card, const TableRow &row, qint64 now)
{
    QStringList parts;
    for (qsizetype column = 0; column < card.columns.size(); ++column) {
        const auto at = static_cast<std::size_t>(column);
        const QString cell = at < row.cells.size() ? row.cells[at] : row.secondsAt(now);
        if (!cell.isEmpty())
            parts << card.columns[column] + u' ' + QString(cell).replace(u'\n', QStringLiteral("; "));
    }
    return parts.join(QStringLiteral(", "));
}

}  // namespace

int CanvasScene::tableCount(Id owner) const
{
    const auto found = d->tables.find(owner);
    return found == d->tables.end() ? 0 : int(found->second->cards().size());
}

std::optional<CanvasScene::SpokenTable> CanvasScene::spokenTable(Id owner, int table) const
{
    if (table < 0 || table >= tableCount(owner))
        return {};
    const TablesItem &item = *d->tables.at(owner);
    const auto at = static_cast<std::size_t>(table);
    const TableCard &card = item.cards()[at];
    return SpokenTable{card.title, int(card.rows.size()), item.isVisible() ? item.cardRect(at) : QRectF(),
                       item.isCollapsed()};
}

QString CanvasScene::spokenRow(Id owner, int table, int row) const
{
    const auto spoken = spokenTable(owner, table);
    if (!spoken || row < 0 || row >= spoken->rows)
        return {};
    const TableCard &card = d->tables.at(owner)->cards()[static_cast<std::size_t>(table)];
    return spokenCells(card, card.rows[static_cast<std::size_t>(row)], d->now());
}

QString CanvasScene::Private::pillText(Id cable) const
{
    const auto under = cable ? networkOf(editor.topology(), cable) : std::nullopt;
    if (!under || under->ranges.empty() || editor.isReadOnly())
        return {};
    return CanvasScene::tr("Double-click to give the network %1 another prefix.")
        .arg(under->ranges.front().network.toString());
}

/// What would be written of a tab if there were room.
QString CanvasScene::Private::leftOutText(Id tab) const
{
    const auto face = faces.tabs.find(tab);
    if (face == faces.tabs.end() || !face->second.name.rect.isEmpty())
        return {};
    QStringList texts;
    for (const TabLabel *label : {&face->second.name, &face->second.details}) {
        for (const TextLine &line : label->lines)
            texts << line.text();
    }
    texts << q.markOf(tab).why;
    texts.removeAll(QString());
    return texts.join(QStringLiteral(" · "));
}

void CanvasScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const QPointF at = event->scenePos();
    const auto *view = event->widget() ? qobject_cast<QGraphicsView *>(event->widget()->parentWidget()) : nullptr;
    const double zoom = view ? view->transform().m11() * view->devicePixelRatioF() : 1;
    const bool onLegend = d->legend && d->legend->rect().contains(at);
    QString text = onLegend ? d->legend->wholeAt(at) : d->pillText(pillAt(at, zoom));
    if (text.isEmpty() && !onLegend)
        text = d->leftOutText(idAt(at));
    if (text.isEmpty() && !onLegend)
        text = d->trafficText(idAt(at));
    if (text.isEmpty())
        QGraphicsScene::helpEvent(event);
    else
        QToolTip::showText(event->screenPos(), QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()), event->widget());
}

}  // namespace toile
