// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/rule.h"
#include "core/kernel/step.h"
#include "core/model/topology.h"

#include <random>

namespace toile::test {

struct RandomLimits {
    int machines = 6;
    int cables = 8;
    bool ipv6 = true;
    bool rules = true;
    bool namedGateways = false;  ///< each gateway with its interface: two may share a network
};

/// Valid topologies that a real kernel can hold: no loop of bridges, every gateway on link. The same seed gives the
/// same drawings, so print it.
class RandomTopology {
public:
    explicit RandomTopology(quint32 seed, RandomLimits limits = {}) : m_random(seed), m_limits(limits) {}

    int upTo(int maximum) { return std::uniform_int_distribution<int>(0, maximum)(m_random); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }

    Topology next()
    {
        Topology topology;
        topology.header.name = QStringLiteral("random");
        m_nextId = Topology::kFirstFreeId;
        const int machines = 1 + upTo(m_limits.machines - 1);
        for (int i = 0; i < machines; ++i)
            addMachine(topology);
        const int cables = upTo(m_limits.cables);
        for (int i = 0; i < cables; ++i)
            addCable(topology);
        for (auto &[id, interface] : topology.interfaces)
            configure(interface);
        setMachines(topology);
        return topology;
    }

    /// A few changes, as a person makes them while the lab runs.
    Topology edited(Topology topology)
    {
        const int changes = 1 + upTo(3);
        for (int i = 0; i < changes; ++i)
            change(topology);
        setMachines(topology);
        return topology;
    }

    FirewallRule rule()
    {
        for (;;) {
            FirewallRule made = anyRule();
            if (checkRule(made))
                return made;
        }
    }

private:
    Id takeId() { return Id{m_nextId++}; }

    template <typename Map>
    Id any(const Map &map)
    {
        return std::next(map.begin(), upTo(static_cast<int>(map.size()) - 1))->first;
    }

    void addMachine(Topology &topology)
    {
        Machine machine;
        const Id id = takeId();
        machine.name = QStringLiteral("M%1").arg(id.value);
        machine.kind = QStringLiteral("host");
        if (!topology.machines.empty() && oneIn(3))
            machine.parent = any(topology.machines);
        topology.machines[id] = machine;
        for (int bridges = oneIn(2) ? 1 + upTo(1) : 0; bridges > 0; --bridges)
            addBridge(topology, id);
    }

    void addBridge(Topology &topology, Id machine)
    {
        Interface bridge;
        bridge.machine = machine;
        const Id id = takeId();
        bridge.name = QStringLiteral("br%1").arg(id.value);
        bridge.settings = BridgeSettings();
        topology.interfaces[id] = bridge;
    }

    Id addEthernet(Topology &topology, Id machine)
    {
        Interface interface;
        interface.machine = machine;
        const Id id = takeId();
        interface.name = QStringLiteral("eth%1").arg(id.value);
        const std::vector<Id> bridges = bridgesOf(topology, machine);
        if (!bridges.empty() && !oneIn(3))
            interface.bridge = bridges.at(static_cast<std::size_t>(upTo(static_cast<int>(bridges.size()) - 1)));
        topology.interfaces[id] = interface;
        return id;
    }

    static std::vector<Id> bridgesOf(const Topology &topology, Id machine)
    {
        std::vector<Id> bridges;
        for (const auto &[id, interface] : topology.interfaces)
            if (interface.machine == machine && std::holds_alternative<BridgeSettings>(interface.settings))
                bridges.push_back(id);
        return bridges;
    }

    void addCable(Topology &topology)
    {
        const Id a = addEthernet(topology, any(topology.machines));
        if (oneIn(8))
            return;  // an interface without a cable
        const Id b = addEthernet(topology, any(topology.machines));
        const Id bridgeA = topology.interfaces.at(a).bridge;
        const Id bridgeB = topology.interfaces.at(b).bridge;
        if (bridgeA && bridgeB && areJoined(topology, bridgeA, bridgeB))
            topology.interfaces.at(b).bridge = Id();  // a loop of bridges would never be quiet
        topology.cables[takeId()] = Cable{a, b};
    }

    static bool areJoined(const Topology &topology, Id from, Id to)
    {
        std::vector<Id> reached{from};
        for (std::size_t i = 0; i < reached.size(); ++i) {
            for (const auto &[id, cable] : topology.cables) {
                const Id a = topology.interfaces.at(cable.a).bridge;
                const Id b = topology.interfaces.at(cable.b).bridge;
                for (const auto &[here, there] : {std::pair(a, b), std::pair(b, a)})
                    if (here && there && here == reached[i] &&
                        std::find(reached.begin(), reached.end(), there) == reached.end())
                        reached.push_back(there);
            }
        }
        return std::find(reached.begin(), reached.end(), to) != reached.end();
    }

    void configure(Interface &interface)
    {
        interface.up = !oneIn(10);
        interface.mtu = oneIn(5) ? 1280 + upTo(2000) : 0;
        interface.mac.reset();
        if (oneIn(3))
            interface.mac = MacAddress({2, byte(), byte(), byte(), byte(), byte()});
        if (auto *bridge = std::get_if<BridgeSettings>(&interface.settings)) {
            bridge->stp = oneIn(4);
            bridge->forwardDelay = bridge->stp ? 2 + upTo(28) : (oneIn(4) ? upTo(30) : 0);
            bridge->ageing = oneIn(3) ? 10 + upTo(500) : 300;
        }
        setAddresses(interface);
    }

    void setAddresses(Interface &interface)
    {
        interface.addresses.clear();
        for (int count = interface.bridge && !oneIn(5) ? 0 : upTo(2); count > 0; --count)
            interface.addresses.push_back(anyAddress());
        if (m_limits.ipv6 && oneIn(6))
            interface.addresses.push_back(
                {IpAddress::v6({0xfd, 0, 0, 0, 0, 0, 0, byte(), 0, 0, 0, 0, 0, 0, byte(), byte()}), 64});
        std::sort(interface.addresses.begin(), interface.addresses.end());
        interface.addresses.erase(std::unique(interface.addresses.begin(), interface.addresses.end()),
                                  interface.addresses.end());
    }

    /// Few networks, so that interfaces share some.
    IpPrefix anyAddress()
    {
        const quint32 network = (10u << 24) | (static_cast<quint32>(upTo(5)) << 16);
        const quint32 host = (static_cast<quint32>(upTo(3)) << 8) | static_cast<quint32>(1 + upTo(200));
        return {IpAddress::v4(network | host), oneIn(3) ? 24 : 16};
    }

    quint8 byte() { return static_cast<quint8>(1 + upTo(200)); }

    void setMachines(Topology &topology)
    {
        for (auto &[id, machine] : topology.machines) {
            machine.forwarding = oneIn(3);
            setRoutes(topology, id, machine);
            machine.rules.clear();
            for (int count = m_limits.rules && oneIn(3) ? 1 + upTo(3) : 0; count > 0; --count)
                machine.rules.push_back(rule());
        }
    }

    void setRoutes(const Topology &topology, Id id, Machine &machine)
    {
        machine.routes.clear();
        for (const auto &[interfaceId, interface] : topology.interfaces) {
            if (interface.machine != id || interface.addresses.empty() || !oneIn(2))
                continue;
            const IpPrefix &address = interface.addresses.front();
            if (!address.address.isV4())
                continue;
            RouteState route;
            route.destination = IpPrefix{IpAddress::v4((20u + static_cast<quint32>(upTo(4))) << 24), 8};
            route.metric = oneIn(4) ? 1 + upTo(3) : 0;
            if (oneIn(3))
                route.destination = IpPrefix::any(IpAddress::Family::V4);
            if (m_limits.namedGateways || oneIn(2))
                route.interface = interface.name;
            if (route.interface.isEmpty() || oneIn(2))
                route.gateway = IpAddress::v4(address.network().address.toV4() + 250);
            machine.routes.push_back(route);
        }
    }

    FirewallRule anyRule()
    {
        FirewallRule made;
        made.table = static_cast<FirewallRule::Table>(upTo(1));
        made.chain = static_cast<FirewallRule::Chain>(upTo(4));
        made.target = static_cast<FirewallRule::Target>(upTo(5));
        made.protocol = static_cast<FirewallRule::Protocol>(upTo(3));
        made.established = oneIn(4);
        if (oneIn(3))
            made.inInterface = QStringLiteral("eth0");
        if (oneIn(3))
            made.outInterface = QStringLiteral("eth1");
        if (oneIn(3))
            made.source = anyAddress().network();
        if (oneIn(3))
            made.destinationPort = quint16(80);
        if (made.target == FirewallRule::Target::Snat || made.target == FirewallRule::Target::Dnat)
            made.toAddress = anyAddress().address;
        return made;
    }

    void removeInterface(Topology &topology, Id id)
    {
        std::erase_if(topology.cables, [&](const auto &entry) { return entry.second.a == id || entry.second.b == id; });
        for (auto &[other, interface] : topology.interfaces)
            if (interface.bridge == id)
                interface.bridge = Id();
        topology.interfaces.erase(id);
    }

    void removeMachine(Topology &topology, Id id)
    {
        std::vector<Id> interfaces;
        for (const auto &[each, interface] : topology.interfaces)
            if (interface.machine == id)
                interfaces.push_back(each);
        for (const Id each : interfaces)
            removeInterface(topology, each);
        for (auto &[other, machine] : topology.machines)
            if (machine.parent == id)
                machine.parent = Id();
        topology.machines.erase(id);
    }

    void change(Topology &topology)
    {
        if (topology.machines.empty() || oneIn(8))
            return addMachine(topology);
        if (topology.interfaces.empty() || oneIn(5))
            return addCable(topology);
        if (oneIn(6))
            return removeMachine(topology, any(topology.machines));
        const Id id = any(topology.interfaces);
        Interface &interface = topology.interfaces.at(id);
        switch (upTo(4)) {
        case 0:
            return removeInterface(topology, id);
        case 1:
            interface.name += QStringLiteral("x");
            return;
        case 2:
            interface.bridge = Id();
            return;
        case 3:
            return setAddresses(interface);
        default:
            return configure(interface);
        }
    }

    std::mt19937 m_random;
    RandomLimits m_limits;
    quint32 m_nextId = Topology::kFirstFreeId;
};

/// A seed to print, from the environment variable TOILE_SEED when a failure is to be seen again.
inline quint32 seedOfTheDay()
{
    bool given = false;
    const quint32 seed = qEnvironmentVariable("TOILE_SEED").toUInt(&given);
    return given ? seed : std::random_device()();
}

}  // namespace toile::test
