// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/compare.h"
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/mtu.h"
#include "core/lab/findings_rules.h"
#include "core/lab/lower.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

namespace {

constexpr int kDefaultMtu = 1500;

}  // namespace

/// What would be deployed; made once, and only when an MTU is asked for.
const KernelState &FindingRules::lowered() const
{
    if (!m_lowered)
        m_lowered = lower(m_topology);
    return *m_lowered;
}

/// The MTU that it will have; of one that will not exist (no cable) what is said.
int FindingRules::mtuOf(Id id) const
{
    const QString &machine = machineOf(id).name;
    const Interface &interface = m_topology.interfaces.at(id);
    const LinkState *link = findLink(lowered(), machine, interface.name);
    const int mtu = link ? toile::mtuOf(lowered().namespaces.at(machine), *link) : interface.mtu;
    return mtu == 0 ? kDefaultMtu : mtu;
}

/// Where a machine sends what is for `address`: by the longest prefix that it knows.
std::vector<Id> FindingRules::waysTo(Id machine, const IpAddress &address) const
{
    if (std::vector<Id> direct = onLink(machine, address, {}); !direct.empty())
        return direct;
    const RouteState *best = nullptr;
    for (const RouteState &route : m_topology.machines.at(machine).routes) {
        const bool leads = route.gateway && route.destination.contains(address);
        if (leads && (!best || route.destination.length > best->destination.length))
            best = &route;
    }
    return best ? onLink(machine, *best->gateway, best->interface) : std::vector<Id>();
}

/// The most that what it is made on leaves it; a VXLAN that names no interface is carried by whichever leads there.
int FindingRules::mtuRoomOf(Id id) const
{
    const QString &machine = machineOf(id).name;
    const Interface &interface = m_topology.interfaces.at(id);
    const LinkState *link = findLink(lowered(), machine, interface.name);
    const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings);
    if (vxlan && link && !interface.parent) {
        int room = limits::kMtuMax;
        for (const IpAddress &remote : vxlan->remotes)
            for (const Id way : waysTo(interface.machine, remote))
                room = std::min(room, mtuOf(way) - linkKind(link->settings).overhead(link->settings));
        return room;
    }
    return link ? mtuRoom(lowered().namespaces.at(machine), *link) : limits::kMtuMax;
}

/// The kernel refuses an MTU for which there is no room.
void FindingRules::mtuAboveParent(Id id, const Interface &interface)
{
    if (interface.mtu == 0 || !interface.parent)
        return;
    const int most = mtuRoomOf(id);
    if (interface.mtu <= most)
        return;
    warn("mtu-above-parent", id,
         FindingsText::tr("%1 has an MTU of %2, but %3, which carries it, leaves it %4: Linux refuses that.")
             .arg(interface.name, QString::number(interface.mtu), m_topology.label(interface.parent),
                  QString::number(most)),
         FindingsText::tr("Give it an MTU of %1 or less, or none of its own; or give %2 a larger one.")
             .arg(QString::number(most), m_topology.interfaces.at(interface.parent).name));
    about("mtu");
    offerMtu({id}, most);
    offerMtu({id}, 0);
}

/// Whoever talks over a VXLAN must send no more than it takes.
void FindingRules::overlayMtu(Id id)
{
    const int mtu = std::min(mtuOf(id), mtuRoomOf(id));
    const Segment *segment = segmentOf(id);
    if (!segment)
        return;
    for (const Id other : segment->interfaces) {
        const Interface &interface = m_topology.interfaces.at(other);
        if (other == id || interface.bridge || m_topology.isBridge(other) || interface.addresses.empty() ||
            mtuOf(other) <= mtu || !m_overlayWarned.insert(other).second)
            continue;
        warn(
            "mtu-above-overlay", other,
            FindingsText::tr("%1 sends packets of up to %2 bytes, but the VXLAN %3 takes %4: large ones are lost.")
                .arg(m_topology.label(other), QString::number(mtuOf(other)), m_topology.label(id),
                     QString::number(mtu)),
            FindingsText::tr("Give it an MTU of %1: ip link set %2 mtu %1.").arg(QString::number(mtu), interface.name));
        about("mtu");
        offerMtu({other}, mtu);
    }
}

void FindingRules::stackedMtus()
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        mtuAboveParent(id, interface);
        if (std::holds_alternative<VxlanSettings>(interface.settings))
            overlayMtu(id);
    }
}

}  // namespace toile
