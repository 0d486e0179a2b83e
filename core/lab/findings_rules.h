// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/findings.h"
#include "core/model/hearing.h"
#include "core/model/kinds.h"
#include "core/model/labmacs.h"
#include "core/model/layer2.h"
#include "core/model/routing.h"

#include <set>
#include <unordered_map>

namespace toile {

std::vector<VlanRange> withoutOne(const std::vector<VlanRange> &ranges, int id);

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

    // findings_reach.cpp; after gateways()
    void unreachableMachines();

    // findings_kinds.cpp: what a machine is drawn as
    void kindsOfMachines();

    // findings_uplink.cpp: real network cards
    void uplinks();

    // findings_interface.cpp
    void interfaces();

    std::vector<Finding> take();

private:
    struct Member {
        Id interface;
        IpPrefix address;
    };

    /// A route that somebody on a network has, through a gateway that is there.
    struct Way {
        Id router;
        Id user;
        RouteState route;
    };

    void add(Finding::Severity severity, const char *rule, Id element, const QString &message, const QString &remedy);
    void warn(const char *rule, Id element, const QString &message, const QString &remedy);
    void inform(const char *rule, Id element, const QString &message, const QString &remedy);

    // findings_fixes.cpp: of the finding that was added last
    void about(const char *field, int entry = -1);
    void aboutAddress(Id interface, const IpPrefix &address);
    void fix(const QString &title, std::vector<ElementChange> changes);
    template <typename Change>
    ElementChange changed(Id interface, Change change) const
    {
        Interface after = m_topology.interfaces.at(interface);
        change(after);
        return {interface, Element(m_topology.interfaces.at(interface)), Element(after)};
    }
    template <typename Change>
    ElementChange changedMachine(Id machine, Change change) const
    {
        Machine after = m_topology.machines.at(machine);
        change(after);
        return {machine, Element(m_topology.machines.at(machine)), Element(after)};
    }
    void offerRemoval(Id interface, const IpPrefix &address);
    /// The lowest address of `network` that nobody has.
    std::optional<IpPrefix> freeIn(const IpPrefix &network);
    void offerAddress(Id interface, const IpPrefix &instead, const std::optional<IpPrefix> &address);
    void offerFirstAddress(Id interface);
    bool isElsewhereToo(Id interface, const IpPrefix &network) const;
    void offerOtherNetwork(Id interface, const IpPrefix &network);
    bool areElsewhere(const std::set<IpAddress> &addresses, const Segment &segment) const;
    void offerMoveToBridge(Id port, const Interface &interface);
    void offerMac(Id interface);
    void offerUp(Id interface);
    void offerForwarding(Id machine);
    void offerBridge(Id machine);
    void offerContainer(Id machine);
    void offerNative(Id port, int vlan);
    /// The port, carrying these VLANs with a tag, or no longer.
    ElementChange withTagged(Id port, const std::vector<VlanRange> &ranges, bool carries) const;
    void offerReturn(Id vxlan, const Interface &sender, const IpAddress &towards);
    void offerStp(Id port);
    void offerMtu(const std::vector<Id> &interfaces, int mtu);
    void aboutRoute(Id machine, const RouteState &route);
    void offerGateways(Id machine, const RouteState &route);
    void offerRuleInterface(Id machine, const QString &name, const QString &instead);

    /// Whether neighbours should share its prefix: not when nobody may have it, nor when each link has its own.
    static bool isOfPrefix(const IpPrefix &address);
    const Machine &machineOf(Id interface) const;
    const std::vector<Id> &interfacesOf(Id machine) const;
    const Segment *segmentOf(Id interface) const;
    std::vector<Member> members(const Segment &segment) const;
    /// The interfaces of `machine` through which `address` is on link, restricted to `name` unless that is empty.
    std::vector<Id> onLink(Id machine, const IpAddress &address, const QString &name) const;
    /// The interface with this address on the same L2 network as `interface`, one that talks with it first; or none.
    Id holderOf(Id interface, const IpAddress &address) const;
    void addressTwice(Id id, const Interface &interface);
    void lengthDiffers(const Member &member, const IpPrefix &main, bool isNeighbours);
    /// The same address with another prefix length, on the same interface.
    bool hasTwin(const Member &member) const;
    void gateway(Id machine, const RouteState &route);
    bool isJoined(Id interface) const;
    bool bridges(Id machine) const;
    bool hasCard(Id machine) const;
    /// Whether frames of the interface reach a real network.
    bool meetsRealCard(Id interface) const;
    bool hasAddress(Id machine) const;
    bool isBesideAllOf(Id machine, Id router) const;
    static bool translatesForOthers(const FirewallRule &rule);
    bool translatesOnto(const Segment *segment, Id router) const;
    bool isNeeded(const Way &way, Id interface) const;
    std::vector<Id> interfacesBesideAddresses(Id machine) const;
    bool unjoined(Id machine);
    bool allDown(Id machine);
    bool withoutAddress(Id machine);
    void withoutWay(Id machine);
    void natRule(Id machine, const FirewallRule &rule);
    void ruleInterface(Id machine, const FirewallRule &rule, const QString &name);
    void port(Id id, const Interface &interface);
    void ethernet(Id id, const Interface &interface);
    void mtuForIpv6(Id id, const Interface &interface);
    void bridge(Id id, const Interface &interface);
    void stacked(Id id, const Interface &interface);
    void uplink(Id id, const Interface &interface);
    void trunks();
    struct Wire {
        std::set<Id> ends;
        std::set<Id> bridges;  ///< that it goes through, which tell no VLANs apart
    };
    Wire wireOf(Id interface) const;
    std::set<int> vlansOn(Id interface) const;
    void trunkEnd(Id from, const VlanMembership &a, const Wire &wire);
    void trunkToMachine(Id from, const VlanMembership &sent, const Wire &wire);
    void nativeVlans(Id from, const VlanMembership &a, Id to, const VlanMembership &b);
    void tagAtPort(Id id, const VlanSettings &vlan);
    void oneWayVlans(Id port);
    void vlanWishes(Id id, const Interface &interface);
    Id machineWith(const IpAddress &address) const;
    const KernelState &lowered() const;
    int mtuOf(Id id) const;
    std::vector<Id> waysTo(Id machine, const IpAddress &address) const;
    int mtuRoomOf(Id id) const;
    void mtuAboveParent(Id id, const Interface &interface);
    void overlayEnd(Id id, const Interface &interface, const IpAddress &remote, Id machine);
    bool endsDiffer(Id id, const Interface &interface, const Interface &other);
    void overlayGroup(Id id, const Interface &interface, const Layer2 &frames);
    void overlayMtu(Id id);

    const Topology &m_topology;
    Hearing m_hearing;
    std::vector<Segment> m_segments;
    std::unordered_map<Id, std::size_t> m_segmentOf;
    std::unordered_map<Id, Id> m_peers;
    std::map<Id, Id> m_cableOf;  ///< by interface
    std::unordered_map<Id, int> m_ports;
    std::unordered_map<Id, std::vector<Id>> m_interfacesOf;
    std::unordered_map<Id, Id> m_gatewayFor;  ///< machine used as a gateway, by which machine
    std::map<std::pair<const Segment *, IpAddress::Family>, Way> m_ways;  ///< the first of each network
    std::set<Id> m_unreachable;                                           ///< machines of which that is said
    std::set<Id> m_overlayWarned;
    mutable std::optional<KernelState> m_lowered;
    std::optional<LabMacs> m_macs;
    std::optional<Routing> m_routing;                    ///< made when somebody asks
    std::optional<std::set<IpAddress>> m_taken;          ///< every address of the lab
    std::map<IpPrefix, std::optional<IpPrefix>> m_free;  ///< by network
    int m_networksOffered = 0;
    std::vector<Finding> m_found;
};

}  // namespace toile
