// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/compare.h"
#include "core/kernel/mtu.h"
#include "core/kernel/plan.h"

/// The phases of a plan: plan.cpp what comes and goes, plan_links.cpp what links become. Not for use outside of
/// core/kernel.
namespace toile {

/// Compares wanted with a working copy that every step is applied to: what a step takes away beside its purpose (routes
/// with their interface, the other end of a pair) is seen as missing by the phases after it, and made again.
class Planner {
public:
    Planner(const KernelState &wanted, const KernelState &observed)
        : m_wanted(normalized(wanted)), m_now(normalized(observed))
    {
        letBridgesFollow(m_now, m_wanted);
        keepMtusOfBridges();
    }

    Plan plan();

private:
    template <typename Function>
    void forEachMachine(Function function);
    template <typename Function>
    void forEachLink(Function function);
    void emitStep(Step step);
    void emitCreation(const QString &ns, const LinkState &wanted);

    void removeRoutes();
    void removeAddresses();
    void removeMemberships();
    void removeLinks();
    void removeNamespaces();
    void createNamespaces();
    void createLinks();
    void createPairs();
    void createStacked();
    void createPair(const QString &ns, const LinkState &wanted, const VethSettings &veth);
    void setMachine(const QString &name, const NamespaceState &wanted, const NamespaceState &now);
    void setLink(const QString &ns, const LinkState &wanted, const LinkState &now);
    void setMtu(const QString &ns, const LinkState &wanted, const LinkState &now);
    void setLateMtus();
    void keepMtusOfBridges();
    void setBridge(const QString &ns, const QString &name, const BridgeSettings &wanted, const BridgeSettings *now);
    void setVlans(const QString &ns, const LinkState &wanted, const LinkState &now);
    void setRemotes(const QString &ns, const LinkState &wanted, const LinkState &now);
    void addAddresses();
    void setUp(bool bridges);
    void takeDown();
    void addRoutes(bool ofBridgedMachines);
    void addRoutesOf(const QString &name, const NamespaceState &wanted, const NamespaceState &now);
    void setForwarding();
    void setRules(bool whereForeign);
    void removeForeignRoutes();
    void removeForeignLinks();

    bool isKept(const QString &ns, const LinkState &now) const;
    bool mayStayToTheEnd(const QString &ns, const LinkState &now) const;
    VethEnd endOf(const QString &ns, const LinkState &wanted) const;

    KernelState m_wanted;
    KernelState m_now;
    Plan m_steps;
    std::vector<SetLinkMtu> m_mtusToSay;  ///< of bridges that have them, and might follow their ports away from them
    Plan m_lateMtus;                      ///< too large until other links have theirs
    std::vector<QString> m_ipv6On;        ///< sorted: machines where this plan switches IPv6 on
};

template <typename Function>
void Planner::forEachMachine(Function function)
{
    for (const auto &[name, wanted] : m_wanted.namespaces)
        if (const NamespaceState *now = findNamespace(m_now, name))
            function(name, wanted, *now);
}

template <typename Function>
void Planner::forEachLink(Function function)
{
    forEachMachine([&](const QString &ns, const NamespaceState &wanted, const NamespaceState &) {
        const auto visit = [&](const LinkState &link) {
            if (const LinkState *now = findLink(m_now, ns, link.name))
                function(ns, link, *now);
        };
        for (const auto &[name, link] : wanted.links)
            if (parentOf(link).isEmpty())
                visit(link);
        for (const LinkState *link : stacked(wanted))
            visit(*link);
    });
}

}  // namespace toile
