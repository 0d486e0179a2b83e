// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"
#include "core/model/kinds.h"
#include "core/model/layer2.h"

#include <set>
#include <unordered_map>

namespace toile {

/// One method a rule; what they all look up is gathered once.
class FindingRules {
public:
    explicit FindingRules(const Topology &topology);

    // findings_network.cpp: what machines on one L2 network share
    void addressOutsidePrefix();
    void duplicates();
    void publicRanges();
    void cableMtus();

    // findings_address.cpp
    void hostAddresses();

    // findings_loops.cpp
    void bridgeLoops();

    // findings_vlans.cpp
    void vlans();

    // findings_overlay.cpp: VXLANs
    void overlays();

    // findings_mtu.cpp: what is made on other interfaces, and who talks over VXLANs
    void stackedMtus();

    // findings_machine.cpp: routes, forwarding, NAT
    void gateways();
    void forwarding();
    void natRules();
    void sameNetworkTwice();
    void unreachableMachines();

    // findings_interface.cpp
    void interfaces();

    std::vector<Finding> take();

private:
    struct Member {
        Id interface;
        IpPrefix address;
    };

    void add(Finding::Severity severity, const char *rule, Id element, const QString &message, const QString &remedy);
    void warn(const char *rule, Id element, const QString &message, const QString &remedy);
    void inform(const char *rule, Id element, const QString &message, const QString &remedy);

    /// Whether neighbours should share its prefix: not when nobody may have it, nor when each link has its own.
    static bool isOfPrefix(const IpPrefix &address);
    const Machine &machineOf(Id interface) const;
    const std::vector<Id> &interfacesOf(Id machine) const;
    const Segment *segmentOf(Id interface) const;
    std::vector<Member> members(const Segment &segment) const;
    /// The interfaces of `machine` through which `address` is on link, restricted to `name` unless that is empty.
    std::vector<Id> onLink(Id machine, const IpAddress &address, const QString &name) const;
    /// The interface with this address on the same L2 network as `interface`, or none.
    Id holderOf(Id interface, const IpAddress &address) const;
    void gateway(Id machine, const RouteState &route);
    void natRule(Id machine, const FirewallRule &rule);
    void ruleInterface(Id machine, const FirewallRule &rule, const QString &name);
    void port(Id id, const Interface &interface);
    void ethernet(Id id, const Interface &interface);
    void mtuForIpv6(Id id, const Interface &interface);
    void bridge(Id id, const Interface &interface);
    void stacked(Id id, const Interface &interface);
    void trunks();
    void trunkEnd(Id cable, Id from, const VlanMembership &a, Id to, const VlanMembership &b);
    void tagAtPort(Id id, const VlanSettings &vlan);
    void vlanWishes(Id id, const Interface &interface);
    Id machineWith(const IpAddress &address) const;
    const KernelState &lowered() const;
    int mtuOf(Id id) const;
    int mtuRoomOf(Id id) const;
    void mtuAboveParent(Id id, const Interface &interface);
    void overlayEnd(Id id, const Interface &interface, const IpAddress &remote, Id machine);
    bool endsDiffer(Id id, const Interface &interface, const Interface &other);
    void overlayGroup(Id id, const Interface &interface, const Layer2 &frames);
    void overlayMtu(Id id);

    const Topology &m_topology;
    std::vector<Segment> m_segments;
    std::unordered_map<Id, std::size_t> m_segmentOf;
    std::unordered_map<Id, Id> m_peers;
    std::unordered_map<Id, int> m_ports;
    std::unordered_map<Id, std::vector<Id>> m_interfacesOf;
    std::unordered_map<Id, Id> m_gatewayFor;  ///< machine used as a gateway, by which machine
    std::set<Id> m_overlayWarned;
    mutable std::optional<KernelState> m_lowered;
    std::vector<Finding> m_found;
};

}  // namespace toile
