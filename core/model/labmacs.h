// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"

#include <set>
#include <unordered_map>

namespace toile {

/// MAC addresses that a person can read in a MAC table: 02:00:00:00:MM:II, where MM is the machine's number in the lab
/// and II its interface's. Knows those that are taken, so that many can be given one after the other.
class LabMacs {
public:
    explicit LabMacs(const Topology &topology);

    bool isTaken(const MacAddress &mac) const { return m_taken.contains(mac); }
    /// The next free one of this machine; taken from then on.
    MacAddress next(Id machine);
    /// One that was given otherwise.
    void take(Id machine, const MacAddress &mac);

private:
    std::set<MacAddress> m_taken;
    std::set<quint32> m_numbers;                 ///< of machines
    std::unordered_map<Id, quint32> m_numberOf;  ///< by machine
};

}  // namespace toile
