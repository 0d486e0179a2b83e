// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/step.h"

namespace toile {

/// The MTU that a wanted link of `ns` has: the one that is said, or else the kernel's default for its kind. 0: that
/// depends on more than this state says.
int mtuOf(const NamespaceState &ns, const LinkState &link);

/// The largest MTU that the kernel lets the link have, for what carries it.
int mtuRoom(const NamespaceState &ns, const LinkState &link);

/// What its ports give a bridge that follows them. 0: that depends on more than this state says.
int mtuOfPorts(const NamespaceState &ns, const QString &bridge);

/// Unsays the MTU of each bridge for which nobody wants one and which has the one that its ports give it: the kernel
/// keeps it so when they change, and a step would end that (net/bridge/br_if.c, br_mtu_auto_adjust).
void letBridgesFollow(KernelState &observed, const KernelState &wanted);
/// The same for each bridge, whatever is wanted.
void letBridgesFollow(KernelState &observed);

/// Steps for the bridges that `expected` lets follow their ports and that in `now` do not: the kernel leaves a bridge
/// where it is for good once its MTU was said, and tells nobody (net/bridge/br_private.h, BROPT_MTU_SET_BY_USER).
Plan bridgesLeftBehind(const KernelState &expected, const KernelState &now);

}  // namespace toile
