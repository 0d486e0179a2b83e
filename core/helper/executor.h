// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/plan.h"
#include "core/kernel/platform.h"

#include <functional>

namespace toile {

struct ExecutionReport {
    bool ok = true;
    int failedStep = -1;
    Error error;
    bool rolledBack = false;
};

/// Snapshot, steps one by one, each waiting for the kernel's own answer, verify by observing, or roll back by
/// plan(snapshot, now). `progress` is called after each step with the number done. Steps that succeed are never
/// trusted: the end is what platform.observe() says.
ExecutionReport execute(KernelPlatform &platform, const Plan &steps, const std::function<void(int)> &progress = {});

}  // namespace toile
