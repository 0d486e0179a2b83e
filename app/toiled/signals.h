// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <sys/types.h>

#include <memory>

/// Turns SIGCHLD and SIGTERM into Qt signals and reaps every child: as PID 1 of its sandbox this process inherits the
/// orphans too.
class Signals : public QObject {
    Q_OBJECT
public:
    Signals();

Q_SIGNALS:
    void childEnded(pid_t pid, int status);
    void terminationAsked();

private:
    void take();

    toile::Descriptor m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};
