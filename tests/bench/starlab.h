// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile::bench {

/// The star as a lab of Toile: machine SW with the bridge br0 (10.0.0.1/16), and `hosts` machines H1, H2… around it,
/// each with an address and a default route.
Document starLab(int hosts);

/// Two switches that tell VLANs apart, joined by one trunk that carries `vlans` of them tagged (100, 101…), and `hosts`
/// machines on access ports, by turns on either switch and in each VLAN.
Document trunkedStarLab(int hosts, int vlans);

}  // namespace toile::bench
