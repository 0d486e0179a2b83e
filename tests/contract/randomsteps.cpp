// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/randomsteps.h"

#include "core/kernel/compare.h"
#include "tests/support/kernelstates.h"

#include <algorithm>

namespace toile::test {

namespace {
bool isVeth(const LinkState &link)
{
    return std::holds_alternative<VethSettings>(link.settings);
}

/// Of two interfaces in the gateway's network the kernel takes the older one, which no KernelState tells: one of them
/// is named then. Empty: there are not two.
QString ambiguous(const KernelState &now, const QString &ns, const IpAddress &gateway)
{
    QStringList found;
    const auto home = now.namespaces.find(ns);
    if (home != now.namespaces.end())
        for (const auto &[name, link] : home->second.links)
            for (const IpPrefix &each : link.addresses)
                if (each.contains(gateway) && !found.contains(name))
                    found.append(name);
    return found.size() > 1 ? found.first() : QString();
}
}  // namespace

QString RandomSteps::machine()
{
    static constexpr std::array kNames{"A", "B", "C"};
    return text(kNames[size_t(below(kNames.size()))]);
}

QString RandomSteps::interface(const KernelState &now, const QString &ns, bool mayBeNew)
{
    static constexpr std::array kNames{"eth0", "eth1", "br0", "br1", "p1", "p2"};
    const auto found = now.namespaces.find(ns);
    const bool isNew = mayBeNew || below(10) == 0 || found == now.namespaces.end() || found->second.links.empty();
    if (isNew)
        return text(kNames[size_t(below(kNames.size()))]);
    return std::next(found->second.links.begin(), below(int(found->second.links.size())))->first;
}

IpPrefix RandomSteps::prefix()
{
    static constexpr std::array kPrefixes{"10.0.0.1/24", "10.0.0.2/24", "10.0.0.3/24", "10.1.0.1/16",
                                          "10.1.0.2/16", "10.2.0.1/30", "10.0.0.1/16"};
    return test::prefix(kPrefixes[size_t(below(kPrefixes.size()))]);
}

RouteState RandomSteps::route(const KernelState &now, const QString &ns)
{
    static constexpr std::array kDestinations{"0.0.0.0/0", "192.168.0.0/24", "192.168.1.0/24"};
    static constexpr std::array kGateways{"10.0.0.9", "10.1.0.9", "172.16.0.1"};
    RouteState route;
    route.destination = test::prefix(kDestinations[size_t(below(kDestinations.size()))]);
    if (below(3) > 0)
        route.gateway = address(kGateways[size_t(below(kGateways.size()))]);
    if (!route.gateway || below(3) == 0)
        route.interface = interface(now, ns);
    if (route.gateway && route.interface.isEmpty())
        route.interface = ambiguous(now, ns, *route.gateway);
    route.metric = below(4) == 0 ? 50 : 0;
    return route;
}

VethEnd RandomSteps::end(const KernelState &now)
{
    VethEnd end;
    end.ns = machine();
    end.name = interface(now, end.ns, true);
    end.up = below(3) > 0;
    if (below(3) == 0)
        end.master = interface(now, end.ns);
    if (below(5) == 0)
        end.mtu = 1400;
    return end;
}

Step RandomSteps::ofLink(const KernelState &now, const QString &ns)
{
    const QString name = interface(now, ns);
    const BridgeSettings settings{below(4) == 0, below(3) * 5, 100 + below(3) * 100};
    LinkState bridge;
    bridge.name = interface(now, ns, true);
    bridge.settings = settings;
    bridge.up = below(2) == 0;
    switch (below(8)) {
    case 0:
        return CreateLink{ns, bridge};
    case 1:
    case 2:
        return CreateVeth{end(now), end(now)};
    case 3:
        return DeleteLink{ns, name};
    case 4:
        return SetLinkUp{ns, name, below(3) > 0};
    case 5:
        return SetLinkMaster{ns, name, below(3) == 0 ? QString() : interface(now, ns)};
    case 6:
        return SetLinkMac{ns, name, MacAddress({2, 0, 0, 0, 0, quint8(below(200))})};
    default:
        return SetLinkSettings{ns, name, settings};
    }
}

Step RandomSteps::ofNetwork(const KernelState &now, const QString &ns)
{
    const QString name = interface(now, ns);
    switch (below(9)) {
    case 0:
    case 1:
    case 2:
        return AddAddress{ns, name, prefix()};
    case 3:
        return RemoveAddress{ns, name, prefix()};
    case 4:
    case 5:
    case 6:
        return AddRoute{ns, route(now, ns)};
    case 7:
        return RemoveRoute{ns, route(now, ns)};
    default:
        return SetForwarding{ns, below(2) == 0};
    }
}

bool RandomSteps::has(KernelFeature feature) const
{
    return std::count(m_features.begin(), m_features.end(), feature) != 0;
}

/// What is made on a cable, and MTUs of everything.
Step RandomSteps::ofStack(const KernelState &now, const QString &ns)
{
    static constexpr std::array kMtus{1300, 1400, 1450, 1500, 1500, 2000};
    static constexpr std::array kNames{"s1", "s2", "s3"};
    LinkState made;
    made.name = text(kNames[size_t(below(kNames.size()))]);
    const QString on = interface(now, ns);
    const LinkState *parent = findLink(now, ns, on);
    const bool isCable = parent && std::holds_alternative<VethSettings>(parent->settings);
    switch (below(6)) {
    case 0:
        if (has(KernelFeature::Vlan) && isCable)
            made.settings = VlanSettings{on, 1 + below(3)};
        break;
    case 1:
        if (has(KernelFeature::Vxlan))
            made.settings = VxlanSettings{1 + below(3), VxlanSettings::kIanaPort, isCable ? on : QString(),
                                          {},           {address("10.0.0.9")},    {},
                                          below(2) == 0};
        break;
    default:
        break;
    }
    if (isVeth(made))
        return SetLinkMtu{ns, on, kMtus[size_t(below(kMtus.size()))]};
    return CreateLink{ns, made};
}

Step RandomSteps::ofVlans(const KernelState &now, const QString &ns)
{
    const QString name = interface(now, ns);
    const LinkState *link = findLink(now, ns, name);
    const bool self = link && isBridge(*link);
    const int first = 1 + below(4);
    const bool pvid = below(2) == 0;
    switch (below(4)) {
    case 0:
        return SetVlanFiltering{ns, name, below(4) > 0, below(4)};
    case 1:
        return RemoveVlans{ns, name, first, first + below(2), self};
    default:
        return AddVlans{ns, name, {first, pvid ? first : first + below(2), pvid, below(2) == 0}, self};
    }
}

Step RandomSteps::next(const KernelState &now)
{
    const QString ns = machine();
    if (!now.namespaces.contains(ns) && below(4) > 0)
        return CreateNamespace{ns, false};
    switch (below(20)) {
    case 0:
        return DeleteNamespace{ns};
    case 1:
        return SetIpv6{ns, below(2) == 0};
    case 2:
    case 3:
    case 4:
        return ofStack(now, ns);
    case 5:
    case 6:
        if (has(KernelFeature::VlanFiltering))
            return ofVlans(now, ns);
        [[fallthrough]];
    default:
        return below(2) == 0 ? ofLink(now, ns) : ofNetwork(now, ns);
    }
}

}  // namespace toile::test
