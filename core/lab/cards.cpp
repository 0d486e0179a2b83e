// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/cards.h"

#include "core/kernel/limits.h"

#include <algorithm>

namespace toile {

namespace {

void addAddresses(Interface &holder, const CardState &card)
{
    for (const IpPrefix &address : card.addresses) {
        const bool isThere = std::any_of(holder.addresses.begin(), holder.addresses.end(),
                                         [&](const IpPrefix &drawn) { return drawn.address == address.address; });
        if (address.address.isV4() && !isThere && holder.addresses.size() < limits::kAddressesPerInterface)
            holder.addresses.push_back(address);
    }
}

/// The kernel holds one route for a destination and metric.
void addRoutes(Machine &machine, const Interface &holder, const CardState &card)
{
    for (RouteState route : card.routes) {
        const bool isThere = std::any_of(machine.routes.begin(), machine.routes.end(), [&](const RouteState &drawn) {
            return drawn.destination.network() == route.destination && drawn.metric == route.metric;
        });
        if (!route.destination.address.isV4() || isThere || machine.routes.size() >= limits::kRoutesPerMachine)
            continue;
        route.interface = holder.name;
        machine.routes.push_back(route);
    }
}

}  // namespace

Topology withCards(Topology topology, const CardStates &cards)
{
    for (const auto &[id, interface] : topology.interfaces) {
        const auto *uplink = std::get_if<UplinkInterface>(&interface.settings);
        const CardState *card = uplink && uplink->carry ? findCard(cards, topology.cardOf(id)) : nullptr;
        if (!card)
            continue;
        Interface &holder = topology.interfaces.at(interface.bridge ? interface.bridge : id);
        addAddresses(holder, *card);
        addRoutes(topology.machines.at(interface.machine), holder, *card);
    }
    return topology;
}

}  // namespace toile
