// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/livestate.h"

#include <QFlags>

namespace toile {

enum class LiveTable {
    Links = 1,
    Neighbours = 2,
    Fdb = 4,
    Conntrack = 8,
    Routes = 16,
    Rules = 32,
    Settings = 64,  ///< forwarding, ipv6
};
Q_DECLARE_FLAGS(LiveTables, LiveTable)
Q_DECLARE_OPERATORS_FOR_FLAGS(LiveTables)

inline constexpr LiveTables kAllTables = LiveTables(127);

/// The kernel as the observer sees it: events only mark tables dirty, a read is the truth.
class LiveSource {
public:
    virtual ~LiveSource() = default;

    /// One descriptor (an epoll) that is readable while events wait.
    virtual int eventDescriptor() const = 0;
    /// Takes all waiting events: which tables of which machines may have changed. A lost event (ENOBUFS) marks all
    /// tables of its machine.
    virtual std::map<QString, LiveTables> takeEvents() = 0;
    /// Reads these tables of one machine into `into`, replacing what is there.
    virtual Result<> read(const QString &machine, LiveTables tables, LiveMachine &into) = 0;
    virtual std::vector<QString> machines() const = 0;
    virtual CountersSample counters() = 0;
};

}  // namespace toile
