// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/mtu.h"
#include "core/kernel/plan.h"
#include "core/kernel/rule.h"
#include "core/kernel/simulatedkernel.h"
#include "core/kernel/text.h"

#include <cerrno>
#include <cstring>

namespace toile {

namespace {

bool hasFamily(const LinkState &link, IpAddress::Family family)
{
    return std::any_of(link.addresses.begin(), link.addresses.end(),
                       [&](const IpPrefix &address) { return address.address.family() == family; });
}

}  // namespace

Error refusal(int code)
{
    Error error =
        makeError(ErrorCode::KernelRefused,
                  SimulationText::tr("The kernel would refuse this step: %1.").arg(QString::fromUtf8(strerror(code))));
    error.sysErrno = code;
    return error;
}

void dropRoutes(NamespaceState &ns, const QString &interface, std::optional<IpAddress::Family> family)
{
    std::erase_if(ns.routes, [&](const RouteState &route) {
        return route.interface == interface && (!family || route.destination.address.family() == *family);
    });
}

bool isTooSmallForIpv6(const LinkState &link)
{
    return link.mtu != 0 && link.mtu < limits::kIpv6MtuMin;
}

void dropIpv6(LinkState &link)
{
    std::erase_if(link.addresses, [](const IpPrefix &address) { return !address.address.isV4(); });
}

/// Removes one device and what is made on it; the other end of a pair is the caller's.
void SimulatedKernel::drop(const QString &nsName, const QString &name)
{
    NamespaceState *home = ns(nsName);
    const auto it = home ? home->links.find(name) : decltype(home->links.find(name))();
    if (!home || it == home->links.end())
        return;
    if (isBridge(it->second))
        for (auto &[portName, port] : home->links)
            if (port.master == name) {
                port.master.clear();
                port.vlans.reset();
            }
    dropRoutes(*home, name);
    home->links.erase(it);
    std::vector<QString> above;
    for (const auto &[otherName, other] : home->links)
        if (parentOf(other) == name)
            above.push_back(otherName);
    for (const QString &other : above)
        drop(nsName, other);
}

Result<> SimulatedKernel::operator()(const CreateNamespace &step)
{
    NamespaceState fresh;
    fresh.ipv6 = step.ipv6;
    if (!m_state.namespaces.emplace(step.ns, fresh).second)
        return refusal(EEXIST);
    return Ok();
}

Result<> SimulatedKernel::operator()(const DeleteNamespace &step)
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

int SimulatedKernel::refusalOf(const NamespaceState &home, const LinkState &wanted) const
{
    const LinkKind &kind = linkKind(wanted.settings);
    if (!kind.creatable)
        return EOPNOTSUPP;
    if (home.links.contains(wanted.name) || wanted.name == QLatin1String("lo"))
        return EEXIST;
    const QString parent = parentOf(wanted);
    if (!parent.isEmpty() && !home.links.contains(parent))
        return ENODEV;
    if (const int refused = kind.refusal ? kind.refusal(home, wanted) : 0)
        return refused;
    if (std::holds_alternative<VlanSettings>(wanted.settings) && wanted.up && !isUp(home, parent))
        return ENETDOWN;  // net/8021q/vlan_dev.c, vlan_dev_open
    if (std::holds_alternative<VlanSettings>(wanted.settings) && wanted.mtu > mtuRoom(home, wanted))
        return EINVAL;  // net/8021q/vlan_netlink.c, vlan_newlink
    if (wanted.master.isEmpty())
        return 0;
    const auto master = home.links.find(wanted.master);
    if (master == home.links.end())
        return ENODEV;
    if (isBridge(wanted))
        return ELOOP;  // net/bridge/br_if.c, br_add_if: no bridge in a bridge
    return isBridge(master->second) && carriesEthernet(wanted.settings) ? 0 : EOPNOTSUPP;
}

Result<> SimulatedKernel::operator()(const CreateLink &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    if (const int refused = refusalOf(*home, step.link))
        return refusal(refused);
    LinkState made = step.link;
    made.addresses.clear();
    made.settings = effective(std::move(made.settings));
    join(*home, made, made.master);
    // What is made on another keeps the MTU that it gets now; a bridge follows its ports.
    if (!isBridge(made))
        made.mtu = std::min(mtuOf(*home, made), mtuRoom(*home, made));
    home->links.emplace(made.name, made);
    followPorts(*home, made.master);
    return Ok();
}

int SimulatedKernel::refusalOf(const VethEnd &end) const
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

void SimulatedKernel::add(const VethEnd &end, const VethEnd &peer)
{
    LinkState made;
    made.name = end.name;
    made.settings = VethSettings{peer.ns, peer.name};
    made.up = end.up;
    made.mac = end.mac;
    made.mtu = end.mtu;
    join(*ns(end.ns), made, end.master);
    ns(end.ns)->links.emplace(end.name, made);
    if (end.mtu != 0)
        followPorts(*ns(end.ns), end.master);
}

Result<> SimulatedKernel::operator()(const CreateVeth &step)
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

Result<> SimulatedKernel::operator()(const DeleteLink &step)
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

/// A VLAN interface goes down and up with what it is made on (net/8021q/vlan.c, vlan_device_event).
void SimulatedKernel::setUp(NamespaceState &home, LinkState &link, bool up)
{
    link.up = up;
    if (!up) {
        dropRoutes(home, link.name);
        dropIpv6(link);  // net/ipv6/addrconf.c, addrconf_ifdown: keep_addr_on_down is 0
    }
    for (auto &[name, other] : home.links)
        if (std::holds_alternative<VlanSettings>(other.settings) && parentOf(other) == link.name && other.up != up)
            setUp(home, other, up);
}

Result<> SimulatedKernel::operator()(const SetLinkUp &step)
{
    NamespaceState *home = ns(step.ns);
    LinkState *found = link(step.ns, step.name);
    const bool isLoopback = step.name == QLatin1String("lo");
    if (!home || (!found && !isLoopback))
        return refusal(ENODEV);
    if (isLoopback) {
        home->loopbackUp = step.up;
        if (!step.up)
            dropRoutes(*home, step.name);
        return Ok();
    }
    const auto *vlan = std::get_if<VlanSettings>(&found->settings);
    if (vlan && step.up && !isUp(*home, vlan->parent))
        return refusal(ENETDOWN);  // net/8021q/vlan_dev.c, vlan_dev_open
    setUp(*home, *found, step.up);
    return Ok();
}

/// A new port of a bridge that tells VLANs apart carries its default PVID (net/bridge/br_vlan.c, nbp_vlan_init).
void SimulatedKernel::join(const NamespaceState &home, LinkState &link, const QString &master)
{
    link.master = master;
    link.vlans.reset();
    if (const BridgeSettings *bridge = vlanBridgeOf(home, link))
        link.vlans = accessTo(bridge->defaultPvid);
}

Result<> SimulatedKernel::operator()(const SetLinkMaster &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found || (!step.master.isEmpty() && !link(step.ns, step.master)))
        return refusal(ENODEV);
    if (step.master == found->master)
        return Ok();
    if (!step.master.isEmpty() && isBridge(*found))
        return refusal(ELOOP);
    if (!step.master.isEmpty() && !isBridgeOf(step.ns, step.master))
        return refusal(EOPNOTSUPP);
    if (!step.master.isEmpty() && !carriesEthernet(found->settings))
        return refusal(EINVAL);  // net/bridge/br_if.c, br_add_if
    join(*ns(step.ns), *found, step.master);
    followPorts(*ns(step.ns), step.master);
    return Ok();
}

Result<> SimulatedKernel::operator()(const SetLinkMac &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    if (step.mac.isMulticast() || step.mac.isZero())
        return refusal(EADDRNOTAVAIL);
    found->mac = step.mac;
    return Ok();
}

Result<> SimulatedKernel::operator()(const SetLinkSettings &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    const auto *wanted = std::get_if<BridgeSettings>(&step.settings);
    const auto *now = std::get_if<BridgeSettings>(&found->settings);
    if (!wanted || !now)
        return refusal(EOPNOTSUPP);
    BridgeSettings changed = *wanted;
    changed.vlanFiltering = now->vlanFiltering;
    changed.defaultPvid = now->defaultPvid;
    found->settings = effective(changed);
    return Ok();
}

Result<> SimulatedKernel::operator()(const AddAddress &step)
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

Result<> SimulatedKernel::operator()(const RemoveAddress &step)
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

Result<> SimulatedKernel::operator()(const AddRoute &step)
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

Result<> SimulatedKernel::operator()(const RemoveRoute &step)
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

Result<> SimulatedKernel::operator()(const SetForwarding &step)
{
    NamespaceState *home = ns(step.ns);
    if (!home)
        return refusal(ENOENT);
    home->forwarding = step.on;
    return Ok();
}

Result<> SimulatedKernel::operator()(const SetIpv6 &step)
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

Result<> SimulatedKernel::operator()(const SetRules &step)
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

Result<> perform(KernelState &state, const Step &step)
{
    return std::visit(SimulatedKernel(state), step);
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
