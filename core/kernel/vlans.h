// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

/// Which VLANs a bridge port carries, and how.
namespace toile {

/// VLANs first to last of a port, all alike; `bridge vlan show` has a line for it.
struct PortVlan {
    int first = 1;
    int last = 1;
    bool pvid = false;      ///< frames that come without a tag belong to it; at most one VLAN of a port
    bool untagged = false;  ///< leaves the port without a tag
    bool operator==(const PortVlan &) const = default;
};

/// In normal form: ascending, disjoint, neighbours that are alike made one.
struct VlanMembership {
    std::vector<PortVlan> entries;
    bool operator==(const VlanMembership &) const = default;

    const PortVlan *entryOf(int vlan) const;  ///< the entry that holds this VLAN, or null
    bool carries(int vlan) const { return entryOf(vlan) != nullptr; }
    int pvid() const;  ///< 0: none
    /// Adds VLANs as the kernel would: what they were before is forgotten, and a new PVID takes the place of the old.
    void add(const PortVlan &vlans);
    void remove(int first, int last);
};

/// One VLAN without a tag: what an access port carries, and every port of a new bridge. 0: none.
VlanMembership accessTo(int vlan);

/// What to take away and then to add so that `from` becomes `to`; nothing is added that is there.
struct VlanChange {
    std::vector<PortVlan> removed;
    std::vector<PortVlan> added;
};
VlanChange difference(const VlanMembership &from, const VlanMembership &to);

/// "100", "200-210".
QString rangeText(int first, int last);

}  // namespace toile
