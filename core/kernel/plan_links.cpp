// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/planner.h"

namespace toile {

/// A bridge may have the MTU that is wished for only because its ports give it that: said, it stays when they change.
void Planner::keepMtusOfBridges()
{
    for (const auto &[ns, wanted] : m_wanted.namespaces)
        for (const auto &[name, wish] : wanted.links) {
            const LinkState *now = wish.mtu == 0 || !isBridge(wish) ? nullptr : findLink(m_now, ns, name);
            if (!now || now->mtu != wish.mtu || mtuOfPorts(m_now.namespaces.at(ns), name) != wish.mtu)
                continue;
            if (const int mtu = mtuOfPorts(wanted, name); mtu != 0 && mtu != wish.mtu)
                m_mtusToSay.push_back({ns, name, wish.mtu});
        }
}

/// Also when it is wished for no longer. What was made by this plan has the kernel's default.
void Planner::setMtu(const QString &ns, const LinkState &wanted, const LinkState &now)
{
    const bool isDefault = wanted.mtu == 0 && now.mtu == 0;
    const int mtu = isDefault || wanted.mtu == now.mtu ? 0 : mtuOf(m_wanted.namespaces.at(ns), wanted);
    if (mtu == 0 || mtu == now.mtu)
        return;
    const Step step = SetLinkMtu{ns, wanted.name, mtu};
    (perform(m_now, step) ? m_steps : m_lateMtus).push_back(step);
}

/// A VLAN on a bridge waits for the last of the bridge's ports. What stays too large is for the kernel to refuse.
void Planner::setLateMtus()
{
    for (const SetLinkMtu &step : m_mtusToSay)
        emitStep(step);
    Plan waiting = std::move(m_lateMtus);
    for (std::size_t before = 0; before != waiting.size();) {
        before = waiting.size();
        Plan tooLarge;
        for (const Step &step : waiting)
            (perform(m_now, step) ? m_steps : tooLarge).push_back(step);
        waiting = std::move(tooLarge);
    }
    m_steps.insert(m_steps.end(), waiting.begin(), waiting.end());
}

void Planner::setBridge(const QString &ns, const QString &name, const BridgeSettings &wanted, const BridgeSettings *now)
{
    if (!now)
        return;
    BridgeSettings others = *now;
    others.vlanFiltering = wanted.vlanFiltering;
    others.defaultPvid = wanted.defaultPvid;
    if (others != wanted)
        emitStep(SetLinkSettings{ns, name, wanted});
    if (now->vlanFiltering != wanted.vlanFiltering || now->defaultPvid != wanted.defaultPvid)
        emitStep(SetVlanFiltering{ns, name, wanted.vlanFiltering, wanted.defaultPvid});
}

/// Down comes first: it takes IPv6 addresses and routes away, which are added later.
void Planner::setLink(const QString &ns, const LinkState &wanted, const LinkState &now)
{
    if (now.up && !wanted.up)
        emitStep(SetLinkUp{ns, wanted.name, false});
    if (const auto *bridge = std::get_if<BridgeSettings>(&wanted.settings))
        setBridge(ns, wanted.name, *bridge, std::get_if<BridgeSettings>(&now.settings));
    if (wanted.mac && wanted.mac != now.mac)
        emitStep(SetLinkMac{ns, wanted.name, *wanted.mac});
    setMtu(ns, wanted, now);
    if (wanted.master != now.master)
        emitStep(SetLinkMaster{ns, wanted.name, wanted.master});
}

/// What is not wanted goes first: one VLAN alone can be the PVID.
void Planner::setVlans(const QString &ns, const LinkState &wanted, const LinkState &now)
{
    if (!wanted.vlans || wanted.vlans == now.vlans)
        return;
    const VlanChange change = difference(now.vlans.value_or(VlanMembership()), *wanted.vlans);
    const bool self = isBridge(wanted);
    for (const PortVlan &gone : change.removed)
        emitStep(RemoveVlans{ns, wanted.name, gone.first, gone.last, self});
    for (const PortVlan &added : change.added)
        emitStep(AddVlans{ns, wanted.name, added, self});
}

void Planner::setRemotes(const QString &ns, const LinkState &wanted, const LinkState &now)
{
    const auto *wish = std::get_if<VxlanSettings>(&wanted.settings);
    const auto *seen = std::get_if<VxlanSettings>(&now.settings);
    if (!wish || !seen)
        return;
    const std::vector<IpAddress> before = seen->remotes;
    for (const IpAddress &remote : before)
        if (!std::binary_search(wish->remotes.begin(), wish->remotes.end(), remote))
            emitStep(RemoveRemote{ns, wanted.name, remote, wish->underlay});
    for (const IpAddress &remote : wish->remotes)
        if (!std::binary_search(before.begin(), before.end(), remote))
            emitStep(AddRemote{ns, wanted.name, remote, wish->underlay});
}

void Planner::addAddresses()
{
    forEachLink([&](const QString &ns, const LinkState &wanted, const LinkState &now) {
        std::vector<IpPrefix> missing;
        std::set_difference(wanted.addresses.begin(), wanted.addresses.end(), now.addresses.begin(),
                            now.addresses.end(), std::back_inserter(missing));
        for (const IpPrefix &address : missing)
            emitStep(AddAddress{ns, wanted.name, address});
    });
}

/// What is stacked on a bridge comes up with the bridges: not before.
void Planner::setUp(bool bridges)
{
    forEachLink([&](const QString &ns, const LinkState &wanted, const LinkState &now) {
        if (wanted.up && !now.up && isOnBridge(m_wanted.namespaces.at(ns), wanted) == bridges)
            emitStep(SetLinkUp{ns, wanted.name, true});
    });
}

/// A VLAN interface came up with what it is made on, wanted or not.
void Planner::takeDown()
{
    forEachLink([&](const QString &ns, const LinkState &wanted, const LinkState &now) {
        if (!wanted.up && now.up)
            emitStep(SetLinkUp{ns, wanted.name, false});
    });
}

}  // namespace toile
