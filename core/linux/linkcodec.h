// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinkreadlinks.h"

#include <linux/if_link.h>

/// How one kind of link is told to the kernel and read from it. A new kind is a file with one of these, and a line in
/// the table in linkcodec.cpp.
namespace toile {

struct LinkCodec {
    const char *kind;  ///< IFLA_INFO_KIND
    /// Adds to a RTM_NEWLINK what makes it this kind; ENODEV when an interface that it needs is missing.
    Result<> (*put)(NetlinkMessage &, const NetlinkSocket &, const LinkSettings &);
    /// What takes a message of its own once the link is there; a failure removes the link. Null: nothing.
    Result<> (*finish)(NetlinkSocket &, const LinkState &) = nullptr;
    /// From IFLA_INFO_DATA. The ifindex of a parent is left in RawLink::link, its name is looked up later by adopt().
    /// ForeignSettings for what our settings cannot say.
    LinkSettings (*parse)(const nlattr *data, RawLink &) = nullptr;
    /// Names the parent; empty: it is in another namespace.
    void (*adopt)(LinkSettings &, const QString &parent) = nullptr;
};

/// Null: never made by a message of ours (a veth comes in pairs, a tap through /dev/net/tun).
const LinkCodec *linkCodec(const QString &kind);

// Each in its own file.
const LinkCodec &bridgeCodec();
const LinkCodec &vlanCodec();
const LinkCodec &vxlanCodec();
const LinkCodec &tunCodec();

/// IFLA_LINKINFO with its kind, open for IFLA_INFO_DATA.
class LinkInfo {
public:
    LinkInfo(NetlinkMessage &message, const char *kind)
        : m_info(message, IFLA_LINKINFO),
          m_data((message.putString(IFLA_INFO_KIND, QString::fromLatin1(kind)), message), IFLA_INFO_DATA)
    {
    }

private:
    NetlinkMessage::Nest m_info;
    NetlinkMessage::Nest m_data;
};

}  // namespace toile
