// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

#include <sys/types.h>

namespace toile {

/// The service's end of a process that does nothing but wait for the service to be killed, and then gives back the
/// cards that it had lent. It ends by itself after the service.
class CardGuard {
public:
    /// `program`: toiled; empty: there is no guard.
    explicit CardGuard(QString program) : m_program(std::move(program)) {}

    /// Starts it, unless it runs.
    void stand();

private:
    QString m_program;
    pid_t m_pid = -1;
};

/// The guard's own work: waits until no service holds the journal in this folder, and gives back what is in it. Ends
/// when nothing is left, or when it is told to after it tried. Gives the exit status.
int guardCards(const QString &folder);

}  // namespace toile
