// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace toile {

namespace {

bool isNameCharacter(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || (u >= u'0' && u <= u'9') || u == u'_' || u == u'.' ||
           u == u'-';
}

bool isAlphanumeric(QChar c)
{
    return isNameCharacter(c) && c != u'_' && c != u'.' && c != u'-';
}

std::optional<int> parseLength(QStringView text, int bits)
{
    if (text.isEmpty() || text.size() > 3 || (text.size() > 1 && text.front() == u'0'))
        return std::nullopt;
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return value <= bits ? std::optional(value) : std::nullopt;
}

bool inV4(quint32 address, quint32 network, int length)
{
    return (address >> (32 - length)) == (network >> (32 - length));
}

}  // namespace

IpAddress IpAddress::v4(quint32 hostOrder)
{
    IpAddress a;
    for (std::size_t i = 0; i < 4; ++i)
        a.m_bytes[i] = static_cast<quint8>(hostOrder >> (24 - 8 * i));
    return a;
}

IpAddress IpAddress::v6(const std::array<quint8, 16> &bytes)
{
    IpAddress a;
    a.m_family = Family::V6;
    a.m_bytes = bytes;
    return a;
}

std::optional<IpAddress> IpAddress::parse(QStringView text)
{
    if (text.isEmpty() || text.size() >= INET6_ADDRSTRLEN || text.contains(u'\0'))
        return std::nullopt;
    const QByteArray ascii = text.toLatin1();
    IpAddress a;
    if (text.contains(u':')) {
        if (inet_pton(AF_INET6, ascii.constData(), a.m_bytes.data()) != 1)
            return std::nullopt;
        a.m_family = Family::V6;
        return a;
    }
    if (inet_pton(AF_INET, ascii.constData(), a.m_bytes.data()) != 1)
        return std::nullopt;
    return a;
}

quint32 IpAddress::toV4() const
{
    quint32 value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = (value << 8) | m_bytes[i];
    return value;
}

QString IpAddress::toString() const
{
    char buffer[INET6_ADDRSTRLEN] = {};
    inet_ntop(isV4() ? AF_INET : AF_INET6, m_bytes.data(), buffer, sizeof buffer);
    return QString::fromLatin1(buffer);
}

std::optional<IpPrefix> IpPrefix::parse(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return std::nullopt;
    const auto address = IpAddress::parse(text.first(slash));
    if (!address)
        return std::nullopt;
    const auto length = parseLength(text.sliced(slash + 1), address->bits());
    if (!length)
        return std::nullopt;
    return IpPrefix{*address, *length};
}

IpPrefix IpPrefix::any(IpAddress::Family family)
{
    return {family == IpAddress::Family::V4 ? IpAddress::v4(0) : IpAddress::v6({}), 0};
}

IpPrefix IpPrefix::network() const
{
    std::array<quint8, 16> bytes = address.bytes();
    const auto total = static_cast<std::size_t>(address.bits()) / 8;
    for (std::size_t i = 0; i < total; ++i) {
        const int kept = std::clamp(length - static_cast<int>(i) * 8, 0, 8);
        bytes[i] = static_cast<quint8>(bytes[i] & (0xff00u >> kept));
    }
    if (!address.isV4())
        return {IpAddress::v6(bytes), length};
    const quint32 v4 = (quint32(bytes[0]) << 24) | (quint32(bytes[1]) << 16) | (quint32(bytes[2]) << 8) | bytes[3];
    return {IpAddress::v4(v4), length};
}

bool IpPrefix::contains(const IpAddress &other) const
{
    return other.family() == address.family() && IpPrefix{other, length}.network() == network();
}

bool IpPrefix::contains(const IpPrefix &other) const
{
    return other.length >= length && contains(other.address);
}

IpAddress IpPrefix::first() const
{
    const IpPrefix net = network();
    if (length >= address.bits() - 1)
        return net.address;
    if (address.isV4())
        return IpAddress::v4(net.address.toV4() + 1);
    std::array<quint8, 16> bytes = net.address.bytes();
    bytes[15] |= 1;
    return IpAddress::v6(bytes);
}

IpAddress IpPrefix::last() const
{
    const IpPrefix net = network();
    std::array<quint8, 16> bytes = net.address.bytes();
    const auto total = static_cast<std::size_t>(address.bits()) / 8;
    for (std::size_t i = 0; i < total; ++i) {
        const int kept = std::clamp(length - static_cast<int>(i) * 8, 0, 8);
        bytes[i] = static_cast<quint8>(bytes[i] | (0xff >> kept));
    }
    if (!address.isV4())
        return IpAddress::v6(bytes);
    const quint32 v4 = (quint32(bytes[0]) << 24) | (quint32(bytes[1]) << 16) | (quint32(bytes[2]) << 8) | bytes[3];
    return IpAddress::v4(length >= 31 ? v4 : v4 - 1);
}

QString IpPrefix::toString() const
{
    return address.toString() + u'/' + QString::number(length);
}

bool isPublic(const IpAddress &address)
{
    if (!address.isV4())
        return (address.bytes()[0] & 0xe0) == 0x20 &&
               !(address.bytes()[0] == 0x20 && address.bytes()[1] == 0x01 && address.bytes()[2] == 0x0d &&
                 address.bytes()[3] == 0xb8);  // 2000::/3 without 2001:db8::/32 (RFC 3849)
    struct Range {
        quint32 network;
        int length;
    };
    // IANA IPv4 Special-Purpose Address Registry, and multicast and reserved space.
    static constexpr Range kSpecial[] = {
        {0x00000000, 8},  {0x0a000000, 8},  {0x64400000, 10}, {0x7f000000, 8},  {0xa9fe0000, 16},
        {0xac100000, 12}, {0xc0000000, 24}, {0xc0000200, 24}, {0xc0a80000, 16}, {0xc6120000, 15},
        {0xc6336400, 24}, {0xcb007100, 24}, {0xe0000000, 3},
    };
    return std::none_of(std::begin(kSpecial), std::end(kSpecial),
                        [v4 = address.toV4()](const Range &r) { return inV4(v4, r.network, r.length); });
}

std::optional<MacAddress> MacAddress::parse(QStringView text)
{
    if (text.size() != 17)
        return std::nullopt;
    const auto nibble = [](QChar c) -> int {
        const char16_t u = c.unicode();
        if (u >= u'0' && u <= u'9')
            return u - u'0';
        if (u >= u'a' && u <= u'f')
            return u - u'a' + 10;
        if (u >= u'A' && u <= u'F')
            return u - u'A' + 10;
        return -1;
    };
    std::array<quint8, 6> bytes{};
    for (qsizetype i = 0; i < 6; ++i) {
        const int high = nibble(text[i * 3]);
        const int low = nibble(text[i * 3 + 1]);
        if (high < 0 || low < 0 || (i < 5 && text[i * 3 + 2] != u':'))
            return std::nullopt;
        bytes[static_cast<std::size_t>(i)] = static_cast<quint8>(high * 16 + low);
    }
    return MacAddress(bytes);
}

QString MacAddress::toString() const
{
    QString text;
    text.reserve(17);
    static constexpr char kHex[] = "0123456789abcdef";
    for (const quint8 byte : m_bytes) {
        if (!text.isEmpty())
            text += u':';
        text += QLatin1Char(kHex[byte >> 4]);
        text += QLatin1Char(kHex[byte & 15]);
    }
    return text;
}

bool isInterfaceName(QStringView name)
{
    return !name.isEmpty() && name.size() <= 15 && name != u"." && name != u".." && name.front() != u'-' &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

bool isMachineName(QStringView name)
{
    return !name.isEmpty() && name.size() <= 32 && isAlphanumeric(name.front()) &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

bool isLabName(QStringView name)
{
    return !name.isEmpty() && name.size() <= 64 && isAlphanumeric(name.front()) &&
           std::all_of(name.begin(), name.end(), isNameCharacter);
}

}  // namespace toile
