// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/features.h"

namespace toile {

/// The kernel as the executor sees it: perform one step, or say what there is. The contract tests run against the
/// real kernel (LinuxPlatform) and against the simulated one alike.
class KernelPlatform {
public:
    virtual ~KernelPlatform() = default;

    /// Performs one step and waits for the kernel's own answer. An error carries errno and the kernel's text, and
    /// then the step has changed nothing.
    virtual Result<> perform(const Step &step) = 0;

    /// These steps are performed next, in this order, unless one fails: what can be made beside them may begin.
    virtual void expect(const Plan &steps) { (void)steps; }

    /// The configuration of all namespaces of this lab, read from the kernel now.
    virtual Result<KernelState> observe() = 0;

    /// What this kernel can make, beside what every Linux can.
    virtual KernelFeatures features() { return allFeatures(); }
};

}  // namespace toile
