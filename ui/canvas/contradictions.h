// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/lab/changetext.h"
#include "core/model/topology.h"

/// What the kernel says against the drawing. Nothing is contradicted while the kernel says nothing of the machine.
namespace toile {

/// Something drawn, and whether the kernel lacks it.
struct Drawn {
    QString text;
    bool gone = false;
    bool operator==(const Drawn &) const = default;
};

/// Crossed out on the canvas: "−2.0.0.1/8".
QString goneText(const QString &text);

const LiveMachine *liveMachine(const LiveState *live, const QString &machine);
const LinkRow *liveLink(const LiveMachine *live, const QString &interface);

std::vector<Drawn> drawnRoutes(const Machine &machine, const LiveMachine *live);
std::vector<Drawn> drawnAddresses(const Interface &interface, const LiveMachine *live);
/// Whether the kernel does not have this port in the bridge in which it is drawn.
bool lacksPort(const Topology &topology, const Interface &port, const LiveState *live);
/// Whether the kernel does not have this interface on the one on which it is drawn.
bool lacksStacked(const Topology &topology, const Interface &stacked, const LiveState *live);
/// Whether the kernel does not forward between these two, as drawn: not at all, or it lacks one of them.
bool lacksForwarding(const Topology &topology, const Interface &from, const Interface &to, const LiveState *live);
/// What rules do at an interface, a word each: "masquerade", "SNAT → 1.0.0.9". Empty for other interfaces.
std::vector<Drawn> natNotes(const Machine &machine, const QString &interface, const LiveMachine *live);
/// "access 100", "trunk 100,200-210 · native 1"
QString portText(const VlanMembership &membership);
bool hasRule(const LiveMachine &live, const FirewallRule &rule);

/// What the machine does beside its addresses and routes: forwarding, and rules in either table.
struct Roles {
    enum class Role { None, Drawn, Gone, Observed };
    Role forwarding = Role::None;
    Role nat = Role::None;
    Role firewall = Role::None;
};
/// Gone: drawn, but the kernel lacks (some of) it. Observed: only the kernel has it.
Roles rolesOf(const Machine &machine, const LiveMachine *live);

}  // namespace toile
