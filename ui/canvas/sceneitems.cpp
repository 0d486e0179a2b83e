// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/engine/launch.h"
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QLocale>

#include <algorithm>

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

/// Items of elements that are no more.
void CanvasScene::Private::dropItems()
{
    removeOthers(boxes, faces.boxes);
    removeOthers(tabs, faces.tabs);
    removeOthers(cables, geometry.cables);
    removeOthers(notes, editor.topology().notes);
    std::erase_if(lines, [this](const auto &entry) { return !geometry.lines.contains(entry.first); });
}

void CanvasScene::Private::syncItems(const Stale &stale)
{
    for (const Id id : stale.boxes) {
        const Interface *bridge = editor.topology().interface(id);
        BoxItem &item = itemFor(boxes, id, levels.at(id));
        item.setFace(faces.boxes.at(id));
        item.setVisible(!bridge || !isPlainSwitch(bridge->machine));
        applyMark(id);
    }
    for (const Id id : stale.tabs) {
        itemFor(tabs, id, layer::kTab).setFace(faces.tabs.at(id));
        applyMark(id);
    }
    for (const Id id : stale.cables) {
        CableItem &item = itemFor(cables, id, cableLevel(id));
        item.setPath(geometry.cables.at(id));
        item.setTint(tints.tintOf(id));
        item.setStripes(tints.stripesOf(id));
        applyMark(id);
    }
    for (const Id id : stale.lines)
        syncLines(id);
    syncFar(stale);
    syncPills();
    syncNotes();
}

/// Whether the kernel has what the line says.
Held CanvasScene::Private::held(const InnerLine &line) const
{
    const Topology &topology = editor.topology();
    const Interface &to = *topology.interface(line.to);
    switch (line.kind) {
    case InnerLine::Kind::Port:
        return heldPort(topology, to, running());
    case InnerLine::Kind::Vlan:
        return heldStacked(topology, to, running());
    case InnerLine::Kind::Forward:
        break;
    }
    return heldForwarding(topology, *topology.interface(line.from), to, running());
}

void CanvasScene::Private::syncLines(Id machine)
{
    const auto drawn = geometry.lines.find(machine);
    if (drawn == geometry.lines.end()) {
        lines.erase(machine);
        return;
    }
    const std::vector<InnerLine> &wanted = drawn->second;
    auto &items = lines[machine];
    items.resize(std::min(items.size(), wanted.size()));
    while (items.size() < wanted.size()) {
        items.push_back(std::make_unique<LineItem>(stage));
        items.back()->setZValue(layer::kLine);
        q.addItem(items.back().get());
    }
    const bool plain = isPlainSwitch(machine);
    const bool stands = isSwitch(machine);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool toPort = wanted[i].kind == InnerLine::Kind::Port;
        items[i]->setLine(wanted[i], tints.colourAt(wanted[i].to), held(wanted[i]));
        items[i]->setVisible(!plain || !toPort);
        items[i]->setOmittedFar(stands && toPort);
    }
}

/// Of machines in which something is elsewhere now.
void CanvasScene::Private::syncFar(const Stale &stale)
{
    std::unordered_set<Id> machines = stale.lines;
    for (const Id id : stale.boxes) {
        const Machine *machine = editor.topology().machine(id);
        machines.insert(machine ? id : editor.topology().interface(id)->machine);
        if (machine)
            machines.insert(machine->parent);
    }
    for (const Id id : machines)
        syncFar(id);
}

/// Far away a switch stands for the bridge in it; another machine has its name where nothing inside it is drawn.
void CanvasScene::Private::syncFar(Id machine)
{
    const auto own = boxes.find(machine);
    if (own == boxes.end())
        return;
    const bool stands = isSwitch(machine);
    for (const Id id : index.interfaces(machine))
        if (const auto bridge = boxes.find(id); bridge != boxes.end())
            bridge->second->setFarFace({stands, geometry.box(id)});
    own->second->setFarFace({false, stands ? geometry.box(machine) : nameRoom(machine)});
    if (const auto inside = lines.find(machine); inside != lines.end()) {
        const std::vector<QRectF> texts = textsIn(machine);
        for (const auto &line : inside->second)
            line->setTexts(texts);
    }
}

/// What is written of a machine and of its bridges.
std::vector<QRectF> CanvasScene::Private::textsIn(Id machine) const
{
    std::vector<QRectF> texts;
    const auto add = [&](Id id) {
        const auto face = faces.boxes.find(id);
        if (face == faces.boxes.end())
            return;
        const std::vector<QRectF> written = face->second.writtenRects();
        texts.insert(texts.end(), written.begin(), written.end());
        texts.push_back(face->second.routesRect);
    };
    add(machine);
    for (const Id id : index.interfaces(machine))
        add(id);
    return texts;
}

/// Over what is inside it, or under that when there is more room.
QRectF CanvasScene::Private::nameRoom(Id machine) const
{
    const MachineKind *kind = machineKind(editor.topology().machines.at(machine).kind);
    const QRectF box = geometry.box(machine);
    const bool container = kind && kind->container;
    QRectF over = container ? QRectF(box.topLeft(), QSizeF(box.width(), kHeaderHeight + kGrid)) & box : box;
    QRectF under = container ? QRectF() : box;
    const auto makeWay = [&](const QRectF &inner) {
        over.setBottom(qBound(box.top(), inner.top(), over.bottom()));
        if (!container)
            under.setTop(qBound(under.top(), inner.bottom(), box.bottom()));
    };
    for (const Id child : index.children(machine))
        makeWay(geometry.box(child));
    for (const Id id : index.interfaces(machine))
        if (boxes.contains(id))
            makeWay(geometry.box(id));
    if (const auto inner = geometry.lines.find(machine); inner != geometry.lines.end() && !container)
        for (const InnerLine &line : inner->second)
            makeWay(line.path.controlPointRect());
    return under.height() > over.height() ? under : over;
}

/// Where switches are drawn as one box.
bool CanvasScene::Private::isPlainSwitch(Id machine) const
{
    return plainSwitches && isSwitch(machine);
}

/// A machine that is nothing but one bridge and its ports.
bool CanvasScene::Private::isSwitch(Id machine) const
{
    if (!index.children(machine).empty())
        return false;
    const MachineKind *kind = machineKind(editor.topology().machines.at(machine).kind);
    const auto isBox = [this](Id id) { return kindOf(editor.topology().interfaces.at(id)).box; };
    return kind && kind->startsWithBridge && std::ranges::count_if(index.interfaces(machine), isBox) == 1;
}

void CanvasScene::Private::syncPills()
{
    pills.resize(std::min(pills.size(), faces.pills.size()));
    while (pills.size() < faces.pills.size()) {
        pills.push_back(std::make_unique<PillItem>(stage));
        pills.back()->setZValue(layer::kPill);
        q.addItem(pills.back().get());
    }
    for (std::size_t i = 0; i < pills.size(); ++i)
        pills[i]->setFace(faces.pills[i]);
}

PillState CanvasScene::Private::labState() const
{
    switch (run.state()) {
    case LabRun::State::Undeployed:
        return PillState::Undeployed;
    case LabRun::State::Connecting:
    case LabRun::State::Applying:
        return PillState::Busy;
    case LabRun::State::Deployed:
        return PillState::Deployed;
    case LabRun::State::Changed:
        return PillState::Changed;
    case LabRun::State::Broken:
        return PillState::Broken;
    }
    return PillState::None;
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
    int switches = 0;  // drawn as one box: a bridge is nothing there to be seen
    for (const auto &[id, interface] : topology.interfaces) {
        const bool box = kindOf(interface).box;
        const bool plain = box && isPlainSwitch(interface.machine);
        bridges += box && !plain ? 1 : 0;
        switches += plain ? 1 : 0;
    }
    const int interfaces = static_cast<int>(topology.interfaces.size()) - bridges - switches;
    QStringList parts;
    if (stage.live)
        parts << engineWord(run.engine());
    if (topology.machines.empty())
        return CanvasScene::tr("empty: drag a machine here from the palette");
    const auto machines = static_cast<int>(topology.machines.size()) - switches;
    if (machines)
        parts << counted(machines, CanvasScene::tr("1 machine"), CanvasScene::tr("%1 machines"));
    if (switches)
        parts << counted(switches, CanvasScene::tr("1 switch"), CanvasScene::tr("%1 switches"));
    if (bridges)
        parts << counted(bridges, CanvasScene::tr("1 bridge"), CanvasScene::tr("%1 bridges"));
    if (interfaces)
        parts << counted(interfaces, CanvasScene::tr("1 interface"), CanvasScene::tr("%1 interfaces"));
    return parts.join(QStringLiteral(" · "));
}

QRectF CanvasScene::Private::contentRect(const std::unordered_set<Id> *only) const
{
    const Topology &topology = editor.topology();
    const auto shows = [&](Id id) {
        const Interface *interface = only ? topology.interface(id) : nullptr;
        return !only || only->contains(interface ? interface->machine : id);
    };
    const auto showsCable = [&](Id id) {
        const auto it = topology.cables.find(id);
        return !only || (it != topology.cables.end() && shows(it->second.a) && shows(it->second.b));
    };
    QRectF all;
    for (const auto &[id, face] : faces.boxes)
        if (shows(id))
            all |= face.rect | face.routesRect | face.stateRect;
    for (const auto &[id, face] : faces.tabs)
        if (shows(id))
            all |= tabRect(face.seat) | face.name.rect | face.details.rect;
    for (const auto &[id, path] : geometry.cables)
        if (showsCable(id))
            all |= path.controlPointRect();
    for (const PillFace &pill : faces.pills)
        if (showsCable(pill.cable))
            all |= pill.rect;
    for (const TunnelPath &tunnel : geometry.tunnels)
        if (shows(tunnel.tunnel.a) && shows(tunnel.tunnel.b))
            all |= tunnel.path.controlPointRect();
    for (const auto &[id, note] : notes)
        if (shows(id))
            all |= note->rect();
    return all;
}

QString CanvasScene::Private::titleText() const
{
    const LabHeader &header = editor.topology().header;
    const QString text = header.title.in(language());
    if (!text.isEmpty())
        return text;
    return header.name.isEmpty() ? CanvasScene::tr("Untitled lab") : header.name;
}

void CanvasScene::Private::syncTitle(const QRectF &content)
{
    if (!title) {
        title = std::make_unique<TitleItem>(stage);
        title->setZValue(layer::kTitle);
        q.addItem(title.get());
    }
    double left = 0;
    bool first = true;
    for (const auto &[id, face] : faces.boxes) {
        left = first ? face.rect.left() : qMin(left, face.rect.left());
        first = false;
    }
    const QPointF at(left, content.top() - 62);
    title->setHint(editor.topology().machines.empty());
    title->setFace(titleText(), labState(), stateWord(), subtitle(), at);
    syncLegend(content);
}

void CanvasScene::Private::syncSelection()
{
    const std::vector<Id> &chosen = editor.selection();
    const std::unordered_set<Id> set(chosen.begin(), chosen.end());
    const auto isChosen = [&](Id id) { return set.contains(id); };
    const bool resizable = chosen.size() == 1 && !editor.isReadOnly();
    for (const auto &[id, item] : boxes) {
        item->setChosen(isChosen(id));
        item->setHandles(resizable && chosen.front() == id && !arrange::isLocked(editor.document(), id));
    }
    for (const auto &[id, item] : tabs)
        item->setChosen(isChosen(id));
    for (const auto &[id, item] : cables)
        item->setChosen(isChosen(id));
    for (const auto &[id, item] : notes)
        item->setChosen(isChosen(id));
}

}  // namespace toile
