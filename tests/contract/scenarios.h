// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/features.h"

namespace toile::test {

/// A story of steps, all of which succeed but for the last when `lastErrno` is not 0.
struct Scenario {
    const char *name;
    Plan steps;
    int lastErrno = 0;
    KernelFeatures needs = {};  ///< told only where the kernel has these
};

/// What every platform must do alike.
std::vector<Scenario> scenarios();
/// Those with real network cards (scenarios_uplinks.cpp), which are among them.
std::vector<Scenario> uplinkScenarios();

}  // namespace toile::test
