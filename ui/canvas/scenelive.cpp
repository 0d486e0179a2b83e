// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/lower.h"
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace toile {

namespace {

constexpr int kFrame = 50;               // milliseconds between two pictures of something that moves
constexpr qint64 kTrafficFor = 1300;     // a cable looks busy until the next sample
constexpr std::size_t kMostOwners = 40;  // more owners than that: only the selected ones show their tables
constexpr int kReservedRows = 3;         // of a machine, which mostly knows few others
constexpr int kReservedMacs = 4;

QString nameOf(const Element &element)
{
    if (const auto *machine = std::get_if<Machine>(&element))
        return machine->name;
    const auto *interface = std::get_if<Interface>(&element);
    return interface ? interface->name : QString();
}

/// What a machine does with packets, as far as its badges and notes say it: counters of rules are no part of it.
QStringList policyOf(const LiveMachine &machine)
{
    QStringList policy{machine.forwarding ? QStringLiteral("forwards") : QString()};
    for (const auto &[key, row] : machine.rules)
        policy << QString::number(static_cast<int>(row.table)) + u' ' + row.origin + u' ' + row.text;
    return policy;
}

}  // namespace

/// What the kernel was given is read once for each drawing.
Running CanvasScene::Private::running() const
{
    const std::shared_ptr<const Topology> drawing = run.deployed();
    if (drawing != givenDrawing) {
        given = drawing ? std::make_shared<const KernelState>(lower(*drawing)) : nullptr;
        givenDrawing = drawing;
    }
    return {run.live(), given};
}

Running CanvasScene::running() const
{
    return d->running();
}

/// Whether the badges of this machine may say something else than when this was asked last.
bool CanvasScene::Private::policyChanged(const QString &machine, const LiveMachine &live)
{
    const QStringList now = policyOf(live);
    const QStringList before = std::exchange(policies[machine], now);
    return before != now;
}

void CanvasScene::Private::onLiveChanged(const LiveDelta &delta)
{
    for (const MachineDelta &machine : delta.machines) {
        fresh[machine.machine].unite(freshRows(machine));
        if (machine.removed || !machine.links.isEmpty() || !machine.routes.isEmpty())
            otherLinks.insert(machine.machine);
    }
    if (!liveTimer.isActive())
        liveTimer.start();
}

void CanvasScene::Private::applyLive()
{
    const LiveState *live = run.live();
    std::set<QString> relinked = std::exchange(otherLinks, {});
    if (!live) {
        fresh.clear();
        return;
    }
    const bool whole = tables.empty();
    std::unordered_set<Id> said;
    for (const auto &[name, rows] : fresh) {
        const auto machine = live->machines.find(name);
        if (machine != live->machines.end() && policyChanged(name, machine->second))
            relinked.insert(name);
    }
    for (const auto &[id, machine] : editor.topology().machines) {
        if (live->machines.contains(machine.name) && (whole || fresh.contains(machine.name)))
            updateCards(id, machine.name);
        else if (!live->machines.contains(machine.name))
            removeCards(id);
        if (relinked.contains(machine.name))
            addMachine(said, id);
    }
    fresh.clear();
    if (!relinked.empty())  // also of what is not drawn now: it comes back when its deletion is taken back
        forget();
    if (said.empty()) {
        placeCards();
        updateRect(contentRect());
    } else {
        refresh({}, said);
    }
    tick();
}

QString CanvasScene::Private::bridgeTitle(Id bridge) const
{
    const Topology &topology = editor.topology();
    const Interface *wanted = topology.interface(bridge);
    if (isPlainSwitch(wanted->machine))
        return topology.label(wanted->machine);
    for (const auto &[id, interface] : topology.interfaces) {
        if (id != bridge && interface.name == wanted->name && kindOf(interface).box)
            return topology.label(bridge);
    }
    return wanted->name;
}

void CanvasScene::Private::updateCards(Id machine, const QString &name)
{
    const LiveMachine &live = run.live()->machines.at(name);
    const auto shown = [this](Id owner) {
        const auto it = tables.find(owner);
        return it == tables.end() ? std::vector<TableCard>() : it->second->cards();
    };
    const qint64 moment = now();
    const FreshRows &rows = fresh[name];
    setCards(machine, machineCards(name, live, shown(machine), rows, moment));
    for (const Id id : index.interfaces(machine)) {
        const Interface *bridge = editor.topology().interface(id);
        if (bridge && kindOf(*bridge).box)
            setCards(id, bridgeCards(bridgeTitle(id), bridge->name, live, shown(id), rows, moment));
    }
}

/// The kernel has no such machine any more.
void CanvasScene::Private::removeCards(Id machine)
{
    setCards(machine, {});
    for (const Id id : index.interfaces(machine))
        setCards(id, {});
}

/// Tables belong to names: an element that was renamed, or is back, shows what its name has.
void CanvasScene::Private::followNames(const Patch &patch)
{
    const LiveState *live = run.live();
    if (!live)
        return;
    const Topology &topology = editor.topology();
    std::set<Id> touched;
    for (const ElementChange &change : patch.elements) {
        if (change.before && change.after && nameOf(*change.before) == nameOf(*change.after))
            continue;
        const Interface *interface = topology.interface(change.id);
        touched.insert(interface ? interface->machine : change.id);
    }
    if (touched.empty())
        return;
    for (const Id id : touched) {
        const Machine *machine = topology.machine(id);
        if (!machine)
            continue;
        removeCards(id);
        if (live->machines.contains(machine->name))
            updateCards(id, machine->name);
    }
    placeCards();
    updateRect(contentRect());
}

void CanvasScene::Private::setCards(Id owner, std::vector<TableCard> cards)
{
    if (cards.empty()) {
        tables.erase(owner);
        connectors.erase(owner);
        return;
    }
    std::unique_ptr<TablesItem> &item = tables[owner];
    if (!item) {
        item = std::make_unique<TablesItem>(stage, owner);
        item->setZValue(layer::kTables);
        q.addItem(item.get());
        connectors[owner] = std::make_unique<ConnectorItem>(stage);
        connectors[owner]->setZValue(layer::kConnector);
        q.addItem(connectors[owner].get());
        item->hide();  // until it has its place
    }
    item->tick(now());
    item->setCards(std::move(cards), editor.layout().of(owner).tablesCollapsed);
}

/// The same in all scenes, so that what is lit in one can be lit in another.
qint64 CanvasScene::Private::now()
{
    return QDeadlineTimer::current().deadline();
}

void CanvasScene::lightAs(const CanvasScene &other)
{
    for (const auto &[owner, item] : d->tables) {
        const auto there = other.d->tables.find(owner);
        if (there == other.d->tables.end())
            continue;
        std::vector<TableCard> cards = item->cards();
        for (TableCard &card : cards)
            for (TableRow &row : card.rows)
                if (const TableRow *lit = rowOf(there->second->cards(), row.key))
                    row.litAt = lit->litAt;
        d->setCards(owner, std::move(cards));
    }
    d->tick();
}

void CanvasScene::Private::dropCards()
{
    tables.clear();
    connectors.clear();
    hangings.clear();
    homes.clear();
    fresh.clear();
    policies.clear();
    lastCounters = {};
    for (const auto &[id, cable] : cables)
        cable->setTraffic({});
    ticker.stop();
}

bool CanvasScene::showsTables() const
{
    return !d->tables.empty() && d->tables.size() <= kMostOwners;
}

bool CanvasScene::Private::showsTablesOf(Id owner) const
{
    const std::vector<Id> &chosen = editor.selection();
    return tables.size() <= kMostOwners || std::ranges::find(chosen, owner) != chosen.end();
}

/// The box at which tables hang: a switch that is drawn as one box stands for its bridge.
Id CanvasScene::Private::hangerOf(Id owner) const
{
    const Interface *bridge = editor.topology().interface(owner);
    return bridge && isPlainSwitch(bridge->machine) ? bridge->machine : owner;
}

TableWish CanvasScene::Private::tableWish(Id owner, const TablesItem &item) const
{
    const Topology &topology = editor.topology();
    const Id hanger = hangerOf(owner);
    TableWish wish{owner, geometry.box(hanger), {}, item.size(), item.size(), editor.layout().of(owner).tables, {}, {}};
    const Interface *bridge = topology.interface(hanger);
    Id holder = bridge ? bridge->machine : topology.machine(hanger)->parent;
    for (; topology.machine(holder); holder = topology.machine(holder)->parent)
        wish.holders.push_back(holder);
    const auto rows = static_cast<int>(item.cards().front().rows.size());
    const int reserved = topology.interface(owner) ? kReservedMacs : kReservedRows;
    if (!item.isCollapsed() && rows < reserved)
        wish.reserved.rheight() += kCardRow * (reserved - rows);
    if (const auto hung = hangings.find(owner); hung != hangings.end())
        wish.former = hung->second;
    if (const auto home = homes.find(owner); home != homes.end())
        wish.home = home->second;
    return wish;
}

/// Where they go back to, should they be put elsewhere by hand or by what lies there and that be undone.
void CanvasScene::Private::hang(Id owner, const TablePlace &place)
{
    const auto isSame = [&place](const TablePlace &other) {
        return isExactly(other.at - other.box.topLeft(), place.at - place.box.topLeft());
    };
    if (const auto hung = hangings.find(owner); hung != hangings.end() && !isSame(hung->second)) {
        if (followed)
            homes.emplace(owner, hung->second);
        else
            homes.erase(owner);
    }
    if (const auto home = homes.find(owner); home != homes.end() && isSame(home->second))
        homes.erase(home);
    hangings[owner] = place;
}

TableGround CanvasScene::Private::tableGround() const
{
    const Topology &topology = editor.topology();
    const auto isTaken = [](const ElementChange &each) { return each.before && !each.after; };
    TableGround ground{{}, {}, labels.occupied(), contentRect() | title->rect()};
    ground.onlyLess =
        followed && std::ranges::any_of(followed->elements, isTaken) &&
        std::ranges::all_of(followed->elements, [](const ElementChange &each) { return each.before.has_value(); });
    const auto holdsBoxes = [&](Id machine) {
        const auto isBox = [&](Id id) { return topology.isBridge(id); };
        return !index.children(machine).empty() ||
               (!isPlainSwitch(machine) && std::ranges::any_of(index.interfaces(machine), isBox));
    };
    for (const auto &[id, machine] : topology.machines) {
        (holdsBoxes(id) ? ground.containers : ground.solid).add(id, geometry.box(id));
        for (const Id interface : index.interfaces(id)) {
            if (topology.isBridge(interface))
                ground.solid.add(interface, geometry.box(interface));
        }
    }
    ground.solid.add(Topology::kHeaderId, title->rect());
    if (legend)
        ground.solid.add(Topology::kHeaderId, legend->rect());
    return ground;
}

void CanvasScene::Private::placeCards()
{
    std::erase_if(tables, [this](const auto &entry) { return !boxes.contains(entry.first); });
    std::erase_if(connectors, [this](const auto &entry) { return !tables.contains(entry.first); });
    for (TablePlaces *kept : {&hangings, &homes})
        std::erase_if(*kept, [this](const auto &entry) { return !boxes.contains(entry.first); });
    std::vector<TableWish> wishes;
    for (const auto &[owner, item] : tables) {
        const bool shown = showsTablesOf(owner);
        item->setVisible(shown);
        connectors.at(owner)->setVisible(shown);
        if (!shown)
            continue;
        item->setCards(item->cards(), editor.layout().of(owner).tablesCollapsed);
        wishes.push_back(tableWish(owner, *item));
    }
    if (wishes.empty())
        return;
    std::ranges::sort(wishes, {}, &TableWish::owner);
    for (const auto &[owner, place] : placeTables(wishes, tableGround())) {
        TablesItem &item = *tables.at(owner);
        item.setPosition(place.at);
        item.setRightAligned(item.rect().right() <= place.box.left());
        connectors.at(owner)->setPath(place.leader);
        if (!editor.layout().of(owner).tables)
            hang(owner, place);
    }
    fadeTables();
}

void CanvasScene::Private::onCounters(const CountersSample &sample)
{
    const Topology &topology = editor.topology();
    bool any = false;
    const auto passed = [&](Id interface) {
        const Interface *end = topology.interface(interface);
        const QString name = topology.machine(end->machine)->name;
        const auto machine = sample.machines.find(name);
        const auto former = lastCounters.machines.find(name);
        if (machine == sample.machines.end() || former == lastCounters.machines.end())
            return Traffic();
        const auto now = machine->second.find(end->name);
        const auto before = former->second.find(end->name);
        if (now == machine->second.end() || before == former->second.end())
            return Traffic();
        return Traffic{now->second.txPackets > before->second.txPackets,
                       now->second.rxPackets > before->second.rxPackets};
    };
    for (const auto &[id, cable] : topology.cables) {
        const Mark mark = q.markOf(id).mark;
        const bool isThere = mark != Mark::New && mark != Mark::Missing;
        const Traffic a = isThere ? passed(cable.a) : Traffic();
        const Traffic b = isThere ? passed(cable.b) : Traffic();
        const Traffic traffic{a.there || b.back, a.back || b.there};
        const auto item = cables.find(id);
        if (item != cables.end())
            item->second->setTraffic(traffic);
        any = any || traffic;
    }
    lastCounters = sample;
    if (any)
        trafficUntil = now() + kTrafficFor;
    tick();
}

/// One clock for all that time changes; it stops when nothing is left to change.
void CanvasScene::Private::tick()
{
    const qint64 moment = now();
    bool moving = false;
    for (const auto &[owner, item] : tables)
        moving = item->tick(moment) || moving;
    if (moment < trafficUntil) {
        moving = true;
        stage.phase = static_cast<double>(moment % 100000) * 0.03;
        for (const auto &[id, cable] : cables) {
            if (cable->traffic())
                cable->update();
        }
    } else {
        for (const auto &[id, cable] : cables)
            cable->setTraffic({});
    }
    if (!moving && tables.empty())
        ticker.stop();
    else if (const int interval = moving ? kFrame : 1000; !ticker.isActive() || ticker.interval() != interval)
        ticker.start(interval);
}

}  // namespace toile
