// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/mtu.h"

#include "core/kernel/compare.h"
#include "core/kernel/limits.h"

#include <algorithm>

namespace toile {

namespace {

constexpr int kEthernet = 1500;

/// The smallest of its ports' (net/bridge/br_if.c, br_mtu_min).
int mtuOfBridge(const NamespaceState &ns, const QString &bridge)
{
    int smallest = limits::kMtuMax;
    bool hasPort = false;
    for (const auto &[name, port] : ns.links) {
        if (port.master != bridge)
            continue;
        const int mtu = isBridge(port) ? 0 : mtuOf(ns, port);
        if (mtu == 0)
            return 0;
        smallest = std::min(smallest, mtu);
        hasPort = true;
    }
    return hasPort ? smallest : kEthernet;
}

}  // namespace

int mtuOf(const NamespaceState &ns, const LinkState &link)
{
    if (link.mtu != 0)
        return link.mtu;
    if (isBridge(link))
        return mtuOfBridge(ns, link.name);
    return vethOf(link) ? kEthernet : 0;
}

void letBridgesFollow(KernelState &observed, const KernelState &wanted)
{
    for (auto &[nsName, ns] : observed.namespaces)
        for (auto &[name, link] : ns.links) {
            if (!isBridge(link) || link.mtu != mtuOfBridge(ns, name))
                continue;
            if (const LinkState *wish = findLink(wanted, nsName, name); wish && wish->mtu == 0)
                link.mtu = 0;
        }
}

}  // namespace toile
