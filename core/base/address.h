// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace toile {

/// An IPv4 or IPv6 address, as bytes in network order. IPv4 uses the first four bytes.
class IpAddress {
public:
    enum class Family { V4, V6 };

    IpAddress() = default;
    static IpAddress v4(quint32 hostOrder);
    static IpAddress v6(const std::array<quint8, 16> &bytes);
    /// "1.0.0.1" or "fd00::1"; nothing else (no leading zeros, no spaces, no scope).
    static std::optional<IpAddress> parse(QStringView text);

    Family family() const { return m_family; }
    bool isV4() const { return m_family == Family::V4; }
    int bits() const { return isV4() ? 32 : 128; }
    quint32 toV4() const;  ///< host order; only for IPv4
    const std::array<quint8, 16> &bytes() const { return m_bytes; }
    QString toString() const;

    auto operator<=>(const IpAddress &) const = default;

private:
    Family m_family = Family::V4;
    std::array<quint8, 16> m_bytes{};
};

/// An address with its prefix length: "1.0.0.1/8" on an interface, "2.0.0.0/8" as a network.
struct IpPrefix {
    IpAddress address;
    int length = 0;

    /// "1.0.0.1/8"; an address without a length is refused.
    static std::optional<IpPrefix> parse(QStringView text);
    /// 0.0.0.0/0 or ::/0.
    static IpPrefix any(IpAddress::Family family);

    IpPrefix network() const;  ///< host bits cleared
    bool isNetwork() const { return network() == *this; }
    bool isDefault() const { return length == 0; }
    bool contains(const IpAddress &other) const;
    bool contains(const IpPrefix &other) const;  ///< the whole of `other`
    IpAddress first() const;                     ///< lowest usable host address
    IpAddress last() const;                      ///< highest usable host address (before the IPv4 broadcast)
    QString toString() const;

    auto operator<=>(const IpPrefix &) const = default;
};

/// True for addresses that are routed on the Internet (not RFC 1918, RFC 6598, loopback, link-local,
/// documentation (RFC 5737), multicast, ULA…): using them in a lab is legal but worth a word.
bool isPublic(const IpAddress &address);

class MacAddress {
public:
    MacAddress() = default;
    explicit MacAddress(const std::array<quint8, 6> &bytes) : m_bytes(bytes) {}
    /// "02:00:00:00:01:01", hexadecimal, colons.
    static std::optional<MacAddress> parse(QStringView text);

    const std::array<quint8, 6> &bytes() const { return m_bytes; }
    bool isMulticast() const { return (m_bytes[0] & 1) != 0; }
    bool isZero() const { return m_bytes == std::array<quint8, 6>{}; }
    QString toString() const;

    auto operator<=>(const MacAddress &) const = default;

private:
    std::array<quint8, 6> m_bytes{};
};

/// Linux's rules for a network interface's name (net/core/dev.c, dev_valid_name), narrowed to
/// [A-Za-z0-9_.-], 1 to 15 characters, not "." or ".." and not beginning with '-'.
bool isInterfaceName(QStringView name);
/// A machine's name is a network namespace's name: [A-Za-z0-9_.-], 1 to 32 characters, beginning with a letter or
/// digit.
bool isMachineName(QStringView name);
/// A lab's name: as a machine's, up to 64 characters.
bool isLabName(QStringView name);

}  // namespace toile
