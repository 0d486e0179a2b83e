// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <map>
#include <set>
#include <unordered_map>

namespace toile {

/// Where frames go in a drawing, tag by tag. A place is an interface and the tag that frames have there (0: none);
/// places are joined when what is sent at one arrives at the other through cables, stacked interfaces and VXLANs, and,
/// unless told otherwise, through bridges.
class Layer2 {
public:
    enum class Bridges { Join, Part };
    /// Ports with what they carry.
    using Ports = std::map<Id, VlanMembership>;
    /// `apart`: ports that are not joined with their bridges.
    explicit Layer2(const Topology &topology, Bridges bridges = Bridges::Join, const Ports &apart = {});

    /// 0 and every tag that matters in this drawing, ascending.
    const std::set<int> &tags() const { return m_tags; }
    /// The same number for places that are joined. `tag` is one of tags().
    int groupOf(Id interface, int tag) const;
    /// The same for a VLAN, one of tags(), inside a bridge that tells VLANs apart.
    int groupInside(Id bridge, int vlan) const;

    /// A port as the bridge sees it: which of its VLANs (0 where it tells none apart) comes and goes with which tag.
    struct Attachment {
        int vlan = 0;
        int tag = 0;
    };
    std::vector<Attachment> attachments(Id port) const;

private:
    int place(Id interface, int tag) const;
    int inside(Id bridge, int vlan) const;
    int rootOf(int place) const;
    void join(int a, int b);
    void joinBridge(Id port, Id bridge);
    void joinOverlays();

    const Topology &m_topology;
    std::set<int> m_tags;
    std::unordered_map<int, int> m_tagAt;  ///< the place of a tag among m_tags
    std::unordered_map<Id, int> m_first;   ///< an interface's first place
    mutable std::vector<int> m_parents;
};

/// Whether all that a port sends without a tag is what comes in without one: one VLAN, or none.
bool isBothWays(const VlanMembership &membership);

/// Two VXLANs of different machines that take each other's frames.
struct Tunnel {
    Id a;
    Id b;
    int vni = 0;
    bool operator==(const Tunnel &) const = default;
};

/// In the order of their interfaces in the file.
std::vector<Tunnel> tunnels(const Topology &topology);

/// True when one of the other ends of `vxlan` is an address of `machine`.
bool sendsTo(const Topology &topology, const Interface &vxlan, Id machine);

}  // namespace toile
