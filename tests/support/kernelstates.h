// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/describe.h"
#include "core/kernel/plan.h"

#include <QStringList>

/// Short ways to write kernel states in tests.
namespace toile::test {

inline QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

inline IpPrefix prefix(const char *latin1)
{
    return *IpPrefix::parse(text(latin1));
}

inline IpAddress address(const char *latin1)
{
    return *IpAddress::parse(text(latin1));
}

inline LinkState &addBridge(KernelState &state, const char *ns, const char *name)
{
    LinkState link;
    link.name = text(name);
    link.settings = BridgeSettings();
    return state.namespaces[text(ns)].links[link.name] = link;
}

/// "Host1", "tap0", "VM1", "eth0": both ends of a veth pair.
inline void addCable(KernelState &state, const char *nsA, const char *a, const char *nsB, const char *b)
{
    LinkState first;
    first.name = text(a);
    first.settings = VethSettings{text(nsB), text(b)};
    LinkState second;
    second.name = text(b);
    second.settings = VethSettings{text(nsA), text(a)};
    state.namespaces[text(nsA)].links[first.name] = first;
    state.namespaces[text(nsB)].links[second.name] = second;
}

inline LinkState &link(KernelState &state, const char *ns, const char *name)
{
    return state.namespaces.at(text(ns)).links.at(text(name));
}

inline void addAddress(KernelState &state, const char *ns, const char *name, const char *address)
{
    auto &addresses = link(state, ns, name).addresses;
    addresses.push_back(prefix(address));
    std::sort(addresses.begin(), addresses.end());
}

inline RouteState route(const char *destination, const char *gateway, const char *interface = "")
{
    RouteState made;
    made.destination = prefix(destination);
    if (*gateway)
        made.gateway = address(gateway);
    made.interface = text(interface);
    return made;
}

inline FirewallRule masquerade(const char *out)
{
    FirewallRule rule;
    rule.table = FirewallRule::Table::Nat;
    rule.chain = FirewallRule::Chain::Postrouting;
    rule.outInterface = text(out);
    rule.target = FirewallRule::Target::Masquerade;
    return rule;
}

/// The plan as the commands that equal it: golden texts that a person can check.
inline QStringList commandsOf(const Plan &steps)
{
    QStringList lines;
    for (const Step &step : steps)
        lines += commands(step);
    return lines;
}

/// The course's case 1B.
inline KernelState case1b()
{
    KernelState state;
    addCable(state, "Host1", "eth0", "Host2", "eth0");
    addCable(state, "Host1", "tap0", "VM1", "eth0");
    addAddress(state, "Host1", "eth0", "1.0.0.1/8");
    addAddress(state, "Host1", "tap0", "2.0.0.2/8");
    addAddress(state, "Host2", "eth0", "1.0.0.2/8");
    addAddress(state, "VM1", "eth0", "2.0.0.1/8");
    state.namespaces.at(text("VM1")).routes = {route("0.0.0.0/0", "2.0.0.2")};
    NamespaceState &host = state.namespaces.at(text("Host1"));
    host.forwarding = true;
    host.rules = {masquerade("eth0")};
    return state;
}

/// The course's case 2.1: three VMs on a bridge without an address.
inline KernelState case21()
{
    KernelState state;
    addBridge(state, "Host1", "br0");
    addCable(state, "Host1", "veth1", "VM1", "eth0");
    addCable(state, "Host1", "veth2", "VM2", "eth0");
    addCable(state, "Host1", "veth3", "VM3", "eth0");
    for (const char *port : {"veth1", "veth2", "veth3"})
        link(state, "Host1", port).master = text("br0");
    addAddress(state, "VM1", "eth0", "2.0.0.1/8");
    addAddress(state, "VM2", "eth0", "2.0.0.2/8");
    addAddress(state, "VM3", "eth0", "2.0.0.3/8");
    return state;
}

}  // namespace toile::test
