// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/simulatedkernel.h"

#include <algorithm>
#include <cerrno>

namespace toile {

namespace {

bool isRange(int first, int last)
{
    return first >= 1 && first <= last && last <= limits::kVlanMax;
}

/// What a port or bridge has of the bridge's default, unless somebody gave it other VLANs (vlan_default_pvid).
bool isAtDefault(const VlanMembership &vlans, int defaultPvid)
{
    const PortVlan *entry = vlans.entryOf(defaultPvid);
    return entry && entry->pvid && entry->untagged;
}

/// net/bridge/br_vlan.c, __br_vlan_set_default_pvid and br_vlan_disable_default_pvid.
void followDefault(VlanMembership &vlans, int before, int now)
{
    const bool follows = before == 0 ? now != 0 : isAtDefault(vlans, before);
    if (!follows || vlans.carries(now))
        return;
    if (now != 0)
        vlans.add({now, now, true, true});
    vlans.remove(before, before);
}

}  // namespace

Result<> SimulatedKernel::operator()(const SetVlanFiltering &step)
{
    LinkState *found = link(step.ns, step.name);
    if (!found)
        return refusal(ENODEV);
    auto *bridge = std::get_if<BridgeSettings>(&found->settings);
    if (!bridge)
        return refusal(EOPNOTSUPP);
    if (step.defaultPvid < 0 || step.defaultPvid > limits::kVlanMax)
        return refusal(EINVAL);
    const BridgeSettings before = *bridge;
    bridge->vlanFiltering = step.on;
    bridge->defaultPvid = step.on ? step.defaultPvid : BridgeSettings().defaultPvid;
    for (auto &[name, each] : ns(step.ns)->links) {
        if (name != step.name && each.master != step.name)
            continue;
        if (step.on && before.vlanFiltering && each.vlans) {
            followDefault(*each.vlans, before.defaultPvid, step.defaultPvid);
            continue;
        }
        each.vlans.reset();
        if (step.on)
            each.vlans.emplace(accessTo(step.defaultPvid));
    }
    return Ok();
}

/// The port or bridge whose VLANs a step changes, or the errno of the refusal (net/core/rtnetlink.c,
/// rtnl_bridge_setlink).
Result<LinkState *> SimulatedKernel::carrier(const QString &nsName, const QString &name, bool self)
{
    LinkState *found = link(nsName, name);
    if (!found)
        return refusal(ENODEV);
    if (self ? !isBridge(*found) : found->master.isEmpty())
        return refusal(EOPNOTSUPP);
    return found;
}

Result<> SimulatedKernel::operator()(const AddVlans &step)
{
    const auto found = carrier(step.ns, step.name, step.self);
    if (!found)
        return found.error();
    if (!isRange(step.vlans.first, step.vlans.last) || (step.vlans.pvid && step.vlans.first != step.vlans.last))
        return refusal(EINVAL);
    if ((*found)->vlans)
        (*found)->vlans->add(step.vlans);
    return Ok();
}

Result<> SimulatedKernel::operator()(const RemoveVlans &step)
{
    const auto found = carrier(step.ns, step.name, step.self);
    if (!found)
        return found.error();
    if (!isRange(step.first, step.last))
        return refusal(EINVAL);
    if ((*found)->vlans)
        (*found)->vlans->remove(step.first, step.last);
    return Ok();
}

Result<> SimulatedKernel::operator()(const AddRemote &step)
{
    LinkState *found = link(step.ns, step.name);
    auto *vxlan = found ? std::get_if<VxlanSettings>(&found->settings) : nullptr;
    if (!vxlan)
        return refusal(found ? EOPNOTSUPP : ENODEV);
    const auto place = std::lower_bound(vxlan->remotes.begin(), vxlan->remotes.end(), step.remote);
    if (place != vxlan->remotes.end() && *place == step.remote)
        return refusal(EEXIST);
    vxlan->remotes.insert(place, step.remote);
    return Ok();
}

Result<> SimulatedKernel::operator()(const RemoveRemote &step)
{
    LinkState *found = link(step.ns, step.name);
    auto *vxlan = found ? std::get_if<VxlanSettings>(&found->settings) : nullptr;
    if (!vxlan)
        return refusal(found ? EOPNOTSUPP : ENODEV);
    return std::erase(vxlan->remotes, step.remote) == 0 ? Result<>(refusal(ENOENT)) : Result<>(Ok());
}

}  // namespace toile
