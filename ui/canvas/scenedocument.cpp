// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QLocale>

#include <algorithm>
#include <unordered_set>

namespace toile {

namespace {

QString language()
{
    return QLocale().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
}

QString counted(int count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

template <typename Item, typename Wanted>
void removeOthers(Items<Item> &items, const Wanted &wanted)
{
    std::erase_if(items, [&](const auto &entry) { return !wanted.contains(entry.first); });
}

}  // namespace

template <typename Item>
Item &CanvasScene::Private::itemFor(Items<Item> &items, Id id, double z)
{
    std::unique_ptr<Item> &item = items[id];
    if (!item) {
        item = std::make_unique<Item>(stage, id);
        q.addItem(item.get());
    }
    if (item->zValue() != z)
        item->setZValue(z);
    return *item;
}

/// Computes what the document looks like now and tells each item; an item that already shows it does nothing.
void CanvasScene::Private::sync(bool elementsChanged)
{
    const Document &document = editor.document();
    if (elementsChanged) {
        index = TopologyIndex(document.topology());
        tints.update(document.topology());
    }
    geometry = geometryOf(document, index);
    const bool wasLive = stage.live;
    stage.live = run.live() != nullptr;
    Faces next = FaceMaker(document.topology(), geometry, stage.fonts, run.live(), faces).make(tints);
    occupied = placeLabels(next, document.topology(), geometry);
    faces = std::move(next);
    syncItems();
    syncTitle();
    syncSelection();
    syncMarks();
    placeCards();
    updateRect();
    if (wasLive != stage.live)
        q.update();
}

void CanvasScene::Private::syncItems()
{
    syncBoxes();
    syncTabs();
    syncCables();
    syncLines();
    const Topology &topology = editor.topology();
    removeOthers(notes, topology.notes);
    for (const auto &[id, note] : topology.notes)
        itemFor(notes, id, layer::kNote).setFace(note.text.in(language()), geometry.box(id));
}

void CanvasScene::Private::syncBoxes()
{
    const Topology &topology = editor.topology();
    removeOthers(boxes, faces.boxes);
    for (const auto &[id, face] : faces.boxes) {
        const Interface *bridge = topology.interface(id);
        const int depth = index.depth.at(bridge ? bridge->machine : id);
        itemFor(boxes, id, depth + (bridge ? layer::kBridge : layer::kBox)).setFace(face);
    }
}

void CanvasScene::Private::syncTabs()
{
    removeOthers(tabs, faces.tabs);
    for (const auto &[id, face] : faces.tabs)
        itemFor(tabs, id, layer::kTab).setFace(face);
}

void CanvasScene::Private::syncCables()
{
    removeOthers(cables, geometry.cables);
    for (const auto &[id, path] : geometry.cables) {
        CableItem &item = itemFor(cables, id, layer::kCable);
        item.setPath(path);
        item.setTint(tints.tintOf(id));
    }
}

void CanvasScene::Private::syncLines()
{
    const auto resize = [this](auto &items, std::size_t count, double z) {
        using Item = typename std::decay_t<decltype(items)>::value_type::element_type;
        items.resize(std::min(items.size(), count));
        while (items.size() < count) {
            items.push_back(std::make_unique<Item>(stage));
            items.back()->setZValue(z);
            q.addItem(items.back().get());
        }
    };
    resize(lines, geometry.lines.size(), layer::kLine);
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i]->setPath(geometry.lines[i].path, geometry.lines[i].bridge);
    resize(pills, faces.pills.size(), layer::kPill);
    for (std::size_t i = 0; i < pills.size(); ++i)
        pills[i]->setFace(faces.pills[i].text, faces.pills[i].rect, faces.pills[i].tint);
}

QString CanvasScene::Private::stateWord() const
{
    switch (run.state()) {
    case LabRun::State::Undeployed:
        return CanvasScene::tr("not deployed");
    case LabRun::State::Connecting:
        return CanvasScene::tr("starting");
    case LabRun::State::Applying:
        return CanvasScene::tr("deploying");
    case LabRun::State::Deployed:
        return CanvasScene::tr("deployed");
    case LabRun::State::Changed:
        return CanvasScene::tr("deployed, changed since");
    case LabRun::State::Broken:
        return CanvasScene::tr("broken: the last deployment failed");
    }
    return {};
}

QString CanvasScene::Private::subtitle() const
{
    const Topology &topology = editor.topology();
    int bridges = 0;
    for (const auto &[id, interface] : topology.interfaces)
        bridges += kindOf(interface).box ? 1 : 0;
    const int interfaces = static_cast<int>(topology.interfaces.size()) - bridges;
    QStringList parts{stateWord()};
    if (stage.live)
        parts << run.engine();
    const auto machines = static_cast<int>(topology.machines.size());
    parts << counted(machines, CanvasScene::tr("1 machine"), CanvasScene::tr("%1 machines"));
    if (bridges)
        parts << counted(bridges, CanvasScene::tr("1 bridge"), CanvasScene::tr("%1 bridges"));
    parts << counted(interfaces, CanvasScene::tr("1 interface"), CanvasScene::tr("%1 interfaces"));
    return parts.join(QStringLiteral(" · "));
}

QRectF CanvasScene::Private::contentRect() const
{
    QRectF all;
    for (const auto &[id, face] : faces.boxes)
        all |= face.rect | face.routesRect;
    for (const auto &[id, face] : faces.tabs)
        all |= tabRect(face.seat) | face.name.rect | face.details.rect;
    for (const auto &[id, path] : geometry.cables)
        all |= path.boundingRect();
    for (const PillFace &pill : faces.pills)
        all |= pill.rect;
    for (const auto &[id, note] : notes)
        all |= note->rect();
    return all;
}

void CanvasScene::Private::syncTitle()
{
    if (!title) {
        title = std::make_unique<TitleItem>(stage);
        title->setZValue(layer::kTitle);
        q.addItem(title.get());
    }
    const LabHeader &header = editor.topology().header;
    QString text = header.title.in(language());
    if (text.isEmpty())
        text = header.name.isEmpty() ? CanvasScene::tr("Untitled lab") : header.name;
    double left = 0;
    bool first = true;
    for (const auto &[id, face] : faces.boxes) {
        left = first ? face.rect.left() : qMin(left, face.rect.left());
        first = false;
    }
    const QRectF content = contentRect();
    title->setFace(text, subtitle(), QPointF(left, content.top() - 58));
}

void CanvasScene::Private::syncSelection()
{
    const std::vector<Id> &chosen = editor.selection();
    const std::unordered_set<Id> set(chosen.begin(), chosen.end());
    const auto isChosen = [&](Id id) { return set.contains(id); };
    for (const auto &[id, item] : boxes) {
        item->setChosen(isChosen(id));
        item->setHandles(chosen.size() == 1 && chosen.front() == id);
    }
    for (const auto &[id, item] : tabs)
        item->setChosen(isChosen(id));
    for (const auto &[id, item] : cables)
        item->setChosen(isChosen(id));
    for (const auto &[id, item] : notes)
        item->setChosen(isChosen(id));
}

}  // namespace toile
