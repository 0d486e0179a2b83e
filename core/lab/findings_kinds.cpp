// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

namespace {

Id firstFreeId(const Topology &topology)
{
    quint32 last = Topology::kFirstFreeId - 1;
    const auto pass = [&last](const auto &all) {
        if (!all.empty())
            last = std::max(last, all.rbegin()->first.value);
    };
    pass(topology.machines);
    pass(topology.interfaces);
    pass(topology.cables);
    pass(topology.notes);
    pass(topology.checks);
    pass(topology.vlans);
    return Id{last + 1};
}

}  // namespace

/// What a machine is drawn as, and is not.
void FindingRules::kindsOfMachines()
{
    std::map<Id, QStringList> held;
    for (const auto &[id, machine] : m_topology.machines) {
        if (machine.parent)
            held[machine.parent] << machine.name;
    }
    for (const auto &[id, machine] : m_topology.machines) {
        const MachineKind *kind = machineKind(machine.kind);
        const auto &own = interfacesOf(id);
        if (kind && kind->startsWithBridge &&
            std::ranges::none_of(own, [this](Id one) { return m_topology.isBridge(one); })) {
            warn("switch-without-bridge", id, FindingsText::tr("This switch has no bridge: it joins nothing."),
                 FindingsText::tr("Put its interfaces on a bridge, or choose another kind of machine."));
            offerBridge(id);
        }
        if (const auto inside = held.find(id); kind && !kind->container && inside != held.end()) {
            inform("kind-holds-no-machines", id,
                   FindingsText::tr("It is drawn as a %1, which holds no machines, but there is something in it: %2.")
                       .arg(kindTitle(kind->title), inside->second.join(QStringLiteral(", "))),
                   FindingsText::tr("Make it a host, or move what is in it out."));
            offerContainer(id);
        }
    }
}

/// With every interface that may be a port of it; their addresses become the bridge's, as do routes through them.
void FindingRules::offerBridge(Id machine)
{
    about("kind");
    if (!m_macs)
        m_macs.emplace(m_topology);
    Interface bridge;
    bridge.machine = machine;
    bridge.name = QStringLiteral("br0");
    for (int n = 1; m_topology.interfaceByName(machine, bridge.name); ++n)
        bridge.name = QStringLiteral("br%1").arg(n);
    bridge.settings = BridgeSettings();
    bridge.mac = m_macs->next(machine);
    const Id id = firstFreeId(m_topology);
    std::vector<ElementChange> ports;
    QStringList names;
    for (const Id port : interfacesOf(machine)) {
        const Interface &interface = m_topology.interfaces.at(port);
        if (!kindOf(interface).ethernet || interface.parent || !m_topology.stackedOn(port).empty())
            continue;
        names << interface.name;
        bridge.addresses.insert(bridge.addresses.end(), interface.addresses.begin(), interface.addresses.end());
        ports.push_back(changed(port, [id](Interface &after) {
            after.addresses.clear();
            after.bridge = id;
        }));
    }
    std::vector<ElementChange> changes{{id, std::nullopt, Element(bridge)}};
    changes.insert(changes.end(), ports.begin(), ports.end());
    const auto &routes = m_topology.machines.at(machine).routes;
    const auto isThroughPort = [&names](const RouteState &route) { return names.contains(route.interface); };
    if (std::ranges::any_of(routes, isThroughPort))
        changes.push_back(changedMachine(machine, [&](Machine &after) {
            for (RouteState &route : after.routes) {
                if (isThroughPort(route))
                    route.interface = bridge.name;
            }
        }));
    fix(FindingsText::tr("Put its interfaces on a bridge"), std::move(changes));
}

void FindingRules::offerContainer(Id machine)
{
    about("kind");
    for (const MachineKind &kind : machineKinds()) {
        if (kind.container)
            fix(FindingsText::tr("Make it a %1").arg(kindTitle(kind.title)),
                {changedMachine(machine, [&kind](Machine &after) { after.kind = QLatin1String(kind.key); })});
    }
}

}  // namespace toile
