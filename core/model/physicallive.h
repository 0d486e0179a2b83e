// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/model/physical.h"

namespace toile {

/// What the kernel says of a drawing, told of its physical lab: neighbours and flows of a machine stay at it, the MAC
/// table of a bridge and the links of its ports go to the switch. `drawn` is the drawing that `lab` was made of.
LiveState physicalLive(const PhysicalLab &lab, const Topology &drawn, const LiveState &live);
CountersSample physicalCounters(const PhysicalLab &lab, const Topology &drawn, const CountersSample &sample);

}  // namespace toile
