// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"

#include <algorithm>

namespace toile {

FindingRules::FindingRules(const Topology &topology)
    : m_topology(topology), m_hearing(topology), m_segments(segments(topology))
{
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        for (const Id id : m_segments[i].interfaces)
            m_segmentOf.emplace(id, i);
    }
    for (const auto &[id, cable] : topology.cables) {
        m_peers.emplace(cable.a, cable.b);
        m_peers.emplace(cable.b, cable.a);
        m_cableOf.emplace(cable.a, id);
        m_cableOf.emplace(cable.b, id);
    }
    for (const auto &[id, interface] : topology.interfaces) {
        m_interfacesOf[interface.machine].push_back(id);
        if (interface.bridge)
            ++m_ports[interface.bridge];
    }
}

std::vector<Finding> FindingRules::take()
{
    const auto order = [](const Finding &finding) {
        return std::pair(finding.severity != Finding::Severity::Warning, finding.element);
    };
    std::ranges::stable_sort(m_found, {}, order);
    return std::move(m_found);
}

void FindingRules::add(Finding::Severity severity, const char *rule, Id element, const QString &message,
                       const QString &remedy)
{
    m_found.push_back({severity,
                       QString::fromLatin1(rule),
                       element,
                       m_topology.label(element),
                       message,
                       remedy,
                       std::nullopt,
                       std::nullopt,
                       {},
                       -1,
                       {}});
}

void FindingRules::warn(const char *rule, Id element, const QString &message, const QString &remedy)
{
    add(Finding::Severity::Warning, rule, element, message, remedy);
}

void FindingRules::inform(const char *rule, Id element, const QString &message, const QString &remedy)
{
    add(Finding::Severity::Information, rule, element, message, remedy);
}

const Machine &FindingRules::machineOf(Id interface) const
{
    return m_topology.machines.at(m_topology.interfaces.at(interface).machine);
}

const std::vector<Id> &FindingRules::interfacesOf(Id machine) const
{
    static const std::vector<Id> none;
    const auto it = m_interfacesOf.find(machine);
    return it == m_interfacesOf.end() ? none : it->second;
}

const Segment *FindingRules::segmentOf(Id interface) const
{
    const auto it = m_segmentOf.find(interface);
    return it == m_segmentOf.end() ? nullptr : &m_segments[it->second];
}

std::vector<FindingRules::Member> FindingRules::members(const Segment &segment) const
{
    std::vector<Member> result;
    for (const Id id : segment.interfaces) {
        for (const IpPrefix &address : m_topology.interfaces.at(id).addresses)
            result.push_back({id, address});
    }
    return result;
}

std::vector<Id> FindingRules::onLink(Id machine, const IpAddress &address, const QString &name) const
{
    std::vector<Id> result;
    for (const Id id : interfacesOf(machine)) {
        const Interface &interface = m_topology.interfaces.at(id);
        const auto &own = interface.addresses;
        const bool holds = std::any_of(own.begin(), own.end(), [&](const IpPrefix &p) { return p.contains(address); });
        if (holds && (name.isEmpty() || name == interface.name))
            result.push_back(id);
    }
    return result;
}

Id FindingRules::holderOf(Id interface, const IpAddress &address) const
{
    const Segment *segment = segmentOf(interface);
    if (!segment)
        return {};
    Id deaf;
    for (const Id id : segment->interfaces) {
        const auto &own = m_topology.interfaces.at(id).addresses;
        if (std::none_of(own.begin(), own.end(), [&](const IpPrefix &p) { return p.address == address; }))
            continue;
        if (m_hearing.talk(interface, id))
            return id;
        deaf = deaf ? deaf : id;
    }
    return deaf;
}

std::vector<Finding> findings(const Topology &topology)
{
    FindingRules rules(topology);
    rules.addressOutsidePrefix();
    rules.hostAddresses();
    rules.duplicates();
    rules.publicRanges();
    rules.bridgeLoops();
    rules.cableMtus();
    rules.gateways();
    rules.forwarding();
    rules.natRules();
    rules.sameNetworkTwice();
    rules.unreachableMachines();
    rules.kindsOfMachines();
    rules.vlans();
    rules.overlays();
    rules.stackedMtus();
    rules.interfaces();
    rules.uplinks();
    return rules.take();
}

}  // namespace toile
