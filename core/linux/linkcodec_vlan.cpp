// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linkcodec.h"

#include <QtEndian>

#include <linux/if_ether.h>

#include <cerrno>

namespace toile {
namespace {
Result<> put(NetlinkMessage &message, const NetlinkSocket &route, const LinkSettings &settings)
{
    const auto &vlan = std::get<VlanSettings>(settings);
    const int parent = route.interfaceIndex(vlan.parent);
    if (parent == 0)
        return kernelError(ENODEV);
    message.putU32(IFLA_LINK, quint32(parent));
    const LinkInfo info(message, "vlan");
    message.putU16(IFLA_VLAN_ID, quint16(vlan.id));
    return Ok();
}

LinkSettings parse(const nlattr *data, RawLink &link)
{
    const auto attributes = nestedIn<IFLA_VLAN_MAX>(data);
    if (link.linkNetns || readBe16(attributes.get(IFLA_VLAN_PROTOCOL), ETH_P_8021Q) != ETH_P_8021Q)
        return ForeignSettings{link.kind};
    return VlanSettings{{}, readU16(attributes.get(IFLA_VLAN_ID))};
}
}  // namespace

const LinkCodec &vlanCodec()
{
    static constexpr LinkCodec codec{
        .kind = "vlan",
        .put = put,
        .parse = parse,
        .adopt = [](LinkSettings &settings,
                    const QString &parent) { std::get<VlanSettings>(settings).parent = parent; },
    };
    return codec;
}

}  // namespace toile
