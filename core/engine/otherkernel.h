// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/features.h"
#include "core/protocol/messages.h"

/// A lab that runs cannot change its kernel: when it is to have what its kernel has not, it must begin anew elsewhere.
namespace toile {

/// What these steps need and the kernel under the lab that greeted has not; nothing when it can.
KernelFeatures lackedBy(const HelperHello &lab, const Plan &steps);
/// Unsupported: one sentence that says so, and that the lab has to be moved. `missing` is not empty.
Error needsOtherKernel(const HelperHello &lab, const KernelFeatures &missing);

}  // namespace toile
