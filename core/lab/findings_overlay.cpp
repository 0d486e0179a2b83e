// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

namespace {

const VxlanSettings &settings(const Interface &interface)
{
    return std::get<VxlanSettings>(interface.settings);
}

/// How much speaks for two being the ends of one VXLAN.
int likeness(const VxlanSettings &a, const VxlanSettings &b)
{
    return 2 * int(a.vni == b.vni) + int(a.port == b.port);
}

}  // namespace

/// The machine that holds this address, or none.
Id FindingRules::machineWith(const IpAddress &address) const
{
    for (const auto &[id, interface] : m_topology.interfaces)
        for (const IpPrefix &own : interface.addresses)
            if (own.address == address)
                return interface.machine;
    return {};
}

/// What makes them deaf to one another.
bool FindingRules::endsDiffer(Id id, const Interface &interface, const Interface &other)
{
    const VxlanSettings &mine = settings(interface);
    const VxlanSettings &theirs = settings(other);
    const QString there = m_topology.label(other.machine);
    if (theirs.vni != mine.vni) {
        warn("vni-mismatch", id,
             FindingsText::tr("%1 has the id (VNI) %2, but %3 of %4 has %5: neither takes the other’s frames.")
                 .arg(interface.name, QString::number(mine.vni), other.name, there, QString::number(theirs.vni)),
             FindingsText::tr("Give both ends the same id."));
        about("vni");
        fix(FindingsText::tr("Give it the id %1").arg(theirs.vni),
            {changed(id, [&](Interface &after) { std::get<VxlanSettings>(after.settings).vni = theirs.vni; })});
    } else if (theirs.port != mine.port) {
        warn("vxlan-port-mismatch", id,
             FindingsText::tr("%1 sends to the UDP port %2, but %3 of %4 listens at %5.")
                 .arg(interface.name, QString::number(mine.port), other.name, there, QString::number(theirs.port)),
             FindingsText::tr("Give both ends the same port; the usual one is 4789."));
        about("port");
        fix(FindingsText::tr("Give it the port %1").arg(theirs.port),
            {changed(id, [&](Interface &after) { std::get<VxlanSettings>(after.settings).port = theirs.port; })});
    }
    return theirs.vni != mine.vni || theirs.port != mine.port;
}

/// Nobody routes multicast in a lab: whoever is to hear it joins the group on the same network.
void FindingRules::overlayGroup(Id id, const Interface &interface, const Layer2 &frames)
{
    const VxlanSettings &mine = settings(interface);
    const Interface *nearest = nullptr;
    int most = -1;
    for (const auto &[otherId, other] : m_topology.interfaces) {
        const auto *theirs = std::get_if<VxlanSettings>(&other.settings);
        if (!theirs || theirs->group != mine.group || other.machine == interface.machine || !interface.parent ||
            !other.parent || frames.groupOf(other.parent, 0) != frames.groupOf(interface.parent, 0))
            continue;
        const int alike = likeness(mine, *theirs);
        if (alike <= most)
            continue;
        most = alike;
        nearest = &other;
    }
    if (nearest)
        endsDiffer(id, interface, *nearest);
    else
        inform("vxlan-group-alone", id,
               FindingsText::tr("%1 sends to the group %2, but no other VXLAN on its network has that group.")
                   .arg(interface.name, mine.group->toString()),
               FindingsText::tr("Give the VXLAN of another machine of that network the same group."));
}

/// What is wrong with the other end of `id` in `machine`.
void FindingRules::overlayEnd(Id id, const Interface &interface, const IpAddress &remote, Id machine)
{
    const VxlanSettings &mine = settings(interface);
    Id nearest;
    int most = -1;
    for (const Id other : interfacesOf(machine)) {
        const Interface &candidate = m_topology.interfaces.at(other);
        if (!std::holds_alternative<VxlanSettings>(candidate.settings))
            continue;
        if (const int alike = likeness(mine, settings(candidate)); alike > most) {
            most = alike;
            nearest = other;
        }
    }
    const QString there = m_topology.label(machine);
    if (!nearest) {
        warn("vxlan-without-other-end", id,
             FindingsText::tr("%1 sends to %2, but %3 has no VXLAN that takes it.")
                 .arg(interface.name, remote.toString(), there),
             FindingsText::tr("Add a VXLAN with the id %1 to %2.").arg(QString::number(mine.vni), there));
        return;
    }
    const Interface &other = m_topology.interfaces.at(nearest);
    if (!endsDiffer(id, interface, other) && !settings(other).group && !sendsTo(m_topology, other, interface.machine)) {
        warn("vxlan-one-way", id,
             FindingsText::tr("%1 sends to %2, but %3 of %2 does not send back here.")
                 .arg(interface.name, there, other.name),
             FindingsText::tr("Add an address of %1 to the other ends of %2.")
                 .arg(m_topology.label(interface.machine), other.name));
        offerReturn(nearest, interface, remote);
    }
}

void FindingRules::overlays()
{
    std::optional<Layer2> frames;
    for (const auto &[id, interface] : m_topology.interfaces) {
        if (!std::holds_alternative<VxlanSettings>(interface.settings))
            continue;
        const VxlanSettings &vxlan = settings(interface);
        if (vxlan.remotes.empty() && !vxlan.group)
            inform("vxlan-without-remotes", id,
                   FindingsText::tr("%1 has neither other ends nor a multicast group: it sends nowhere.")
                       .arg(interface.name),
                   FindingsText::tr("Write the address of the machine at its other end."));
        if (vxlan.group && !frames)
            frames.emplace(m_topology);
        if (vxlan.group)
            overlayGroup(id, interface, *frames);
        for (const IpAddress &remote : vxlan.remotes)
            if (const Id machine = machineWith(remote))
                overlayEnd(id, interface, remote, machine);
    }
}

}  // namespace toile
