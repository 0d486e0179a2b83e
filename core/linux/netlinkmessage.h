// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"

#include <QByteArray>

#include <linux/netlink.h>

#include <array>
#include <functional>
#include <memory>
#include <span>

struct nl_msg;
struct nlattr;

namespace toile {

/// One netlink message being written, with libnl. Attributes are appended in order.
class NetlinkMessage {
public:
    /// `type` as RTM_NEWLINK; NLM_F_REQUEST is added to `flags`.
    explicit NetlinkMessage(int type, int flags = 0);

    /// The fixed structure after the netlink header (ifinfomsg, rtmsg, nfgenmsg…); exactly once, first.
    template <typename Header>
    void header(const Header &header)
    {
        append(&header, sizeof header);
    }

    /// What follows the netlink header of a message that was received, as it is.
    void body(std::span<const char> bytes) { append(bytes.data(), bytes.size()); }

    void put(int attribute, const void *bytes, int length);
    void putFlag(int attribute) { put(attribute, nullptr, 0); }
    void putU8(int attribute, quint8 value) { put(attribute, &value, sizeof value); }
    void putU16(int attribute, quint16 value) { put(attribute, &value, sizeof value); }
    void putU32(int attribute, quint32 value) { put(attribute, &value, sizeof value); }
    void putString(int attribute, const QString &text);
    void putAddress(int attribute, const IpAddress &address);
    void putMac(int attribute, const MacAddress &mac);

    nl_msg *get() const { return m_message.get(); }

    /// A nested attribute, open for as long as this lives.
    class Nest {
    public:
        Nest(NetlinkMessage &message, int attribute);
        ~Nest();
        Nest(const Nest &) = delete;
        Nest &operator=(const Nest &) = delete;
        /// Room for a fixed structure before the nested attributes (VETH_INFO_PEER begins with an ifinfomsg).
        template <typename Header>
        void header(const Header &header)
        {
            m_message.append(&header, sizeof header);
        }

    private:
        NetlinkMessage &m_message;
        nlattr *m_start;
    };

private:
    void append(const void *bytes, size_t length);

    struct Free {
        void operator()(nl_msg *message) const;
    };
    std::unique_ptr<nl_msg, Free> m_message;
};

/// The attributes of a received message or nest, by type; the last of a kind counts. Reading a missing or too
/// short one gives the fallback, so that a kernel that says less than ours is no error.
template <int Max>
class Attributes {
public:
    Attributes() { m_found.fill(nullptr); }

    const nlattr *get(int type) const { return m_found[static_cast<size_t>(type)]; }
    bool has(int type) const { return get(type) != nullptr; }
    const nlattr **slots() { return m_found.data(); }

private:
    std::array<const nlattr *, Max + 1> m_found;
};

/// Fills `slots[0..max]` with the attributes after a fixed header of `headerLength` bytes.
void parseAttributes(const nlmsghdr *message, int headerLength, const nlattr **slots, int max);
void parseNested(const nlattr *nest, const nlattr **slots, int max);
/// Attributes anywhere in memory: `bytes` long.
void parseBytes(const void *start, int bytes, const nlattr **slots, int max);

/// Every attribute in a nest in order, with its type: for those of which there are several.
void forEachNested(const nlattr *nest, const std::function<void(int, const nlattr *)> &visit);

template <int Max, typename Header>
Attributes<Max> attributesOf(const nlmsghdr *message)
{
    Attributes<Max> attributes;
    parseAttributes(message, sizeof(Header), attributes.slots(), Max);
    return attributes;
}

template <int Max>
Attributes<Max> nestedIn(const nlattr *nest)
{
    Attributes<Max> attributes;
    if (nest)
        parseNested(nest, attributes.slots(), Max);
    return attributes;
}

quint8 readU8(const nlattr *attribute, quint8 fallback = 0);
quint16 readU16(const nlattr *attribute, quint16 fallback = 0);
quint32 readU32(const nlattr *attribute, quint32 fallback = 0);
quint64 readU64(const nlattr *attribute, quint64 fallback = 0);
/// The value as the network orders it (nfnetlink).
quint16 readBe16(const nlattr *attribute, quint16 fallback = 0);
quint32 readBe32(const nlattr *attribute, quint32 fallback = 0);
quint64 readBe64(const nlattr *attribute, quint64 fallback = 0);
QString readString(const nlattr *attribute);
/// By its length: 4 bytes are IPv4, 16 IPv6.
std::optional<IpAddress> readAddress(const nlattr *attribute);
std::optional<MacAddress> readMac(const nlattr *attribute);
/// The attribute's bytes; empty when it is missing.
std::span<const char> readBytes(const nlattr *attribute);

}  // namespace toile
