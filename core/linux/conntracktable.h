// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "core/linux/netlinksocket.h"

#include <chrono>

namespace toile {

/// The connections of one machine. Dumping them walks a table that all namespaces share, so they are kept from events,
/// and dumped only when events were lost or when counters, which no event carries, are old.
class ConntrackTable {
public:
    /// One message of the groups NEW, UPDATE and DESTROY.
    void take(const nlmsghdr *message);
    /// Events were lost, or none were received so far: the next read dumps.
    void distrust() { m_trusted = false; }
    /// Somebody begins to look: the next read dumps if there is any connection, so that its counters are of now.
    void expireCounters() { m_nextDump = {}; }
    /// The rows now; time-outs are counted down from when the kernel said them.
    Result<Table<ConntrackRow>> read(NetlinkSocket &netfilter);

    static bool isEvent(const nlmsghdr *message);

private:
    using Clock = std::chrono::steady_clock;
    struct Entry {
        ConntrackRow row;
        Clock::time_point said;
    };
    Result<> refresh(NetlinkSocket &netfilter);

    std::map<quint32, Entry> m_entries;
    bool m_trusted = false;
    Clock::time_point m_nextDump;
};

}  // namespace toile
