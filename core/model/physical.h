// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <map>
#include <vector>

/// The physical network that a drawing imitates: a machine that routes is a router, a bridge a switch, a VM a PC, and
/// a veth pair, a tap or a VXLAN a cable.
namespace toile {

/// A bridge of a machine that became a switch of its own.
struct PhysicalSwitch {
    Id machine;  ///< of the physical lab
    Id bridge;   ///< in both labs
    Id port;     ///< to the machine that the bridge was in, or none: that one had no address there
    Id card;     ///< the network card of that machine in its place, or none
    bool operator==(const PhysicalSwitch &) const = default;
};

struct PhysicalLab {
    /// Machines, interfaces, bridges and cables that are in the drawing too have the same Ids here.
    Document document;
    std::vector<PhysicalSwitch> switches;
    std::map<Id, Id> origins;  ///< of what is only here: the bridge or the VXLAN that it comes from

    /// What of the drawing an element here stands for.
    Id originOf(Id physical) const;
    /// What stands here for an element of the drawing; none for a host that was nothing but a container.
    Id physicalOf(Id drawn) const;
};

/// Machines whose bridges join VLANs of one interface stay as they are, because no single switch does the same, and
/// those whose ports have addresses of their own.
/// Notes and checks are left out. Error: the physical lab would be too large.
Result<PhysicalLab> physicalLab(const Document &drawing);

/// Machines side by side in columns around the most central one, those drawn left of it to its left. For a topology
/// without nesting; `drawn` and `origins` say where each was.
Layout physicalLayout(const Document &physical, const Document &drawn, const std::map<Id, Id> &origins);

}  // namespace toile
