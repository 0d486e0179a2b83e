// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/vm/bootkernel.h"
#include "core/vm/imagerecipe.h"

namespace toile {

/// Where the micro-VM's first program finds the modules that it loads before all else, one path a line.
inline constexpr char kModuleList[] = "/etc/toile-modules";

/// The first file system of a lab's micro-VM: `helper` as /init, the kernel's network modules, and the tools of this
/// machine that students use, with all their libraries. Nothing of the user's. findVmParts() tells before what is
/// missing.
Result<ImageRecipe> labImage(const BootKernel &kernel, const QString &helper);

}  // namespace toile
