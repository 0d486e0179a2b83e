// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

namespace toile {

/// True unless the interface is made on itself, in however many steps, or is a port of a bridge that it is made on.
bool isStackedSoundly(const Topology &topology, Id interface);

}  // namespace toile
