// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/drawing.h"
#include "core/model/prefixes.h"

#include <QCoreApplication>

#include <algorithm>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Drawing)
};

Error refusal(const QString &message)
{
    return makeError(ErrorCode::InvalidInput, message);
}

/// Where a cable is to end: an interface that is there, or one to be made on `machine`, as a port of `bridge` if any.
struct End {
    Id machine;
    Id interface;
    Id bridge;
};

/// A switch has one bridge, and a cable to the switch is a cable to that bridge.
Id onlyBridge(const Topology &topology, Id machine)
{
    Id bridge;
    for (const Id id : topology.interfacesOf(machine)) {
        if (!topology.isBridge(id))
            continue;
        if (bridge)
            return {};
        bridge = id;
    }
    return bridge;
}

bool isSwitch(const Topology &topology, Id machine)
{
    const Machine *found = topology.machine(machine);
    const MachineKind *kind = found ? machineKind(found->kind) : nullptr;
    return kind && kind->startsWithBridge;
}

std::optional<End> endAt(const Topology &topology, Id id)
{
    if (topology.machine(id))
        return End{id, {}, isSwitch(topology, id) ? onlyBridge(topology, id) : Id()};
    const Interface *interface = topology.interface(id);
    if (!interface)
        return std::nullopt;
    if (topology.isBridge(id))
        return End{interface->machine, {}, id};
    return kindOf(*interface).cabled ? std::optional(End{interface->machine, id, {}}) : std::nullopt;
}

bool joinsOwnBridge(const End &from, const End &to)
{
    return from.machine == to.machine && ((from.interface && to.bridge) || (to.interface && from.bridge));
}

Result<> mayJoinOwnBridge(const Topology &topology, const End &from, const End &to)
{
    const Id port = from.interface ? from.interface : to.interface;
    const Id bridge = from.bridge ? from.bridge : to.bridge;
    if (topology.interface(port)->bridge == bridge)
        return refusal(Text::tr("%1 is a port of %2 already.").arg(topology.label(port), topology.label(bridge)));
    if (topology.portsOf(bridge).size() >= limits::kPortsPerBridge)
        return refusal(Text::tr("%1 has %2 ports, and a Linux bridge takes no more; use a second bridge.")
                           .arg(topology.label(bridge))
                           .arg(limits::kPortsPerBridge));
    return Ok();
}

Result<> mayEndAt(const Topology &topology, const End &end)
{
    if (end.interface && topology.cableAt(end.interface))
        return refusal(Text::tr("%1 has a cable already; remove that cable, or drop this one on the machine itself.")
                           .arg(topology.label(end.interface)));
    if (end.interface)
        return Ok();
    if (topology.interfacesOf(end.machine).size() >= limits::kInterfacesPerMachine)
        return refusal(Text::tr("%1 has %2 interfaces, and can have no more.")
                           .arg(topology.label(end.machine))
                           .arg(limits::kInterfacesPerMachine));
    if (end.bridge && topology.portsOf(end.bridge).size() >= limits::kPortsPerBridge)
        return refusal(Text::tr("%1 has %2 ports, and a Linux bridge takes no more; use a second bridge.")
                           .arg(topology.label(end.bridge))
                           .arg(limits::kPortsPerBridge));
    return Ok();
}

Result<> mayJoin(const Topology &topology, const End &from, const End &to)
{
    if (from.machine == to.machine) {
        if (joinsOwnBridge(from, to))
            return mayJoinOwnBridge(topology, from, to);
        if (from.bridge && to.bridge)
            return refusal(Text::tr("%1 and %2 are bridges of the same machine, and a bridge cannot be a port of "
                                    "another: connect both to a machine between them.")
                               .arg(topology.label(from.bridge), topology.label(to.bridge)));
        if (!from.interface || !to.interface)
            return refusal(Text::tr("%1 cannot be cabled to itself; end the cable at another machine.")
                               .arg(topology.label(from.machine)));
    }
    const Result<> first = mayEndAt(topology, from);
    return first ? mayEndAt(topology, to) : first;
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

Result<std::pair<End, End>> endsOf(const Topology &topology, Id from, Id to)
{
    const auto a = endAt(topology, from);
    const auto b = endAt(topology, to);
    if (!a || !b)
        return refusal(Text::tr("A cable ends at a machine, an interface or a bridge; drop it on one of these."));
    if (from == to)
        return refusal(Text::tr("A cable has two different ends; drop it on another element."));
    const Result<> joined = mayJoin(topology, *a, *b);
    if (!joined)
        return joined.error();
    return std::pair(*a, *b);
}

}  // namespace

Result<> mayConnect(const Topology &topology, Id from, Id to)
{
    const auto ends = endsOf(topology, from, to);
    return ends ? Result<>(Ok()) : Result<>(ends.error());
}

Result<Patch> connectElements(const Document &document, Id from, Id to, bool inventAddresses, Id *cable)
{
    const auto ends = endsOf(document.topology(), from, to);
    if (!ends)
        return ends.error();
    const auto &[a, b] = *ends;
    Edit edit(document);
    if (joinsOwnBridge(a, b)) {
        const Id port = a.interface ? a.interface : b.interface;
        Interface interface = *edit.topology().interface(port);
        interface.bridge = a.bridge ? a.bridge : b.bridge;
        edit.set(port, interface);
        if (cable)
            *cable = {};
        return edit.patch();
    }
    const Id endA = makeEnd(edit, a, b.machine);
    const Id endB = makeEnd(edit, b, a.machine);
    const Id made = edit.create(Cable{endA, endB});
    giveAddresses(edit, {endA, endB}, inventAddresses);
    if (cable)
        *cable = made;
    return edit.patch();
}

}  // namespace toile
