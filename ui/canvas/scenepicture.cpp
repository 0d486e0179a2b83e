// SPDX-License-Identifier: GPL-2.0-or-later
// What a picture of the drawing shows: all of it or a part, with or without title, legend and live tables.
#include "ui/canvas/canvasscene_p.h"

#include <QPainter>

namespace toile {

namespace {

constexpr double kTitleOver = 62;
constexpr double kLegendOver = 14;
constexpr double kLegendBesideTitle = 32;

}  // namespace

/// Machines and notes: those chosen, what is inside them, and the owners of chosen interfaces and cables.
std::unordered_set<Id> CanvasScene::Private::belonging(const std::vector<Id> &chosen) const
{
    const Topology &topology = editor.topology();
    std::vector<Id> open;
    const auto addOwner = [&](Id interface) {
        if (const Interface *owned = topology.interface(interface))
            open.push_back(owned->machine);
    };
    for (const Id id : chosen) {
        if (const auto cable = topology.cables.find(id); cable != topology.cables.end()) {
            addOwner(cable->second.a);
            addOwner(cable->second.b);
        } else if (topology.interface(id)) {
            addOwner(id);
        } else {
            open.push_back(id);
        }
    }
    std::unordered_set<Id> all;
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        if (!all.insert(id).second || !topology.machine(id))
            continue;
        const std::vector<Id> inside = topology.childrenOf(id);
        open.insert(open.end(), inside.begin(), inside.end());
    }
    return all;
}

/// Over a part of the drawing, title and legend stand where that part is.
CanvasScene::Private::PicturePlaces CanvasScene::Private::picturePlaces(const PictureContent &content)
{
    const std::unordered_set<Id> chosen = belonging(content.only);
    const auto *only = content.only.empty() ? nullptr : &chosen;
    const QRectF inner = contentRect(only);
    PicturePlaces at;
    QRectF &all = at.rect;
    all = inner;
    QRectF titleAt = title->rect();
    if (only)
        titleAt.moveTopLeft(inner.topLeft() - QPointF(0, kTitleOver));
    if (content.title)
        all |= titleAt;
    at.title = titleAt.topLeft() - title->rect().topLeft();
    if (legend && content.legend && !content.marks) {
        QRectF legendAt = legend->rect();
        const double beside = content.title ? titleAt.right() + kLegendBesideTitle + legendAt.width() : 0;
        if (only)
            legendAt.moveBottomRight(QPointF(qMax(inner.right(), beside), inner.top() - kLegendOver));
        at.legend = legendAt.topLeft() - legend->rect().topLeft();
        all |= legendAt;
    }
    if (content.tables) {
        const Topology &topology = editor.topology();
        for (const auto &[owner, item] : tables) {
            const Interface *bridge = topology.interface(owner);
            if (!only || only->contains(bridge ? bridge->machine : owner))
                all |= item->rect();
        }
    }
    if (content.legend && content.marks) {
        at.marks = marksLegend(only, all, content.tables);
        if (at.marks)
            all |= at.marks->rect();
    }
    all.adjust(-content.margin, -content.margin, content.margin, content.margin);
    return at;
}

/// The scene as a picture shows it, as long as this lives; then it is as it was.
class CanvasScene::Private::Staged {
public:
    Staged(Private &scene, const PictureContent &content, const PicturePlaces &places, bool vector, const Look &colours)
        : d(scene), m_look(std::exchange(scene.stage.look, &colours)), m_network(std::exchange(scene.networkAt, Id()))
    {
        if (m_network)
            d.applyLens();  // what fades beside the network under the pointer does so on the screen alone
        d.stage.exporting = true;
        d.stage.vector = vector;
        d.title->setPos(places.title);
        show(*d.title, content.title);
        if (d.legend) {
            d.legend->setPos(places.legend);
            show(*d.legend, content.legend && !content.marks);
        }
        for (const auto &[owner, item] : d.tables)
            show(*item, content.tables);
        for (const auto &[owner, item] : d.connectors)
            show(*item, content.tables);
        if (!content.only.empty())
            restrict(d.belonging(content.only));
    }

    ~Staged()
    {
        for (QGraphicsItem *item : m_hidden)
            item->setVisible(true);
        d.title->setPos(QPointF());
        if (d.legend)
            d.legend->setPos(QPointF());
        d.stage.vector = false;
        d.stage.exporting = false;
        d.stage.look = m_look;
        d.networkAt = m_network;
        if (m_network)
            d.applyLens();
    }

    Q_DISABLE_COPY_MOVE(Staged)

private:
    void show(QGraphicsItem &item, bool on)
    {
        if (on || !item.isVisible())
            return;
        item.setVisible(false);
        m_hidden.push_back(&item);
    }

    void restrict(const std::unordered_set<Id> &shown)
    {
        const Topology &topology = d.editor.topology();
        const auto has = [&](Id id) {
            const Interface *interface = topology.interface(id);
            return shown.contains(interface ? interface->machine : id);
        };
        const auto hasCable = [&](Id id) {
            const auto cable = topology.cables.find(id);
            return cable != topology.cables.end() && has(cable->second.a) && has(cable->second.b);
        };
        const auto showOwned = [&](const auto &items) {
            for (const auto &[id, item] : items)
                show(*item, has(id));
        };
        showOwned(d.boxes);
        showOwned(d.tabs);
        showOwned(d.notes);
        showOwned(d.tables);
        showOwned(d.connectors);
        for (const auto &[id, item] : d.cables)
            show(*item, hasCable(id));
        for (const auto &[machine, items] : d.lines)
            for (const auto &item : items)
                show(*item, has(machine));
        for (std::size_t i = 0; i < d.pills.size(); ++i)
            show(*d.pills[i], hasCable(d.faces.pills[i].cable));
        for (const auto &item : d.tunnels)
            show(*item, has(item->face().tunnel.a) && has(item->face().tunnel.b));
    }

    Private &d;
    const Look *m_look;
    const Id m_network;
    std::vector<QGraphicsItem *> m_hidden;
};

QRectF CanvasScene::drawingRect(const PictureContent &content) const
{
    if (content == PictureContent())
        return d->rect;
    return d->picturePlaces(content).rect;
}

void CanvasScene::paintDrawing(QPainter &painter, const PictureContent &content, bool vector, const Look &colours)
{
    d->endGlide();
    const Private::PicturePlaces places = d->picturePlaces(content);
    const QRectF rect = content == PictureContent() ? d->rect : places.rect;
    const Private::Staged staged(*d, content, places, vector, colours);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    render(&painter, rect, rect);
    if (places.marks)
        places.marks->paint(&painter, nullptr, nullptr);
}

QString CanvasScene::titleText() const
{
    return d->titleText();
}

bool CanvasScene::hasLegend() const
{
    return !d->markRows(nullptr, true).empty();
}

bool CanvasScene::hasTables() const
{
    return !d->tables.empty();
}

QString CanvasScene::summary(const PictureContent &content) const
{
    const Topology &topology = d->editor.topology();
    const std::unordered_set<Id> shown = d->belonging(content.only);
    QStringList lines;
    for (const auto &[id, machine] : topology.machines) {
        if (!content.only.empty() && !shown.contains(id))
            continue;
        QStringList parts;
        for (const Id each : d->index.interfaces(id)) {
            const Interface &interface = *topology.interface(each);
            QStringList words{interface.name};
            for (const IpPrefix &address : interface.addresses)
                words << address.toString();
            parts << words.join(u' ');
        }
        lines << machine.name + (parts.isEmpty() ? QString() : QStringLiteral(": ") + parts.join(QStringLiteral(", ")));
    }
    return lines.join(u'\n');
}

}  // namespace toile
