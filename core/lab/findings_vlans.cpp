// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"
#include "core/model/layer2.h"
#include "core/model/vlans.h"

#include <algorithm>

namespace toile {

namespace {

/// VLANs that `a` carries with a tag and `b` not at all.
std::vector<VlanRange> missingIn(const VlanMembership &a, const VlanMembership &b)
{
    std::vector<VlanRange> missing;
    for (const PortVlan &gone : difference(a, b).removed)
        if (const PortVlan *here = a.entryOf(gone.first); here && !here->untagged)
            missing.push_back({gone.first, gone.last});
    return missing;
}

std::vector<VlanRange> inBoth(const std::vector<VlanRange> &a, const std::vector<VlanRange> &b)
{
    std::vector<VlanRange> both;
    for (const VlanRange &one : a)
        for (const VlanRange &other : b)
            if (std::max(one.first, other.first) <= std::min(one.last, other.last))
                both.push_back({std::max(one.first, other.first), std::min(one.last, other.last)});
    return both;
}

/// Frames that leave `from` without a tag come into another VLAN at `to`.
bool mixes(const VlanMembership &from, const VlanMembership &to)
{
    const int into = to.pvid();
    return std::any_of(from.entries.begin(), from.entries.end(), [into](const PortVlan &entry) {
        return entry.untagged && (into == 0 || entry.first != into || entry.last != into);
    });
}

/// "200, 300-310"
QString textOf(const std::vector<VlanRange> &ranges)
{
    QStringList texts;
    for (const VlanRange &range : ranges)
        texts << rangeText(range.first, range.last);
    return texts.join(QStringLiteral(", "));
}

QString nativeText(const VlanMembership &membership)
{
    const int pvid = membership.pvid();
    return pvid == 0 ? FindingsText::tr("none") : QString::number(pvid);
}

}  // namespace

/// What a frame reaches, whatever its tag, through the cable of this interface and through bridges that tell no VLANs
/// apart.
FindingRules::Wire FindingRules::wireOf(Id interface) const
{
    Wire wire;
    auto &[ends, bridges] = wire;
    std::vector<Id> leaving{interface};
    while (!leaving.empty()) {
        const auto peer = m_peers.find(leaving.back());
        leaving.pop_back();
        if (peer == m_peers.end() || peer->second == interface)
            continue;
        const Interface &there = m_topology.interfaces.at(peer->second);
        if (!there.bridge || vlanBridgeOf(m_topology, peer->second)) {
            ends.insert(peer->second);
            continue;
        }
        if (!bridges.insert(there.bridge).second)
            continue;
        for (const Id port : interfacesOf(there.machine))
            if (port != peer->second && m_topology.interfaces.at(port).bridge == there.bridge)
                leaving.push_back(port);
    }
    return wire;
}

/// The ids of VLAN interfaces that are made on it.
std::set<int> FindingRules::vlansOn(Id interface) const
{
    std::set<int> ids;
    for (const Id made : m_topology.stackedOn(interface))
        if (const auto *vlan = std::get_if<VlanSettings>(&m_topology.interfaces.at(made).settings))
            ids.insert(vlan->id);
    return ids;
}

/// VLANs that `from` sends with a tag and nobody on the wire takes.
void FindingRules::trunkEnd(Id from, const VlanMembership &a, const Wire &wire)
{
    std::vector<VlanRange> ranges;
    Id to;
    std::set<int> taken;
    for (const Id bridge : wire.bridges)
        taken.merge(vlansOn(bridge));
    for (const Id other : wire.ends) {
        const auto b = membershipOf(m_topology, other);
        if (!b) {
            taken.merge(vlansOn(other));
            continue;
        }
        const std::vector<VlanRange> missing = missingIn(a, *b);
        ranges = to ? inBoth(ranges, missing) : missing;
        to = to ? to : other;
    }
    for (const int id : taken)
        ranges = withoutOne(ranges, id);
    if (ranges.empty())
        return;
    const QString missing = textOf(ranges);
    warn("vlan-missing-on-trunk", m_cableOf.at(from),
         FindingsText::tr("%1 sends VLAN %3 with a tag, but %2 does not carry it: it ends here.")
             .arg(m_topology.label(from), m_topology.label(to), missing),
         FindingsText::tr("Let %2 carry it too (bridge vlan add dev %3 vid %1), or take it from the other end.")
             .arg(missing, m_topology.label(to), m_topology.interfaces.at(to).name));
    fix(FindingsText::tr("Carry VLAN %1 at %2 too").arg(missing, m_topology.label(to)), {withTagged(to, ranges, true)});
    fix(FindingsText::tr("Take VLAN %1 from %2").arg(missing, m_topology.label(from)),
        {withTagged(from, ranges, false)});
}

/// A router alone at the other end of a trunk takes part in those VLANs only that it has an interface for.
void FindingRules::trunkToMachine(Id from, const VlanMembership &sent, const Wire &wire)
{
    const Id to = *wire.ends.begin();
    std::set<int> taken = vlansOn(to);
    if (taken.empty())
        return;
    for (const Id bridge : wire.bridges)
        taken.merge(vlansOn(bridge));
    std::vector<VlanRange> ranges;
    for (const PortVlan &entry : sent.entries)
        for (int id = entry.first; id <= entry.last && !entry.untagged && entry.last - entry.first < kNamedByRange;
             ++id)
            if (!taken.contains(id))
                ranges.push_back({id, id});
    if (ranges.empty())
        return;
    const QString missing = textOf(ranges);
    const QString parent = m_topology.interfaces.at(to).name;
    inform("vlan-without-interface", m_cableOf.at(from),
           FindingsText::tr("%1 sends VLAN %3 with a tag, but %2 has no VLAN interface for it.")
               .arg(m_topology.label(from), m_topology.label(to), missing),
           FindingsText::tr("Add one (ip link add link %1 name %1.%2 type vlan id %2), or take it from %3.")
               .arg(parent, QString::number(ranges.front().first), m_topology.label(from)));
    fix(FindingsText::tr("Take VLAN %1 from %2").arg(missing, m_topology.label(from)),
        {withTagged(from, ranges, false)});
}

void FindingRules::nativeVlans(Id from, const VlanMembership &a, Id to, const VlanMembership &b)
{
    if (!mixes(a, b) && !mixes(b, a))
        return;
    warn("native-vlan-mismatch", m_cableOf.at(from),
         FindingsText::tr("Frames without a tag belong to VLAN %1 at %2 and to VLAN %3 at %4: two VLANs are mixed.")
             .arg(nativeText(a), m_topology.label(from), nativeText(b), m_topology.label(to)),
         FindingsText::tr("Give both ends the same untagged (native) VLAN."));
    if (isBothWays(a) && isBothWays(b)) {
        offerNative(to, a.pvid());
        offerNative(from, b.pvid());
    }
}

void FindingRules::trunks()
{
    for (const auto &[port, cable] : m_cableOf) {
        const auto membership = membershipOf(m_topology, port);
        if (!membership)
            continue;
        const Wire wire = wireOf(port);
        trunkEnd(port, *membership, wire);
        for (const Id end : wire.ends) {
            const auto other = membershipOf(m_topology, end);
            if (!other && wire.ends.size() == 1)
                trunkToMachine(port, *membership, wire);
            else if (other && port < end)
                nativeVlans(port, *membership, end, *other);
        }
    }
}

/// A machine that sends tagged frames into a port that does not carry them.
void FindingRules::tagAtPort(Id id, const VlanSettings &vlan)
{
    const Id parent = m_topology.interfaces.at(id).parent;
    const auto peer = m_peers.find(parent);
    if (peer == m_peers.end())
        return;
    const auto port = membershipOf(m_topology, peer->second);
    const PortVlan *carried = port ? port->entryOf(vlan.id) : nullptr;
    if (!port || (carried && !carried->untagged))
        return;
    warn("tag-at-access-port", id,
         (carried ? FindingsText::tr("%1 sends frames with the tag %2, but %3 sends VLAN %2 out without a tag: answers "
                                     "come back without it.")
                  : FindingsText::tr("%1 sends frames with the tag %2, but %3 does not carry VLAN %2 with a tag: the "
                                     "switch drops them."))
             .arg(m_topology.label(id), QString::number(vlan.id), m_topology.label(peer->second)),
         FindingsText::tr(
             "Let %1 carry it: bridge vlan add dev %2 vid %3; or give the address to %4 and make it an access port.")
             .arg(m_topology.label(peer->second), m_topology.interfaces.at(peer->second).name, QString::number(vlan.id),
                  m_topology.label(parent)));
    // As an access port it would no longer take what the machine sends without a tag.
    if (!carried || m_topology.interfaces.at(parent).addresses.empty())
        fix(FindingsText::tr("Carry VLAN %1 with a tag at %2")
                .arg(QString::number(vlan.id), m_topology.label(peer->second)),
            {withTagged(peer->second, {{vlan.id, vlan.id}}, true)});
}

/// A port that sends other VLANs without a tag than what comes in so belongs to.
void FindingRules::oneWayVlans(Id port)
{
    const auto membership = membershipOf(m_topology, port);
    const int pvid = membership ? membership->pvid() : 0;
    std::vector<VlanRange> out;
    for (std::size_t i = 0; membership && i < membership->entries.size(); ++i)
        if (const PortVlan &entry = membership->entries[i]; entry.untagged && !entry.pvid)
            out.push_back({entry.first, entry.last});
    const bool leavesTagged = pvid != 0 && !membership->entryOf(pvid)->untagged;
    if (out.empty() && !leavesTagged)
        return;
    const QString label = m_topology.label(port);
    const QString sent = textOf(out);
    const QString taken = QString::number(pvid);
    const int usual = pvid != 0 ? pvid : out.front().first;
    inform("untagged-one-way", port,
           out.empty() ? FindingsText::tr("What comes into %1 without a tag belongs to VLAN %2, which leaves with one: "
                                          "who sends without a tag understands no answer.")
                             .arg(label, taken)
           : pvid == 0 ? FindingsText::tr("%1 sends VLAN %2 out without a tag, but nothing may come in without one: it "
                                          "goes one way only.")
                             .arg(label, sent)
                       : FindingsText::tr("%1 sends VLAN %2 out without a tag, but what comes in without one belongs "
                                          "to VLAN %3: there and back are two VLANs.")
                             .arg(label, sent, taken),
           FindingsText::tr("If that is not meant, let one VLAN go both ways: bridge vlan add dev %1 vid %2 pvid "
                            "untagged.")
               .arg(m_topology.interfaces.at(port).name, QString::number(usual)));
    about("pvid");
    fix(FindingsText::tr("Only VLAN %1 without a tag, both ways").arg(usual), {changed(port, [usual](Interface &after) {
            after.vlans = {usual, withoutOne(after.vlans.tagged, usual)};
        })});
}

void FindingRules::vlanWishes(Id id, const Interface &interface)
{
    const auto *settings = std::get_if<BridgeSettings>(&interface.settings);
    const bool wishes =
        interface.vlans != PortVlans() || (settings && settings->defaultPvid != BridgeSettings().defaultPvid);
    if (!wishes || vlanBridgeOf(m_topology, id))
        return;
    const Interface *bridge = m_topology.interface(m_topology.isBridge(id) ? id : interface.bridge);
    if (bridge) {
        warn("vlan-without-filtering", id,
             FindingsText::tr(
                 "%1 has VLANs, but the bridge %2 does not tell VLANs apart: every frame goes to every port.")
                 .arg(interface.name, bridge->name),
             FindingsText::tr("Let %1 tell VLANs apart: ip link set %1 type bridge vlan_filtering 1.")
                 .arg(bridge->name));
        fix(FindingsText::tr("Let %1 tell VLANs apart").arg(bridge->name),
            {changed(m_topology.isBridge(id) ? id : interface.bridge,
                     [](Interface &after) { std::get<BridgeSettings>(after.settings).vlanFiltering = true; })});
    } else {
        warn("vlan-without-bridge", id,
             FindingsText::tr("%1 has VLANs as a port, but is no port of a bridge: they mean nothing.")
                 .arg(interface.name),
             FindingsText::tr("Make it a port of a bridge, or add a VLAN interface to it."));
        fix(FindingsText::tr("Forget its VLANs"), {changed(id, [](Interface &after) { after.vlans = {}; })});
    }
}

void FindingRules::vlans()
{
    trunks();
    for (const auto &[id, interface] : m_topology.interfaces) {
        vlanWishes(id, interface);
        oneWayVlans(id);
        if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
            tagAtPort(id, *vlan);
    }
}

/// An interface that is made on another, or for a program.
void FindingRules::stacked(Id id, const Interface &interface)
{
    const Interface *parent = m_topology.interface(interface.parent);
    const bool isVlan = std::holds_alternative<VlanSettings>(interface.settings);
    const bool exists = !parent || !kindOf(*parent).cabled || m_peers.contains(interface.parent);
    if (!exists)
        warn("parent-without-cable", id,
             FindingsText::tr("%1 is made on %2, which has no cable: neither will exist when the lab is deployed.")
                 .arg(interface.name, parent->name),
             FindingsText::tr("Pull a cable from %1.").arg(parent->name));
    if (parent && exists && isVlan && interface.up && !parent->up) {
        warn(
            "parent-down", id,
            FindingsText::tr("%1 is made on %2, which is down: it will be down too.").arg(interface.name, parent->name),
            FindingsText::tr("Switch it on: ip link set %1 up.").arg(parent->name));
        offerUp(interface.parent);
    }
    if (isVlan && !interface.bridge && interface.addresses.empty() && m_topology.stackedOn(id).empty()) {
        inform("interface-without-address", id,
               FindingsText::tr("%1 has no address and is no bridge port: its machine cannot talk through it.")
                   .arg(interface.name),
               FindingsText::tr("Give it an address, or make it a port of a bridge."));
        about("addresses");
        offerFirstAddress(id);
    }
}

}  // namespace toile
