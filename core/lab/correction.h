// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

namespace toile {

/// What somebody who typed this as an address of `interface` most likely meant: "1.0.0.1/8" for "1.0.0.1" (with the
/// length that the network has), "1,0,0,1/8", "1.0.0.1/255.0.0.0". Empty: there is no telling, or nothing is wrong.
QString correctedAddress(const Topology &topology, Id interface, const QString &typed);

/// The same for a MAC address: "02:00:00:00:01:01" for "02-00-00-00-01-01" or "0200.0000.0101".
QString correctedMac(const QString &typed);

}  // namespace toile
