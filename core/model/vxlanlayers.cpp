// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vxlanlayers.h"

#include "core/model/vlanmap.h"

#include <algorithm>
#include <deque>

namespace toile {

namespace {

using Networks = std::set<int>;  ///< groups of Layer2

class LayerSearch {
public:
    explicit LayerSearch(const Topology &topology) : t(topology), m_frames(topology), m_vlans(topology)
    {
        for (const auto &[id, cable] : t.cables)
            m_cableAt[cable.a] = m_cableAt[cable.b] = id;
        for (const auto &[id, interface] : t.interfaces) {
            m_interfacesOf[interface.machine].push_back(id);
            if (interface.bridge)
                m_portsOf[interface.bridge].push_back(id);
        }
        for (const auto &[id, machine] : t.machines)
            m_childrenOf[machine.parent].push_back(id);
        for (const auto &[id, interface] : t.interfaces)
            if (std::holds_alternative<VxlanSettings>(interface.settings))
                for (const int tag : m_frames.tags())
                    m_overlay.insert(m_frames.groupOf(id, tag));
        for (const Tunnel &tunnel : tunnels(t))
            addCarriers(networksUnder(tunnel.a), networksUnder(tunnel.b));
    }

    VxlanLayers run() const
    {
        VxlanLayers layers;
        collect(m_underlay, layers.underlay);
        collect(m_overlay, layers.overlay);
        return layers;
    }

private:
    /// Of the interfaces by which the machine of a VXLAN sends what is in it.
    Networks networksUnder(Id vxlan) const
    {
        const Interface &interface = t.interfaces.at(vxlan);
        const auto &settings = std::get<VxlanSettings>(interface.settings);
        const auto carries = [&](Id id) {
            const auto &addresses = t.interfaces.at(id).addresses;
            return id == interface.parent || std::ranges::any_of(addresses, [&](const IpPrefix &own) {
                       return own.address == settings.local ||
                              (!settings.local && std::ranges::any_of(settings.remotes, [&](const IpAddress &remote) {
                                  return own.network().contains(remote);
                              }));
                   });
        };
        Networks networks;
        for (const Id id : m_interfacesOf.at(interface.machine))
            if (carries(id) && !m_overlay.contains(m_frames.groupOf(id, 0)))
                networks.insert(m_frames.groupOf(id, 0));
        return networks;
    }

    void addCarriers(const Networks &from, const Networks &to)
    {
        m_underlay.insert(from.begin(), from.end());
        m_underlay.insert(to.begin(), to.end());
        m_underlay.merge(between(from, to));
    }

    /// Those that a machine passes packets on to from this one.
    Networks routedFrom(int network) const
    {
        Networks reached;
        for (const auto &[id, machine] : t.machines) {
            Networks ends;
            const auto own = m_interfacesOf.find(id);
            if (!machine.forwarding || own == m_interfacesOf.end())
                continue;
            for (const Id each : own->second)
                if (!t.interfaces.at(each).addresses.empty())
                    ends.insert(m_frames.groupOf(each, 0));
            if (ends.contains(network))
                reached.merge(ends);
        }
        return reached;
    }

    /// The networks of the shortest way from some to others.
    Networks between(const Networks &from, const Networks &to) const
    {
        std::map<int, int> cameFrom;
        std::deque<int> open;
        for (const int network : from) {
            cameFrom[network] = network;
            open.push_back(network);
        }
        while (!open.empty() && !to.contains(open.front())) {
            for (const int next : routedFrom(open.front()))
                if (!m_overlay.contains(next) && cameFrom.emplace(next, open.front()).second)
                    open.push_back(next);
            open.pop_front();
        }
        Networks way;
        if (!open.empty())
            for (int at = open.front(); way.insert(at).second;)
                at = cameFrom.at(at);
        return way;
    }

    /// Every network that has frames on a cable.
    Networks networksOn(const Cable &cable) const
    {
        Networks networks;
        for (const CarriedVlan &carried : m_vlans.carriedBy(cable))
            if (m_frames.tags().contains(carried.tag))
                networks.insert(m_frames.groupOf(cable.a, carried.tag));
        return networks;
    }

    /// A bridge is on the networks of its ports.
    Networks networksAt(Id interface) const
    {
        if (const auto ports = m_portsOf.find(interface); ports != m_portsOf.end()) {
            Networks networks;
            for (const Id port : ports->second)
                networks.merge(networksAt(port));
            return networks;
        }
        const auto cable = m_cableAt.find(interface);
        return cable == m_cableAt.end() ? Networks{m_frames.groupOf(interface, 0)}
                                        : networksOn(t.cables.at(cable->second));
    }

    static bool areOnly(const Networks &networks, const Networks &layer)
    {
        return !networks.empty() && std::ranges::all_of(networks, [&](int network) { return layer.contains(network); });
    }

    void collect(const Networks &layer, std::unordered_set<Id> &found) const
    {
        for (const auto &[id, interface] : t.interfaces)
            if (areOnly(networksAt(id), layer))
                found.insert(id);
        for (const auto &[id, cable] : t.cables)
            if (areOnly(networksOn(cable), layer))
                found.insert(id);
        for (const Id id : childrenOf(Id()))
            collectMachine(id, found);
    }

    /// A machine is where all of it is.
    bool collectMachine(Id machine, std::unordered_set<Id> &found) const
    {
        const auto own = m_interfacesOf.find(machine);
        const std::vector<Id> &inside = childrenOf(machine);
        bool only = own != m_interfacesOf.end() || !inside.empty();
        for (const Id child : inside)
            only = collectMachine(child, found) && only;
        if (own != m_interfacesOf.end())
            only = only && std::ranges::all_of(own->second, [&](Id id) { return found.contains(id); });
        if (only)
            found.insert(machine);
        return only;
    }

    const std::vector<Id> &childrenOf(Id machine) const
    {
        static const std::vector<Id> none;
        const auto it = m_childrenOf.find(machine);
        return it == m_childrenOf.end() ? none : it->second;
    }

    const Topology &t;
    const Layer2 m_frames;
    const VlanMap m_vlans;
    std::unordered_map<Id, Id> m_cableAt;
    std::unordered_map<Id, std::vector<Id>> m_interfacesOf;
    std::unordered_map<Id, std::vector<Id>> m_portsOf;
    std::unordered_map<Id, std::vector<Id>> m_childrenOf;
    Networks m_underlay;
    Networks m_overlay;
};

}  // namespace

bool hasVxlans(const Topology &topology)
{
    return std::ranges::any_of(topology.interfaces, [](const auto &entry) {
        return std::holds_alternative<VxlanSettings>(entry.second.settings);
    });
}

VxlanLayers vxlanLayers(const Topology &topology)
{
    return hasVxlans(topology) ? LayerSearch(topology).run() : VxlanLayers();
}

}  // namespace toile
