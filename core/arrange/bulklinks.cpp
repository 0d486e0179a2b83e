// SPDX-License-Identifier: GPL-2.0-or-later
// Many cables at once.
#include "core/arrange/arranging.h"
#include "core/arrange/generate.h"
#include "core/arrange/text.h"
#include "core/model/drawing.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace toile::arrange {

namespace {

constexpr std::size_t kMostCables = 500;

bool isSwitch(const Topology &topology, Id id)
{
    const Machine *machine = topology.machine(id);
    const MachineKind *kind = machine ? machineKind(machine->kind) : nullptr;
    return kind && kind->startsWithBridge;
}

/// The machine, or the machine whose interface it is.
Id machineOf(const Topology &topology, Id id)
{
    const Interface *interface = topology.interface(id);
    return interface ? interface->machine : topology.machine(id) ? id : Id();
}

bool areCabled(const Topology &topology, Id machine, Id other)
{
    const Id bridge = topology.isBridge(other) ? other : Id();
    return std::any_of(topology.cables.begin(), topology.cables.end(), [&](const auto &entry) {
        const Interface &a = topology.interfaces.at(entry.second.a);
        const Interface &b = topology.interfaces.at(entry.second.b);
        const auto isOther = [&](const Interface &end) { return bridge ? end.bridge == bridge : end.machine == other; };
        return (a.machine == machine && isOther(b)) || (b.machine == machine && isOther(a));
    });
}

Result<Patch> connectAll(const Document &document, const std::vector<std::pair<Id, Id>> &pairs)
{
    if (pairs.empty())
        return invalidInput(GeneratingText::tr("All of them are connected already."));
    if (pairs.size() > kMostCables)
        return invalidInput(
            GeneratingText::tr("These would be %1 cables, and %2 can be made at once; select fewer machines.")
                .arg(pairs.size())
                .arg(kMostCables));
    Document now = document;
    for (const auto &[from, to] : pairs) {
        const Result<Patch> joined = connectElements(now, from, to, true);
        if (!joined)
            return joined.error();
        const Result<> applied = now.apply(*joined);
        if (!applied)
            return applied.error();
    }
    std::vector<Id> ends;
    for (const auto &[from, to] : pairs)
        ends.insert(ends.end(), {machineOf(document.topology(), from), machineOf(document.topology(), to)});
    std::ranges::sort(ends);
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    const Result<> grown = now.apply(makeRoomForTabs(now, ends));
    if (!grown)
        return grown.error();
    return patchBetween(document, now);
}

/// Between boxes that are all cabled with each other there must be room for what is written at their cables: so far
/// apart are they drawn, about the middle of them all, unless something else stands there or one of them is locked.
Patch spread(const Document &document, const std::vector<Id> &machines)
{
    constexpr std::size_t kFewest = 6;  // fewer have room as they are
    constexpr double kAGap = 40;        // for each of them
    const Topology &topology = document.topology();
    const Layout places = completeLayout(document);
    const Id container = containerOf(topology, machines.front());
    const auto stays = [&](Id id) { return containerOf(topology, id) != container || isLocked(document, id); };
    if (machines.size() < kFewest || container || std::ranges::any_of(machines, stays))
        return {};
    const double gap = kAGap * static_cast<double>(machines.size());
    QPointF middle;
    double factor = 1;
    for (auto a = machines.begin(); a != machines.end(); ++a) {
        const QRectF one = *places.of(*a).rect;
        middle += one.center() / static_cast<double>(machines.size());
        for (auto b = a + 1; b != machines.end(); ++b) {
            const QRectF other = *places.of(*b).rect;
            const QPointF apart = one.center() - other.center();
            const double share = std::max(std::abs(apart.x()) / ((one.width() + other.width()) / 2 + gap),
                                          std::abs(apart.y()) / ((one.height() + other.height()) / 2 + gap));
            factor = share > 0 ? std::max(factor, 1 / share) : factor;
        }
    }
    std::map<Id, QPointF> moves;
    std::vector<QRectF> moved;
    for (const Id id : machines) {
        const QRectF rect = *places.of(id).rect;
        const QPointF way = (rect.center() - middle) * (factor - 1);
        const auto onGrid = [](double value) { return std::round(value / kSnap) * kSnap; };
        const QPointF by(onGrid(way.x()), onGrid(way.y()));
        moves[id] = by;
        moved.push_back(rect.translated(by));
    }
    for (const auto &[id, placement] : places.placements) {
        if (!placement.rect || !isBox(topology, id) || containerOf(topology, id) ||
            std::ranges::find(machines, id) != machines.end())
            continue;
        const QRectF around = placement.rect->normalized().adjusted(-kLeastGap, -kLeastGap, kLeastGap, kLeastGap);
        if (std::ranges::any_of(moved, [&](const QRectF &rect) { return rect.intersects(around); }))
            return {};
    }
    return moveEach(document, moves);
}

}  // namespace

Id hubAmong(const Topology &topology, const std::vector<Id> &ids)
{
    Id hub;
    for (const Id id : ids) {
        if (!isSwitch(topology, id) && !topology.isBridge(id))
            continue;
        if (hub)
            return {};
        hub = id;
    }
    return hub;
}

Result<Patch> connectToHub(const Document &document, const std::vector<Id> &ids)
{
    const Topology &topology = document.topology();
    const Id hub = hubAmong(topology, ids);
    if (!hub)
        return invalidInput(GeneratingText::tr(
            "Select machines and the one switch or bridge that all of them are to be connected to."));
    std::vector<std::pair<Id, Id>> pairs;
    for (const Id id : ids) {
        if (topology.machine(id) && id != hub && id != machineOf(topology, hub) && !areCabled(topology, id, hub))
            pairs.emplace_back(id, hub);
    }
    return connectAll(document, pairs);
}

Result<Patch> connectMesh(const Document &document, const std::vector<Id> &ids)
{
    const Topology &topology = document.topology();
    std::vector<Id> machines;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(machines), [&](Id id) { return topology.machine(id); });
    if (machines.size() < 2)
        return invalidInput(GeneratingText::tr("Select the machines that are to be connected to each other."));
    std::vector<std::pair<Id, Id>> pairs;
    for (std::size_t a = 0; a < machines.size(); ++a) {
        for (std::size_t b = a + 1; b < machines.size(); ++b) {
            if (!areCabled(topology, machines[a], machines[b]))
                pairs.emplace_back(machines[a], machines[b]);
        }
    }
    const Result<Patch> connected = connectAll(document, pairs);
    Document now = document;
    if (!connected || !now.apply(*connected) || !now.apply(spread(now, machines)))
        return connected;
    return patchBetween(document, now);
}

}  // namespace toile::arrange
