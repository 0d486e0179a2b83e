// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/muxchannel.h"
#include "core/vm/qemu.h"

#include <sys/types.h>

#include <chrono>
#include <memory>

/// One run of QEMU: it has no file open but its kernel and image, no right that it does not need, limits on all it
/// could use up, and it dies with this process.
class VmProcess : public QObject {
    Q_OBJECT
public:
    VmProcess() = default;
    ~VmProcess() override;

    /// `start.channel` is filled in here.
    toile::Result<> run(toile::QemuStart start);
    void kill();
    toile::MuxChannel &channel() { return *m_channel; }
    /// Processor time that it has used; zero when it ended.
    std::chrono::milliseconds worked() const;
    /// A child of this process ended: true when it was this one. Then lastWords() is complete.
    bool isEnded(pid_t pid, int status);
    /// What QEMU and the guest's console said last: from the kernel's own account of its end on, when there is one.
    QString lastWords() const;
    /// How it ended, in a sentence.
    QString ending() const;

private:
    void readConsole();

    pid_t m_pid = -1;
    int m_status = 0;
    toile::Descriptor m_console;
    std::unique_ptr<QSocketNotifier> m_consoleReadable;
    std::unique_ptr<toile::MuxChannel> m_channel;
    QByteArray m_said;
};
