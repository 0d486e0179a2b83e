// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/hearing.h"

#include "core/model/vlans.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace toile {

namespace {

bool contains(const std::map<int, std::set<int>> &sets, int key, int value)
{
    const auto found = sets.find(key);
    return found != sets.end() && found->second.contains(value);
}

bool sendsTagged(const VlanMembership &membership, const PortVlan &some)
{
    return std::any_of(membership.entries.begin(), membership.entries.end(), [&](const PortVlan &entry) {
        return !entry.untagged && entry.first <= some.last && some.first <= entry.last;
    });
}

/// Ports of which some ways in are no ways out, and those that others may send tags into that leave without.
Layer2::Ports oneWayPorts(const Topology &topology)
{
    Layer2::Ports ports;
    std::unordered_map<Id, Id> peers;
    std::unordered_set<Id> tagged;   // what VLANs are made on
    std::unordered_set<Id> senders;  // of tags: what VLANs are made on, and what passes on what others send
    for (const auto &[id, cable] : topology.cables) {
        peers[cable.a] = cable.b;
        peers[cable.b] = cable.a;
    }
    for (const auto &[id, interface] : topology.interfaces) {
        if (std::holds_alternative<VlanSettings>(interface.settings)) {
            senders.insert(interface.parent);
            tagged.insert(interface.parent);
        }
        if (interface.bridge)
            senders.insert(id);
    }
    for (const auto &[id, interface] : topology.interfaces) {
        const auto membership = membershipOf(topology, id);
        if (!membership)
            continue;
        const auto peer = peers.find(id);
        const bool tagsCome = peer == peers.end() || senders.contains(peer->second);
        // From a port that tells VLANs apart come only the tags that it sends.
        const auto theirs =
            peer == peers.end() || tagged.contains(peer->second) ? std::nullopt : membershipOf(topology, peer->second);
        const auto mayCome = [&](const PortVlan &entry) {
            return entry.untagged && (!theirs || sendsTagged(*theirs, entry));
        };
        if (!isBothWays(*membership) ||
            (tagsCome && std::any_of(membership->entries.begin(), membership->entries.end(), mayCome)))
            ports.emplace(id, *membership);
    }
    return ports;
}

}  // namespace

Hearing::Hearing(const Topology &topology)
    : m_topology(topology), m_ports(oneWayPorts(topology)), m_frames(topology, Layer2::Bridges::Join, m_ports)
{
    for (const auto &[port, membership] : m_ports)
        addDoors(port, membership);
    for (std::size_t i = 0; i < m_doors.size(); ++i) {
        std::set<int> touched(m_doors[i].from.begin(), m_doors[i].from.end());
        touched.insert(m_doors[i].outside);
        for (const int group : touched)
            m_doorsAt[group].push_back(i);
    }
    for (const auto &[group, doors] : m_doorsAt)
        m_heard[group] = heardFrom(group);
    joinWhoTalks();
}

void Hearing::addDoors(Id port, const VlanMembership &membership)
{
    const Id bridge = vlanBridgeOf(m_topology, port);
    Door untagged{port, m_frames.groupOf(port, 0), -1, {}};
    for (const int vlan : m_frames.tags()) {
        const PortVlan *entry = vlan == 0 ? nullptr : membership.entryOf(vlan);
        if (!entry)
            continue;
        const int inside = m_frames.groupInside(bridge, vlan);
        const auto leaving = [inside](bool does) { return does ? std::vector{inside} : std::vector<int>(); };
        m_doors.push_back({port, m_frames.groupOf(port, vlan), inside, leaving(!entry->untagged)});
        if (entry->pvid)
            untagged.into = inside;
        if (entry->untagged)
            untagged.from.push_back(inside);
        if (!isBothWays(membership) && (entry->pvid || entry->untagged))
            m_oneWay[untagged.outside].insert(vlan);
    }
    m_doors.push_back(std::move(untagged));
}

/// Follows a broadcast from group to group. A port does not send out again what came in through it, nor takes in what
/// it sent out.
std::set<int> Hearing::heardFrom(int group) const
{
    std::set<std::pair<int, Id>> met{{group, Id()}};
    std::vector<std::pair<int, Id>> open(met.begin(), met.end());
    std::set<int> heard;
    const auto go = [&](int next, Id through) {
        if (next >= 0 && met.emplace(next, through).second)
            open.emplace_back(next, through);
    };
    while (!open.empty()) {
        const auto [here, through] = open.back();
        open.pop_back();
        heard.insert(here);
        const auto doors = m_doorsAt.find(here);
        if (doors == m_doorsAt.end())
            continue;
        for (const std::size_t i : doors->second) {
            const Door &door = m_doors[i];
            if (door.port == through)
                continue;
            if (door.outside == here)
                go(door.into, door.port);
            if (std::find(door.from.begin(), door.from.end(), here) != door.from.end())
                go(door.outside, door.port);
        }
    }
    return heard;
}

void Hearing::joinWhoTalks()
{
    const auto rootOf = [this](int group) {
        while (m_networks.at(group) != group)
            group = m_networks.at(group);
        return group;
    };
    for (const auto &[group, others] : m_heard)
        m_networks.emplace(group, group);
    for (const auto &[group, others] : m_heard)
        for (const int other : others)
            if (contains(m_heard, other, group)) {
                const auto [low, high] = std::minmax({rootOf(group), rootOf(other)});
                m_networks.at(high) = low;
            }
    for (auto &[group, network] : m_networks)
        network = rootOf(group);
}

bool Hearing::hears(Id to, Id from) const
{
    const int group = m_frames.groupOf(from, 0);
    const int other = m_frames.groupOf(to, 0);
    return group == other || contains(m_heard, group, other);
}

int Hearing::networkOf(Id interface) const
{
    const int group = m_frames.groupOf(interface, 0);
    const auto found = m_networks.find(group);
    return found == m_networks.end() ? group : found->second;
}

const std::set<int> &Hearing::oneWayVlansAt(Id interface) const
{
    static const std::set<int> none;
    const auto found = m_oneWay.find(m_frames.groupOf(interface, 0));
    return found == m_oneWay.end() ? none : found->second;
}

}  // namespace toile
