// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/model/layer2.h"

#include <QCoreApplication>

#include <algorithm>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Findings)
};

const VxlanSettings &settings(const Interface &interface)
{
    return std::get<VxlanSettings>(interface.settings);
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

/// What is wrong with the other end of `id` in `machine`.
void FindingRules::overlayEnd(Id id, const Interface &interface, const IpAddress &remote, Id machine)
{
    const VxlanSettings &mine = settings(interface);
    const Interface *nearest = nullptr;
    for (const Id other : interfacesOf(machine)) {
        const Interface &candidate = m_topology.interfaces.at(other);
        if (!std::holds_alternative<VxlanSettings>(candidate.settings))
            continue;
        const bool isBetter = !nearest || settings(candidate).vni == mine.vni;
        nearest = isBetter ? &candidate : nearest;
    }
    const QString there = m_topology.label(machine);
    if (!nearest)
        warn("vxlan-without-other-end", id,
             Text::tr("%1 sends to %2, but %3 has no VXLAN that takes it.")
                 .arg(interface.name, remote.toString(), there),
             Text::tr("Add a VXLAN with the id %1 to %2.").arg(QString::number(mine.vni), there));
    else if (settings(*nearest).vni != mine.vni)
        warn("vni-mismatch", id,
             Text::tr("%1 has the id (VNI) %2, but %3 of %4 has %5: neither takes the other's frames.")
                 .arg(interface.name, QString::number(mine.vni), nearest->name, there,
                      QString::number(settings(*nearest).vni)),
             Text::tr("Give both ends the same id."));
    else if (settings(*nearest).port != mine.port)
        warn("vxlan-port-mismatch", id,
             Text::tr("%1 sends to the UDP port %2, but %3 of %4 listens at %5.")
                 .arg(interface.name, QString::number(mine.port), nearest->name, there,
                      QString::number(settings(*nearest).port)),
             Text::tr("Give both ends the same port; the usual one is 4789."));
    else if (!settings(*nearest).group && !sendsTo(m_topology, *nearest, interface.machine))
        warn(
            "vxlan-one-way", id,
            Text::tr("%1 sends to %2, but %3 of %2 does not send back here.").arg(interface.name, there, nearest->name),
            Text::tr("Add an address of %1 to the other ends of %2.")
                .arg(m_topology.label(interface.machine), nearest->name));
}

void FindingRules::overlays()
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        if (!std::holds_alternative<VxlanSettings>(interface.settings))
            continue;
        const VxlanSettings &vxlan = settings(interface);
        if (vxlan.remotes.empty() && !vxlan.group)
            inform("vxlan-without-remotes", id,
                   Text::tr("%1 has neither other ends nor a multicast group: it sends nowhere.").arg(interface.name),
                   Text::tr("Write the address of the machine at its other end."));
        for (const IpAddress &remote : vxlan.remotes)
            if (const Id machine = machineWith(remote))
                overlayEnd(id, interface, remote, machine);
    }
}

}  // namespace toile
