// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/hearing.h"

#include <unordered_map>

namespace toile {

/// A neighbour that may pass packets on.
struct Gateway {
    Id interface;       ///< of the neighbour
    IpAddress address;  ///< what a route names
    Id through;         ///< the interface of one's own that shares a network with it
    bool forwards = false;
    bool leadsThere = false;  ///< it is on the network that is asked for, or has a route to it
    bool operator==(const Gateway &) const = default;
};

/// A route that a machine lacks, so that answers do not come back.
struct ReturnRoute {
    Id machine;
    RouteState route;
    bool operator==(const ReturnRoute &) const = default;
};

/// Who could pass packets on to whom. Made for one state of the drawing, and not to be kept longer than it.
class Routing {
public:
    explicit Routing(const Topology &topology);

    /// Networks that have addresses, each once, in order.
    std::vector<IpPrefix> networks() const;
    /// Networks that `machine` has no address in.
    std::vector<IpPrefix> networksBeyond(Id machine) const;
    /// Neighbours of `machine` on a common network with an address in it: those that lead to `destination` first, then
    /// those that forward.
    std::vector<Gateway> gateways(Id machine, const IpPrefix &destination) const;
    /// Whether a machine knows the way to all of a network: it is on it, or has a route to it.
    bool knows(Id machine, const IpPrefix &network) const;
    /// Machines of the network `destination` that would not know the way back to `machine` when this one sends to them
    /// through `gateway`. None where the gateway hides the sender behind its own address.
    std::vector<ReturnRoute> missingReturns(Id machine, const IpPrefix &destination, const Gateway &gateway) const;

private:
    const std::vector<Id> &interfacesOf(Id machine) const;
    const Segment *segmentOf(Id interface) const;
    bool translates(Id machine, Id out) const;

    const Topology &m_topology;
    Hearing m_hearing;
    std::vector<Segment> m_segments;
    std::unordered_map<Id, std::size_t> m_segmentOf;
    std::unordered_map<Id, std::vector<Id>> m_interfacesOf;
};

/// The network that an element is on and that somebody may want a route to: of an interface or a cable, or of a machine
/// the first that `from` has no address in; nothing when there is none.
std::optional<IpPrefix> routeTarget(const Topology &topology, Id from, Id element);

}  // namespace toile
