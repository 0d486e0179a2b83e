// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/bridgesettings.h"
#include "core/linux/netlinkreadlinks.h"

#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace toile {
namespace {
constexpr quint16 flag(int value)
{
    return quint16(value);
}

void putVlan(NetlinkMessage &message, int vlan, quint16 flags)
{
    bridge_vlan_info info = {};
    info.vid = quint16(vlan);
    info.flags = flags;
    message.put(IFLA_BRIDGE_VLAN_INFO, &info, sizeof info);
}

Result<> change(NetlinkSocket &route, int type, int index, const PortVlan &vlans, bool self)
{
    NetlinkMessage message(type);
    ifinfomsg header = {};
    header.ifi_family = AF_BRIDGE;
    header.ifi_index = index;
    message.header(header);
    {
        const NetlinkMessage::Nest spec(message, IFLA_AF_SPEC);
        if (self)
            message.putU16(IFLA_BRIDGE_FLAGS, BRIDGE_FLAGS_SELF);
        const auto flags = quint16((vlans.pvid ? flag(BRIDGE_VLAN_INFO_PVID) : 0) |
                                   (vlans.untagged ? flag(BRIDGE_VLAN_INFO_UNTAGGED) : 0));
        if (vlans.first == vlans.last) {
            putVlan(message, vlans.first, flags);
        } else {
            putVlan(message, vlans.first, quint16(flags | BRIDGE_VLAN_INFO_RANGE_BEGIN));
            putVlan(message, vlans.last, quint16(flags | BRIDGE_VLAN_INFO_RANGE_END));
        }
    }
    return route.request(message);
}

Result<> changeByName(NetlinkSocket &route, int type, const QString &name, const PortVlan &vlans, bool self)
{
    const int index = route.interfaceIndex(name);
    return index == 0 ? Result<>(kernelError(ENODEV)) : change(route, type, index, vlans, self);
}

VlanMembership parseVlans(const nlattr *spec)
{
    VlanMembership membership;
    int first = 0;
    forEachNested(spec, [&](int type, const nlattr *attribute) {
        const auto bytes = readBytes(attribute);
        bridge_vlan_info info;
        if (type != IFLA_BRIDGE_VLAN_INFO || bytes.size() < sizeof info)
            return;
        std::memcpy(&info, bytes.data(), sizeof info);
        if (info.flags & BRIDGE_VLAN_INFO_RANGE_BEGIN) {
            first = info.vid;
            return;
        }
        const bool isRange = (info.flags & BRIDGE_VLAN_INFO_RANGE_END) && first != 0;
        membership.add({isRange ? first : info.vid, info.vid, (info.flags & BRIDGE_VLAN_INFO_PVID) != 0,
                        (info.flags & BRIDGE_VLAN_INFO_UNTAGGED) != 0});
        first = 0;
    });
    return membership;
}

Result<> become(NetlinkSocket &route, int index, const VlanMembership &now, const VlanMembership &wanted, bool self)
{
    const VlanChange wish = difference(now, wanted);
    for (const PortVlan &gone : wish.removed)
        if (Result<> removed = change(route, RTM_DELLINK, index, {gone.first, gone.last, false, false}, self); !removed)
            return removed;
    for (const PortVlan &more : wish.added)
        if (Result<> added = change(route, RTM_SETLINK, index, more, self); !added)
            return added;
    return Ok();
}
}  // namespace

Result<> addVlans(NetlinkSocket &route, const QString &name, const PortVlan &vlans, bool self)
{
    return changeByName(route, RTM_SETLINK, name, vlans, self);
}

Result<> removeVlans(NetlinkSocket &route, const QString &name, int first, int last, bool self)
{
    return changeByName(route, RTM_DELLINK, name, {first, last, false, false}, self);
}

Result<> resetVlans(NetlinkSocket &route, const QString &bridge, const VlanMembership &wanted)
{
    const int index = route.interfaceIndex(bridge);
    const auto links = readLinks(route);
    if (!links)
        return links.error();
    const auto now = readVlans(route);
    if (!now)
        return now.error();
    for (const RawLink &link : *links) {
        const bool self = link.index == index;
        const auto known = now->find(link.index);
        if (!self && link.master != index)
            continue;
        if (Result<> done =
                become(route, link.index, known == now->end() ? VlanMembership() : known->second, wanted, self);
            !done)
            return done;
    }
    return Ok();
}

Result<std::map<int, VlanMembership>> readVlans(NetlinkSocket &route)
{
    NetlinkMessage question(RTM_GETLINK);
    ifinfomsg header = {};
    header.ifi_family = AF_BRIDGE;
    question.header(header);
    question.putU32(IFLA_EXT_MASK, RTEXT_FILTER_BRVLAN_COMPRESSED);
    std::map<int, VlanMembership> vlans;
    const Result<> asked = route.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return vlans.clear();
        ifinfomsg link;
        std::memcpy(&link, NLMSG_DATA(row), sizeof link);
        if (row->nlmsg_type == RTM_NEWLINK)
            vlans[link.ifi_index] = parseVlans(attributesOf<IFLA_MAX, ifinfomsg>(row).get(IFLA_AF_SPEC));
    });
    if (!asked)
        return asked.error();
    return vlans;
}

}  // namespace toile
