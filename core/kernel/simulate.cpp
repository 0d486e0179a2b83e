// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/compare.h"
#include "core/kernel/limits.h"
#include "core/kernel/plan.h"
#include "core/kernel/rule.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

/// What Linux does, as far as a lab can tell. Each rule that is not obvious names its place in the kernel.
namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Simulation)
};

Error refusal(int code)
{
    Error error = makeError(ErrorCode::KernelRefused,
                            Text::tr("The kernel would refuse this step: %1.").arg(QString::fromUtf8(strerror(code))));
    error.sysErrno = code;
    return error;
}

/// Routes end with their interface (net/ipv4/fib_semantics.c, fib_sync_down_dev).
void dropRoutes(NamespaceState &ns, const QString &interface, std::optional<IpAddress::Family> family = std::nullopt)
{
    std::erase_if(ns.routes, [&](const RouteState &route) {
        return route.interface == interface && (!family || route.destination.address.family() == *family);
    });
}

void dropIpv6(LinkState &link)
{
    std::erase_if(link.addresses, [](const IpPrefix &address) { return !address.address.isV4(); });
}

bool isTooSmallForIpv6(const LinkState &link)
{
    return link.mtu != 0 && link.mtu < limits::kIpv6MtuMin;
}

bool hasFamily(const LinkState &link, IpAddress::Family family)
{
    return std::any_of(link.addresses.begin(), link.addresses.end(),
                       [&](const IpPrefix &address) { return address.address.family() == family; });
}

class Kernel {
public:
    explicit Kernel(KernelState &state) : m_state(state) {}

    Result<> operator()(const CreateNamespace &step);
    Result<> operator()(const DeleteNamespace &step);
    Result<> operator()(const CreateLink &step);
    Result<> operator()(const CreateVeth &step);
    Result<> operator()(const DeleteLink &step);
    Result<> operator()(const SetLinkUp &step);
    Result<> operator()(const SetLinkMaster &step);
    Result<> operator()(const SetLinkMac &step);
    Result<> operator()(const SetLinkMtu &step);
    Result<> operator()(const SetLinkSettings &step);
    Result<> operator()(const AddAddress &step);
    Result<> operator()(const RemoveAddress &step);
    Result<> operator()(const AddRoute &step);
    Result<> operator()(const RemoveRoute &step);
    Result<> operator()(const SetForwarding &step);
    Result<> operator()(const SetIpv6 &step);
    Result<> operator()(const SetRules &step);

private:
    NamespaceState *ns(const QString &name)
    {
        const auto it = m_state.namespaces.find(name);
        return it == m_state.namespaces.end() ? nullptr : &it->second;
    }
    LinkState *link(const QString &nsName, const QString &name)
    {
        return const_cast<LinkState *>(findLink(m_state, nsName, name));
    }
    bool isBridgeOf(const QString &nsName, const QString &name) const
    {
        const LinkState *found = findLink(m_state, nsName, name);
        return found && isBridge(*found);
    }
    int refusalOf(const VethEnd &end) const;
    void add(const VethEnd &end, const VethEnd &peer);
    void drop(const QString &nsName, const QString &name);

    KernelState &m_state;
};

/// Removes one device; the other end of a pair is the caller's.
void Kernel::drop(const QString &nsName, const QString &name)
{
    NamespaceState *home = ns(nsName);
    const auto it = home ? home->links.find(name) : decltype(home->links.find(name))();
    if (!home || it == home->links.end())
        return;
    if (isBridge(it->second))
        for (auto &[portName, port] : home->links)
            if (port.master == name)
                port.master.clear();
    dropRoutes(*home, name);
    home->links.erase(it);
}

Result<> Kernel::operator()(const CreateNamespace &step)
{
    NamespaceState fresh;
    fresh.ipv6 = step.ipv6;
    if (!m_state.namespaces.emplace(step.ns, fresh).second)
        return refusal(EEXIST);
    return Ok();
}

Result<> Kernel::operator()(const DeleteNamespace &step)
{
    const NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    for (const auto &[name, link] : home->links)
        if (const VethSettings *veth = vethOf(link); veth && veth->peerNamespace != step.ns)
            drop(veth->peerNamespace, veth->peerName);
    m_state.namespaces.erase(step.ns);
    return Ok();
}

Result<> Kernel::operator()(const CreateLink &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    if (!isBridge(step.link))
        return refusal(EOPNOTSUPP);
    if (home->links.contains(step.link.name))
        return refusal(EEXIST);
    if (!step.link.master.isEmpty())
        return refusal(ELOOP);  // net/bridge/br_if.c, br_add_if: no bridge in a bridge
    LinkState made = step.link;
    made.addresses.clear();
    made.settings = effective(made.settings);
    home->links.emplace(made.name, made);
    return Ok();
}

int Kernel::refusalOf(const VethEnd &end) const
{
    const NamespaceState *home = findNamespace(m_state, end.ns);
    if (!home)
        return ENOENT;
    if (home->links.contains(end.name) || end.name == QLatin1String("lo"))
        return EEXIST;
    if (!end.master.isEmpty() && !isBridgeOf(end.ns, end.master))
        return ENODEV;
    return 0;
}

void Kernel::add(const VethEnd &end, const VethEnd &peer)
{
    LinkState made;
    made.name = end.name;
    made.settings = VethSettings{peer.ns, peer.name};
    made.up = end.up;
    made.mac = end.mac;
    made.mtu = end.mtu;
    made.master = end.master;
    ns(end.ns)->links.emplace(end.name, made);
}

Result<> Kernel::operator()(const CreateVeth &step)
{
    for (const VethEnd *end : {&step.a, &step.b})
        if (const int code = refusalOf(*end))
            return refusal(code);
    if (step.a.ns == step.b.ns && step.a.name == step.b.name)
        return refusal(EEXIST);
    add(step.a, step.b);
    add(step.b, step.a);
    return Ok();
}

Result<> Kernel::operator()(const DeleteLink &step)
{
    const LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (const VethSettings *veth = vethOf(*found)) {
        const VethSettings peer = *veth;
        drop(peer.peerNamespace, peer.peerName);
    }
    drop(step.ns, step.name);
    return Ok();
}

Result<> Kernel::operator()(const SetLinkUp &step)
{
    NamespaceState *home = ns(step.ns);
    LinkState *found = link(step.ns, step.name);
    const bool isLoopback = step.name == QLatin1String("lo");
    if (!home || (!found && !isLoopback))
        return refusal(ENODEV);
    if (isLoopback)
        home->loopbackUp = step.up;
    else
        found->up = step.up;
    if (!step.up) {
        dropRoutes(*home, step.name);
        if (found)
            dropIpv6(*found);  // net/ipv6/addrconf.c, addrconf_ifdown: keep_addr_on_down is 0
    }
    return Ok();
}

Result<> Kernel::operator()(const SetLinkMaster &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found || (!step.master.isEmpty() && !link(step.ns, step.master)))
        return refusal(ENODEV);
    if (!step.master.isEmpty() && (isBridge(*found) || !isBridgeOf(step.ns, step.master)))
        return refusal(isBridge(*found) ? ELOOP : EOPNOTSUPP);
    found->master = step.master;
    return Ok();
}

Result<> Kernel::operator()(const SetLinkMac &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (step.mac.isMulticast() || step.mac.isZero())
        return refusal(EADDRNOTAVAIL);
    found->mac = step.mac;
    return Ok();
}

Result<> Kernel::operator()(const SetLinkMtu &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (step.mtu < limits::kMtuMin || step.mtu > limits::kMtuMax)
        return refusal(EINVAL);
    found->mtu = step.mtu;
    if (isTooSmallForIpv6(*found))
        dropIpv6(*found);  // net/ipv6/addrconf.c, addrconf_notify: NETDEV_CHANGEMTU below IPV6_MIN_MTU
    return Ok();
}

Result<> Kernel::operator()(const SetLinkSettings &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (!isBridge(*found) || !std::holds_alternative<BridgeSettings>(step.settings))
        return refusal(EOPNOTSUPP);
    found->settings = effective(step.settings);
    return Ok();
}

Result<> Kernel::operator()(const AddAddress &step)
{
    const NamespaceState *home = ns(step.ns);
    LinkState *found = link(step.ns, step.name);
    if (!home || !found)
        return refusal(ENODEV);
    const bool isV4 = step.address.address.isV4();
    if (!isV4 && !home->ipv6)
        return refusal(EACCES);
    if (!isV4 && isTooSmallForIpv6(*found))
        return refusal(EINVAL);
    for (const IpPrefix &other : found->addresses)
        if (other.address == step.address.address && (!isV4 || other.length == step.address.length))
            return refusal(EEXIST);
    const auto place = std::lower_bound(found->addresses.begin(), found->addresses.end(), step.address);
    found->addresses.insert(place, step.address);
    return Ok();
}

Result<> Kernel::operator()(const RemoveAddress &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (std::erase(found->addresses, step.address) == 0)
        return refusal(EADDRNOTAVAIL);
    // net/ipv4/fib_frontend.c, fib_inetaddr_event: with the last address IPv4 is off on the device. IPv6 is not.
    if (step.address.address.isV4() && !hasFamily(*found, IpAddress::Family::V4))
        dropRoutes(*ns(step.ns), step.name, IpAddress::Family::V4);
    return Ok();
}

Result<> Kernel::operator()(const AddRoute &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    RouteState route = effective(step.route);
    if (isForeign(route))
        return refusal(EINVAL);
    if (!route.destination.address.isV4() && !home->ipv6)
        return refusal(EACCES);
    if (!route.interface.isEmpty() && route.interface != QLatin1String("lo") && !home->links.contains(route.interface))
        return refusal(ENODEV);
    if (!route.interface.isEmpty() && !isUp(*home, route.interface))
        return refusal(ENETDOWN);
    if (route.gateway) {
        const QString via = onLinkInterface(*home, *route.gateway, route.interface);
        if (via.isEmpty())
            return refusal(ENETUNREACH);
        route.interface = via;
    } else if (route.interface.isEmpty()) {
        return refusal(ENODEV);
    }
    for (const RouteState &other : home->routes)
        if (other.destination == route.destination && other.metric == route.metric && other.table == route.table)
            return refusal(EEXIST);
    home->routes.insert(std::lower_bound(home->routes.begin(), home->routes.end(), route), route);
    return Ok();
}

Result<> Kernel::operator()(const RemoveRoute &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    const RouteState route = effective(step.route);
    const auto found = std::find_if(home->routes.begin(), home->routes.end(), [&](const RouteState &other) {
        return other.destination == route.destination && other.metric == route.metric && other.table == route.table &&
               other.foreign == route.foreign && (!route.gateway || other.gateway == route.gateway) &&
               (route.interface.isEmpty() || other.interface == route.interface);
    });
    if (found == home->routes.end())
        return refusal(ESRCH);
    home->routes.erase(found);
    return Ok();
}

Result<> Kernel::operator()(const SetForwarding &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    home->forwarding = step.on;
    return Ok();
}

Result<> Kernel::operator()(const SetIpv6 &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    home->ipv6 = step.on;
    if (!step.on) {
        for (auto &[name, each] : home->links)
            dropIpv6(each);
        std::erase_if(home->routes, [](const RouteState &route) { return !route.destination.address.isV4(); });
    }
    return Ok();
}

Result<> Kernel::operator()(const SetRules &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    for (const FirewallRule &rule : step.rules)
        if (const Result<> checked = checkRule(rule); !checked)
            return checked.error();
    home->rules = step.rules;
    home->foreignRules.clear();
    return Ok();
}

}  // namespace

Result<> perform(KernelState &state, const Step &step)
{
    return std::visit(Kernel(state), step);
}

Result<KernelState> simulate(KernelState state, const Step &step)
{
    const Result<> done = perform(state, step);
    if (!done)
        return done.error();
    return state;
}

Result<KernelState> simulate(KernelState state, const Plan &plan)
{
    for (const Step &step : plan)
        if (const Result<> done = perform(state, step); !done)
            return done.error();
    return state;
}

}  // namespace toile
