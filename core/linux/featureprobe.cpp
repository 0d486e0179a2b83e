// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/featureprobe.h"

#include "core/base/descriptor.h"
#include "core/linux/netlinksocket.h"
#include "core/linux/rulesnftables.h"

#include <fcntl.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/netfilter.h>
#include <linux/rtnetlink.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace toile {
namespace {
/// A request for a link without any of its settings: a kernel that knows the kind refuses it as incomplete or without
/// a name to give (EINVAL and others), one that does not says EOPNOTSUPP ("Unknown device type").
bool knowsKind(NetlinkSocket &route, const QString &kind)
{
    NetlinkMessage message(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.header(ifinfomsg{});
    // A multicast address suits no interface: even a kind that needs no settings is refused, and nothing is made.
    message.putMac(IFLA_ADDRESS, MacAddress({0x01, 0, 0, 0, 0, 0}));
    {
        const NetlinkMessage::Nest info(message, IFLA_LINKINFO);
        message.putString(IFLA_INFO_KIND, kind);
    }
    const Result<> refused = route.request(message);
    return refused.ok() || (refused.error().sysErrno != EOPNOTSUPP && refused.error().sysErrno != EPERM);
}

/// Only a bridge that was built with VLAN filtering answers questions for its VLANs (net/bridge/br_vlan.c).
bool filtersVlans(NetlinkSocket &route)
{
    if (!knowsKind(route, QStringLiteral("bridge")))
        return false;
    NetlinkMessage question(RTM_GETVLAN);
    br_vlan_msg header = {};
    header.family = AF_BRIDGE;
    question.header(header);
    return route.dump(question, [](const nlmsghdr *) {}).ok();
}

bool makesTuns()
{
    const Descriptor device(::open("/dev/net/tun", O_RDWR | O_CLOEXEC));
    unsigned offered = 0;
    return device && ::ioctl(device.get(), TUNGETFEATURES, &offered) == 0 && (offered & IFF_TAP) != 0;
}

constexpr NftHook kFilterHook{"filter", NF_INET_FORWARD};
constexpr NftHook kNatHook{"nat", NF_INET_POST_ROUTING};

/// What iptables writes its rules with: chains of nf_tables that hold its own matches and targets.
void probeRules(KernelFeatures &features)
{
    auto netfilter = NetlinkSocket::open(NETLINK_NETFILTER);
    if (!netfilter || !ruleGeneration(*netfilter))
        return;
    const auto has = [&](Extension sort, const char *name, quint32 revision) {
        return hasExtension(*netfilter, sort, name, revision);
    };
    const bool tracks = has(Extension::Match, "conntrack", 3);
    const bool translates = has(Extension::Target, "MASQUERADE", 0) && has(Extension::Target, "SNAT", 0);
    // To undo what was tried takes the kernel some milliseconds: usually all at once.
    const bool both = translates && takesChains(*netfilter, std::array{kFilterHook, kNatHook});
    const bool filters = both || takesChains(*netfilter, std::array{kFilterHook});
    if (filters)
        features.push_back(KernelFeature::Firewall);
    if (tracks)
        features.push_back(KernelFeature::Conntrack);
    if (both)
        features.push_back(KernelFeature::Nat);
}
}  // namespace

Result<KernelFeatures> probeFeatures()
{
    auto route = NetlinkSocket::open(NETLINK_ROUTE);
    if (!route)
        return route.error();
    KernelFeatures features;
    if (knowsKind(*route, QStringLiteral("veth")))
        features.push_back(KernelFeature::Veth);
    if (knowsKind(*route, QStringLiteral("bridge")))
        features.push_back(KernelFeature::Bridge);
    if (knowsKind(*route, QStringLiteral("vlan")))
        features.push_back(KernelFeature::Vlan);
    if (filtersVlans(*route))
        features.push_back(KernelFeature::VlanFiltering);
    if (knowsKind(*route, QStringLiteral("vxlan")))
        features.push_back(KernelFeature::Vxlan);
    if (makesTuns())
        features.push_back(KernelFeature::Tun);
    probeRules(features);
    return features;
}

}  // namespace toile
