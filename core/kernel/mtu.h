// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/kernelstate.h"

namespace toile {

/// The MTU that a wanted link of `ns` has: the one that is said, or else the kernel's default for its kind. 0: that
/// depends on more than this state says.
int mtuOf(const NamespaceState &ns, const LinkState &link);

/// The largest MTU that the kernel lets the link have, for what carries it.
int mtuRoom(const NamespaceState &ns, const LinkState &link);

/// Unsays the MTU of each bridge for which nobody wants one and which has the one that its ports give it: the kernel
/// keeps it so when they change, and a step would end that (net/bridge/br_if.c, br_mtu_auto_adjust).
void letBridgesFollow(KernelState &observed, const KernelState &wanted);
/// The same for each bridge, whatever is wanted.
void letBridgesFollow(KernelState &observed);

}  // namespace toile
