// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/shellwords.h"
#include "core/kernel/text.h"

#include <algorithm>

namespace toile {

namespace {

constexpr int kHundredths = 100;      ///< ip writes a bridge's times in hundredths of a second, brctl in seconds
constexpr int kForwardDelayMin = 2;   ///< seconds, with or without STP (BR_MIN_FORWARD_DELAY)
constexpr int kForwardDelayMax = 30;  ///< BR_MAX_FORWARD_DELAY
constexpr int kAgeingMax = 1000000;   ///< seconds; IEEE 802.1Q

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

const BridgeSettings &settings(const LinkSettings &any)
{
    return std::get<BridgeSettings>(any);
}

/// With STP the forward delay is 2 to 30 seconds (IEEE 802.1D, net/bridge/br_stp_if.c).
void normalize(LinkSettings &any)
{
    auto &bridge = std::get<BridgeSettings>(any);
    if (bridge.stp)
        bridge.forwardDelay = std::clamp(bridge.forwardDelay, kForwardDelayMin, kForwardDelayMax);
    if (!bridge.vlanFiltering)
        bridge.defaultPvid = BridgeSettings().defaultPvid;
}

Result<> check(const LinkSettings &any)
{
    const BridgeSettings &bridge = settings(any);
    // net/bridge/br_stp.c, br_set_forward_delay
    const bool delayPossible =
        bridge.forwardDelay >= (bridge.stp ? kForwardDelayMin : 0) && bridge.forwardDelay <= kForwardDelayMax;
    if (!delayPossible)
        return makeError(
            ErrorCode::Refused,
            DescribeText::tr("A forward delay of %1 s is not possible: use 2 to 30, or 0 and more without STP.")
                .arg(bridge.forwardDelay));
    if (bridge.ageing < 0 || bridge.ageing > kAgeingMax)
        return makeError(
            ErrorCode::Refused,
            DescribeText::tr("An ageing time of %1 s is not possible: use 0 to 1000000.").arg(bridge.ageing));
    if (bridge.defaultPvid < 0 || bridge.defaultPvid > limits::kVlanMax)
        return makeError(ErrorCode::Refused,
                         DescribeText::tr("A default VLAN of %1 is not possible: use 0 (none) to %2.")
                             .arg(bridge.defaultPvid)
                             .arg(limits::kVlanMax));
    return Ok();
}

QString sentence(const QString &ns, const LinkState &link)
{
    const BridgeSettings &bridge = settings(link.settings);
    const QString made =
        DescribeText::tr("Create in %1 the bridge %2, %3.").arg(ns, link.name, forwardDelayText(bridge));
    return bridge.vlanFiltering ? made + u' ' + DescribeText::tr("It tells VLANs apart.") : made;
}

/// `isNew`: what the kernel gives anyway is not said.
QString ipTimes(const BridgeSettings &bridge, bool isNew)
{
    QString text = s(" forward_delay ") + QString::number(bridge.forwardDelay * kHundredths);
    if (!isNew || bridge.ageing != BridgeSettings().ageing)
        text += s(" ageing_time ") + QString::number(bridge.ageing * kHundredths);
    return text;
}

/// What every new bridge gets, and its VLANs. One that listens to IGMP joins groups itself: its MAC would show up where
/// nobody sent anything.
QString newBridgeWords(const BridgeSettings &bridge)
{
    QString text = s(" mcast_snooping 0");
    if (!bridge.vlanFiltering)
        return text;
    text += s(" vlan_filtering 1");
    if (bridge.defaultPvid != BridgeSettings().defaultPvid)
        text += s(" vlan_default_pvid ") + QString::number(bridge.defaultPvid);
    return text;
}

/// Without STP first: only then may the forward delay be anything.
QStringList brctlSettings(const QString &ns, const QString &name, const BridgeSettings &bridge, bool isNew)
{
    const auto brctl = [&](const char *verb, const QString &value) {
        return execIn(ns) + s("brctl ") + s(verb) + u' ' + shellQuoted(name) + u' ' + value;
    };
    QStringList lines;
    if (!isNew && !bridge.stp)
        lines << brctl("stp", s("off"));
    lines << brctl("setfd", QString::number(bridge.forwardDelay));
    if (!isNew || bridge.ageing != BridgeSettings().ageing)
        lines << brctl("setageing", QString::number(bridge.ageing));
    if (bridge.stp)
        lines << brctl("stp", s("on"));
    return lines;
}

/// brctl knows neither IGMP nor VLANs: those are said with ip.
QStringList addWithBrctl(const QString &ns, const LinkState &link, const BridgeSettings &bridge)
{
    QStringList lines = withMacAndMtu(execIn(ns) + s("brctl addbr ") + shellQuoted(link.name), ns, link);
    lines += brctlSettings(ns, link.name, bridge, true);
    return lines << ipIn(ns) + s("link set ") + ipDevice(link.name) + s(" type bridge") + newBridgeWords(bridge);
}

QStringList commands(const QString &ns, const LinkState &link, Dialect dialect)
{
    const BridgeSettings &bridge = settings(link.settings);
    if (dialect == Dialect::Brctl)
        return addWithBrctl(ns, link, bridge);
    return {ipIn(ns) + s("link add ") + newName(link.name) + macAndMtu(link.mac, link.mtu) + s(" type bridge") +
            ipTimes(bridge, true) + (bridge.stp ? s(" stp_state 1") : QString()) + newBridgeWords(bridge)};
}

}  // namespace

QString forwardDelayText(const BridgeSettings &bridge)
{
    if (bridge.stp)
        return DescribeText::tr("with the spanning tree protocol and a forward delay of %1 s").arg(bridge.forwardDelay);
    if (bridge.forwardDelay == 0)
        return DescribeText::tr("which forwards at once");
    return DescribeText::tr("with a forward delay of %1 s").arg(bridge.forwardDelay);
}

QStringList bridgeTimeCommands(const QString &ns, const QString &name, const BridgeSettings &bridge, Dialect dialect)
{
    if (dialect == Dialect::Brctl)
        return brctlSettings(ns, name, bridge, false);
    const QString set = ipIn(ns) + s("link set ") + ipDevice(name) + s(" type bridge");
    // The kernel takes the forward delay first, and 0 only without STP.
    if (!bridge.stp)
        return {set + s(" stp_state 0"), set + ipTimes(bridge, false)};
    return {set + ipTimes(bridge, false) + s(" stp_state 1")};
}

const LinkKind &bridgeLink()
{
    static constexpr LinkKind kind{
        .name = "bridge",
        .features =
            [](const LinkSettings &any) {
                return settings(any).vlanFiltering ? KernelFeatures{KernelFeature::Bridge, KernelFeature::VlanFiltering}
                                                   : KernelFeatures{KernelFeature::Bridge};
            },
        .changesInto = [](const LinkSettings &, const LinkSettings &) { return true; },
        .normalize = normalize,
        .check = check,
        .sentence = sentence,
        .commands = commands,
    };
    return kind;
}

}  // namespace toile
