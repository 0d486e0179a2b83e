// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/prefixes.h"

#include <algorithm>

namespace toile::prefixes {

namespace {

IpAddress withBytes(IpAddress::Family family, const std::array<quint8, 16> &bytes)
{
    if (family == IpAddress::Family::V6)
        return IpAddress::v6(bytes);
    quint32 v4 = 0;
    for (std::size_t i = 0; i < 4; ++i)
        v4 = (v4 << 8) | bytes[i];
    return IpAddress::v4(v4);
}

/// The bits of byte `index` that are host part behind `length` bits of network.
quint8 hostMask(std::size_t index, int length)
{
    return static_cast<quint8>(0xff >> std::clamp(length - static_cast<int>(index) * 8, 0, 8));
}

}  // namespace

std::set<IpPrefix> used(const Topology &topology)
{
    std::set<IpPrefix> networks;
    for (const auto &[id, interface] : topology.interfaces) {
        for (const IpPrefix &address : interface.addresses)
            networks.insert(address.network());
    }
    for (const auto &[id, machine] : topology.machines) {
        for (const RouteState &route : machine.routes) {
            if (!route.destination.isDefault())
                networks.insert(route.destination);
        }
    }
    return networks;
}

bool overlap(const IpPrefix &a, const IpPrefix &b)
{
    return a.length <= b.length ? a.contains(b.address) : b.contains(a.address);
}

bool overlapsAny(const std::set<IpPrefix> &networks, const IpPrefix &candidate)
{
    return std::any_of(networks.begin(), networks.end(), [&](const IpPrefix &n) { return overlap(n, candidate); });
}

IpAddress next(const IpAddress &address)
{
    std::array<quint8, 16> bytes = address.bytes();
    for (std::size_t i = static_cast<std::size_t>(address.bits()) / 8; i-- > 0;) {
        if (++bytes[i] != 0)
            break;
    }
    return withBytes(address.family(), bytes);
}

std::optional<IpPrefix> lowestFree(const IpPrefix &network, const std::set<IpAddress> &taken)
{
    const IpAddress last = network.last();
    for (IpAddress candidate = network.first();; candidate = next(candidate)) {
        if (!taken.contains(candidate))
            return IpPrefix{candidate, network.length};
        if (candidate == last)
            return std::nullopt;
    }
}

std::set<IpAddress> addresses(const Topology &topology)
{
    std::set<IpAddress> taken;
    for (const auto &[id, interface] : topology.interfaces) {
        for (const IpPrefix &address : interface.addresses)
            taken.insert(address.address);
    }
    return taken;
}

std::optional<IpAddress> moved(const IpAddress &address, const IpPrefix &from, const IpPrefix &to)
{
    std::array<quint8, 16> bytes{};
    for (std::size_t i = 0; i < static_cast<std::size_t>(address.bits()) / 8; ++i) {
        const auto host = static_cast<quint8>(address.bytes()[i] & hostMask(i, from.length));
        if ((host & ~hostMask(i, to.length)) != 0)
            return std::nullopt;
        bytes[i] = static_cast<quint8>((to.address.bytes()[i] & ~hostMask(i, to.length)) | host);
    }
    return withBytes(address.family(), bytes);
}

}  // namespace toile::prefixes
