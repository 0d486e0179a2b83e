// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/mtu.h"

#include "core/kernel/compare.h"
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"

#include <algorithm>

namespace toile {

namespace {

constexpr int kEthernet = 1500;

/// The MTU of a link hangs on others: a bridge's on its ports, a VLAN's on what it is made on.
class Mtus {
public:
    explicit Mtus(const NamespaceState &ns) : m_ns(ns) {}

    int of(const LinkState &link)
    {
        if (link.mtu != 0)
            return link.mtu;
        // A real card has its own, which nobody knows before it is there. Only a wish can hang on itself: a VXLAN in
        // the bridge that carries it.
        if (isForeign(link) || isUplink(link) || std::count(m_asked.begin(), m_asked.end(), &link) != 0)
            return 0;
        m_asked.push_back(&link);
        const int mtu = isBridge(link) ? ofBridge(link.name) : room(link).value_or(kEthernet);
        m_asked.pop_back();
        return mtu;
    }

    /// The smallest of its ports' (net/bridge/br_if.c, br_mtu_min).
    int ofBridge(const QString &bridge)
    {
        int smallest = limits::kMtuMax;
        bool hasPort = false;
        for (const auto &[name, port] : m_ns.links) {
            if (port.master != bridge)
                continue;
            const int mtu = isBridge(port) ? 0 : of(port);
            if (mtu == 0)
                return 0;
            smallest = std::min(smallest, mtu);
            hasPort = true;
        }
        return hasPort ? smallest : kEthernet;
    }

    /// None: nothing carries it. 0: unknown.
    std::optional<int> room(const LinkState &link)
    {
        const LinkKind &kind = linkKind(link.settings);
        const auto parent = m_ns.links.find(parentOf(link));
        if (!kind.overhead || parent == m_ns.links.end())
            return std::nullopt;
        const int carried = of(parent->second);
        return carried == 0 ? 0 : std::max(carried - kind.overhead(link.settings), limits::kMtuMin);
    }

private:
    const NamespaceState &m_ns;
    std::vector<const LinkState *> m_asked;
};

}  // namespace

int mtuOfPorts(const NamespaceState &ns, const QString &bridge)
{
    return Mtus(ns).ofBridge(bridge);
}

int mtuOf(const NamespaceState &ns, const LinkState &link)
{
    return Mtus(ns).of(link);
}

int mtuRoom(const NamespaceState &ns, const LinkState &link)
{
    const int room = Mtus(ns).room(link).value_or(0);
    return room == 0 ? limits::kMtuMax : room;
}

void letBridgesFollow(KernelState &observed, const KernelState &wanted)
{
    for (auto &[nsName, ns] : observed.namespaces)
        for (auto &[name, link] : ns.links) {
            const LinkState *wish = findLink(wanted, nsName, name);
            if (wish && wish->mtu == 0 && isBridge(link) && link.mtu == mtuOfPorts(ns, name))
                link.mtu = 0;
        }
}

void letBridgesFollow(KernelState &observed)
{
    for (auto &[nsName, ns] : observed.namespaces)
        for (auto &[name, link] : ns.links)
            if (isBridge(link) && link.mtu == mtuOfPorts(ns, name))
                link.mtu = 0;
}

Plan bridgesLeftBehind(const KernelState &expected, const KernelState &now)
{
    Plan steps;
    for (const auto &[nsName, ns] : now.namespaces)
        for (const auto &[name, link] : ns.links) {
            const LinkState *wish = isBridge(link) ? findLink(expected, nsName, name) : nullptr;
            const int mtu = wish && wish->mtu == 0 ? mtuOfPorts(ns, name) : 0;
            if (mtu != 0 && mtu != link.mtu)
                steps.push_back(SetLinkMtu{nsName, name, mtu});
        }
    return steps;
}

}  // namespace toile
