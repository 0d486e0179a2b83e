// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/lab/changetext.h"
#include "core/model/topology.h"

#include <memory>

/// What the kernel says against the drawing. Nothing is contradicted while the kernel says nothing of the machine.
namespace toile {

/// Whether the kernel has what is drawn. What it was never given is not lost: it waits to be deployed.
enum class Held { Yes, Lost, NotYet };

/// What runs, as far as anybody knows.
struct Running {
    const LiveState *live = nullptr;             ///< what the kernel says
    std::shared_ptr<const KernelState> given{};  ///< what the kernel was given; none: all that is drawn
};

/// Something drawn, and whether the kernel has it.
struct Drawn {
    QString text;
    Held held = Held::Yes;
    bool operator==(const Drawn &) const = default;
};

/// As it is written on the canvas, where what is lost is crossed out as well: "2.0.0.1/8", "−2.0.0.1/8", "○ 2.0.0.1/8".
QString writtenText(const Drawn &drawn);

/// As the kernel calls it.
inline constexpr QLatin1String kVlanFiltering("vlan_filtering");

const LiveMachine *liveMachine(const LiveState *live, const QString &machine);
const LinkRow *liveLink(const LiveMachine *live, const QString &interface);

/// A cable's end without a cable, and a route over it, no kernel was ever given.
std::vector<Drawn> drawnRoutes(const Machine &machine, const Running &running);
std::vector<Drawn> drawnAddresses(const Topology &topology, const Interface &interface, const Running &running);
/// This port in the bridge in which it is drawn.
Held heldPort(const Topology &topology, const Interface &port, const Running &running);
/// This interface on the one on which it is drawn.
Held heldStacked(const Topology &topology, const Interface &stacked, const Running &running);
/// Forwarding between these two, as drawn: it lacks that altogether, or one of them.
Held heldForwarding(const Topology &topology, const Interface &from, const Interface &to, const Running &running);
/// What rules do at an interface, a word each: "masquerade", "SNAT → 1.0.0.9". Empty for other interfaces.
std::vector<Drawn> natNotes(const Machine &machine, const QString &interface, const Running &running);
/// Whether a bridge tells VLANs apart; nothing to say for other interfaces.
std::vector<Drawn> drawnFiltering(const Topology &topology, const Interface &interface, const Running &running);
/// What the interface carries as a port of a bridge that tells VLANs apart.
Held heldVlans(const Topology &topology, Id port, const VlanMembership &drawn, const Running &running);
/// What goes out of the port without a tag is what comes in so.
bool isSymmetric(const VlanMembership &membership);
/// "access 100", "trunk 100,200-210 · native 1", "untagged 100,200 · PVID 100"
QString portText(const VlanMembership &membership);
bool hasRule(const LiveMachine &live, const FirewallRule &rule);

/// What the machine does beside its addresses and routes: forwarding, and rules in either table.
struct Roles {
    enum class Role { None, Drawn, Gone, NotYet, Observed };
    Role forwarding = Role::None;
    Role nat = Role::None;
    Role firewall = Role::None;
};
/// Gone: drawn, but the kernel lacks (some of) it. NotYet: what it lacks it was never given. Observed: only the kernel
/// has it.
Roles rolesOf(const Machine &machine, const Running &running);

}  // namespace toile
