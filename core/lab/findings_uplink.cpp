// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

namespace toile {

void FindingRules::uplink(Id id, const Interface &interface)
{
    const QString card = m_topology.cardOf(id);
    const Interface *bridge = m_topology.interface(interface.bridge);
    const Interface &holder = bridge ? *bridge : interface;
    inform("real-network-card", id,
           FindingsText::tr("%1 is the real network card %2: while the lab runs, the computer itself is without it.")
               .arg(interface.name, card),
           FindingsText::tr("Deploy the lab in the system service, and confirm within 30 seconds that all is well."));
    if (!std::get<UplinkInterface>(interface.settings).carry && holder.addresses.empty())
        warn(
            "card-without-address", id,
            FindingsText::tr("%1 leaves its addresses behind and %2 has none: nobody on the real network can reach %3.")
                .arg(interface.name, holder.name, machineOf(id).name),
            FindingsText::tr("Let %1 bring its addresses, or give %2 one.").arg(interface.name, holder.name));
    if (!interface.up && !bridge)
        inform("interface-down", id, FindingsText::tr("%1 is down: nothing passes.").arg(interface.name),
               FindingsText::tr("Switch it on: ip link set %1 up.").arg(interface.name));
}

void FindingRules::uplinks()
{
    std::map<QString, Id> takers;
    for (const auto &[id, interface] : m_topology.interfaces) {
        const QString card = m_topology.cardOf(id);
        if (card.isEmpty())
            continue;
        uplink(id, interface);
        const auto [first, isFirst] = takers.emplace(card, id);
        if (!isFirst)
            warn("card-taken-twice", id,
                 FindingsText::tr("The network card %1 is already %2: a computer has it once.")
                     .arg(card, m_topology.label(first->second)),
                 FindingsText::tr("Choose another card for one of the two, or remove it."));
    }
}

}  // namespace toile
