// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/labmacs.h"

namespace toile {

namespace {

MacAddress labMac(quint32 machine, quint8 interface)
{
    return MacAddress({0x02, 0, static_cast<quint8>(machine >> 16), static_cast<quint8>(machine >> 8),
                       static_cast<quint8>(machine), interface});
}

/// The machine's number in a MAC of labMac's form, or nothing.
std::optional<quint32> machineNumber(const MacAddress &mac)
{
    const auto &bytes = mac.bytes();
    if (bytes[0] != 0x02 || bytes[1] != 0)
        return std::nullopt;
    return (quint32(bytes[2]) << 16) | (quint32(bytes[3]) << 8) | bytes[4];
}

}  // namespace

LabMacs::LabMacs(const Topology &topology)
{
    for (const auto &[id, interface] : topology.interfaces)
        if (interface.mac)
            take(interface.machine, *interface.mac);
}

void LabMacs::take(Id machine, const MacAddress &mac)
{
    m_taken.insert(mac);
    const auto number = machineNumber(mac);
    // The first says which number the machine has; a second one is that of another machine, or nobody's.
    if (number && (m_numberOf.contains(machine) || m_numberOf.emplace(machine, *number).second))
        m_numbers.insert(*number);
}

MacAddress LabMacs::next(Id machine)
{
    const auto own = m_numberOf.find(machine);
    quint32 number = own == m_numberOf.end() ? 1 : own->second;
    while (own == m_numberOf.end() && m_numbers.contains(number))
        ++number;
    for (;; ++number) {
        for (int interface = 1; interface <= 0xff; ++interface) {
            const MacAddress candidate = labMac(number, static_cast<quint8>(interface));
            if (isTaken(candidate))
                continue;
            take(machine, candidate);
            return candidate;
        }
    }
}

}  // namespace toile
