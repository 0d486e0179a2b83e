// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/layer2.h"

#include "core/model/vlans.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace toile {

namespace {

/// Ids by which somebody takes frames in or lets them out; others pass through or nowhere.
std::set<int> tagsOf(const Topology &topology)
{
    std::set<int> tags{0};
    for (const auto &[id, interface] : topology.interfaces) {
        if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
            tags.insert(vlan->id);
        if (const auto *bridge = std::get_if<BridgeSettings>(&interface.settings); bridge && bridge->vlanFiltering)
            tags.insert(bridge->defaultPvid);
        tags.insert(interface.vlans.untagged.value_or(0));
        tags.insert(interface.vlans.pvid.value_or(0));
        for (const VlanRange &range : interface.vlans.moreUntagged)
            for (int tag = range.first; tag <= range.last && range.last - range.first < kNamedByRange; ++tag)
                tags.insert(tag);
    }
    return tags;
}

/// What leaves without a tag comes back so only into the PVID.
bool goesBothWays(const PortVlan &entry)
{
    return !entry.untagged || entry.pvid;
}

/// The machines that hold an address.
using Holders = std::multimap<IpAddress, Id>;

std::set<Id> machinesBehind(const Interface &vxlan, const Holders &holders)
{
    std::set<Id> machines;
    for (const IpAddress &remote : std::get<VxlanSettings>(vxlan.settings).remotes) {
        const auto [first, last] = holders.equal_range(remote);
        std::for_each(first, last, [&](const auto &holder) { machines.insert(holder.second); });
    }
    return machines;
}

struct Overlay {
    Id id;
    const Interface *interface;
    std::set<Id> sendsTo;
};

bool areJoined(const Overlay &a, const Overlay &b)
{
    const auto &one = std::get<VxlanSettings>(a.interface->settings);
    const auto &other = std::get<VxlanSettings>(b.interface->settings);
    if (a.interface->machine == b.interface->machine || one.vni != other.vni || one.port != other.port)
        return false;
    if (one.group || other.group)
        return one.group == other.group;
    return a.sendsTo.contains(b.interface->machine) && b.sendsTo.contains(a.interface->machine);
}

}  // namespace

bool isBothWays(const VlanMembership &membership)
{
    return std::all_of(membership.entries.begin(), membership.entries.end(),
                       [](const PortVlan &entry) { return entry.untagged == entry.pvid; });
}

std::vector<Tunnel> tunnels(const Topology &topology)
{
    std::vector<Overlay> overlays;
    for (const auto &[id, interface] : topology.interfaces)
        if (std::holds_alternative<VxlanSettings>(interface.settings))
            overlays.push_back({id, &interface, {}});
    std::ranges::stable_sort(overlays, {}, [](const Overlay &overlay) { return overlay.interface->machine; });
    std::vector<Tunnel> result;
    if (overlays.size() < 2)
        return result;
    Holders holders;
    for (const auto &[id, interface] : topology.interfaces)
        for (const IpPrefix &address : interface.addresses)
            holders.emplace(address.address, interface.machine);
    for (Overlay &overlay : overlays)
        overlay.sendsTo = machinesBehind(*overlay.interface, holders);
    for (std::size_t i = 0; i < overlays.size(); ++i)
        for (std::size_t j = i + 1; j < overlays.size(); ++j)
            if (areJoined(overlays[i], overlays[j]))
                result.push_back(
                    {overlays[i].id, overlays[j].id, std::get<VxlanSettings>(overlays[i].interface->settings).vni});
    return result;
}

bool sendsTo(const Topology &topology, const Interface &vxlan, Id machine)
{
    const std::vector<IpAddress> &remotes = std::get<VxlanSettings>(vxlan.settings).remotes;
    for (const Id id : topology.interfacesOf(machine))
        for (const IpPrefix &address : topology.interface(id)->addresses)
            if (std::find(remotes.begin(), remotes.end(), address.address) != remotes.end())
                return true;
    return false;
}

Layer2::Layer2(const Topology &topology, Bridges bridges, const Ports &apart)
    : m_topology(topology), m_tags(tagsOf(topology))
{
    int count = 0;
    for (const int tag : m_tags)
        m_tagAt[tag] = count++;
    int next = 0;
    m_first.reserve(topology.interfaces.size());
    for (const auto &[id, interface] : topology.interfaces) {
        m_first[id] = next;
        // A bridge that tells VLANs apart is a place for each VLAN besides.
        next += vlanBridgeOf(topology, id) == id ? 2 * count : count;
    }
    m_parents.resize(std::size_t(next));
    std::iota(m_parents.begin(), m_parents.end(), 0);
    for (const auto &[id, cable] : topology.cables)
        for (const int tag : m_tags)
            join(place(cable.a, tag), place(cable.b, tag));
    for (const auto &[id, interface] : topology.interfaces) {
        if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
            join(place(id, 0), place(interface.parent, vlan->id));
        if (bridges == Bridges::Join && (interface.bridge || vlanBridgeOf(topology, id) == id) && !apart.contains(id))
            joinBridge(id, interface.bridge ? interface.bridge : id);
    }
    joinOverlays();
}

int Layer2::place(Id interface, int tag) const
{
    const auto found = m_first.find(interface);
    return found == m_first.end() ? -1 : found->second + m_tagAt.at(tag);
}

int Layer2::inside(Id bridge, int vlan) const
{
    return place(bridge, vlan) + int(m_tags.size());
}

int Layer2::rootOf(int place) const
{
    while (m_parents[std::size_t(place)] != place) {
        int &parent = m_parents[std::size_t(place)];
        parent = m_parents[std::size_t(parent)];
        place = parent;
    }
    return place;
}

void Layer2::join(int a, int b)
{
    if (a < 0 || b < 0)
        return;
    const int rootA = rootOf(a);
    const int rootB = rootOf(b);
    m_parents[std::size_t(std::max(rootA, rootB))] = std::min(rootA, rootB);
}

std::vector<Layer2::Attachment> Layer2::attachments(Id port) const
{
    std::vector<Attachment> result;
    const auto membership = membershipOf(m_topology, port);
    for (const int tag : m_tags) {
        if (!membership)
            result.push_back({0, tag});
        else if (const PortVlan *entry = tag == 0 ? nullptr : membership->entryOf(tag); entry && goesBothWays(*entry))
            result.push_back({tag, entry->untagged ? 0 : tag});
    }
    return result;
}

void Layer2::joinBridge(Id port, Id bridge)
{
    const bool tellsApart = vlanBridgeOf(m_topology, bridge) == bridge;
    for (const Attachment &at : attachments(port)) {
        if (tellsApart)
            join(place(port, at.tag), inside(bridge, at.vlan));
        else
            join(place(port, at.tag), place(bridge, at.tag));
    }
}

void Layer2::joinOverlays()
{
    for (const Tunnel &tunnel : tunnels(m_topology))
        for (const int tag : m_tags)
            join(place(tunnel.a, tag), place(tunnel.b, tag));
}

int Layer2::groupOf(Id interface, int tag) const
{
    const int at = place(interface, tag);
    return at < 0 ? at : rootOf(at);
}

int Layer2::groupInside(Id bridge, int vlan) const
{
    return rootOf(inside(bridge, vlan));
}

}  // namespace toile
