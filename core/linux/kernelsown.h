// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/namespaceregistry.h"

namespace toile {

/// Gives a machine back what the kernel made itself: its routing rules, and the routes to its networks.
Result<> restoreKernelsOwn(const NamespaceRegistry &registry, Namespace &ns);

}  // namespace toile
