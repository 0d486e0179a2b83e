// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/compare.h"

#include "core/kernel/plan.h"

namespace toile {

namespace {

constexpr int kIpv6Metric = 1024;

/// Rules of different chains do not see one another: only the order within one chain means something.
bool isEarlierChain(const FirewallRule &a, const FirewallRule &b)
{
    return std::pair(a.table, a.chain) < std::pair(b.table, b.chain);
}

void normalize(LinkState &link)
{
    link.settings = effective(std::move(link.settings));
    std::sort(link.addresses.begin(), link.addresses.end());
    link.addresses.erase(std::unique(link.addresses.begin(), link.addresses.end()), link.addresses.end());
}

/// A port of which nothing is said carries what every new one does; where no bridge looks, there are no VLANs.
void normalizeVlans(const NamespaceState &ns, LinkState &link)
{
    if (!isBridge(link) && link.master.isEmpty()) {
        link.vlans.reset();
        return;
    }
    const BridgeSettings *bridge = vlanBridgeOf(ns, link);
    if (!bridge) {
        link.vlans.reset();
    } else if (!link.vlans) {
        link.vlans = accessTo(bridge->defaultPvid);
    } else {
        VlanMembership ordered;
        for (const PortVlan &entry : link.vlans->entries)
            ordered.add(entry);
        link.vlans = std::move(ordered);
    }
}

void normalize(NamespaceState &ns)
{
    for (auto &[name, link] : ns.links)
        normalize(link);
    for (auto &[name, link] : ns.links)
        normalizeVlans(ns, link);
    for (RouteState &route : ns.routes)
        route = effective(route);
    std::sort(ns.routes.begin(), ns.routes.end());
    ns.routes.erase(std::unique(ns.routes.begin(), ns.routes.end()), ns.routes.end());
    for (FirewallRule &rule : ns.rules)
        rule = effective(rule);
    std::stable_sort(ns.rules.begin(), ns.rules.end(), isEarlierChain);
}

std::optional<IpPrefix> effective(const std::optional<IpPrefix> &prefix)
{
    if (!prefix || prefix->isDefault())
        return std::nullopt;
    return prefix->network();
}

/// Remembers the longest prefix that covers the gateway.
struct BestMatch {
    IpAddress gateway;
    QString interface;
    int length = -1;

    void offer(const IpPrefix &prefix, const QString &by)
    {
        if (prefix.length > length && prefix.address.family() == gateway.family() && prefix.contains(gateway)) {
            length = prefix.length;
            interface = by;
        }
    }
};

}  // namespace

LinkSettings effective(LinkSettings settings)
{
    if (const LinkKind &kind = linkKind(settings); kind.normalize)
        kind.normalize(settings);
    return settings;
}

RouteState effective(RouteState route)
{
    route.destination = route.destination.network();
    if (!route.destination.address.isV4() && route.metric == 0)
        route.metric = kIpv6Metric;
    return route;
}

FirewallRule effective(FirewallRule rule)
{
    rule.source = effective(rule.source);
    rule.destination = effective(rule.destination);
    return rule;
}

bool isBridge(const LinkState &link)
{
    return std::holds_alternative<BridgeSettings>(link.settings);
}

bool isForeign(const LinkState &link)
{
    return std::holds_alternative<ForeignSettings>(link.settings);
}

bool isUplink(const LinkState &link)
{
    return std::holds_alternative<UplinkSettings>(link.settings);
}

bool isForeign(const RouteState &route)
{
    return route.table != 0 || !route.foreign.isEmpty();
}

const VethSettings *vethOf(const LinkState &link)
{
    return std::get_if<VethSettings>(&link.settings);
}

bool isSameLink(const LinkState &wanted, const LinkState &seen)
{
    if (wanted.settings.index() != seen.settings.index())
        return false;
    return linkKind(wanted.settings).changesInto(seen.settings, wanted.settings);
}

namespace {

const LinkState *linkIn(const NamespaceState &ns, const QString &name)
{
    const auto it = name.isEmpty() ? ns.links.end() : ns.links.find(name);
    return it == ns.links.end() ? nullptr : &it->second;
}

}  // namespace

const BridgeSettings *vlanBridgeOf(const NamespaceState &ns, const LinkState &link)
{
    const LinkState *home = isBridge(link) ? &link : linkIn(ns, link.master);
    const auto *bridge = home ? std::get_if<BridgeSettings>(&home->settings) : nullptr;
    return bridge && bridge->vlanFiltering ? bridge : nullptr;
}

int stackDepth(const NamespaceState &ns, const LinkState &link)
{
    // Nobody stacks deeper than there are links; a ring, which only a wish can have, ends here.
    int depth = 0;
    const int most = int(ns.links.size());
    for (const LinkState *at = linkIn(ns, parentOf(link)); at && depth < most; at = linkIn(ns, parentOf(*at)))
        ++depth;
    return depth;
}

std::vector<const LinkState *> stacked(const NamespaceState &ns)
{
    std::vector<const LinkState *> above;
    for (const auto &[name, link] : ns.links)
        if (!parentOf(link).isEmpty())
            above.push_back(&link);
    std::stable_sort(above.begin(), above.end(),
                     [&](const LinkState *a, const LinkState *b) { return stackDepth(ns, *a) < stackDepth(ns, *b); });
    return above;
}

bool isOnBridge(const NamespaceState &ns, const LinkState &link)
{
    std::size_t steps = 0;
    for (const LinkState *at = &link; at && steps <= ns.links.size(); at = linkIn(ns, parentOf(*at)), ++steps)
        if (isBridge(*at))
            return true;
    return false;
}

const NamespaceState *findNamespace(const KernelState &state, const QString &ns)
{
    const auto it = state.namespaces.find(ns);
    return it == state.namespaces.end() ? nullptr : &it->second;
}

const LinkState *findLink(const KernelState &state, const QString &ns, const QString &name)
{
    const NamespaceState *home = findNamespace(state, ns);
    if (!home)
        return nullptr;
    const auto it = home->links.find(name);
    return it == home->links.end() ? nullptr : &it->second;
}

bool isUp(const NamespaceState &ns, const QString &interface)
{
    if (interface == QLatin1String("lo"))
        return ns.loopbackUp;
    const auto it = ns.links.find(interface);
    return it != ns.links.end() && it->second.up;
}

QString onLinkInterface(const NamespaceState &ns, const IpAddress &gateway, const QString &within)
{
    BestMatch best{gateway, {}};
    for (const auto &[name, link] : ns.links) {
        if (!link.up || (!within.isEmpty() && within != name))
            continue;
        for (const IpPrefix &address : link.addresses)
            best.offer(address.network(), name);
    }
    for (const RouteState &route : ns.routes)
        if (!route.gateway && !isForeign(route) && (within.isEmpty() || within == route.interface) &&
            isUp(ns, route.interface))
            best.offer(route.destination, route.interface);
    return best.interface;
}

KernelState normalized(KernelState state)
{
    for (auto &[name, ns] : state.namespaces)
        normalize(ns);
    return state;
}

}  // namespace toile
