// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/multicast.h"
#include "core/kernel/limits.h"
#include "core/kernel/linkkind.h"
#include "core/kernel/shellwords.h"
#include "core/kernel/text.h"

#include <algorithm>
#include <cerrno>

namespace toile {

namespace {

constexpr int kPortMax = 65535;

const VxlanSettings &settings(const LinkSettings &any)
{
    return std::get<VxlanSettings>(any);
}

/// An address that one machine can have.
bool isOneMachines(const IpAddress &address)
{
    return address.isV4() && !isMulticast(address) && address != IpAddress::v4(0) &&
           address != IpAddress::v4(0xffffffff);
}

Error refused(const QString &message)
{
    return makeError(ErrorCode::Refused, message);
}

Result<> checkAddresses(const VxlanSettings &vxlan)
{
    if (vxlan.local && !isOneMachines(*vxlan.local))
        return refused(
            DescribeText::tr("%1 cannot be the local address of a VXLAN: use an IPv4 address of this machine.")
                .arg(vxlan.local->toString()));
    for (const IpAddress &remote : vxlan.remotes)
        if (!isOneMachines(remote))
            return refused(
                DescribeText::tr("%1 cannot be the other end of a VXLAN: use the IPv4 address of one machine.")
                    .arg(remote.toString()));
    if (vxlan.remotes.size() > limits::kVxlanRemotes)
        return makeError(
            ErrorCode::LimitExceeded,
            DescribeText::tr("A VXLAN has at most %1 other ends: use a multicast group.").arg(limits::kVxlanRemotes));
    if (!vxlan.group)
        return Ok();
    if (!vxlan.group->isV4() || !isMulticast(*vxlan.group))
        return refused(DescribeText::tr("%1 is no multicast group: use one of 224.0.0.0/4, as 239.1.1.1.")
                           .arg(vxlan.group->toString()));
    if (!vxlan.remotes.empty())
        return refused(DescribeText::tr("A VXLAN has either a multicast group or other ends: remove one of the two."));
    if (vxlan.underlay.isEmpty())
        return refused(
            DescribeText::tr("A VXLAN with a multicast group needs the interface that carries it: name one."));
    return Ok();
}

Result<> check(const LinkSettings &any)
{
    const VxlanSettings &vxlan = settings(any);
    if (vxlan.vni < 0 || vxlan.vni > limits::kVniMax)
        return refused(DescribeText::tr("A VXLAN id (VNI) of %1 is not possible: use 0 to %2.")
                           .arg(vxlan.vni)
                           .arg(limits::kVniMax));
    if (vxlan.port < 1 || vxlan.port > kPortMax)
        return refused(
            DescribeText::tr("A UDP port of %1 is not possible: use 1 to %2.").arg(vxlan.port).arg(kPortMax));
    if (!vxlan.underlay.isEmpty() && (!isInterfaceName(vxlan.underlay) || vxlan.underlay == QLatin1String("lo")))
        return refused(DescribeText::tr("A VXLAN is carried by an interface of its machine: name one, or none."));
    return checkAddresses(vxlan);
}

/// drivers/net/vxlan/vxlan_core.c, vxlan_config_validate: one VNI a port.
int refusal(const NamespaceState &ns, const LinkState &link)
{
    const VxlanSettings &wanted = settings(link.settings);
    for (const auto &[name, other] : ns.links) {
        const auto *vxlan = std::get_if<VxlanSettings>(&other.settings);
        if (vxlan && vxlan->vni == wanted.vni && vxlan->port == wanted.port)
            return EEXIST;
    }
    return 0;
}

void normalize(LinkSettings &any)
{
    auto &remotes = std::get<VxlanSettings>(any).remotes;
    std::sort(remotes.begin(), remotes.end());
    remotes.erase(std::unique(remotes.begin(), remotes.end()), remotes.end());
}

/// Several other ends come and go; all else is fixed when it is made. So is a single one, which is the link's own
/// (`ip -d link show` says it for ever), and MACs that were learned behind it would be reached there for minutes still.
bool changesInto(const LinkSettings &seen, const LinkSettings &wanted)
{
    VxlanSettings a = settings(seen);
    VxlanSettings b = settings(wanted);
    if (a.remotes != b.remotes && (a.remotes.size() < 2 || b.remotes.size() < 2))
        return false;
    a.remotes.clear();
    b.remotes.clear();
    return a == b;
}

/// Ethernet, IP, UDP and VXLAN headers (drivers/net/vxlan/vxlan_core.c, vxlan_headroom).
int overhead(const LinkSettings &any)
{
    constexpr int kOverIpv4 = 50;
    constexpr int kOverIpv6 = 70;
    const VxlanSettings &vxlan = settings(any);
    const auto isIpv6 = [](const IpAddress &address) { return !address.isV4(); };
    const bool overIpv6 = (vxlan.local && isIpv6(*vxlan.local)) || (vxlan.group && isIpv6(*vxlan.group)) ||
                          std::any_of(vxlan.remotes.begin(), vxlan.remotes.end(), isIpv6);
    return overIpv6 ? kOverIpv6 : kOverIpv4;
}

QString addressList(const std::vector<IpAddress> &addresses)
{
    QStringList texts;
    for (const IpAddress &address : addresses)
        texts << address.toString();
    return texts.join(QStringLiteral(", "));
}

QString sentence(const QString &ns, const LinkState &link)
{
    const VxlanSettings &vxlan = settings(link.settings);
    const QString made = DescribeText::tr("Create in %1 the VXLAN %2 with the id (VNI) %3 in UDP packets to port %4")
                             .arg(ns, link.name, QString::number(vxlan.vni), QString::number(vxlan.port));
    if (vxlan.group)
        return DescribeText::tr("%1, sent to the group %2.").arg(made, vxlan.group->toString());
    if (!vxlan.remotes.empty())
        return DescribeText::tr("%1, sent to %2.").arg(made, addressList(vxlan.remotes));
    return DescribeText::tr("%1.").arg(made);
}

QStringList commands(const QString &ns, const LinkState &link, Dialect)
{
    const VxlanSettings &vxlan = settings(link.settings);
    QString text = ipIn(ns) + QStringLiteral("link add ") + newName(link.name) + macAndMtu(link.mac, link.mtu) +
                   QStringLiteral(" type vxlan id %1 dstport %2").arg(vxlan.vni).arg(vxlan.port);
    if (vxlan.local)
        text += QStringLiteral(" local ") + vxlan.local->toString();
    if (vxlan.group)
        text += QStringLiteral(" group ") + vxlan.group->toString();
    if (vxlan.remotes.size() == 1)
        text += QStringLiteral(" remote ") + vxlan.remotes.front().toString();
    if (!vxlan.underlay.isEmpty())
        text += QStringLiteral(" dev ") + shellQuoted(vxlan.underlay);
    if (!vxlan.learning)
        text += QStringLiteral(" nolearning");
    QStringList lines{text};
    if (vxlan.remotes.size() > 1)
        for (const IpAddress &remote : vxlan.remotes)
            lines << remoteCommand(AddRemote{ns, link.name, remote, vxlan.underlay});
    return lines;
}

}  // namespace

const LinkKind &vxlanLink()
{
    static constexpr LinkKind kind{
        .name = "vxlan",
        .features = [](const LinkSettings &) { return KernelFeatures{KernelFeature::Vxlan}; },
        .parent = [](const LinkSettings &any) { return settings(any).underlay; },
        .overhead = overhead,
        .changesInto = changesInto,
        .normalize = normalize,
        .check = check,
        .refusal = refusal,
        .sentence = sentence,
        .commands = commands,
    };
    return kind;
}

}  // namespace toile
