// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/compare.h"
#include "core/linux/bridgesettings.h"
#include "core/linux/linkcodec.h"
#include "core/linux/netlinklink.h"

#include <linux/rtnetlink.h>

#include <cerrno>

namespace toile {
namespace {
/// Bridge timers cross netlink in clock ticks (USER_HZ, always 100 on Linux).
constexpr quint32 kTicksPerSecond = 100;

void putTimes(NetlinkMessage &message, const BridgeSettings &wanted)
{
    // With STP on already the kernel refuses a delay that it would correct when STP is switched on.
    const auto bridge = std::get<BridgeSettings>(effective(wanted));
    message.putU32(IFLA_BR_FORWARD_DELAY, quint32(bridge.forwardDelay) * kTicksPerSecond);
    message.putU32(IFLA_BR_AGEING_TIME, quint32(bridge.ageing) * kTicksPerSecond);
    message.putU32(IFLA_BR_STP_STATE, bridge.stp ? 1 : 0);
}

Result<> put(NetlinkMessage &message, const NetlinkSocket &, const LinkSettings &settings)
{
    const auto &bridge = std::get<BridgeSettings>(settings);
    const LinkInfo info(message, "bridge");
    putTimes(message, bridge);
    // A snooping bridge joins 224.0.0.106 and announces that by IGMP: its MAC would show up in tables of bridges
    // where nobody sent anything. It also makes every port that comes up walk over all others.
    message.putU8(IFLA_BR_MCAST_SNOOPING, 0);
    if (bridge.vlanFiltering) {
        message.putU8(IFLA_BR_VLAN_FILTERING, 1);
        message.putU16(IFLA_BR_VLAN_DEFAULT_PVID, quint16(bridge.defaultPvid));
    }
    return Ok();
}

LinkSettings parse(const nlattr *data, RawLink &)
{
    const auto attributes = nestedIn<IFLA_BR_MAX>(data);
    BridgeSettings bridge;
    bridge.stp = readU32(attributes.get(IFLA_BR_STP_STATE)) != 0;
    bridge.forwardDelay = int(readU32(attributes.get(IFLA_BR_FORWARD_DELAY)) / kTicksPerSecond);
    bridge.ageing = int(readU32(attributes.get(IFLA_BR_AGEING_TIME), 300 * kTicksPerSecond) / kTicksPerSecond);
    bridge.vlanFiltering = readU8(attributes.get(IFLA_BR_VLAN_FILTERING)) != 0;
    if (bridge.vlanFiltering)
        bridge.defaultPvid = readU16(attributes.get(IFLA_BR_VLAN_DEFAULT_PVID), 1);
    return bridge;
}

/// A message that changes an existing bridge; `write` adds to IFLA_INFO_DATA.
template <typename Write>
Result<> change(NetlinkSocket &route, const QString &name, Write write)
{
    NetlinkMessage message(RTM_NEWLINK);
    message.header(ifinfomsg{});
    message.putString(IFLA_IFNAME, name);
    {
        const LinkInfo info(message, "bridge");
        write(message);
    }
    return route.request(message);
}

/// The kernel looks at the delay before it looks at STP, and with STP on it refuses 0: STP goes off first.
Result<> changeTimes(NetlinkSocket &route, const QString &name, const BridgeSettings &bridge)
{
    const auto stop = [](NetlinkMessage &message) { message.putU32(IFLA_BR_STP_STATE, 0); };
    if (Result<> stopped = bridge.stp ? Result<>(Ok()) : change(route, name, stop); !stopped)
        return stopped;
    return change(route, name, [&](NetlinkMessage &message) { putTimes(message, bridge); });
}

Result<BridgeSettings> readBridge(NetlinkSocket &route, const QString &name)
{
    const Result<RawLink> link = readLink(route, name);
    if (!link)
        return link.error();
    const auto *bridge = std::get_if<BridgeSettings>(&link->settings);
    return bridge ? Result<BridgeSettings>(*bridge) : Result<BridgeSettings>(kernelError(EOPNOTSUPP));
}
}  // namespace

const LinkCodec &bridgeCodec()
{
    static constexpr LinkCodec codec{.kind = "bridge", .put = put, .parse = parse};
    return codec;
}

Result<> setBridgeTimes(NetlinkSocket &route, const QString &name, const BridgeSettings &wanted)
{
    const Result<BridgeSettings> before = readBridge(route, name);
    if (!before)
        return before.error();
    Result<> changed = changeTimes(route, name, wanted);
    if (!changed) {
        const Result<> restored = changeTimes(route, name, *before);
        Q_UNUSED(restored)  // the first failure is the one to tell
    }
    return changed;
}

Result<> setVlanFiltering(NetlinkSocket &route, const QString &name, bool on, int defaultPvid)
{
    const Result<BridgeSettings> before = readBridge(route, name);
    if (!before)
        return before.error();
    const Result<> changed = change(route, name, [&](NetlinkMessage &message) {
        message.putU8(IFLA_BR_VLAN_FILTERING, on ? 1 : 0);
        if (on)
            message.putU16(IFLA_BR_VLAN_DEFAULT_PVID, quint16(defaultPvid));
    });
    // VLANs from before it was switched off last are still there, and nobody saw them.
    return changed && on && !before->vlanFiltering ? resetVlans(route, name, accessTo(defaultPvid)) : changed;
}

}  // namespace toile
