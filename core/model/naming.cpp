// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"
#include "core/model/labmacs.h"
#include "core/model/prefixes.h"

#include <QSet>

#include <algorithm>

namespace toile {

namespace {

QString firstFree(const QString &prefix, int from, const QSet<QString> &taken)
{
    for (int number = from;; ++number) {
        const QString name = prefix + QString::number(number);
        if (!taken.contains(name))
            return name;
    }
}

bool isFree(const Topology &topology, const IpPrefix &candidate, const std::set<IpPrefix> &used)
{
    const bool addressed = !topology.interfaces.empty();
    return !addressed || !prefixes::overlapsAny(used, candidate);
}

}  // namespace

QString nextMachineName(const Topology &topology, const MachineKind &kind)
{
    QSet<QString> taken;
    for (const auto &[id, machine] : topology.machines)
        taken.insert(machine.name);
    return firstFree(QLatin1String(kind.namePrefix), 1, taken);
}

QString nextInterfaceName(const Topology &topology, Id machine, const QString &prefix)
{
    QSet<QString> taken;
    for (const auto &[id, interface] : topology.interfaces) {
        if (interface.machine == machine)
            taken.insert(interface.name);
    }
    return firstFree(prefix, 0, taken);
}

MacAddress nextMac(const Topology &topology, Id machine)
{
    return LabMacs(topology).next(machine);
}

std::optional<IpPrefix> nextAddress(const Topology &topology, Id interface)
{
    for (const Segment &segment : segments(topology)) {
        if (!std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), interface))
            continue;
        const std::set<IpAddress> taken = prefixes::addresses(topology);
        for (const IpPrefix &network : segment.prefixes) {
            if (const auto address = prefixes::lowestFree(network, taken))
                return address;
        }
    }
    return std::nullopt;
}

IpPrefix freePrefix(const Topology &topology)
{
    const std::set<IpPrefix> used = prefixes::used(topology);
    constexpr quint32 kBlock = 256;  // addresses of a /24
    struct Range {
        quint32 first;
        quint32 blocks;
    };
    constexpr Range kPrivate[] = {{0x0a000000, 65536}, {0xac100000, 4096}, {0xc0a80000, 256}};  // RFC 1918
    for (const Range &range : kPrivate) {
        for (quint32 block = 0; block < range.blocks; ++block) {
            const IpPrefix candidate{IpAddress::v4(range.first + block * kBlock), 24};
            if (isFree(topology, candidate, used))
                return candidate;
        }
    }
    return {IpAddress::v4(kPrivate[0].first), 24};
}

}  // namespace toile
