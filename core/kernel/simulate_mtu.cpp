// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/mtu.h"
#include "core/kernel/simulatedkernel.h"

#include <cerrno>

namespace toile {

Result<> SimulatedKernel::operator()(const SetLinkMtu &step)
{
    NamespaceState *home = ns(step.ns);
    LinkState *found = link(step.ns, step.name);
    if (!home || !found)
        return refusal(ENODEV);
    if (step.mtu < limits::kMtuMin || step.mtu > limits::kMtuMax)
        return refusal(EINVAL);
    // net/8021q/vlan_dev.c, vlan_dev_change_mtu; drivers/net/vxlan/vxlan_core.c, vxlan_change_mtu
    if (step.mtu > mtuRoom(*home, *found))
        return refusal(std::holds_alternative<VlanSettings>(found->settings) ? ERANGE : EINVAL);
    found->mtu = step.mtu;
    if (isTooSmallForIpv6(*found))
        dropIpv6(*found);  // net/ipv6/addrconf.c, addrconf_notify: NETDEV_CHANGEMTU below IPV6_MIN_MTU
    shrinkAbove(*home, step.name, step.mtu);
    followPorts(*home, found->master);
    return Ok();
}

/// A VLAN interface takes no larger frames than what it is made on (net/8021q/vlan.c, vlan_device_event); it does not
/// grow with it, and a VXLAN does neither.
void SimulatedKernel::shrinkAbove(NamespaceState &home, const QString &name, int mtu)
{
    for (auto &[otherName, other] : home.links)
        if (std::holds_alternative<VlanSettings>(other.settings) && other.mtu > mtu && parentOf(other) == name) {
            other.mtu = mtu;
            if (isTooSmallForIpv6(other))
                dropIpv6(other);
            shrinkAbove(home, otherName, mtu);
            followPorts(home, other.master);
        }
}

/// A bridge whose MTU nobody said has its ports' smallest (net/bridge/br_if.c, br_mtu_auto_adjust).
void SimulatedKernel::followPorts(NamespaceState &home, const QString &bridge)
{
    const auto found = home.links.find(bridge);
    if (found == home.links.end() || found->second.mtu != 0)
        return;
    if (const int mtu = mtuOf(home, found->second); mtu != 0)
        shrinkAbove(home, bridge, mtu);
}

}  // namespace toile
