// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vlanmap.h"

#include <algorithm>

namespace toile {

VlanMap::VlanMap(const Topology &topology)
    : m_topology(topology), m_frames(topology), m_hearing(topology), m_uses(vlansOf(topology))
{
    m_tags = m_frames.tags();
    for (const VlanUse &use : m_uses)
        m_tags.insert(use.id);
    for (const auto &[id, interface] : topology.interfaces) {
        if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
            m_stacked[interface.parent].insert(vlan->id);
        if (interface.bridge)
            m_portsOf[interface.bridge].push_back(id);
        if (auto membership = membershipOf(topology, id))
            m_ports.emplace(id, std::move(*membership));
    }
    for (const auto &[id, cable] : topology.cables) {
        m_peers.emplace(cable.a, cable.b);
        m_peers.emplace(cable.b, cable.a);
    }
    nameGroups();
}

/// A port of a bridge that tells no VLANs apart passes whatever the others send.
bool VlanMap::takesAll(Id interface) const
{
    return !m_ports.contains(interface) && m_topology.interfaces.at(interface).bridge;
}

/// What an interface that is no port has to say by itself.
bool VlanMap::sendsItself(Id interface, int tag) const
{
    const auto stacked = m_stacked.find(interface);
    const bool hasVlans = stacked != m_stacked.end();
    if (tag != 0)
        return hasVlans && stacked->second.contains(tag);
    return !hasVlans || !m_topology.interfaces.at(interface).addresses.empty();
}

bool VlanMap::sends(Id interface, int tag) const
{
    if (const auto port = m_ports.find(interface); port != m_ports.end())
        return std::any_of(port->second.entries.begin(), port->second.entries.end(), [&](const PortVlan &entry) {
            return tag == 0 ? entry.untagged : !entry.untagged && entry.first <= tag && tag <= entry.last;
        });
    if (!takesAll(interface))
        return sendsItself(interface, tag);
    return m_frames.tags().contains(tag) && m_spoken.contains(m_frames.groupOf(interface, tag));
}

/// A network is called by the VLAN that a bridge or a VLAN interface knows it by.
void VlanMap::nameGroups()
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        const auto *vlan = std::get_if<VlanSettings>(&interface.settings);
        if (vlan)
            m_vlanOfGroup.emplace(m_frames.groupOf(interface.parent, vlan->id), vlan->id);
        if (vlanBridgeOf(m_topology, id) == id)
            for (const int tag : m_frames.tags())
                if (tag != 0)
                    m_vlanOfGroup.emplace(m_frames.groupInside(id, tag), tag);
        if (m_ports.contains(id) || interface.bridge)
            continue;
        const bool quietBridge = m_topology.isBridge(id) && interface.addresses.empty() && !m_stacked.contains(id);
        for (const int tag : m_frames.tags())
            if (!quietBridge && sendsItself(id, tag))
                m_spoken.insert(m_frames.groupOf(id, tag));
    }
}

int VlanMap::vlanOf(Id interface, int tag) const
{
    if (const auto port = m_ports.find(interface); port != m_ports.end())
        return tag == 0 ? port->second.pvid() : tag;
    if (tag != 0 && !m_frames.tags().contains(tag))
        return tag;
    const auto named = m_vlanOfGroup.find(m_frames.groupOf(interface, tag));
    return named == m_vlanOfGroup.end() ? tag : named->second;
}

int VlanMap::vlanAt(Id interface) const
{
    return vlanOf(interface, 0);
}

/// What a port sends out without a tag beside its PVID.
void VlanMap::addUntagged(Id end, std::vector<CarriedVlan> &carried) const
{
    const auto port = m_ports.find(end);
    if (port == m_ports.end())
        return;
    for (const PortVlan &entry : port->second.entries) {
        const bool goesOut = entry.untagged && !entry.pvid && entry.last - entry.first < kNamedByRange;
        for (int vlan = entry.first; goesOut && vlan <= entry.last; ++vlan)
            if (std::find(carried.begin(), carried.end(), CarriedVlan{vlan, 0}) == carried.end())
                carried.push_back({vlan, 0});
    }
}

std::vector<CarriedVlan> VlanMap::carriedBy(const Cable &cable) const
{
    std::vector<CarriedVlan> carried;
    // A bridge that tells no VLANs apart sends everything to everybody: what the other side takes says more.
    const bool oneTakesAll = takesAll(cable.a) != takesAll(cable.b);
    const Id speaker = takesAll(cable.a) ? cable.b : cable.a;
    const auto knows = [&](Id end, int tag) {
        const auto port = m_ports.find(end);
        return port != m_ports.end() && (sends(end, tag) || (tag == 0 && port->second.pvid() != 0));
    };
    for (const int tag : m_tags) {
        const bool fromA = sends(cable.a, tag);
        if (oneTakesAll ? !sends(speaker, tag) : !fromA && !sends(cable.b, tag))
            continue;
        // Who tells VLANs apart knows best which one it is.
        const bool aKnows = m_ports.contains(cable.a) ? knows(cable.a, tag) : !m_ports.contains(cable.b);
        carried.push_back({vlanOf(aKnows ? cable.a : cable.b, tag), tag});
        if (tag == 0) {
            addUntagged(cable.a, carried);
            addUntagged(cable.b, carried);
            if (carried.size() > 1 && carried.front().vlan == 0)
                carried.erase(carried.begin());
        }
    }
    if (carried.empty())
        carried.push_back({vlanAt(cable.a), 0});
    return carried;
}

/// The networks that are this VLAN on the machine's side of a cable's end, whether the end lets them out or not.
std::set<int> VlanMap::groupsAt(Id end, int vlan) const
{
    std::set<int> groups;
    if (!m_frames.tags().contains(vlan))
        return groups;
    const auto isIn = [&](Id port) {
        const auto it = m_ports.find(port);
        return it != m_ports.end() && it->second.entryOf(vlan);
    };
    const Id bridge = m_topology.interfaces.at(end).bridge;
    if (m_ports.contains(end)) {
        const auto &ports = m_portsOf.at(bridge);
        if (std::any_of(ports.begin(), ports.end(), [&](Id port) { return port != end && isIn(port); }) || isIn(bridge))
            groups.insert(m_frames.groupInside(bridge, vlan));
        return groups;
    }
    for (const int tag : m_frames.tags())
        if (sends(end, tag) && vlanOf(end, tag) == vlan)
            groups.insert(m_frames.groupOf(end, tag));
    return groups;
}

/// The networks of this number that have members of their own and do not reach one another.
std::set<int> VlanMap::partsOf(int vlan) const
{
    std::set<int> parts;
    if (!m_frames.tags().contains(vlan))
        return parts;
    for (const auto &[id, membership] : m_ports) {
        const PortVlan *entry = membership.entryOf(vlan);
        const Id bridge = m_topology.interfaces.at(id).bridge;
        if (bridge && entry && entry->untagged)
            parts.insert(m_frames.groupInside(bridge, vlan));
    }
    for (const auto &[parent, ids] : m_stacked)
        if (ids.contains(vlan))
            parts.insert(m_frames.groupOf(parent, vlan));
    return parts;
}

bool VlanMap::hasMember(Id bridge, int vlan) const
{
    const auto isIn = [&](Id port) {
        const auto it = m_ports.find(port);
        return it != m_ports.end() && it->second.entryOf(vlan);
    };
    const auto ports = m_portsOf.find(bridge);
    return isIn(bridge) || (ports != m_portsOf.end() && std::any_of(ports->second.begin(), ports->second.end(), isIn));
}

/// Whether one of `parts` lies behind this end of a cable, through whatever bridges.
bool VlanMap::leadsTo(Id end, Id notBack, int vlan, const std::set<int> &parts) const
{
    std::vector<Id> bridges;
    std::unordered_set<Id> met;
    const auto arriveAt = [&](Id interface) {
        const Id bridge = m_topology.interfaces.at(interface).bridge;
        if (bridge && met.insert(bridge).second)
            bridges.push_back(bridge);
        return bridge;
    };
    arriveAt(end);
    for (std::size_t i = 0; i < bridges.size(); ++i) {
        if (hasMember(bridges[i], vlan) && parts.contains(m_frames.groupInside(bridges[i], vlan)))
            return true;
        for (const Id port : m_portsOf.at(bridges[i])) {
            const auto peer = m_peers.find(port);
            if (peer == m_peers.end() || peer->second == notBack || arriveAt(peer->second))
                continue;
            const std::set<int> there = groupsAt(peer->second, vlan);
            if (std::any_of(there.begin(), there.end(), [&](int group) { return parts.contains(group); }))
                return true;
        }
    }
    return false;
}

bool VlanMap::isCut(const Cable &cable, int vlan) const
{
    const std::set<int> a = groupsAt(cable.a, vlan);
    const std::set<int> b = groupsAt(cable.b, vlan);
    if (!a.empty() && !b.empty())
        return std::none_of(a.begin(), a.end(), [&](int group) { return b.contains(group); });
    const auto lets = [&](Id end) {
        const auto port = m_ports.find(end);
        return port == m_ports.end() || port->second.entryOf(vlan);
    };
    if ((a.empty() && b.empty()) || (lets(cable.a) && lets(cable.b)))
        return false;
    std::set<int> others = partsOf(vlan);
    for (const int group : a.empty() ? b : a)
        others.erase(group);
    return !others.empty() &&
           (a.empty() ? leadsTo(cable.a, cable.b, vlan, others) : leadsTo(cable.b, cable.a, vlan, others));
}

bool VlanMap::isPartOf(Id interface, int vlan) const
{
    if (const auto port = m_ports.find(interface); port != m_ports.end() && port->second.entryOf(vlan))
        return !m_topology.isBridge(interface) || m_topology.interfaces.at(interface).vlans != PortVlans();
    if (m_ports.contains(interface))
        return false;
    const auto isAt = [&](int tag) {
        return takesAll(interface) || m_topology.isBridge(interface) || sendsItself(interface, tag);
    };
    for (const int tag : m_frames.tags())
        if (vlanOf(interface, tag) == vlan && m_spoken.contains(m_frames.groupOf(interface, tag)) && isAt(tag))
            return true;
    return m_hearing.oneWayVlansAt(interface).contains(vlan) && isAt(0);
}

VlanMap::Reach VlanMap::reach(int vlan) const
{
    Reach reach;
    for (const auto &[id, interface] : m_topology.interfaces) {
        if (!isPartOf(id, vlan))
            continue;
        reach.present.insert(id);
        if (interface.bridge)
            reach.present.insert(interface.bridge);
        for (Id machine = interface.machine; machine; machine = m_topology.machines.at(machine).parent)
            reach.present.insert(machine);
    }
    for (const auto &[id, cable] : m_topology.cables) {
        const auto carried = carriedBy(cable);
        if (std::any_of(carried.begin(), carried.end(), [&](const CarriedVlan &c) { return c.vlan == vlan; }))
            reach.present.insert(id);
        if (isCut(cable, vlan))
            reach.cut.insert(id);
    }
    return reach;
}

}  // namespace toile
