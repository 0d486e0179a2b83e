// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/step.h"
#include "core/protocol/fields.h"

/// The fields of KernelState's parts and of steps.
namespace toile {

template <>
inline constexpr FirewallRule::Table kLast<FirewallRule::Table> = FirewallRule::Table::Nat;
template <>
inline constexpr FirewallRule::Chain kLast<FirewallRule::Chain> = FirewallRule::Chain::Postrouting;
template <>
inline constexpr FirewallRule::Protocol kLast<FirewallRule::Protocol> = FirewallRule::Protocol::Icmp;
template <>
inline constexpr FirewallRule::Target kLast<FirewallRule::Target> = FirewallRule::Target::Dnat;

template <>
inline constexpr const char *kTag<VethSettings> = "veth";
template <>
inline constexpr const char *kTag<BridgeSettings> = "bridge";
template <>
inline constexpr const char *kTag<ForeignSettings> = "foreign";

template <>
inline constexpr const char *kTag<VlanSettings> = "vlan";
template <>
inline constexpr const char *kTag<VxlanSettings> = "vxlan";
template <>
inline constexpr const char *kTag<TunSettings> = "tun";
template <>
inline constexpr const char *kTag<UplinkSettings> = "uplink";
template <>
inline constexpr TunSettings::Mode kLast<TunSettings::Mode> = TunSettings::Mode::Tun;

void fields(auto &field, Like<VethSettings> auto &m)
{
    field("peerNamespace", m.peerNamespace);
    field("peerName", m.peerName);
}

void fields(auto &field, Like<BridgeSettings> auto &m)
{
    field("stp", m.stp);
    field("forwardDelay", m.forwardDelay);
    field("ageing", m.ageing);
    field("vlanFiltering", m.vlanFiltering);
    field("defaultPvid", m.defaultPvid);
}

void fields(auto &field, Like<VlanSettings> auto &m)
{
    field("parent", m.parent);
    field("id", m.id);
}

void fields(auto &field, Like<VxlanSettings> auto &m)
{
    field("vni", m.vni);
    field("port", m.port);
    field("underlay", m.underlay);
    field("local", m.local);
    field("remotes", m.remotes, limits::kVxlanRemotes);
    field("group", m.group);
    field("learning", m.learning);
}

void fields(auto &field, Like<TunSettings> auto &m)
{
    field("mode", m.mode);
    field("owner", m.owner);
}

void fields(auto &field, Like<UplinkSettings> auto &m)
{
    field("card", m.card);
}

void fields(auto &field, Like<ForeignSettings> auto &m)
{
    field("kind", m.kind);
}

void fields(auto &field, Like<PortVlan> auto &m)
{
    field("first", m.first);
    field("last", m.last);
    field("pvid", m.pvid);
    field("untagged", m.untagged);
}

void fields(auto &field, Like<VlanMembership> auto &m)
{
    field("entries", m.entries, limits::kVlanMax);
}

void fields(auto &field, Like<LinkState> auto &m)
{
    field("name", m.name);
    field("settings", m.settings);
    field("up", m.up);
    field("mac", m.mac);
    field("mtu", m.mtu);
    field("master", m.master);
    field("addresses", m.addresses,
          limits::kSeenAddresses);  // whoever is root in the machine adds as many as they like
    field("vlans", m.vlans);
}

void fields(auto &field, Like<RouteState> auto &m)
{
    field("destination", m.destination);
    field("gateway", m.gateway);
    field("interface", m.interface);
    field("metric", m.metric);
    field("table", m.table);
    field("foreign", m.foreign);
}

void fields(auto &field, Like<FirewallRule> auto &m)
{
    field("table", m.table);
    field("chain", m.chain);
    field("in", m.inInterface);
    field("out", m.outInterface);
    field("source", m.source);
    field("destination", m.destination);
    field("protocol", m.protocol);
    field("dport", m.destinationPort);
    field("established", m.established);
    field("target", m.target);
    field("toAddress", m.toAddress);
    field("toPort", m.toPort);
}

template <>
inline constexpr const char *kTag<CreateNamespace> = "create-namespace";
template <>
inline constexpr const char *kTag<DeleteNamespace> = "delete-namespace";
template <>
inline constexpr const char *kTag<CreateLink> = "create-link";
template <>
inline constexpr const char *kTag<CreateVeth> = "create-veth";
template <>
inline constexpr const char *kTag<DeleteLink> = "delete-link";
template <>
inline constexpr const char *kTag<SetLinkUp> = "set-link-up";
template <>
inline constexpr const char *kTag<SetLinkMaster> = "set-link-master";
template <>
inline constexpr const char *kTag<SetLinkMac> = "set-link-mac";
template <>
inline constexpr const char *kTag<SetLinkMtu> = "set-link-mtu";
template <>
inline constexpr const char *kTag<SetLinkSettings> = "set-link-settings";
template <>
inline constexpr const char *kTag<AddAddress> = "add-address";
template <>
inline constexpr const char *kTag<RemoveAddress> = "remove-address";
template <>
inline constexpr const char *kTag<AddRoute> = "add-route";
template <>
inline constexpr const char *kTag<RemoveRoute> = "remove-route";
template <>
inline constexpr const char *kTag<SetForwarding> = "set-forwarding";
template <>
inline constexpr const char *kTag<SetIpv6> = "set-ipv6";
template <>
inline constexpr const char *kTag<SetRules> = "set-rules";

template <>
inline constexpr const char *kTag<SetVlanFiltering> = "set-vlan-filtering";
template <>
inline constexpr const char *kTag<AddVlans> = "add-vlans";
template <>
inline constexpr const char *kTag<RemoveVlans> = "remove-vlans";
template <>
inline constexpr const char *kTag<AddRemote> = "add-remote";
template <>
inline constexpr const char *kTag<RemoveRemote> = "remove-remote";

void fields(auto &field, Like<CreateNamespace> auto &m)
{
    field("ns", m.ns);
    field("ipv6", m.ipv6);
}

void fields(auto &field, Like<DeleteNamespace> auto &m)
{
    field("ns", m.ns);
}

void fields(auto &field, Like<CreateLink> auto &m)
{
    field("ns", m.ns);
    field("link", m.link);
}

void fields(auto &field, Like<VethEnd> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("mac", m.mac);
    field("mtu", m.mtu);
    field("master", m.master);
    field("up", m.up);
}

void fields(auto &field, Like<CreateVeth> auto &m)
{
    field("a", m.a);
    field("b", m.b);
}

void fields(auto &field, Like<DeleteLink> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("card", m.card);
}

void fields(auto &field, Like<SetLinkUp> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("up", m.up);
}

void fields(auto &field, Like<SetLinkMaster> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("master", m.master);
}

void fields(auto &field, Like<SetLinkMac> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("mac", m.mac);
}

void fields(auto &field, Like<SetLinkMtu> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("mtu", m.mtu);
}

void fields(auto &field, Like<SetLinkSettings> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("settings", m.settings);
}

void fields(auto &field, Like<AddAddress> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("address", m.address);
}

void fields(auto &field, Like<RemoveAddress> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("address", m.address);
}

void fields(auto &field, Like<AddRoute> auto &m)
{
    field("ns", m.ns);
    field("route", m.route);
}

void fields(auto &field, Like<RemoveRoute> auto &m)
{
    field("ns", m.ns);
    field("route", m.route);
}

void fields(auto &field, Like<SetForwarding> auto &m)
{
    field("ns", m.ns);
    field("on", m.on);
}

void fields(auto &field, Like<SetIpv6> auto &m)
{
    field("ns", m.ns);
    field("on", m.on);
}

void fields(auto &field, Like<SetRules> auto &m)
{
    field("ns", m.ns);
    field("rules", m.rules, limits::kRulesPerMachine);
    field("foreign", m.foreign, limits::kSeenRules);
}

void fields(auto &field, Like<SetVlanFiltering> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("on", m.on);
    field("defaultPvid", m.defaultPvid);
}

void fields(auto &field, Like<AddVlans> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("vlans", m.vlans);
    field("self", m.self);
}

void fields(auto &field, Like<RemoveVlans> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("first", m.first);
    field("last", m.last);
    field("self", m.self);
}

void fields(auto &field, Like<AddRemote> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("remote", m.remote);
    field("underlay", m.underlay);
}

void fields(auto &field, Like<RemoveRemote> auto &m)
{
    field("ns", m.ns);
    field("name", m.name);
    field("remote", m.remote);
    field("underlay", m.underlay);
}

}  // namespace toile
