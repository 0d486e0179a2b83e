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
    bridge->vlanFiltering = step.on;
    bridge->defaultPvid = step.on ? step.defaultPvid : BridgeSettings().defaultPvid;
    for (auto &[name, each] : ns(step.ns)->links) {
        if (name != step.name && each.master != step.name)
            continue;
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
