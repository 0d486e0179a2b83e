// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/kernelsown.h"

#include "core/kernel/connectedroutes.h"
#include "core/linux/namespaceread.h"
#include "core/linux/netlinkroute.h"
#include "core/linux/routingrules.h"

namespace toile {

Result<> restoreKernelsOwn(const NamespaceRegistry &registry, Namespace &ns)
{
    Result<> done = restoreRoutingRules(ns.route);
    LiveMachine machine;
    if (done)
        done = readNamespace(registry, ns, LiveTable::Links | LiveTable::Routes, {}, RuleCounters::AsKnown, machine);
    for (const ConnectedRoute &route : lostRoutes(machine))
        if (done)
            done = addConnectedRoute(ns.route, route.interface, route.network, route.source);
    return done;
}

}  // namespace toile
