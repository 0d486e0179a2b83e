// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/connectedroutes.h"
#include "core/kernel/foreignrules.h"
#include "core/kernel/livestate.h"

#include <QLatin1String>

namespace toile {

namespace {

/// Devices that the kernel itself puts into a new namespace once a tunnel module is loaded
/// (net.core.fb_tunnels_only_for_init_net), and that nobody can delete.
bool isKernelsOwn(const QString &name)
{
    static constexpr std::array<QLatin1String, 10> kNames{
        QLatin1String("lo"),       QLatin1String("gre0"),   QLatin1String("gretap0"), QLatin1String("erspan0"),
        QLatin1String("sit0"),     QLatin1String("tunl0"),  QLatin1String("ip6tnl0"), QLatin1String("ip_vti0"),
        QLatin1String("ip6_vti0"), QLatin1String("ip6gre0")};
    return std::any_of(kNames.begin(), kNames.end(), [&](QLatin1String known) { return name == known; });
}

/// fe80::/10 with a modified EUI-64 interface identifier (RFC 4291, appendix A): made by the kernel from the MAC.
/// A link-local address that a person typed has no ff:fe in its middle.
bool isKernelsLinkLocal(const IpPrefix &address)
{
    const auto &bytes = address.address.bytes();
    return !address.address.isV4() && bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80 && bytes[11] == 0xff &&
           bytes[12] == 0xfe;
}

LinkState configured(LinkState link)
{
    std::erase_if(link.addresses, isKernelsLinkLocal);
    std::sort(link.addresses.begin(), link.addresses.end());
    return link;
}

bool isStatic(const RouteRow &row)
{
    return row.protocol != QLatin1String("kernel") && row.protocol != QLatin1String("ra") &&
           row.protocol != QLatin1String("redirect");
}

void addRules(NamespaceState &ns, const Table<RuleRow> &rows)
{
    std::vector<const RuleRow *> inOrder;
    for (const auto &[key, row] : rows)
        inOrder.push_back(&row);
    std::sort(inOrder.begin(), inOrder.end(),
              [](const RuleRow *a, const RuleRow *b) { return a->position < b->position; });
    for (const RuleRow *row : inOrder) {
        if (row->rule)
            ns.rules.push_back(*row->rule);
        else
            ns.foreignRules.push_back(foreignRuleText(*row));
    }
}

NamespaceState configuration(const LiveMachine &machine)
{
    NamespaceState ns;
    ns.forwarding = machine.forwarding;
    ns.ipv6 = machine.ipv6;
    for (const auto &[name, row] : machine.links) {
        if (name == QLatin1String("lo"))
            ns.loopbackUp = row.config.up;
        else if (!isKernelsOwn(name))
            ns.links.emplace(name, configured(row.config));
    }
    for (const auto &[key, row] : machine.routes)
        if (isStatic(row))
            ns.routes.push_back(row.route);
    std::sort(ns.routes.begin(), ns.routes.end());
    addRules(ns, machine.rules);
    for (const ConnectedRoute &route : lostRoutes(machine))
        ns.foreignRules.push_back(lostRouteText(route));
    return ns;
}

}  // namespace

KernelState configuration(const LiveState &state)
{
    KernelState result;
    for (const auto &[name, machine] : state.machines)
        result.namespaces.emplace(name, configuration(machine));
    return result;
}

}  // namespace toile
