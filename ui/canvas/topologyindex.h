// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/layer2.h"

#include <unordered_map>
#include <vector>

namespace toile {

/// Who is whose, looked up in constant time. Made once a change; Topology itself searches.
struct TopologyIndex {
    TopologyIndex() = default;
    explicit TopologyIndex(const Topology &topology);

    std::unordered_map<Id, Id> cableAt;  ///< by interface
    std::unordered_map<Id, Id> peerOf;   ///< the interface at the other end, or of its first tunnel
    std::vector<Tunnel> tunnels;
    std::unordered_map<Id, std::vector<Id>> interfacesOf;  ///< by machine, bridges and the rest, in order
    std::unordered_map<Id, std::vector<Id>> childrenOf;    ///< by machine; of Id(): those on the canvas itself
    std::unordered_map<Id, int> depth;                     ///< by machine; 0 on the canvas itself
    std::unordered_map<Id, int> rank;  ///< of machines and interfaces: their place in the file, whatever their ids

    Id peer(Id interface) const { return lookUp(peerOf, interface); }
    Id cable(Id interface) const { return lookUp(cableAt, interface); }
    const std::vector<Id> &interfaces(Id machine) const { return listOf(interfacesOf, machine); }
    const std::vector<Id> &children(Id machine) const { return listOf(childrenOf, machine); }
    /// Sorted by rank.
    std::vector<Id> inFileOrder(const std::set<Id> &ids) const;
    /// How many interfaces of its machine come before it.
    int placeOf(Id interface, Id machine) const { return rank.at(interface) - rank.at(interfaces(machine).front()); }

private:
    static Id lookUp(const std::unordered_map<Id, Id> &map, Id id);
    static const std::vector<Id> &listOf(const std::unordered_map<Id, std::vector<Id>> &map, Id id);
};

}  // namespace toile
