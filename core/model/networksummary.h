// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

namespace toile {

/// One layer-2 network, as somebody asks about it: how far a broadcast goes, and from where one comes back, and who has
/// which address there.
struct NetworkSummary {
    struct Member {
        Id interface;
        std::vector<IpPrefix> addresses;
        bool operator==(const Member &) const = default;
    };
    struct Range {
        IpPrefix network;
        quint64 free = 0;              ///< addresses that nobody has; at most 2^32
        std::optional<IpPrefix> next;  ///< the lowest of them
        bool operator==(const Range &) const = default;
    };

    Segment segment;
    int vlan = 0;                 ///< 0: of no VLAN
    std::vector<Range> ranges;    ///< most used first
    std::vector<Member> members;  ///< interfaces with an address, in order
    std::vector<Id> trunks;       ///< cables on which its frames have a tag
    int bridges = 0;
    int silent = 0;  ///< ends of cables without an address that are no ports: they hear broadcasts, and cannot answer
    bool operator==(const NetworkSummary &) const = default;
};

/// The network that an interface is on, or that a cable carries without a tag; nothing for other elements and for an
/// interface that is alone.
std::optional<NetworkSummary> networkOf(const Topology &topology, Id id);

}  // namespace toile
