// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/policy.h"
#include "core/helper/text.h"
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/rule.h"

namespace toile {
namespace {

Error stepRefused(const QString &message)
{
    return makeError(ErrorCode::Refused, message);
}

/// Only for names in messages: whatever came over the wire is cut.
QString shown(const QString &name)
{
    return name.left(64);
}

Result<> allowMachine(const QString &name)
{
    if (isMachineName(name))
        return Ok();
    return stepRefused(
        PolicyText::tr("The machine name “%1” is not allowed: use letters, digits, “_”, “.” and “-”, at most "
                       "32.")
            .arg(shown(name)));
}

Result<> allowInterface(const QString &name)
{
    if (isInterfaceName(name) && name != QStringLiteral("lo"))
        return Ok();
    return stepRefused(
        PolicyText::tr("The interface name “%1” is not allowed: use letters, digits, “_”, “.” and “-”, at most "
                       "15, and not “lo”.")
            .arg(shown(name)));
}

Result<> allowMaster(const QString &name)
{
    if (name.isEmpty())
        return Ok();
    return allowInterface(name);
}

Result<> allowMac(const std::optional<MacAddress> &mac)
{
    if (!mac || (!mac->isMulticast() && !mac->isZero()))
        return Ok();
    return stepRefused(
        PolicyText::tr("The MAC address %1 cannot belong to an interface: make its first byte even and not all of "
                       "it zero.")
            .arg(mac->toString()));
}

Result<> allowMtu(int mtu)
{
    if (mtu == 0 || (mtu >= limits::kMtuMin && mtu <= limits::kMtuMax))
        return Ok();
    return stepRefused(PolicyText::tr("An MTU of %1 is not possible: use %2 to %3.")
                           .arg(mtu)
                           .arg(limits::kMtuMin)
                           .arg(limits::kMtuMax));
}

Result<> allowPrefix(const IpPrefix &prefix)
{
    if (prefix.length >= 0 && prefix.length <= prefix.address.bits())
        return Ok();
    return stepRefused(PolicyText::tr("A prefix length of %1 is not possible: use 0 to %2.")
                           .arg(prefix.length)
                           .arg(prefix.address.bits()));
}

Result<> allowRoute(const RouteState &route)
{
    if (auto prefix = allowPrefix(route.destination); !prefix)
        return prefix;
    if (!route.destination.isNetwork())
        return stepRefused(PolicyText::tr("The route’s destination %1 has host bits set: write %2.")
                               .arg(route.destination.toString(), route.destination.network().toString()));
    if (route.gateway && route.gateway->family() != route.destination.address.family())
        return stepRefused(
            PolicyText::tr("The route to %1 has a gateway of the other IP version: use the same for both.")
                .arg(route.destination.toString()));
    if (!route.gateway && route.interface.isEmpty() && route.foreign.isEmpty())
        return stepRefused(PolicyText::tr("The route to %1 has neither gateway nor interface: give one.")
                               .arg(route.destination.toString()));
    if (route.metric < 0)
        return stepRefused(PolicyText::tr("A route’s metric cannot be negative: use 0 or more."));
    return route.interface.isEmpty() ? Result<>(Ok()) : allowInterface(route.interface);
}

Result<> allowSettings(const LinkSettings &settings)
{
    const LinkKind &kind = linkKind(settings);
    if (!kind.creatable)
        return stepRefused(PolicyText::tr("An interface of this kind can only be removed."));
    return kind.check ? kind.check(settings) : Result<>(Ok());
}

/// Ranges that the kernel takes (net/bridge/br_netlink.c, br_vlan_valid_id).
Result<> allowVlans(int first, int last)
{
    if (first >= 1 && first <= last && last <= limits::kVlanMax)
        return Ok();
    return stepRefused(PolicyText::tr("There are no VLANs %1: use ids from 1 to %2, the lower first.")
                           .arg(rangeText(first, last))
                           .arg(limits::kVlanMax));
}

/// An enumerator that came over the wire may be any number.
bool isKnown(const FirewallRule &rule)
{
    const auto within = [](auto value, auto last) { return value >= decltype(value){} && value <= last; };
    return within(rule.table, FirewallRule::Table::Nat) && within(rule.chain, FirewallRule::Chain::Postrouting) &&
           within(rule.protocol, FirewallRule::Protocol::Icmp) && within(rule.target, FirewallRule::Target::Dnat);
}

Result<> allowRule(const FirewallRule &rule)
{
    if (!isKnown(rule))
        return stepRefused(
            PolicyText::tr("A firewall rule combines table, chain, protocol and target in a way that iptables does "
                           "not know: correct it."));
    for (const auto *prefix : {&rule.source, &rule.destination})
        if (*prefix)
            if (auto allowed = allowPrefix(**prefix); !allowed)
                return allowed;
    FirewallRule shortened = rule;  // a refusal repeats the names
    shortened.inInterface = shown(rule.inInterface);
    shortened.outInterface = shown(rule.outInterface);
    if (const Result<> checked = checkRule(shortened); !checked)
        return stepRefused(checked.error().message);
    return Ok();
}

/// The first refusal of several checks.
template <typename... Checks>
Result<> allOf(const Result<> &first, const Checks &...rest)
{
    if (!first)
        return first;
    if constexpr (sizeof...(rest) > 0)
        return allOf(rest...);
    else
        return Ok();
}

struct StepCheck {
    Result<> operator()(const CreateNamespace &s) const { return allowMachine(s.ns); }
    Result<> operator()(const DeleteNamespace &s) const { return allowMachine(s.ns); }
    Result<> operator()(const CreateLink &s) const
    {
        if (std::holds_alternative<VethSettings>(s.link.settings))
            return stepRefused(PolicyText::tr("A cable’s interface is made together with its other end, never alone."));
        if (s.link.mac && !carriesEthernet(s.link.settings))
            return stepRefused(PolicyText::tr("A tun interface has no MAC address: leave it out."));
        return allOf(allowMachine(s.ns), allowInterface(s.link.name), allowSettings(s.link.settings),
                     allowMac(s.link.mac), allowMtu(s.link.mtu), allowMaster(s.link.master));
    }
    Result<> operator()(const CreateVeth &s) const { return allOf(end(s.a), end(s.b)); }
    Result<> operator()(const DeleteLink &s) const { return allOf(allowMachine(s.ns), allowInterface(s.name)); }
    Result<> operator()(const SetLinkUp &s) const
    {
        return s.name == QStringLiteral("lo") ? allowMachine(s.ns) : allOf(allowMachine(s.ns), allowInterface(s.name));
    }
    Result<> operator()(const SetLinkMaster &s) const
    {
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowMaster(s.master));
    }
    Result<> operator()(const SetLinkMac &s) const
    {
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowMac(s.mac));
    }
    Result<> operator()(const SetLinkMtu &s) const
    {
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowMtu(s.mtu == 0 ? -1 : s.mtu));
    }
    Result<> operator()(const SetLinkSettings &s) const
    {
        if (!std::holds_alternative<BridgeSettings>(s.settings))
            return stepRefused(PolicyText::tr("Only the settings of a bridge change while it is there."));
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowSettings(s.settings));
    }
    Result<> operator()(const SetVlanFiltering &s) const
    {
        BridgeSettings bridge;
        bridge.vlanFiltering = s.on;
        bridge.defaultPvid = s.defaultPvid;
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowSettings(bridge));
    }
    Result<> operator()(const AddVlans &s) const
    {
        if (s.vlans.pvid && s.vlans.first != s.vlans.last)
            return stepRefused(PolicyText::tr("Only one VLAN of a port can be its PVID: give one id."));
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowVlans(s.vlans.first, s.vlans.last));
    }
    Result<> operator()(const RemoveVlans &s) const
    {
        return allOf(allowMachine(s.ns), allowInterface(s.name), allowVlans(s.first, s.last));
    }
    Result<> operator()(const AddRemote &s) const { return remote(s.ns, s.name, s.remote, s.underlay); }
    Result<> operator()(const RemoveRemote &s) const { return remote(s.ns, s.name, s.remote, s.underlay); }
    Result<> operator()(const AddAddress &s) const { return address(s.ns, s.name, s.address); }
    Result<> operator()(const RemoveAddress &s) const { return address(s.ns, s.name, s.address); }
    Result<> operator()(const AddRoute &s) const
    {
        if (s.route.table != 0 || !s.route.foreign.isEmpty())
            return stepRefused(PolicyText::tr("A route of this kind can only be removed."));
        return allOf(allowMachine(s.ns), allowRoute(s.route));
    }
    Result<> operator()(const RemoveRoute &s) const { return allOf(allowMachine(s.ns), allowRoute(s.route)); }
    Result<> operator()(const SetForwarding &s) const { return allowMachine(s.ns); }
    Result<> operator()(const SetIpv6 &s) const { return allowMachine(s.ns); }
    Result<> operator()(const SetRules &s) const
    {
        if (auto machine = allowMachine(s.ns); !machine)
            return machine;
        if (s.rules.size() > limits::kRulesPerMachine)
            return makeError(ErrorCode::LimitExceeded,
                             PolicyText::tr("%1 has more than %2 firewall rules: remove some.")
                                 .arg(s.ns)
                                 .arg(limits::kRulesPerMachine));
        for (const FirewallRule &rule : s.rules) {
            if (auto allowed = allowRule(rule); !allowed)
                return allowed;
        }
        return Ok();
    }

    static Result<> end(const VethEnd &end)
    {
        return allOf(allowMachine(end.ns), allowInterface(end.name), allowMac(end.mac), allowMtu(end.mtu),
                     allowMaster(end.master));
    }
    static Result<> remote(const QString &ns, const QString &name, const IpAddress &remote, const QString &underlay)
    {
        VxlanSettings vxlan;
        vxlan.remotes = {remote};
        vxlan.underlay = underlay;
        return allOf(allowMachine(ns), allowInterface(name), allowSettings(vxlan));
    }
    static Result<> address(const QString &ns, const QString &name, const IpPrefix &prefix)
    {
        const Result<> link = name == QStringLiteral("lo") ? Result<>(Ok()) : allowInterface(name);
        return allOf(allowMachine(ns), link, allowPrefix(prefix));
    }
};

}  // namespace

Result<> allowStep(const Step &step)
{
    return std::visit(StepCheck(), step);
}

}  // namespace toile
