// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/step.h"

namespace toile {

/// The steps that turn `observed` into `wanted`, in the one order that is right and fast: removals (rules, routes,
/// addresses, memberships, links, namespaces), then namespaces, links but veth (down), veth pairs with master and up,
/// per-machine settings, addresses, ups, device routes before gateway routes, bridges up last, forwarding, rules; at
/// the end the removals of what no plan can make again, unless it is in the way. Pure. plan(x, x) is empty. Unset
/// wishes (mac nullopt, route without interface) match anything, and mtu 0 matches the kernel's default alone: a wish
/// that was taken back is undone.
Plan plan(const KernelState &wanted, const KernelState &observed);

/// True when `observed` needs no step to be `wanted`.
bool satisfies(const KernelState &observed, const KernelState &wanted);

/// What the kernel's state is after `step`, or why the kernel would refuse it. The model of the kernel against
/// which plans are tested; also tells the executor what it must observe afterwards.
Result<KernelState> simulate(KernelState state, const Step &step);
Result<KernelState> simulate(KernelState state, const Plan &plan);

/// The form in which two states may be compared: sorted addresses and routes, rules grouped by table and chain.
KernelState normalized(KernelState state);

}  // namespace toile
