// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"

#include <algorithm>

namespace toile {

void FindingRules::port(Id id, const Interface &interface)
{
    const QString bridge = m_topology.interfaces.at(interface.bridge).name;
    if (!interface.addresses.empty()) {
        warn("port-with-address", id,
             FindingsText::tr(
                 "%1 is a port of %2 and has an address: a bridge takes all packets of its ports, so the address "
                 "does not answer as it should.")
                 .arg(interface.name, bridge),
             FindingsText::tr("Move the address to %1.").arg(bridge));
        about("addresses");
        offerMoveToBridge(id, interface);
    }
    if (!interface.up) {
        warn("bridge-port-down", id,
             FindingsText::tr("%1 is a port of %2, but it is down: nothing passes.").arg(interface.name, bridge),
             FindingsText::tr("Switch it on: ip link set %1 up.").arg(interface.name));
        about("up");
        offerUp(id);
    }
}

void FindingRules::ethernet(Id id, const Interface &interface)
{
    const bool cabled = m_peers.contains(id);
    if (!cabled)
        warn("uncabled-interface", id,
             FindingsText::tr("%1 has no cable: a veth has two ends, so it will not exist when the lab is deployed.")
                 .arg(interface.name),
             FindingsText::tr("Pull a cable from it, or remove it."));
    if (interface.bridge || !cabled || m_unreachable.contains(interface.machine))
        return;
    if (!interface.up) {
        inform("interface-down", id, FindingsText::tr("%1 is down: nothing passes.").arg(interface.name),
               FindingsText::tr("Switch it on: ip link set %1 up.").arg(interface.name));
        about("up");
        offerUp(id);
    }
    if (!interface.addresses.empty() || !m_topology.stackedOn(id).empty())
        return;
    const Segment *segment = segmentOf(id);
    if (segment && !segment->prefixes.empty() && isElsewhereToo(id, segment->prefixes.front())) {
        const QString network = segment->prefixes.front().toString();
        warn("network-parted", id,
             FindingsText::tr("%1 is on two sides of %2, which are two networks: one does not reach the other.")
                 .arg(network, machineOf(id).name),
             FindingsText::tr("Give the side of %1 another network, and %1 an address of it.")
                 .arg(m_topology.label(id)));
        about("addresses");
        offerOtherNetwork(id, segment->prefixes.front());
    } else {
        inform("interface-without-address", id,
               FindingsText::tr("%1 has no address and is no bridge port: its machine cannot talk through it.")
                   .arg(interface.name),
               FindingsText::tr("Give it an address, or make it a port of a bridge."));
        about("addresses");
        offerFirstAddress(id);
    }
}

void FindingRules::bridge(Id id, const Interface &interface)
{
    const bool hasPorts = m_ports.contains(id);
    if (!hasPorts) {
        inform("bridge-without-ports", id, FindingsText::tr("%1 has no ports: it joins nothing.").arg(interface.name),
               FindingsText::tr("Pull cables from the bridge to machines."));
    } else if (!interface.up) {
        warn("bridge-down", id, FindingsText::tr("%1 is down: nothing passes between its ports.").arg(interface.name),
             FindingsText::tr("Switch it on: ip link set %1 up.").arg(interface.name));
        about("up");
        offerUp(id);
    }
}

void FindingRules::mtuForIpv6(Id id, const Interface &interface)
{
    const bool hasIpv6 = std::any_of(interface.addresses.begin(), interface.addresses.end(),
                                     [](const IpPrefix &address) { return !address.address.isV4(); });
    if (hasIpv6 && interface.mtu != 0 && interface.mtu < limits::kIpv6MtuMin) {
        warn("mtu-too-small-for-ipv6", id,
             FindingsText::tr(
                 "%1 has an IPv6 address and an MTU of %2: IPv6 needs %3 at least, so the kernel refuses the "
                 "address.")
                 .arg(interface.name)
                 .arg(interface.mtu)
                 .arg(limits::kIpv6MtuMin),
             FindingsText::tr("Set the MTU to %1 or more, or remove the IPv6 address.").arg(limits::kIpv6MtuMin));
        about("mtu");
        offerMtu({id}, limits::kIpv6MtuMin);
    }
}

void FindingRules::interfaces()
{
    for (const auto &[id, interface] : m_topology.interfaces) {
        mtuForIpv6(id, interface);
        if (interface.bridge)
            port(id, interface);
        if (m_topology.isBridge(id))
            bridge(id, interface);
        else if (kindOf(interface).cabled)
            ethernet(id, interface);
        else
            stacked(id, interface);
    }
}

}  // namespace toile
