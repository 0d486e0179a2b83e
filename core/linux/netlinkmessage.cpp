// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/netlinkmessage.h"

#include <QtEndian>

#include <netlink/attr.h>
#include <netlink/msg.h>

#include <cstring>

namespace toile {

NetlinkMessage::NetlinkMessage(int type, int flags) : m_message(nlmsg_alloc_simple(type, flags | NLM_F_REQUEST))
{
    Q_CHECK_PTR(m_message.get());
}

void NetlinkMessage::Free::operator()(nl_msg *message) const
{
    nlmsg_free(message);
}

void NetlinkMessage::append(const void *bytes, size_t length)
{
    // libnl only reads the bytes.
    const int error = nlmsg_append(m_message.get(), const_cast<void *>(bytes), length, NLMSG_ALIGNTO);
    Q_ASSERT(error == 0);
    Q_UNUSED(error)
}

void NetlinkMessage::put(int attribute, const void *bytes, int length)
{
    const int error = nla_put(m_message.get(), attribute, length, bytes);
    Q_ASSERT(error == 0);  // all our messages fit into a page; names and lists are limited before
    Q_UNUSED(error)
}

void NetlinkMessage::putString(int attribute, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    put(attribute, bytes.constData(), int(bytes.size()) + 1);
}

void NetlinkMessage::putAddress(int attribute, const IpAddress &address)
{
    put(attribute, address.bytes().data(), address.bits() / 8);
}

void NetlinkMessage::putMac(int attribute, const MacAddress &mac)
{
    put(attribute, mac.bytes().data(), int(mac.bytes().size()));
}

NetlinkMessage::Nest::Nest(NetlinkMessage &message, int attribute)
    : m_message(message), m_start(nla_nest_start(message.get(), attribute))
{
    Q_ASSERT(m_start);
}

NetlinkMessage::Nest::~Nest()
{
    nla_nest_end(m_message.get(), m_start);
}

void parseBytes(const void *start, int bytes, const nlattr **slots, int max)
{
    const auto *attribute = static_cast<const nlattr *>(start);
    for (int left = bytes; nla_ok(attribute, left); attribute = nla_next(attribute, &left))
        if (const int type = nla_type(attribute); type <= max)
            slots[type] = attribute;
}

void forEachNested(const nlattr *nest, const std::function<void(int, const nlattr *)> &visit)
{
    if (!nest)
        return;
    const auto *attribute = static_cast<const nlattr *>(nla_data(nest));
    for (int left = nla_len(nest); nla_ok(attribute, left); attribute = nla_next(attribute, &left))
        visit(nla_type(attribute), attribute);
}

void parseAttributes(const nlmsghdr *message, int headerLength, const nlattr **slots, int max)
{
    const int length = nlmsg_attrlen(message, headerLength);
    if (length > 0)
        parseBytes(nlmsg_attrdata(message, headerLength), length, slots, max);
}

void parseNested(const nlattr *nest, const nlattr **slots, int max)
{
    parseBytes(nla_data(nest), nla_len(nest), slots, max);
}

namespace {
template <typename Number>
Number readNumber(const nlattr *attribute, Number fallback)
{
    if (!attribute || nla_len(attribute) < int(sizeof(Number)))
        return fallback;
    Number value;
    std::memcpy(&value, nla_data(attribute), sizeof value);
    return value;
}
}  // namespace

quint8 readU8(const nlattr *attribute, quint8 fallback)
{
    return readNumber(attribute, fallback);
}
quint16 readU16(const nlattr *attribute, quint16 fallback)
{
    return readNumber(attribute, fallback);
}
quint32 readU32(const nlattr *attribute, quint32 fallback)
{
    return readNumber(attribute, fallback);
}
quint64 readU64(const nlattr *attribute, quint64 fallback)
{
    return readNumber(attribute, fallback);
}

quint16 readBe16(const nlattr *attribute, quint16 fallback)
{
    return qFromBigEndian(readNumber(attribute, qToBigEndian(fallback)));
}
quint32 readBe32(const nlattr *attribute, quint32 fallback)
{
    return qFromBigEndian(readNumber(attribute, qToBigEndian(fallback)));
}
quint64 readBe64(const nlattr *attribute, quint64 fallback)
{
    return qFromBigEndian(readNumber(attribute, qToBigEndian(fallback)));
}

std::span<const char> readBytes(const nlattr *attribute)
{
    if (!attribute)
        return {};
    return {static_cast<const char *>(nla_data(attribute)), static_cast<size_t>(nla_len(attribute))};
}

QString readString(const nlattr *attribute)
{
    const auto bytes = readBytes(attribute);
    if (bytes.empty())
        return {};
    return QString::fromUtf8(bytes.data(), qsizetype(strnlen(bytes.data(), bytes.size())));
}

std::optional<IpAddress> readAddress(const nlattr *attribute)
{
    const auto bytes = readBytes(attribute);
    if (bytes.size() == 4)
        return IpAddress::v4(qFromBigEndian<quint32>(bytes.data()));
    if (bytes.size() != 16)
        return std::nullopt;
    std::array<quint8, 16> copy;
    std::memcpy(copy.data(), bytes.data(), copy.size());
    return IpAddress::v6(copy);
}

std::optional<MacAddress> readMac(const nlattr *attribute)
{
    const auto bytes = readBytes(attribute);
    std::array<quint8, 6> copy;
    if (bytes.size() != copy.size())
        return std::nullopt;
    std::memcpy(copy.data(), bytes.data(), copy.size());
    return MacAddress(copy);
}

}  // namespace toile
