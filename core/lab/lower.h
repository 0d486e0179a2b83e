// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"
#include "core/model/topology.h"

namespace toile {

/// What the kernel must hold for this drawing. Pure and total: every valid topology has one.
/// An ethernet interface without a cable does not exist in the kernel (a veth has two ends): it is a finding.
KernelState lower(const Topology &topology);

}  // namespace toile
