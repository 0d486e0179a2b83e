// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/randomsteps.h"

#include "tests/support/kernelstates.h"

namespace toile::test {

namespace {
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
    default:
        return below(2) == 0 ? ofLink(now, ns) : ofNetwork(now, ns);
    }
}

}  // namespace toile::test
