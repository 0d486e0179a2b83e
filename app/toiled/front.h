// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toiled/vmprocess.h"
#include "core/helper/clientstream.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

/// The host's side of a micro-VM: boots it, leads each client to the helper in it, and tells them when it ends. Where
/// both accelerators may work, both are started, and the one that is ready first stays: KVM, where it works at all, is
/// far ahead, and where it hangs nobody waits for it.
class Front : public QObject {
    Q_OBJECT
public:
    Front(toile::Descriptor listener, toile::Interpreter &interpreter);

    /// With one start for each accelerator to try.
    toile::Result<> boot(const std::vector<toile::QemuStart> &starts);
    void childEnded(pid_t pid, int status);
    /// Whether clients may come: no more once the lab is being undeployed.
    bool isListening() const { return static_cast<bool>(m_listener); }
    /// Tells all clients why, and ends.
    void shutDown(const toile::Wording &reason);

Q_SIGNALS:
    void booting(int seconds);            ///< once a second
    void ready();                         ///< clients are served
    void failed(const QString &message);  ///< it will never be ready
    void closing();                       ///< no client may come any more: the socket's file can go
    void finished();

private:
    enum class Stage { Booting, Running, Dead, Ending };

    void everySecond();
    void take(VmProcess &vm, const toile::MuxPacket &packet);
    void serve(VmProcess &vm);
    void listen();
    void acceptClient();
    void removeClient(quint32 number);
    void lost(const VmProcess &vm);
    void tellTheDeath();
    void stopListening();
    void tellClients(const toile::Wording &reason);
    void endSoon();

    toile::Descriptor m_listener;
    toile::Interpreter &m_interpreter;
    std::unique_ptr<QSocketNotifier> m_acceptable;
    std::vector<std::unique_ptr<VmProcess>> m_starting;
    std::unique_ptr<VmProcess> m_vm;
    std::map<quint32, std::unique_ptr<toile::ClientStream>> m_clients;
    quint32 m_lastClient = 0;
    Stage m_stage = Stage::Booting;
    toile::Wording m_epitaph;  ///< how the VM ended, for whoever speaks next
    QElapsedTimer m_booted;
    QElapsedTimer m_sinceWork;            ///< since it was last seen to do anything
    std::chrono::milliseconds m_work{0};  ///< that it had done then
    QTimer m_everySecond;
};
