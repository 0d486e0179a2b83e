// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/planner.h"

namespace toile {

namespace {

bool hasBridge(const NamespaceState &ns)
{
    return std::any_of(ns.links.begin(), ns.links.end(), [](const auto &entry) { return isBridge(entry.second); });
}

/// A gateway without an interface is satisfied by any over which `wanted` has it as a direct neighbour.
bool matches(const NamespaceState &wantedIn, const RouteState &wanted, const RouteState &now)
{
    if (wanted.destination != now.destination || wanted.gateway != now.gateway || wanted.metric != now.metric ||
        wanted.table != now.table || wanted.foreign != now.foreign)
        return false;
    if (wanted.interface == now.interface)
        return true;
    return wanted.interface.isEmpty() && wanted.gateway &&
           (!onLinkInterface(wantedIn, *wanted.gateway, now.interface).isEmpty() ||
            onLinkInterface(wantedIn, *wanted.gateway).isEmpty());
}

/// Routes are sorted by destination, so only its neighbours are looked at.
template <typename Predicate>
bool hasRoute(const std::vector<RouteState> &routes, const IpPrefix &destination, Predicate predicate)
{
    auto it =
        std::lower_bound(routes.begin(), routes.end(), destination,
                         [](const RouteState &route, const IpPrefix &prefix) { return route.destination < prefix; });
    for (; it != routes.end() && it->destination == destination; ++it)
        if (predicate(*it))
            return true;
    return false;
}

/// The kernel knows one route for a destination, metric and table.
bool isInTheWay(const NamespaceState &wanted, const RouteState &foreign)
{
    return foreign.table == 0 && hasRoute(wanted.routes, foreign.destination, [&](const RouteState &wish) {
               return wish.metric == foreign.metric && !isForeign(wish);
           });
}

QString cardOf(const LinkState &link)
{
    const auto *uplink = std::get_if<UplinkSettings>(&link.settings);
    return uplink ? uplink->card : QString();
}

/// A gateway that is drawn without its interface is looked for by the kernel, which must not find it behind this one.
bool mayCatchAGateway(const NamespaceState &wanted, const IpPrefix &address)
{
    return std::any_of(wanted.routes.begin(), wanted.routes.end(), [&](const RouteState &route) {
        return route.gateway && route.interface.isEmpty() && address.network().contains(*route.gateway);
    });
}

}  // namespace

/// A step that the model refuses is planned all the same: the kernel's own words are the best answer to it.
void Planner::emitStep(Step step)
{
    std::ignore = perform(m_now, step).ok();
    m_steps.push_back(std::move(step));
}

bool Planner::isKept(const QString &ns, const LinkState &now) const
{
    const LinkState *wanted = findLink(m_wanted, ns, now.name);
    return wanted && isSameLink(*wanted, now);
}

/// What no plan can make again is removed when all else is done: a plan that fails before has not destroyed it.
bool Planner::mayStayToTheEnd(const QString &ns, const LinkState &now) const
{
    return isForeign(now) && !findLink(m_wanted, ns, now.name);
}

void Planner::removeRoutes()
{
    forEachMachine([&](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        std::vector<RouteState> unwanted;
        for (const RouteState &route : now.routes) {
            if (isForeign(route) && !isInTheWay(wanted, route))
                continue;
            const auto link = now.links.find(route.interface);
            const bool endsWithLink =
                link != now.links.end() && !isKept(name, link->second) && !mayStayToTheEnd(name, link->second);
            if (!endsWithLink && !hasRoute(wanted.routes, route.destination,
                                           [&](const RouteState &wish) { return matches(wanted, wish, route); }))
                unwanted.push_back(route);
        }
        for (auto route = unwanted.rbegin(); route != unwanted.rend(); ++route)
            emitStep(RemoveRoute{name, *route});
    });
}

void Planner::removeAddresses()
{
    forEachLink([&](const QString &ns, const LinkState &wanted, const LinkState &now) {
        if (!isSameLink(wanted, now))
            return;
        std::vector<IpPrefix> unwanted;
        std::set_difference(now.addresses.begin(), now.addresses.end(), wanted.addresses.begin(),
                            wanted.addresses.end(), std::back_inserter(unwanted));
        for (const IpPrefix &address : unwanted)
            emitStep(RemoveAddress{ns, wanted.name, address});
    });
    forEachMachine([&](const QString &ns, const NamespaceState &wanted, const NamespaceState &now) {
        std::vector<std::pair<QString, IpPrefix>> unwanted;
        for (const auto &[name, link] : now.links)
            for (const IpPrefix &address : link.addresses)
                if (mayStayToTheEnd(ns, link) && mayCatchAGateway(wanted, address))
                    unwanted.emplace_back(name, address);
        for (const auto &[name, address] : unwanted)
            emitStep(RemoveAddress{ns, name, address});
    });
}

void Planner::removeMemberships()
{
    forEachLink([&](const QString &ns, const LinkState &wanted, const LinkState &now) {
        if (isSameLink(wanted, now) && wanted.master.isEmpty() && !now.master.isEmpty())
            emitStep(SetLinkMaster{ns, wanted.name, {}});
    });
}

/// The pairs of a machine that goes are removed first, one by one: the kernel clears a namespace in the background, and
/// the other ends would vanish in the middle of the steps to come.
void Planner::removeLinks()
{
    std::vector<std::pair<QString, QString>> unwanted;
    for (const auto &[ns, now] : m_now.namespaces)
        if (m_wanted.namespaces.contains(ns))
            for (const auto &[name, link] : now.links)
                if (!isKept(ns, link) && !mayStayToTheEnd(ns, link))
                    unwanted.emplace_back(ns, name);
    for (const auto &[ns, name] : unwanted)
        if (const LinkState *link = findLink(m_now, ns, name))  // not yet gone with its other end
            emitStep(DeleteLink{ns, name, cardOf(*link)});
}

/// A real card goes back by a step of its own: whoever reads the plan must see it.
void Planner::removeNamespaces()
{
    std::vector<QString> unwanted;
    std::vector<DeleteLink> cards;
    for (const auto &[name, now] : m_now.namespaces) {
        if (m_wanted.namespaces.contains(name))
            continue;
        unwanted.push_back(name);
        for (const auto &[interface, link] : now.links)
            if (isUplink(link))
                cards.push_back({name, interface, cardOf(link)});
    }
    for (const DeleteLink &card : cards)
        emitStep(card);
    for (const QString &name : unwanted)
        emitStep(DeleteNamespace{name});
}

void Planner::createNamespaces()
{
    for (const auto &[name, wanted] : m_wanted.namespaces)
        if (!findNamespace(m_now, name))
            emitStep(CreateNamespace{name, wanted.ipv6});
}

/// Down, without an MTU: a bridge follows its ports' MTU unless it is set on the bridge that exists
/// (net/bridge/br_if.c, br_mtu_auto_adjust), and what is stacked gets one that fits.
void Planner::emitCreation(const QString &ns, const LinkState &wanted)
{
    LinkState made = wanted;
    made.up = false;
    made.mtu = 0;
    made.addresses.clear();
    made.vlans.reset();
    emitStep(CreateLink{ns, made});
}

/// Bridges first: others become their ports as they are made.
void Planner::createLinks()
{
    for (const bool bridges : {true, false})
        for (const auto &[ns, wanted] : m_wanted.namespaces)
            for (const auto &[name, link] : wanted.links)
                if (isBridge(link) == bridges && linkKind(link.settings).creatable && parentOf(link).isEmpty() &&
                    !findLink(m_now, ns, name))
                    emitCreation(ns, link);
}

/// What is made on other links, when those are there.
void Planner::createStacked()
{
    for (const auto &[ns, wanted] : m_wanted.namespaces)
        for (const LinkState *link : stacked(wanted))
            if (linkKind(link->settings).creatable && !findLink(m_now, ns, link->name))
                emitCreation(ns, *link);
}

/// A port of a bridge goes up as it is made: one message, and the bridge is still down. An end that is no port waits
/// for its addresses.
VethEnd Planner::endOf(const QString &ns, const LinkState &wanted) const
{
    const LinkState *master = wanted.master.isEmpty() ? nullptr : findLink(m_now, ns, wanted.master);
    const bool isPort = master && isBridge(*master);
    return {ns, wanted.name, wanted.mac, wanted.mtu, isPort ? wanted.master : QString(), isPort && wanted.up};
}

void Planner::createPair(const QString &ns, const LinkState &wanted, const VethSettings &veth)
{
    LinkState bare;
    bare.name = veth.peerName;
    const LinkState *peer = findLink(m_wanted, veth.peerNamespace, veth.peerName);
    VethEnd a = endOf(ns, wanted);
    VethEnd b = endOf(veth.peerNamespace, peer ? *peer : bare);
    // The kernel brings up the first end in the same message, but not the peer.
    if (a.master.isEmpty() && !b.master.isEmpty())
        std::swap(a, b);
    emitStep(CreateVeth{a, b});
}

void Planner::createPairs()
{
    for (const auto &[ns, wanted] : m_wanted.namespaces)
        for (const auto &[name, link] : wanted.links)
            if (const VethSettings *veth = vethOf(link);
                veth && !findLink(m_now, ns, name) && findNamespace(m_now, veth->peerNamespace))
                createPair(ns, link, *veth);
}

void Planner::setMachine(const QString &name, const NamespaceState &wanted, const NamespaceState &now)
{
    if (wanted.loopbackUp != now.loopbackUp)
        emitStep(SetLinkUp{name, QStringLiteral("lo"), wanted.loopbackUp});
    if (wanted.ipv6 != now.ipv6) {
        emitStep(SetIpv6{name, wanted.ipv6});
        if (wanted.ipv6)
            m_ipv6On.push_back(name);
    }
}

void Planner::addRoutesOf(const QString &name, const NamespaceState &wanted, const NamespaceState &now)
{
    for (const bool viaGateway : {false, true})
        for (const RouteState &route : wanted.routes) {
            const bool canExist = route.interface.isEmpty() || route.interface == QLatin1String("lo") ||
                                  now.links.contains(route.interface);
            if (route.gateway.has_value() == viaGateway && canExist && !isForeign(route) &&
                !hasRoute(now.routes, route.destination,
                          [&](const RouteState &have) { return matches(wanted, route, have); }))
                emitStep(AddRoute{name, route});
        }
}

/// A route is refused until its interface is up, so machines with bridges get theirs when the bridges are.
void Planner::addRoutes(bool ofBridgedMachines)
{
    forEachMachine([&](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        if (!wanted.routes.empty() && hasBridge(wanted) == ofBridgedMachines)
            addRoutesOf(name, wanted, now);
    });
}

/// IPv6 that was switched on must learn that the machine forwards.
void Planner::setForwarding()
{
    forEachMachine([&](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        const bool ipv6MustLearn = wanted.forwarding && std::binary_search(m_ipv6On.begin(), m_ipv6On.end(), name);
        if (wanted.forwarding != now.forwarding || ipv6MustLearn)
            emitStep(SetForwarding{name, wanted.forwarding, wanted.ipv6});
    });
}

void Planner::setRules(bool whereForeign)
{
    forEachMachine([&](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        const bool losesForeign = !now.foreignRules.empty() && now.foreignRules != wanted.foreignRules;
        if (!now.foreignRules.empty() == whereForeign && (wanted.rules != now.rules || losesForeign))
            emitStep(SetRules{name, wanted.rules, now.foreignRules});
    });
}

void Planner::removeForeignRoutes()
{
    forEachMachine([&](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        std::vector<RouteState> unwanted;
        std::copy_if(now.routes.begin(), now.routes.end(), std::back_inserter(unwanted), [&](const RouteState &route) {
            const auto link = now.links.find(route.interface);
            const bool endsWithLink = link != now.links.end() && !isKept(name, link->second);
            return isForeign(route) && !endsWithLink && !std::count(wanted.routes.begin(), wanted.routes.end(), route);
        });
        for (auto route = unwanted.rbegin(); route != unwanted.rend(); ++route)
            emitStep(RemoveRoute{name, *route});
    });
}

void Planner::removeForeignLinks()
{
    forEachMachine([&](const QString &ns, const NamespaceState &, const NamespaceState &now) {
        std::vector<QString> unwanted;
        for (const auto &[name, link] : now.links)
            if (mayStayToTheEnd(ns, link))
                unwanted.push_back(name);
        for (const QString &name : unwanted)
            emitStep(DeleteLink{ns, name});
    });
}

Plan Planner::plan()
{
    removeRoutes();
    removeAddresses();
    removeMemberships();
    removeLinks();
    removeNamespaces();
    createNamespaces();
    createLinks();
    createPairs();
    createStacked();
    forEachMachine([this](const QString &name, const NamespaceState &wanted, const NamespaceState &now) {
        setMachine(name, wanted, now);
    });
    forEachLink([this](const QString &ns, const LinkState &wanted, const LinkState &now) { setLink(ns, wanted, now); });
    setLateMtus();
    forEachLink([this](const QString &ns, const LinkState &wanted, const LinkState &now) {
        setVlans(ns, wanted, now);
        setRemotes(ns, wanted, now);
    });
    addAddresses();
    setUp(false);
    addRoutes(false);
    setUp(true);
    takeDown();
    addRoutes(true);
    setForwarding();
    setRules(false);
    removeForeignRoutes();
    removeForeignLinks();
    setRules(true);
    return std::move(m_steps);
}

Plan plan(const KernelState &wanted, const KernelState &observed)
{
    return Planner(wanted, observed).plan();
}

bool satisfies(const KernelState &observed, const KernelState &wanted)
{
    return plan(wanted, observed).empty();
}

}  // namespace toile
