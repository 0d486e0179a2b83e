// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/handrun.h"

#include "core/lab/lower.h"
#include "core/model/vlans.h"

namespace toile {

void HandRun::show(State state, std::optional<LiveState> live)
{
    m_state = state;
    m_live = std::move(live);
    Q_EMIT liveReset();
    Q_EMIT stateChanged();
}

void HandRun::feed(const LiveDelta &delta)
{
    apply(*m_live, delta);
    Q_EMIT liveChanged(delta);
}

void HandRun::become(LiveState next)
{
    next.revision = m_live->revision + 1;
    feed(difference(*m_live, next));
}

void HandRun::setPending(Plan pending)
{
    m_pending = std::move(pending);
    Q_EMIT pendingChanged();
}

void HandRun::breakAt(const QString &machine, const QString &interface, const Error &error)
{
    m_state = State::Broken;
    m_failure = Applied{1, false, 0, error, true, 0};
    m_failedMachine = machine;
    m_failedInterface = interface;
    Q_EMIT stateChanged();
}

LiveState deployedState(const Topology &topology)
{
    return liveStateOf(lower(topology));
}

LiveState liveStateOf(const KernelState &kernel)
{
    LiveState live;
    live.revision = 1;
    quint8 host = 1;
    for (const auto &[name, wanted] : kernel.namespaces) {
        LiveMachine &machine = live.machines[name];
        machine.forwarding = wanted.forwarding;
        quint8 number = 1;
        for (const auto &[key, link] : wanted.links) {
            LinkRow row;
            row.config = link;
            if (!row.config.mac)
                row.config.mac = MacAddress({2, 0, 0, 0, host, number});
            row.config.mtu = link.mtu ? link.mtu : 1500;
            row.index = ++number;
            row.carrier = link.up;
            row.operState = link.up ? QStringLiteral("up") : QStringLiteral("down");
            machine.links[key] = row;
        }
        for (const FirewallRule &rule : wanted.rules) {
            RuleRow row;
            row.position = static_cast<int>(machine.rules.size());
            row.table = rule.table;
            row.rule = rule;
            machine.rules[row.key()] = row;
        }
        for (const RouteState &route : wanted.routes) {
            RouteRow row{route, {}, QStringLiteral("static")};
            machine.routes[row.key()] = row;
        }
        ++host;
    }
    return live;
}

namespace {

MacAddress macOf(const LiveState &live, const Topology &topology, Id interface)
{
    const Interface *found = topology.interface(interface);
    return *live.machines.at(topology.machine(found->machine)->name).links.at(found->name).config.mac;
}

void fillArp(LiveState &live, const Topology &topology, const Segment &segment)
{
    for (const Id id : segment.interfaces) {
        const Interface *own = topology.interface(id);
        if (own->addresses.empty())
            continue;
        LiveMachine &machine = live.machines.at(topology.machine(own->machine)->name);
        for (const Id other : segment.interfaces) {
            const Interface *peer = topology.interface(other);
            if (other == id || peer->addresses.empty())
                continue;
            NeighbourRow row{own->name, peer->addresses.front().address, macOf(live, topology, other),
                             QStringLiteral("REACHABLE")};
            machine.neighbours[row.key()] = row;
        }
    }
}

void fillMacs(LiveState &live, const Topology &topology, const Segment &segment)
{
    for (const Id id : segment.interfaces) {
        const Interface *port = topology.interface(id);
        const Id peer = topology.otherEnd(id);
        if (!port->bridge || !peer)
            continue;
        FdbRow row;
        row.bridge = topology.interface(port->bridge)->name;
        row.port = port->name;
        row.mac = macOf(live, topology, peer);
        row.age = 3;
        if (const auto vlans = membershipOf(topology, id))
            row.vlan = vlans->pvid();
        live.machines.at(topology.machine(port->machine)->name).fdb[row.key()] = row;
    }
}

ConntrackRow flow(quint32 id, const QString &protocol, const QString &state, int port)
{
    const auto address = [](const char16_t *text) { return *IpAddress::parse(text); };
    ConntrackRow row;
    row.id = id;
    row.protocol = protocol;
    row.state = state;
    row.original = {address(u"2.0.0.1"), address(u"1.0.0.2"), port ? 41822 : 7, port, 4, 336};
    row.reply = {address(u"1.0.0.2"), address(u"1.0.0.1"), port, port ? 41822 : 7, 4, 336};
    row.nat = ConntrackRow::Nat::Snat;
    row.timeout = 28;
    return row;
}

}  // namespace

LiveState busyState(const Topology &topology)
{
    LiveState live = deployedState(topology);
    for (const Segment &segment : segments(topology)) {
        fillArp(live, topology, segment);
        fillMacs(live, topology, segment);
    }
    for (const auto &[id, machine] : topology.machines) {
        if (machine.rules.empty())
            continue;
        for (const ConntrackRow &row : {flow(1, QStringLiteral("icmp"), QStringLiteral("REPLIED"), 0),
                                        flow(2, QStringLiteral("tcp"), QStringLiteral("ESTABLISHED"), 80)})
            live.machines.at(machine.name).conntrack[row.key()] = row;
    }
    return live;
}

}  // namespace toile
