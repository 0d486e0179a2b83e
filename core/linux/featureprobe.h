// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/features.h"

namespace toile {

/// What the kernel that runs now can make, asked of the kernel itself in the calling thread's network namespace. Makes
/// nothing and leaves nothing behind; modules that the kernel can load are loaded.
Result<KernelFeatures> probeFeatures();

}  // namespace toile
