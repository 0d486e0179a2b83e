// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/physical.h"

#include "core/model/drawing.h"
#include "core/model/layer2.h"

#include <algorithm>
#include <set>

namespace toile {

namespace {

constexpr qsizetype kPhysicalMachineName = 32;
constexpr qsizetype kPhysicalInterfaceName = 15;

template <typename Settings>
bool is(const Interface &interface)
{
    return std::holds_alternative<Settings>(interface.settings);
}

class Builder {
public:
    explicit Builder(const Document &drawing) : m_drawing(drawing), t(drawing.topology()) {}
    Result<PhysicalLab> build();

private:
    Id newId() { return Id{m_nextId++}; }
    Id make(Interface interface, Id origin);
    Id join(Id a, Id b, Id origin);
    void index();
    bool staysWhole(Id machine) const;
    bool isAttached(Id bridge) const;
    bool remains(Id machine) const;
    void addMachine(Id id, const Machine &machine);
    void addSwitch(Id bridge, bool alone);
    void attach(PhysicalSwitch &made, const Interface &bridge);
    void addInterface(Id id);
    void addTunnels();
    void addHub(const std::vector<Id> &ends, int vni);
    QString switchName(const Interface &bridge, bool alone) const;
    QString freeMachineName(const QString &wanted) const;
    QString freeInterfaceName(Id machine, const QString &wanted) const;
    Result<Document> document() const;

    const Document &m_drawing;
    const Topology &t;
    Topology m_made;
    PhysicalLab m_lab;
    quint32 m_nextId = Topology::kFirstFreeId;
    std::map<Id, std::vector<Id>> m_interfaces;  ///< by machine
    std::map<Id, std::vector<Id>> m_bridges;     ///< by machine: those that become switches
    std::map<Id, Id> m_switchOf;                 ///< by bridge: its machine
    std::map<Id, Id> m_cardOf;                   ///< by bridge
    std::set<Id> m_carried;                      ///< interfaces that others are made on
    std::set<Id> m_tunnelled;                    ///< VXLANs with another end
};

void Builder::index()
{
    for (const Tunnel &tunnel : tunnels(t))
        m_tunnelled.insert({tunnel.a, tunnel.b});
    quint32 last = Topology::kHeaderId.value;
    for (const auto &[id, machine] : t.machines)
        last = std::max(last, id.value);
    for (const auto &[id, interface] : t.interfaces) {
        last = std::max(last, id.value);
        m_interfaces[interface.machine].push_back(id);
        if (interface.parent && !m_tunnelled.contains(id))
            m_carried.insert(interface.parent);
    }
    for (const auto &[id, cable] : t.cables)
        last = std::max(last, id.value);
    for (const auto &[id, vlan] : t.vlans)
        last = std::max(last, id.value);
    m_nextId = last + 1;
    for (const auto &[id, machine] : t.machines) {
        if (staysWhole(id))
            continue;
        for (const Id interface : m_interfaces[id]) {
            if (t.isBridge(interface))
                m_bridges[id].push_back(interface);
        }
    }
}

/// A switch is one already; and frames that a bridge gives a tag on their way out have no cable of their own.
bool Builder::staysWhole(Id machine) const
{
    const MachineKind *kind = machineKind(t.machines.at(machine).kind);
    if (kind && kind->startsWithBridge)
        return true;
    const auto own = m_interfaces.find(machine);
    return own != m_interfaces.end() && std::ranges::any_of(own->second, [this](Id id) {
               const Interface &interface = t.interfaces.at(id);
               const Interface *under = t.interface(interface.parent);
               return (interface.bridge && (is<VlanSettings>(interface) || !interface.addresses.empty())) ||
                      (under && under->bridge && !m_tunnelled.contains(id));
           });
}

/// Whether its machine itself speaks over the bridge.
bool Builder::isAttached(Id id) const
{
    const Interface &bridge = t.interfaces.at(id);
    return !bridge.addresses.empty() || m_carried.contains(id) ||
           std::ranges::any_of(t.machines.at(bridge.machine).routes,
                               [&](const RouteState &route) { return route.interface == bridge.name; });
}

/// Whether anything is left of a machine without its bridges.
bool Builder::remains(Id machine) const
{
    const auto bridges = m_bridges.find(machine);
    if (bridges == m_bridges.end())
        return true;
    return std::ranges::any_of(m_interfaces.at(machine), [&](Id id) {
        const Interface &interface = t.interfaces.at(id);
        return t.isBridge(id) ? isAttached(id) : !interface.bridge;
    });
}

Id Builder::make(Interface interface, Id origin)
{
    const Id id = newId();
    m_made.interfaces[id] = std::move(interface);
    m_lab.origins[id] = origin;
    return id;
}

Id Builder::join(Id a, Id b, Id origin)
{
    const Id id = newId();
    m_made.cables[id] = Cable{a, b};
    m_lab.origins[id] = origin;
    return id;
}

QString Builder::freeMachineName(const QString &wanted) const
{
    const auto taken = [this](const QString &name) { return t.machineByName(name) || m_made.machineByName(name); };
    QString name = wanted.left(kPhysicalMachineName);
    for (int number = 2; taken(name); ++number) {
        const QString end = u'-' + QString::number(number);
        name = wanted.left(kPhysicalMachineName - end.size()) + end;
    }
    return name;
}

QString Builder::freeInterfaceName(Id machine, const QString &wanted) const
{
    QString name = wanted.left(kPhysicalInterfaceName);
    for (int number = 2; m_made.interfaceByName(machine, name); ++number) {
        const QString end = u'-' + QString::number(number);
        name = wanted.left(kPhysicalInterfaceName - end.size()) + end;
    }
    return name;
}

/// As its machine, of which nothing else is left; else as itself, where no other is called so.
QString Builder::switchName(const Interface &bridge, bool alone) const
{
    const QString &machine = t.machines.at(bridge.machine).name;
    if (alone)
        return machine;
    int namesakes = 0;
    for (const auto &[owner, bridges] : m_bridges) {
        for (const Id id : bridges)
            namesakes += t.interfaces.at(id).name == bridge.name ? 1 : 0;
    }
    return freeMachineName(namesakes == 1 ? bridge.name : machine + u'-' + bridge.name);
}

void Builder::addMachine(Id id, const Machine &machine)
{
    const auto bridges = m_bridges.find(id);
    const bool left = remains(id);
    if (bridges != m_bridges.end()) {
        for (const Id bridge : bridges->second)
            addSwitch(bridge, !left && bridges->second.size() == 1);
    }
    if (!left)
        return;
    Machine made = machine;
    made.parent = {};
    const MachineKind *kind = machineKind(machine.kind);
    const bool virtualKind = machine.kind == QLatin1String("vm") || (kind && kind->container);
    if (virtualKind && !staysWhole(id))
        made.kind = machine.forwarding ? QStringLiteral("router") : QStringLiteral("pc");
    std::erase_if(made.routes, [&](const RouteState &route) {
        const Interface *through = t.interface(t.interfaceByName(id, route.interface));
        return through && through->bridge && bridges != m_bridges.end();
    });
    m_made.machines[id] = made;
}

void Builder::addSwitch(Id id, bool alone)
{
    const Interface &bridge = t.interfaces.at(id);
    PhysicalSwitch made{newId(), id, {}, {}};
    Machine machine;
    machine.name = switchName(bridge, alone);
    machine.kind = QStringLiteral("switch");
    m_made.machines[made.machine] = machine;
    m_lab.origins[made.machine] = id;
    m_switchOf[id] = made.machine;
    Interface inner = bridge;
    inner.machine = made.machine;
    inner.addresses.clear();
    inner.mac.reset();
    inner.vlans = {};
    m_made.interfaces[id] = inner;
    if (isAttached(id))
        attach(made, bridge);
    m_lab.switches.push_back(made);
}

/// What the machine had on the bridge itself is a network card of its own, on a port of the switch.
void Builder::attach(PhysicalSwitch &made, const Interface &bridge)
{
    Interface card;
    card.machine = bridge.machine;
    card.name = bridge.name;
    card.settings = EthernetSettings();
    card.up = bridge.up;
    card.mac = bridge.mac;
    card.mtu = bridge.mtu;
    card.addresses = bridge.addresses;
    made.card = make(card, made.bridge);
    m_cardOf[made.bridge] = made.card;
    Interface port;
    port.machine = made.machine;
    port.name = freeInterfaceName(made.machine, QStringLiteral("to-") + t.machines.at(bridge.machine).name);
    port.settings = EthernetSettings();
    port.up = bridge.up;
    port.bridge = made.bridge;
    port.vlans = bridge.vlans;
    made.port = make(port, made.bridge);
    join(made.card, made.port, made.bridge);
}

void Builder::addInterface(Id id)
{
    if (m_switchOf.contains(id))
        return;
    Interface made = t.interfaces.at(id);
    const auto holder = m_switchOf.find(made.bridge);
    if (holder != m_switchOf.end())
        made.machine = holder->second;
    const bool port = holder != m_switchOf.end();
    if (m_tunnelled.contains(id) || (port && !is<EthernetSettings>(made))) {
        made.settings = EthernetSettings();
        made.parent = {};
    }
    if (const auto card = m_cardOf.find(made.parent); card != m_cardOf.end())
        made.parent = card->second;
    m_made.interfaces[id] = made;
}

void Builder::addTunnels()
{
    std::map<Id, Id> roots;
    const auto rootOf = [&](Id id) {
        while (roots.contains(id) && roots[id] != id)
            id = roots[id];
        return id;
    };
    const std::vector<Tunnel> all = tunnels(t);
    std::map<Id, int> vnis;
    for (const Tunnel &tunnel : all) {
        const Id a = rootOf(tunnel.a);
        roots[a] = a;
        const Id b = rootOf(tunnel.b);
        roots[b] = a;
        vnis[tunnel.a] = vnis[tunnel.b] = tunnel.vni;
    }
    std::map<Id, std::vector<Id>> groups;
    for (const auto &[id, vni] : vnis)
        groups[rootOf(id)].push_back(id);
    for (const auto &[root, ends] : groups) {
        if (ends.size() == 2)
            join(ends[0], ends[1], ends[0]);
        else
            addHub(ends, vnis.at(root));
    }
}

/// A VXLAN with more than two ends does what a switch between them does.
void Builder::addHub(const std::vector<Id> &ends, int vni)
{
    Machine machine;
    machine.name = freeMachineName(QStringLiteral("vxlan%1").arg(vni));
    machine.kind = QStringLiteral("switch");
    const Id hub = newId();
    m_made.machines[hub] = machine;
    m_lab.origins[hub] = ends.front();
    Interface bridge;
    bridge.machine = hub;
    bridge.name = QStringLiteral("br0");
    bridge.settings = BridgeSettings();
    const Id inner = make(bridge, ends.front());
    for (const Id end : ends) {
        Interface port;
        port.machine = hub;
        const QString &other = m_made.machines.at(m_made.interfaces.at(end).machine).name;
        port.name = freeInterfaceName(hub, QStringLiteral("to-") + other);
        port.settings = EthernetSettings();
        port.bridge = inner;
        join(make(port, end), end, end);
    }
}

Result<Document> Builder::document() const
{
    Patch patch;
    Document document;
    patch.elements.push_back({Topology::kHeaderId, document.topology().header, m_made.header});
    const auto add = [&](const auto &elements) {
        for (const auto &[id, element] : elements)
            patch.elements.push_back({id, std::nullopt, element});
    };
    add(m_made.machines);
    add(m_made.interfaces);
    add(m_made.cables);
    add(m_made.vlans);
    if (const Result<> applied = document.apply(patch); !applied)
        return applied.error();
    const Layout layout = physicalLayout(document, m_drawing, m_lab.origins);
    Patch places;
    for (const auto &[id, placement] : layout.placements) {
        if (document.topology().find(id))
            places.placements.push_back({id, {}, placement});
    }
    if (const Result<> applied = document.apply(places); !applied)
        return applied.error();
    return document;
}

Result<PhysicalLab> Builder::build()
{
    index();
    m_made.header = t.header;
    m_made.vlans = t.vlans;
    for (const auto &[id, machine] : t.machines)
        addMachine(id, machine);
    for (const auto &[id, interface] : t.interfaces)
        addInterface(id);
    m_made.cables.insert(t.cables.begin(), t.cables.end());
    addTunnels();
    Result<Document> made = document();
    if (!made)
        return made.error();
    m_lab.document = *std::move(made);
    return m_lab;
}

}  // namespace

Id PhysicalLab::originOf(Id physical) const
{
    const auto it = origins.find(physical);
    return it == origins.end() ? physical : it->second;
}

Id PhysicalLab::physicalOf(Id drawn) const
{
    for (const PhysicalSwitch &each : switches) {
        if (each.bridge == drawn)
            return each.machine;
    }
    if (document.topology().find(drawn))
        return drawn;
    return {};
}

Result<PhysicalLab> physicalLab(const Document &drawing)
{
    return Builder(drawing).build();
}

}  // namespace toile
