// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/vxlanremotes.h"

#include "core/base/multicast.h"
#include "core/linux/netlinkreadlinks.h"

#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace toile {
namespace {
struct Remote {
    int link = 0;
    int via = 0;  ///< ifindex of the underlay; 0: by the routes
    IpAddress address;
};

std::optional<Remote> parseRemote(const nlmsghdr *row)
{
    ndmsg header;
    std::memcpy(&header, NLMSG_DATA(row), sizeof header);
    const auto attributes = attributesOf<NDA_MAX, ndmsg>(row);
    const auto mac = readMac(attributes.get(NDA_LLADDR));
    const auto address = readAddress(attributes.get(NDA_DST));
    if (row->nlmsg_type != RTM_NEWNEIGH || header.ndm_family != AF_BRIDGE || !mac || !mac->isZero() || !address ||
        isMulticast(*address))
        return std::nullopt;
    return Remote{header.ndm_ifindex, int(readU32(attributes.get(NDA_IFINDEX))), *address};
}

Result<std::vector<Remote>> readAll(NetlinkSocket &route)
{
    NetlinkMessage question(RTM_GETNEIGH);
    ndmsg header = {};
    header.ndm_family = AF_BRIDGE;
    question.header(header);
    std::vector<Remote> remotes;
    const Result<> asked = route.dump(question, [&](const nlmsghdr *row) {
        if (!row)
            return remotes.clear();
        if (const auto remote = parseRemote(row))
            remotes.push_back(*remote);
    });
    if (!asked)
        return asked.error();
    return remotes;
}

Result<> change(NetlinkSocket &route, int type, int flags, const Remote &remote)
{
    NetlinkMessage message(type, flags);
    ndmsg header = {};
    header.ndm_family = AF_BRIDGE;
    header.ndm_ifindex = remote.link;
    header.ndm_state = NUD_NOARP | NUD_PERMANENT;
    header.ndm_flags = NTF_SELF;
    message.header(header);
    message.putMac(NDA_LLADDR, MacAddress());
    message.putAddress(NDA_DST, remote.address);
    if (remote.via != 0)
        message.putU32(NDA_IFINDEX, quint32(remote.via));
    return route.request(message);
}

/// A VXLAN, and its rows for one other end.
struct Place {
    int link = 0;
    int underlay = 0;
    std::vector<Remote> rows;
};

Result<Place> placeOf(NetlinkSocket &route, const QString &name, const IpAddress &remote)
{
    const Result<RawLink> link = readLink(route, name);
    if (!link)
        return link.error();
    if (!std::holds_alternative<VxlanSettings>(link->settings))
        return kernelError(EOPNOTSUPP);
    auto rows = readAll(route);
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [&](const Remote &row) { return row.link != link->index || row.address != remote; });
    return Place{link->index, link->link, std::move(*rows)};
}
}  // namespace

Result<> addRemote(NetlinkSocket &route, const QString &name, const IpAddress &remote)
{
    const auto place = placeOf(route, name, remote);
    if (!place)
        return place.error();
    if (!place->rows.empty())
        return kernelError(EEXIST);
    return change(route, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_APPEND, {place->link, place->underlay, remote});
}

/// A row made by hand may go by the routes instead of over the underlay: it is taken away as it is.
Result<> removeRemote(NetlinkSocket &route, const QString &name, const IpAddress &remote)
{
    const auto place = placeOf(route, name, remote);
    if (!place)
        return place.error();
    Result<> removed = kernelError(ENOENT);
    for (const Remote &row : place->rows)
        removed = change(route, RTM_DELNEIGH, 0, row);
    return removed;
}

Result<std::map<int, std::vector<IpAddress>>> readRemotes(NetlinkSocket &route)
{
    const auto all = readAll(route);
    if (!all)
        return all.error();
    std::map<int, std::vector<IpAddress>> remotes;
    for (const Remote &remote : *all)
        remotes[remote.link].push_back(remote.address);
    for (auto &[link, addresses] : remotes) {
        std::sort(addresses.begin(), addresses.end());
        addresses.erase(std::unique(addresses.begin(), addresses.end()), addresses.end());
    }
    return remotes;
}

}  // namespace toile
