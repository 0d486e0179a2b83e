// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/multicast.h"
#include "core/linux/linkcodec.h"
#include "core/linux/vxlanremotes.h"

#include <QtEndian>

#include <cerrno>

namespace toile {
namespace {
/// One other end goes into the link itself, as `ip link add … remote` does it; several are rows of its table.
Result<> put(NetlinkMessage &message, const NetlinkSocket &route, const LinkSettings &settings)
{
    const auto &vxlan = std::get<VxlanSettings>(settings);
    const int underlay = vxlan.underlay.isEmpty() ? 0 : route.interfaceIndex(vxlan.underlay);
    if (underlay == 0 && !vxlan.underlay.isEmpty())
        return kernelError(ENODEV);
    const LinkInfo info(message, "vxlan");
    message.putU32(IFLA_VXLAN_ID, quint32(vxlan.vni));
    message.putU16(IFLA_VXLAN_PORT, qToBigEndian(quint16(vxlan.port)));
    message.putU8(IFLA_VXLAN_LEARNING, vxlan.learning ? 1 : 0);
    if (underlay != 0)
        message.putU32(IFLA_VXLAN_LINK, quint32(underlay));
    if (vxlan.local)
        message.putAddress(IFLA_VXLAN_LOCAL, *vxlan.local);
    if (vxlan.group)
        message.putAddress(IFLA_VXLAN_GROUP, *vxlan.group);
    else if (vxlan.remotes.size() == 1)
        message.putAddress(IFLA_VXLAN_GROUP, vxlan.remotes.front());
    return Ok();
}

Result<> finish(NetlinkSocket &route, const LinkState &link)
{
    const auto &vxlan = std::get<VxlanSettings>(link.settings);
    if (vxlan.remotes.size() < 2)
        return Ok();
    for (const IpAddress &remote : vxlan.remotes)
        if (Result<> added = addRemote(route, link.name, remote); !added)
            return added;
    return Ok();
}

/// Kinds of VXLAN that a drawing cannot say: by IPv6, or steered by a program.
bool isBeyondUs(const Attributes<IFLA_VXLAN_MAX> &attributes)
{
    return attributes.has(IFLA_VXLAN_GROUP6) || attributes.has(IFLA_VXLAN_LOCAL6) || attributes.has(IFLA_VXLAN_GBP) ||
           attributes.has(IFLA_VXLAN_GPE) || readU8(attributes.get(IFLA_VXLAN_COLLECT_METADATA)) != 0;
}

/// The other ends are rows of its table, read by readRemotes().
LinkSettings parse(const nlattr *data, RawLink &link)
{
    const auto attributes = nestedIn<IFLA_VXLAN_MAX>(data);
    if (link.linkNetns || isBeyondUs(attributes))
        return ForeignSettings{link.kind};
    VxlanSettings vxlan;
    vxlan.vni = int(readU32(attributes.get(IFLA_VXLAN_ID)));
    vxlan.port = readBe16(attributes.get(IFLA_VXLAN_PORT));
    vxlan.learning = readU8(attributes.get(IFLA_VXLAN_LEARNING)) != 0;
    vxlan.local = readAddress(attributes.get(IFLA_VXLAN_LOCAL));
    if (const auto group = readAddress(attributes.get(IFLA_VXLAN_GROUP)); group && isMulticast(*group))
        vxlan.group = group;
    link.link = int(readU32(attributes.get(IFLA_VXLAN_LINK)));
    return vxlan;
}
}  // namespace

const LinkCodec &vxlanCodec()
{
    static constexpr LinkCodec codec{
        .kind = "vxlan",
        .put = put,
        .finish = finish,
        .parse = parse,
        .adopt = [](LinkSettings &settings,
                    const QString &parent) { std::get<VxlanSettings>(settings).underlay = parent; },
    };
    return codec;
}

}  // namespace toile
