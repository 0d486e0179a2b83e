// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/hearing.h"
#include "core/model/vlans.h"

#include <unordered_set>

namespace toile {

/// One sort of frames on a cable.
struct CarriedVlan {
    int vlan = 0;  ///< 0: of no VLAN
    int tag = 0;   ///< 0: they go without one
    bool operator==(const CarriedVlan &) const = default;
};

/// Where each VLAN of a drawing is. Made for one state of the drawing, and not to be kept longer than it.
class VlanMap {
public:
    explicit VlanMap(const Topology &topology);

    /// What a cable carries: what either of its ends sends on purpose. Without a tag first, then by tag.
    std::vector<CarriedVlan> carriedBy(const Cable &cable) const;
    /// The VLAN that frames without a tag at this interface belong to, or 0.
    int vlanAt(Id interface) const;
    /// VLANs that some interface carries, or that are known by name.
    const std::vector<VlanUse> &uses() const { return m_uses; }

    struct Reach {
        std::unordered_set<Id> present;  ///< machines, interfaces, cables
        std::unordered_set<Id> cut;      ///< cables where it ends though it goes on behind
    };
    /// Where one VLAN exists, be it that it only arrives or leaves there.
    Reach reach(int vlan) const;

private:
    bool takesAll(Id interface) const;
    bool sends(Id interface, int tag) const;
    bool sendsItself(Id interface, int tag) const;
    int vlanOf(Id interface, int tag) const;
    void addUntagged(Id end, std::vector<CarriedVlan> &carried) const;
    std::set<int> groupsAt(Id end, int vlan) const;
    std::set<int> partsOf(int vlan) const;
    bool hasMember(Id bridge, int vlan) const;
    bool leadsTo(Id end, Id notBack, int vlan, const std::set<int> &parts) const;
    bool isCut(const Cable &cable, int vlan) const;
    bool isPartOf(Id interface, int vlan) const;
    void nameGroups();

    const Topology &m_topology;
    Layer2 m_frames;
    Hearing m_hearing;
    std::vector<VlanUse> m_uses;
    std::set<int> m_tags;                               ///< all that a cable may carry
    std::unordered_map<Id, std::set<int>> m_stacked;    ///< ids of the VLANs made on an interface
    std::unordered_map<Id, VlanMembership> m_ports;     ///< of bridges that tell VLANs apart, with the bridges
    std::unordered_map<Id, std::vector<Id>> m_portsOf;  ///< by bridge
    std::unordered_map<Id, Id> m_peers;                 ///< at the other end of the cable
    std::unordered_map<int, int> m_vlanOfGroup;
    std::set<int> m_spoken;  ///< groups that somebody sends to by himself
};

}  // namespace toile
