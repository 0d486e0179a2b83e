// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QTimer>

#include <sys/types.h>

#include <vector>

namespace toile {

/// fork(2), of a child that ends with this process.
pid_t forkBound();

/// Closes sockets that strangers could write to. Descriptors that they sent and nobody took are closed with them, and
/// such a close may take as long as a stranger likes (a TCP socket that lingers, socket(7)); so the last one to hold
/// them is a process of their own, which is killed: for one that ends the kernel waits for nothing.
class Undertaker {
public:
    Undertaker();
    ~Undertaker();
    Undertaker(const Undertaker &) = delete;
    Undertaker &operator=(const Undertaker &) = delete;

    /// Closed when the event loop turns, or with this object.
    void take(Descriptor socket);
    /// Kills a child that may hold what strangers sent, and sees to its end without waiting for it.
    void end(pid_t child);

private:
    void bury();

    std::vector<Descriptor> m_waiting;
    std::vector<pid_t> m_ending;
    QTimer m_soon;
};

}  // namespace toile
