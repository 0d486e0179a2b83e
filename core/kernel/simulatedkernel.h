// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/compare.h"

/// What Linux does, as far as a lab can tell. Each rule that is not obvious names its place in the kernel. Not for use
/// outside of core/kernel.
namespace toile {

/// KernelRefused, with errno.
Error refusal(int code);
/// Routes end with their interface (net/ipv4/fib_semantics.c, fib_sync_down_dev).
void dropRoutes(NamespaceState &ns, const QString &interface, std::optional<IpAddress::Family> family = std::nullopt);
void dropIpv6(LinkState &link);
/// net/ipv6/addrconf.c: below IPV6_MIN_MTU there is no IPv6 on a link.
bool isTooSmallForIpv6(const LinkState &link);

/// Performs steps in a state: simulate.cpp links and machines, simulate_mtu.cpp MTUs, simulate_vlans.cpp
/// VLANs and other ends of VXLANs.
class SimulatedKernel {
public:
    explicit SimulatedKernel(KernelState &state) : m_state(state) {}

    Result<> operator()(const CreateNamespace &step);
    Result<> operator()(const DeleteNamespace &step);
    Result<> operator()(const CreateLink &step);
    Result<> operator()(const CreateVeth &step);
    Result<> operator()(const DeleteLink &step);
    Result<> operator()(const SetLinkUp &step);
    Result<> operator()(const SetLinkMaster &step);
    Result<> operator()(const SetLinkMac &step);
    Result<> operator()(const SetLinkMtu &step);
    Result<> operator()(const SetLinkSettings &step);
    Result<> operator()(const AddAddress &step);
    Result<> operator()(const RemoveAddress &step);
    Result<> operator()(const AddRoute &step);
    Result<> operator()(const RemoveRoute &step);
    Result<> operator()(const SetForwarding &step);
    Result<> operator()(const SetIpv6 &step);
    Result<> operator()(const SetRules &step);
    Result<> operator()(const SetVlanFiltering &step);
    Result<> operator()(const AddVlans &step);
    Result<> operator()(const RemoveVlans &step);
    Result<> operator()(const AddRemote &step);
    Result<> operator()(const RemoveRemote &step);

private:
    NamespaceState *ns(const QString &name)
    {
        const auto it = m_state.namespaces.find(name);
        return it == m_state.namespaces.end() ? nullptr : &it->second;
    }
    LinkState *link(const QString &nsName, const QString &name)
    {
        return const_cast<LinkState *>(findLink(m_state, nsName, name));
    }
    bool isBridgeOf(const QString &nsName, const QString &name) const
    {
        const LinkState *found = findLink(m_state, nsName, name);
        return found && isBridge(*found);
    }
    int refusalOf(const VethEnd &end) const;
    void add(const VethEnd &end, const VethEnd &peer);
    void drop(const QString &nsName, const QString &name);
    int refusalOf(const NamespaceState &home, const LinkState &wanted) const;
    static void join(const NamespaceState &home, LinkState &link, const QString &master);
    Result<LinkState *> carrier(const QString &nsName, const QString &name, bool self);
    static void setUp(NamespaceState &home, LinkState &link, bool up);
    static void shrinkAbove(NamespaceState &home, const QString &name, int mtu);
    static void followPorts(NamespaceState &home, const QString &bridge);

    KernelState &m_state;
};

}  // namespace toile
