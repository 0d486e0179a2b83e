// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/cabling.h"
#include "core/model/prefixes.h"
#include "core/model/text.h"

#include <algorithm>
#include <unordered_map>

namespace toile {

namespace {

/// Where a cable is to end: an interface that is there, or one to be made on `machine`, as a port of `bridge` if any.
struct End {
    Id machine;
    Id interface;
    Id bridge;
};

/// What decides where a cable may end, counted once.
struct Plugs {
    explicit Plugs(const Topology &topology);

    struct Bridges {
        Id last;
        int count = 0;
    };
    std::unordered_set<Id> cabled;
    std::unordered_map<Id, std::size_t> interfaces;  ///< by machine
    std::unordered_map<Id, std::size_t> ports;       ///< by bridge
    std::unordered_map<Id, Bridges> bridges;         ///< by machine
};

Plugs::Plugs(const Topology &topology)
{
    for (const auto &[id, cable] : topology.cables) {
        cabled.insert(cable.a);
        cabled.insert(cable.b);
    }
    for (const auto &[id, interface] : topology.interfaces) {
        ++interfaces[interface.machine];
        if (interface.bridge)
            ++ports[interface.bridge];
        if (!topology.isBridge(id))
            continue;
        Bridges &known = bridges[interface.machine];
        known.last = id;
        ++known.count;
    }
}

template <typename Map>
std::size_t countIn(const Map &map, Id id)
{
    const auto it = map.find(id);
    return it == map.end() ? 0 : it->second;
}

bool isSwitch(const Topology &topology, Id machine)
{
    const Machine *found = topology.machine(machine);
    const MachineKind *kind = found ? machineKind(found->kind) : nullptr;
    return kind && kind->startsWithBridge;
}

/// A switch has one bridge, and a cable to the switch is a cable to that bridge.
Id onlyBridge(const Topology &topology, const Plugs &plugs, Id machine)
{
    const auto it = plugs.bridges.find(machine);
    return isSwitch(topology, machine) && it != plugs.bridges.end() && it->second.count == 1 ? it->second.last : Id();
}

std::optional<End> endAt(const Topology &topology, const Plugs &plugs, Id id)
{
    if (topology.machine(id))
        return End{id, {}, onlyBridge(topology, plugs, id)};
    const Interface *interface = topology.interface(id);
    if (!interface)
        return std::nullopt;
    if (topology.isBridge(id))
        return End{interface->machine, {}, id};
    return kindOf(*interface).cabled ? std::optional(End{interface->machine, id, {}}) : std::nullopt;
}

Error noEnd(const Topology &topology, Id id)
{
    const Interface *interface = topology.interface(id);
    if (!interface)
        return invalidInput(
            DrawingText::tr("A cable ends at a machine, an interface or a bridge; drop it on one of these."));
    return invalidInput(
        DrawingText::tr("%1 takes no cable: it is a %2, which is made inside its machine. Use %3 itself.")
            .arg(topology.label(id), kindTitle(kindOf(*interface).title), topology.label(interface->machine)));
}

bool joinsOwnBridge(const End &from, const End &to)
{
    return from.machine == to.machine && ((from.interface && to.bridge) || (to.interface && from.bridge));
}

Error fullBridge(const Topology &topology, Id bridge)
{
    return invalidInput(DrawingText::tr("%1 has %2 ports, and a Linux bridge takes no more; use a second bridge.")
                            .arg(topology.label(bridge))
                            .arg(limits::kPortsPerBridge));
}

Result<> mayJoinOwnBridge(const Topology &topology, const Plugs &plugs, const End &from, const End &to)
{
    const Id port = from.interface ? from.interface : to.interface;
    const Id bridge = from.bridge ? from.bridge : to.bridge;
    if (topology.interface(port)->bridge == bridge)
        return invalidInput(
            DrawingText::tr("%1 is a port of %2 already.").arg(topology.label(port), topology.label(bridge)));
    if (countIn(plugs.ports, bridge) >= limits::kPortsPerBridge)
        return fullBridge(topology, bridge);
    return Ok();
}

/// What a port or a tab belongs to: its bridge, else its machine.
Id holderOf(const Topology &topology, Id interface)
{
    const Interface &found = *topology.interface(interface);
    return found.bridge ? found.bridge : found.machine;
}

Result<> mayEndAt(const Topology &topology, const Plugs &plugs, const End &end)
{
    if (end.interface && plugs.cabled.contains(end.interface))
        return invalidInput(DrawingText::tr("%1 has a cable already; remove that cable, or drop this one on %2 itself.")
                                .arg(topology.label(end.interface), topology.label(holderOf(topology, end.interface))));
    if (end.interface)
        return Ok();
    if (countIn(plugs.interfaces, end.machine) >= limits::kInterfacesPerMachine)
        return invalidInput(DrawingText::tr("%1 has %2 interfaces, and can have no more.")
                                .arg(topology.label(end.machine))
                                .arg(limits::kInterfacesPerMachine));
    if (end.bridge && countIn(plugs.ports, end.bridge) >= limits::kPortsPerBridge)
        return fullBridge(topology, end.bridge);
    return Ok();
}

Result<> mayJoin(const Topology &topology, const Plugs &plugs, const End &from, const End &to)
{
    if (from.machine == to.machine) {
        if (joinsOwnBridge(from, to))
            return mayJoinOwnBridge(topology, plugs, from, to);
        if (from.bridge && to.bridge)
            return invalidInput(
                DrawingText::tr("%1 and %2 are bridges of the same machine, and a bridge cannot be a port of "
                                "another: connect both to a machine between them.")
                    .arg(topology.label(from.bridge), topology.label(to.bridge)));
        if (!from.interface || !to.interface)
            return invalidInput(DrawingText::tr("%1 cannot be cabled to itself; end the cable at another machine.")
                                    .arg(topology.label(from.machine)));
    }
    const Result<> first = mayEndAt(topology, plugs, from);
    return first ? mayEndAt(topology, plugs, to) : first;
}

/// A host's end of the cable to VM3 inside it is veth3; between machines side by side it is the next eth.
QString endName(const Topology &topology, Id machine, Id peer)
{
    if (!topology.isAncestor(machine, peer))
        return nextInterfaceName(topology, machine, QStringLiteral("eth"));
    const QString prefix = QStringLiteral("veth");
    const QString peerName = topology.label(peer);
    qsizetype digits = 0;
    while (digits < peerName.size() && peerName[peerName.size() - 1 - digits].isDigit())
        ++digits;
    const QString wanted = prefix + peerName.last(digits);
    if (digits > 0 && isUsableInterfaceName(wanted) && !topology.interfaceByName(machine, wanted))
        return wanted;
    return nextInterfaceName(topology, machine, prefix);
}

Id makeEnd(Edit &edit, const End &end, Id peer)
{
    if (end.interface)
        return end.interface;
    Interface interface;
    interface.machine = end.machine;
    interface.name = endName(edit.topology(), end.machine, peer);
    interface.mac = nextMac(edit.topology(), end.machine);
    interface.bridge = end.bridge;
    return edit.create(interface);
}

void setAddress(Edit &edit, Id id, const IpPrefix &address)
{
    Interface interface = *edit.topology().interface(id);
    interface.addresses = {address};
    edit.set(id, interface);
}

void giveAddresses(Edit &edit, const std::vector<Id> &ends, bool invent)
{
    for (const Id id : ends) {
        const Interface *interface = edit.topology().interface(id);
        if (interface->bridge || !interface->addresses.empty())
            continue;
        std::optional<IpPrefix> address = nextAddress(edit.topology(), id);
        if (!address && invent)
            address = prefixes::lowestFree(freePrefix(edit.topology()), {});
        if (address)
            setAddress(edit, id, *address);
    }
}

Result<std::pair<End, End>> endsOf(const Topology &topology, const Plugs &plugs, Id from, Id to)
{
    const auto a = endAt(topology, plugs, from);
    const auto b = endAt(topology, plugs, to);
    if (!a || !b)
        return noEnd(topology, a ? to : from);
    if (from == to)
        return invalidInput(DrawingText::tr("A cable has two different ends; drop it on another element."));
    const Result<> joined = mayJoin(topology, plugs, *a, *b);
    if (!joined)
        return joined.error();
    return std::pair(*a, *b);
}

}  // namespace

Result<> mayConnect(const Topology &topology, Id from, Id to)
{
    const auto ends = endsOf(topology, Plugs(topology), from, to);
    return ends ? Result<>(Ok()) : Result<>(ends.error());
}

Result<> mayBeginCable(const Topology &topology, Id from)
{
    const Plugs plugs(topology);
    const auto end = endAt(topology, plugs, from);
    return end ? mayEndAt(topology, plugs, *end) : Result<>(noEnd(topology, from));
}

std::unordered_set<Id> cableTargets(const Topology &topology, Id from)
{
    const Plugs plugs(topology);
    std::unordered_set<Id> targets;
    const auto consider = [&](Id id) {
        if (id != from && endsOf(topology, plugs, from, id).ok())
            targets.insert(id);
    };
    for (const auto &[id, machine] : topology.machines)
        consider(id);
    for (const auto &[id, interface] : topology.interfaces)
        consider(id);
    return targets;
}

Result<Id> joinElements(Edit &edit, Id from, Id to)
{
    const auto ends = endsOf(edit.topology(), Plugs(edit.topology()), from, to);
    if (!ends)
        return ends.error();
    const auto &[a, b] = *ends;
    if (joinsOwnBridge(a, b)) {
        const Id port = a.interface ? a.interface : b.interface;
        Interface interface = *edit.topology().interface(port);
        interface.bridge = a.bridge ? a.bridge : b.bridge;
        edit.set(port, interface);
        return Id();
    }
    const Id endA = makeEnd(edit, a, b.machine);
    const Id endB = makeEnd(edit, b, a.machine);
    return edit.create(Cable{endA, endB});
}

Result<Patch> connectElements(const Document &document, Id from, Id to, bool inventAddresses, Id *cable)
{
    Edit edit(document);
    const Result<Id> made = joinElements(edit, from, to);
    if (!made)
        return made.error();
    if (*made) {
        const Cable ends = edit.topology().cables.at(*made);
        giveAddresses(edit, {ends.a, ends.b}, inventAddresses);
    }
    if (cable)
        *cable = *made;
    return edit.patch();
}

}  // namespace toile
