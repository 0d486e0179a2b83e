// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/bench/netlink.h"

#include <chrono>
#include <string>

/// What is measured of every method alike, and where its finishing lines are.
namespace toile::bench {

class Stopwatch {
public:
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// CPU time that all cores together spent working, in milliseconds since boot (resolution 10 ms).
double machineCpu();
/// In KiB.
struct Memory {
    long free = 0;    ///< MemFree: whatever else the machine does is in it too
    long kernel = 0;  ///< slab, per-CPU, stacks and vmalloc: the kernel's own
};
Memory memory();
/// Processes that this process namespace shows.
int processCount();

/// Waits until `ports` bridge ports of the sockets' namespace forward; `events` is subscribed to links.
/// False: not within `seconds`.
bool waitForwarding(Netlink &questions, Netlink &events, int ports, int seconds);
/// Queues a namespace of its own behind those that are being freed and waits for its death: then they are gone too.
/// The wait has a floor of about 0.1 s (RCU), equal for all.
bool waitFreed(int seconds);

}  // namespace toile::bench
