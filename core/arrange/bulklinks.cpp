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

/// How much farther from each other these must be, so that there is room for what is written at the cables between any
/// two of them; 1 where they lie on each other: somebody wanted that.
double spreading(const std::vector<QRectF> &boxes)
{
    constexpr double kAGap = 40;  // for each of them
    constexpr std::size_t kMostGaps = 10;
    constexpr double kMost = 3;
    const double gap = kAGap * static_cast<double>(std::min(boxes.size(), kMostGaps));
    double factor = 1;
    for (auto one = boxes.begin(); one != boxes.end(); ++one) {
        for (auto other = one + 1; other != boxes.end(); ++other) {
            if (one->intersects(*other))
                return 1;
            const QPointF apart = one->center() - other->center();
            const double across = std::abs(apart.x()) / ((one->width() + other->width()) / 2 + gap);
            const double down = std::abs(apart.y()) / ((one->height() + other->height()) / 2 + gap);
            factor = std::max(factor, 1 / std::max(across, down));
        }
    }
    return std::min(factor, kMost);
}

/// Machines that are all cabled with each other are drawn farther apart, about the middle of them all, unless
/// something else stands there or one of them cannot go alone.
Patch spread(const Document &document, const std::vector<Id> &machines)
{
    constexpr std::size_t kFewest = 6;  // fewer have room as they are
    const Topology &topology = document.topology();
    const auto stays = [&](Id id) { return containerOf(topology, id) || isLocked(document, id); };
    if (machines.size() < kFewest || std::ranges::any_of(machines, stays) ||
        withGroups(document.layout(), machines).size() != machines.size())
        return {};
    const Layout places = completeLayout(document);
    std::vector<QRectF> boxes;
    QPointF middle;
    for (const Id id : machines) {
        boxes.push_back(places.of(id).rect->normalized());
        middle += boxes.back().center() / static_cast<double>(machines.size());
    }
    const double factor = spreading(boxes);
    std::map<Id, QPointF> moves;
    for (std::size_t i = 0; i < machines.size(); ++i) {
        const auto onGrid = [](double value) { return std::round(value / kSnap) * kSnap; };
        const QPointF way = (boxes[i].center() - middle) * (factor - 1);
        moves[machines[i]] = {onGrid(way.x()), onGrid(way.y())};
    }
    const Patch patch = moveEach(document, moves);
    return arrange::touches(document, patch) ? Patch() : patch;
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
