// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile {

/// One value that a patch changes, as a person reads it.
struct ChangeLine {
    QString where;   ///< "VM1:eth0", "VM1, route"
    QString before;  ///< "1.0.0.1/8", or empty: it is new
    QString after;
    bool operator==(const ChangeLine &) const = default;
};

/// Addresses, routes, rules, other ends of VXLANs and checks that the patch changes, and addresses in texts, in the
/// order of the drawing.
std::vector<ChangeLine> addressChanges(const Topology &topology, const Patch &patch);

/// "default via 2.0.0.2 dev eth0": as `ip route` says it.
QString routeText(const RouteState &route);

}  // namespace toile
