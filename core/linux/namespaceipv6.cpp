// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/namespaceipv6.h"

#include "core/linux/netlinklink.h"
#include "core/linux/netlinkreadlinks.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cerrno>

namespace toile {
namespace {
Result<> setGeneration(NetlinkSocket &route, const QString &interface, quint8 mode, const ifinfomsg &header = {})
{
    NetlinkMessage message(RTM_SETLINK);
    message.header(header);
    message.putString(IFLA_IFNAME, interface);
    {
        const NetlinkMessage::Nest families(message, IFLA_AF_SPEC);
        const NetlinkMessage::Nest inet6(message, AF_INET6);
        message.putU8(IFLA_INET6_ADDR_GEN_MODE, mode);
    }
    return route.request(message);
}

/// No IPv6 in the kernel, or an MTU too small for it: there is nothing to keep quiet.
bool hasNoIpv6(const Result<> &done)
{
    return !done && done.error().sysErrno == EAFNOSUPPORT;
}

Result<> throwSwitch(const NamespaceRegistry &registry, const Namespace &ns, bool on)
{
    Result<> done = registry.writeSetting(ns, QStringLiteral("/proc/sys/net/ipv6/conf/all/disable_ipv6"),
                                          on ? QByteArrayLiteral("0") : QByteArrayLiteral("1"));
    return !done && !on && done.error().sysErrno == ENOENT ? Result<>(Ok()) : done;
}
}  // namespace

Result<> quietIpv6(NetlinkSocket &route, const QString &interface)
{
    const Result<> done = setGeneration(route, interface, IN6_ADDR_GEN_MODE_NONE);
    return hasNoIpv6(done) ? Result<>(Ok()) : done;
}

Result<> startQuietLoopback(NetlinkSocket &route)
{
    ifinfomsg up = {};
    up.ifi_flags = IFF_UP;
    up.ifi_change = IFF_UP;
    const Result<> done = setGeneration(route, QStringLiteral("lo"), IN6_ADDR_GEN_MODE_NONE, up);
    return hasNoIpv6(done) ? setLinkUp(route, QStringLiteral("lo"), true) : done;
}

Result<> settleIpv6(const NamespaceRegistry &registry, Namespace &ns)
{
    if (!ns.quiet)
        return Ok();
    if (Result<> done = throwSwitch(registry, ns, false); !done)
        return done;
    ns.quiet = false;
    const Result<std::vector<RawLink>> links = readLinks(ns.route);
    if (!links)
        return links.error();
    for (const RawLink &link : *links)
        if (Result<> done = setGeneration(ns.route, link.name, IN6_ADDR_GEN_MODE_EUI64); !done && !hasNoIpv6(done))
            return done;
    return Ok();
}

Result<> setIpv6(const NamespaceRegistry &registry, Namespace &ns, bool on)
{
    if (Result<> settled = settleIpv6(registry, ns); !settled)
        return settled;
    return throwSwitch(registry, ns, on);
}

Result<> setForwarding6(const NamespaceRegistry &registry, const Namespace &ns, bool on)
{
    return registry.writeSetting(ns, QStringLiteral("/proc/sys/net/ipv6/conf/all/forwarding"), on ? "1" : "0");
}

Result<> setForwarding(const NamespaceRegistry &registry, const Namespace &ns, bool on)
{
    if (Result<> changed = registry.writeSetting(ns, QStringLiteral("/proc/sys/net/ipv4/ip_forward"), on ? "1" : "0");
        !changed)
        return changed;
    // Without IPv6 in the kernel there is nothing more to switch.
    const Result<> changed6 = ns.quiet ? Result<>(Ok()) : setForwarding6(registry, ns, on);
    Q_UNUSED(changed6)
    return Ok();
}

}  // namespace toile
