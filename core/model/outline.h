// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <tuple>
#include <vector>

namespace toile {

/// A line of a drawing's table of contents, and what is under it.
struct OutlineNode {
    enum class Kind { Lab, Machines, Networks, Vlans, Notes, Machine, Interface, Network, Member, Cable, Vlan, Note };

    Kind kind = Kind::Lab;
    Id id = {};  ///< the element; of a network, its lowest interface; of a VLAN, what names it, or none
    int vlan = 0;
    std::vector<IpPrefix> prefixes = {};  ///< of a network
    std::vector<OutlineNode> children = {};

    bool operator==(const OutlineNode &) const = default;
    /// The same line before and after a change has the same one, and no other line beside it has.
    auto key() const { return std::tuple(kind, kind == Kind::Vlan ? Id() : id, vlan); }
};

/// Machines as they are nested, each with its interfaces, then layer-2 networks with members and cables, VLANs and
/// notes. Chapters in which nothing would be are left out, but the machines.
OutlineNode outlineOf(const Topology &topology);

}  // namespace toile
