// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/model/topology.h"

#include <vector>

namespace toile {

/// Something in a drawing, or in what the kernel says of it, that answers a question.
struct SearchHit {
    enum class What {
        Machine,
        Interface,
        Address,  ///< has it, or one in the network that was asked for
        Network,  ///< a network of the drawing in which the address is
        Route,    ///< leads there
        Mac,      ///< drawn, or what the kernel gave
        Vlan,     ///< carries it
        Note,
        Neighbour,   ///< a row of an ARP table
        Learned,     ///< a row of a MAC table
        Connection,  ///< a row of conntrack
    };

    What what = What::Machine;
    Id id;         ///< what is shown for it: a machine, an interface, a note
    QString text;  ///< what matches: "2.0.0.5/8", "02:00:00:00:02:01 on veth1"
    int rank = 0;  ///< 0 is what was asked for exactly
    bool operator==(const SearchHit &) const = default;
};

/// By name, address ("2.0.0.5", "who is 2.0.0.5?"), network ("2.0.0.0/8": all that is in it), MAC, VLAN ("vlan 100")
/// or text; parts of these too, and nothing for an empty query. Best first; as many as `most`.
std::vector<SearchHit> search(const Topology &topology, const LiveState *live, const QString &query,
                              std::size_t most = 200);

/// All that should be seen when the hits are lit: they, and the machines that they belong to.
std::vector<Id> elementsOf(const Topology &topology, const std::vector<SearchHit> &hits);

}  // namespace toile
