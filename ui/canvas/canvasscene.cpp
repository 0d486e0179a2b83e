// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasscene.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace toile {

namespace {
constexpr double kRoom = 3000;  ///< empty canvas around the drawing
constexpr double kRoomStep = 1000;
}  // namespace

CanvasScene::Private::Private(CanvasScene &scene, Editor &document, LabRun &labRun)
    : q(scene), editor(document), run(labRun)
{
    liveTimer.setSingleShot(true);
    liveTimer.setInterval(16);
}

CanvasScene::CanvasScene(Editor &editor, LabRun &run, QObject *parent)
    : QGraphicsScene(parent), d(std::make_unique<Private>(*this, editor, run))
{
    // Half of what a drag moves are long cables: an index of places costs more to keep than it saves.
    setItemIndexMethod(NoIndex);
    connect(&d->gliding, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &done) { d->glide(done.toDouble()); });
    connect(&d->gliding, &QVariantAnimation::finished, this, [this] { d->endGlide(); });
    connect(&editor, &Editor::documentReset, this, [this] {
        d->endGlide();
        d->found.reset();
        if (std::exchange(d->lens, 0) != 0)
            Q_EMIT lensChanged(0);
        d->dropCards();
        d->syncAll(true);
        d->applyLive();
    });
    connect(&editor, &Editor::changed, this, [this](const Patch &patch) {
        d->endGlide();
        d->follow(patch);
    });
    connect(&editor, &Editor::changed, this, [this](const Patch &patch) { d->followNames(patch); });
    connect(&editor, &Editor::selectionChanged, this, [this] { d->syncSelection(); });
    connect(&run, &LabRun::stateChanged, this, [this] { d->syncAll(false); });
    connect(&run, &LabRun::pendingChanged, this, [this] { d->syncMarks(); });
    connect(&run, &LabRun::liveReset, this, [this] {
        d->dropCards();
        d->syncAll(false);
        d->applyLive();
    });
    connect(&run, &LabRun::liveChanged, this, [this](const LiveDelta &delta) { d->onLiveChanged(delta); });
    connect(&run, &LabRun::countersChanged, this, [this](const CountersSample &sample) { d->onCounters(sample); });
    connect(&d->liveTimer, &QTimer::timeout, this, [this] { d->applyLive(); });
    connect(&d->ticker, &QTimer::timeout, this, [this] { d->tick(); });
    d->syncAll(true);
    d->applyLive();
}

CanvasScene::~CanvasScene()
{
    d->editor.disconnect(this);
    d->run.disconnect(this);
}

void CanvasScene::setDark(bool dark)
{
    d->dark = dark;
    d->stage.look = dark ? &darkLook() : &lightLook();
    update();
}

bool CanvasScene::isDark() const
{
    return d->dark;
}

const Look &CanvasScene::look() const
{
    return *d->stage.look;
}

const DecodedPictures &CanvasScene::pictures() const
{
    return d->stage.pictures;
}

QRectF CanvasScene::drawingRect() const
{
    return d->rect;
}

const Geometry &CanvasScene::geometry() const
{
    return d->geometry;
}

std::optional<Rest> CanvasScene::restOf(Id tab) const
{
    return d->places.restOf(tab, d->editor.topology());
}

QGraphicsItem *CanvasScene::itemOf(Id id) const
{
    if (const auto it = d->boxes.find(id); it != d->boxes.end())
        return it->second.get();
    if (const auto it = d->tabs.find(id); it != d->tabs.end())
        return it->second.get();
    if (const auto it = d->cables.find(id); it != d->cables.end())
        return it->second.get();
    if (const auto it = d->notes.find(id); it != d->notes.end())
        return it->second.get();
    return nullptr;
}

Id CanvasScene::idAt(QPointF position) const
{
    for (QGraphicsItem *item : items(position)) {
        const auto *element = dynamic_cast<ElementItem *>(item);
        if (element && !dynamic_cast<TablesItem *>(item))
            return element->id();
    }
    return {};
}

Id CanvasScene::tablesAt(QPointF position, bool *header) const
{
    for (const auto &[owner, item] : d->tables) {
        if (!item->isVisible() || !item->rect().contains(position))
            continue;
        if (header)
            *header = item->isHeader(position);
        return owner;
    }
    return {};
}

std::vector<Id> CanvasScene::tableOwners() const
{
    std::vector<Id> owners;
    for (const auto &[owner, item] : d->tables)
        owners.push_back(owner);
    return owners;
}

QRectF CanvasScene::tablesRect(Id owner) const
{
    const auto it = d->tables.find(owner);
    return it == d->tables.end() || !it->second->isVisible() ? QRectF() : it->second->rect();
}

QPainterPath CanvasScene::tablesLeader(Id owner) const
{
    const auto it = d->connectors.find(owner);
    return it == d->connectors.end() ? QPainterPath() : it->second->path();
}

QStringList CanvasScene::tableTexts(Id owner) const
{
    QStringList texts;
    const auto it = d->tables.find(owner);
    if (it == d->tables.end())
        return texts;
    for (const TableCard &card : it->second->cards()) {
        texts << card.title;
        for (const TableRow &row : card.rows)
            texts << QStringList(row.cells.begin(), row.cells.end()).join(u' ').replace(u'\n', u' ');
    }
    return texts;
}

QRectF CanvasScene::nameRect(Id id) const
{
    if (const auto it = d->faces.boxes.find(id); it != d->faces.boxes.end())
        return QRectF(it->second.namePosition, it->second.name.size());
    if (const auto it = d->faces.tabs.find(id); it != d->faces.tabs.end())
        return it->second.name.rect.isEmpty() ? it->second.name.over : it->second.name.rect;
    return {};
}

QRectF CanvasScene::addressesRect(Id interface) const
{
    const auto it = d->faces.tabs.find(interface);
    if (it == d->faces.tabs.end())
        return {};
    return it->second.details.rect.isEmpty() ? it->second.details.over : it->second.details.rect;
}

Id CanvasScene::addressesAt(QPointF position) const
{
    const auto isWritten = [&](const auto &entry) { return entry.second.details.rect.contains(position); };
    const auto it = std::ranges::find_if(d->faces.tabs, isWritten);
    return it == d->faces.tabs.end() ? Id() : it->first;
}

Id CanvasScene::containerAt(QPointF position, Id except) const
{
    const Topology &topology = d->editor.topology();
    Id best;
    double front = -1;  // what is inside a machine is in front of it
    for (const auto &[id, machine] : topology.machines) {
        const double level = d->levels.at(id);
        if (level <= front || id == except || (except && topology.isAncestor(except, id)))
            continue;
        if (d->geometry.box(id).contains(position)) {
            best = id;
            front = level;
        }
    }
    return best;
}

bool CanvasScene::isBlank(const QRectF &rect, Id owner) const
{
    const Occupied &occupied = d->labels.occupied();
    if (!occupied.written.isFree(rect) || !occupied.drawn.isFree(rect) || !occupied.borders.isFree(rect) ||
        d->title->rect().intersects(rect) || (d->legend && d->legend->rect().intersects(rect)))
        return false;
    const auto covers = [&](const auto &entry) {
        return entry.second->isVisible() && entry.second->rect().intersects(rect);
    };
    if (std::ranges::any_of(d->tables, covers))
        return false;
    const Topology &topology = d->editor.topology();
    const Interface *bridge = topology.interface(owner);
    const Id holder = bridge ? bridge->machine : topology.machine(owner)->parent;
    return containerAt(rect.center(), owner) == holder;
}

Light CanvasScene::lightOf(Id interface) const
{
    if (const auto it = d->faces.tabs.find(interface); it != d->faces.tabs.end())
        return it->second.light;
    const auto box = d->faces.boxes.find(interface);
    return box == d->faces.boxes.end() ? Light::Unknown : box->second.light.value_or(Light::Unknown);
}

QString CanvasScene::stateText(Id interface) const
{
    switch (lightOf(interface)) {
    case Light::Up:
        return tr("up");
    case Light::Down:
        return tr("down");
    case Light::NoCarrier:
        return tr("no carrier");
    case Light::Blocked:
        return tr("its bridge does not forward over it");
    case Light::Unknown:
        break;
    }
    return {};
}

std::vector<CanvasScene::Printed> CanvasScene::printed() const
{
    std::vector<Printed> all;
    const Topology &topology = d->editor.topology();
    for (const auto &[id, face] : d->faces.boxes) {
        for (const QRectF &rect : face.writtenRects())
            all.push_back({topology.label(id) + QStringLiteral(" header"), rect});
        if (!face.routesRect.isEmpty())
            all.push_back({topology.label(id) + QStringLiteral(" routes"), face.routesRect});
        if (!face.stateRect.isEmpty())
            all.push_back({topology.label(id) + QStringLiteral(" state"), face.stateRect});
    }
    for (const auto &[id, face] : d->faces.tabs) {
        all.push_back({topology.label(id) + QStringLiteral(" tab"), tabRect(face.seat)});
        if (!face.name.rect.isEmpty())
            all.push_back({topology.label(id) + QStringLiteral(" name"), face.name.rect});
        if (!face.details.rect.isEmpty())
            all.push_back({topology.label(id) + QStringLiteral(" details"), face.details.rect});
    }
    for (const auto &pill : d->pills)
        if (!pill->rect().isEmpty())
            all.push_back({pill->text() + QStringLiteral(" pill"), pill->rect()});
    for (const auto &[id, note] : d->notes)
        if (!note->writtenRect().isEmpty())
            all.push_back({QStringLiteral("note"), note->writtenRect()});
    for (const auto &[id, item] : d->tables)
        all.push_back({topology.label(id) + QStringLiteral(" tables"), item->rect()});
    all.push_back({QStringLiteral("title"), d->title->rect()});
    for (const auto &tunnel : d->tunnels)
        all.push_back({QStringLiteral("tunnel"), tunnel->labelRect()});
    if (d->legend)
        all.push_back({QStringLiteral("legend"), d->legend->rect()});
    return all;
}

std::vector<QRectF> CanvasScene::written() const
{
    std::vector<QRectF> all;
    for (const auto &[id, face] : d->faces.boxes) {
        for (const QRectF &rect : face.writtenRects())
            all.push_back(rect);
        all.push_back(face.routesRect);
        all.push_back(face.stateRect);
    }
    for (const auto &[id, face] : d->faces.tabs) {
        for (const QRectF &rect : {tabRect(face.seat), face.name.rect, face.details.rect})
            all.push_back(rect);
    }
    for (const PillFace &pill : d->faces.pills)
        all.push_back(pill.rect);
    return all;
}

void CanvasScene::Private::updateRect(const QRectF &content)
{
    rect = content;
    for (const auto &[id, item] : tables)
        rect |= item->rect();
    rect |= title->rect();
    if (legend)
        rect |= legend->rect();
    rect.adjust(-32, -32, 32, 32);
    // In great steps, because views follow each change of it.
    const QRectF wanted = rect.adjusted(-kRoom, -kRoom, kRoom, kRoom);
    const auto down = [](double value) { return std::floor(value / kRoomStep) * kRoomStep; };
    const auto up = [](double value) { return std::ceil(value / kRoomStep) * kRoomStep; };
    q.setSceneRect(
        QRectF(QPointF(down(wanted.left()), down(wanted.top())), QPointF(up(wanted.right()), up(wanted.bottom()))));
    Q_EMIT q.drawingChanged();
}

void CanvasScene::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, d->stage.look->paper);
    const double zoom = painter->worldTransform().m11();
    if (d->stage.exporting || zoom < 0.5)
        return;
    // Plain rectangles: round dots would take a good part of a frame.
    const bool smooth = painter->testRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(Qt::NoPen);
    painter->setBrush(d->stage.look->grid);
    const double dot = std::max(1.6, 1 / zoom);  // no less than a pixel: less is not seen everywhere
    constexpr int kMost = 512;
    QRectF dots[kMost];
    int count = 0;
    for (double y = std::floor(rect.top() / kGrid) * kGrid; y <= rect.bottom(); y += kGrid) {
        for (double x = std::floor(rect.left() / kGrid) * kGrid; x <= rect.right(); x += kGrid) {
            dots[count++] = QRectF(x - dot / 2, y - dot / 2, dot, dot);
            if (count == kMost) {
                painter->drawRects(dots, count);
                count = 0;
            }
        }
    }
    painter->drawRects(dots, count);
    painter->setRenderHint(QPainter::Antialiasing, smooth);
}

}  // namespace toile
