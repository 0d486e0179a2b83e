// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/model/topologies.h"

#include <QRandomGenerator>

/// Switches whose ports carry whatever VLANs in whatever way, for tests of who hears whom.
namespace toile::test {

struct SwitchLab {
    Topology topology;
    std::vector<Id> hosts;  ///< their interfaces: H1:eth0 10.0.0.1/24, and so on
    std::vector<Id> ports;  ///< at the other end of those
};

/// Two switches in a row on a trunk with these ends, and a host at each of these ports.
inline SwitchLab switchLab(const std::array<std::vector<PortVlans>, 2> &ports, const std::array<PortVlans, 2> &trunk)
{
    drawn::Drawing drawing;
    SwitchLab lab;
    std::array<Id, 2> ends;
    const auto port = [&](Id machine, const QByteArray &name, Id bridge, const PortVlans &vlans) {
        const Id id = drawing.interface(machine, name, nullptr, bridge);
        drawing.change<Interface>(id, [&](Interface &i) { i.vlans = vlans; });
        return id;
    };
    for (std::size_t i = 0; i < ports.size(); ++i) {
        const Id machine = drawing.machine("SW" + QByteArray::number(int(i)), "switch");
        const Id bridge = drawing.bridge(machine, "br0");
        drawing.change<Interface>(bridge, [](Interface &b) { b.settings = BridgeSettings{.vlanFiltering = true}; });
        ends[i] = port(machine, "trunk0", bridge, trunk[i]);
        for (const PortVlans &vlans : ports[i]) {
            const QByteArray number = QByteArray::number(int(lab.hosts.size()) + 1);
            lab.ports.push_back(port(machine, "p" + number, bridge, vlans));
            lab.hosts.push_back(
                drawing.interface(drawing.machine("H" + number, "pc"), "eth0", "10.0.0." + number + "/24"));
            drawing.cable(lab.ports.back(), lab.hosts.back());
        }
    }
    drawing.cable(ends[0], ends[1]);
    lab.topology = drawing.done().topology();
    return lab;
}

/// Two clients that must not meet, in VLANs of their own, and the server of both: "asymmetric VLANs".
inline SwitchLab asymmetricLab()
{
    return switchLab({{{{10, {}, {}, {{30, 30}}}, {20, {}, {}, {{30, 30}}}, {30, {}, {}, {{10, 10}, {20, 20}}}}, {}}},
                     {});
}

/// VLANs 10, 20 and 30 at three ports of each of two switches and on their trunk, anyhow.
inline SwitchLab randomSwitchLab(quint32 seed)
{
    QRandomGenerator random(seed);
    const auto some = [&]() -> std::optional<int> {
        const int drawn = random.bounded(6);
        return drawn > 4 ? std::nullopt : std::optional(drawn > 3 ? 0 : 10 * drawn);
    };
    const auto vlans = [&] {
        PortVlans any;
        any.untagged = some();
        any.pvid = random.bounded(2) == 0 ? some() : std::nullopt;
        for (const int vlan : {10, 20, 30})
            if (const int drawn = random.bounded(4); any.untagged != vlan && drawn < 2)
                (drawn == 0 ? any.moreUntagged : any.tagged).push_back({vlan, vlan});
        return any;
    };
    std::array<std::vector<PortVlans>, 2> ports;
    std::array<PortVlans, 2> trunk;
    for (std::size_t i = 0; i < 2; ++i) {
        trunk[i] = vlans();
        for (int port = 0; port < 3; ++port)
            ports[i].push_back(vlans());
    }
    return switchLab(ports, trunk);
}

}  // namespace toile::test
