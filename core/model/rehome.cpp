// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/cabling.h"
#include "core/model/text.h"

#include <algorithm>

namespace toile {

namespace {

bool filtersVlans(const Topology &topology, Id bridge)
{
    const Interface *found = topology.interface(bridge);
    const auto *settings = found ? std::get_if<BridgeSettings>(&found->settings) : nullptr;
    return settings && settings->vlanFiltering;
}

/// Nothing but a socket in its bridge: no address, no route or rule by its name, no VLAN on it.
bool isPlainPort(const Topology &topology, Id id)
{
    const Interface &port = *topology.interface(id);
    if (!port.bridge || filtersVlans(topology, port.bridge) || !port.addresses.empty() ||
        !topology.stackedOn(id).empty())
        return false;
    const Machine &machine = *topology.machine(port.machine);
    const bool routed =
        std::ranges::any_of(machine.routes, [&](const RouteState &route) { return route.interface == port.name; });
    const bool ruled = std::ranges::any_of(machine.rules, [&](const FirewallRule &rule) {
        return rule.inInterface == port.name || rule.outInterface == port.name;
    });
    return !routed && !ruled;
}

/// A bridge of `host` that tells no VLANs apart, in the network of `interface`.
Id bridgeInSameNetwork(const Topology &topology, Id interface, Id host)
{
    for (const Segment &segment : segments(topology)) {
        if (!std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), interface))
            continue;
        for (const Id id : segment.interfaces) {
            if (topology.isBridge(id) && topology.interface(id)->machine == host && !filtersVlans(topology, id))
                return id;
        }
    }
    return {};
}

/// Where the cable at `interface` should be plugged after the move from `oldHost` into `host`, or none: it stays.
Id newSocket(const Topology &topology, Id interface, Id oldHost, Id host)
{
    const Id other = topology.otherEnd(interface);
    const Interface *peer = topology.interface(other);
    if (!host || !peer || peer->machine != oldHost || topology.interface(interface)->bridge ||
        !topology.stackedOn(interface).empty() || !isPlainPort(topology, other))
        return {};
    return bridgeInSameNetwork(topology, interface, host);
}

}  // namespace

Result<Advised> rehome(const Document &document, Id machine, Id parent)
{
    const Topology &before = document.topology();
    const Id oldHost = before.machine(machine) ? before.machine(machine)->parent : Id();
    const Result<Patch> moved = reparent(document, machine, parent);
    if (!moved)
        return moved.error();
    Document result = document;
    if (const Result<> applied = result.apply(*moved); !applied)
        return applied.error();
    Edit edit(result);
    QStringList said;
    for (const Id id : before.interfacesOf(machine)) {
        const Id other = before.otherEnd(id);
        if (!other || !oldHost || before.interface(other)->machine != oldHost)
            continue;
        const Id bridge = newSocket(before, id, oldHost, parent);
        if (!bridge) {
            said << DrawingText::tr("%1 keeps its cable to %2.").arg(before.label(id), before.label(other));
            continue;
        }
        const Placement placement = edit.layout().of(edit.topology().cableAt(id));
        edit.remove(other);
        const Result<Id> cable = joinElements(edit, id, bridge);
        if (!cable)
            return cable.error();
        Placement kept;
        kept.style = placement.style;
        edit.place(*cable, kept);
        said << DrawingText::tr("%1 is plugged into %2 now, in the same network.")
                    .arg(before.label(id), before.label(bridge));
    }
    if (const Result<> applied = result.apply(edit.patch()); !applied)
        return applied.error();
    return Advised{patchBetween(document, result), said.join(u' ')};
}

}  // namespace toile
