// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QObject>
#include <QSocketNotifier>

#include <csignal>
#include <initializer_list>
#include <memory>

namespace toile::ctl {

/// Turns these signals into Qt signals for as long as it lives; meanwhile they have no other effect.
class SignalWatch : public QObject {
    Q_OBJECT
public:
    explicit SignalWatch(std::initializer_list<int> numbers);
    ~SignalWatch() override;

Q_SIGNALS:
    void received(int number);

private:
    sigset_t m_before;
    Descriptor m_fd;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace toile::ctl
