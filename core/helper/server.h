// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/session.h"

#include <sys/types.h>

#include <set>

namespace toile {

/// The helper of one lab: accepts clients, shares one applier and one observer between them, and ends when told.
class Server : public QObject {
    Q_OBJECT
public:
    /// The three interfaces to the kernel and the interpreter outlive the server. It ends again when nobody ever comes,
    /// or none of those who came deployed anything.
    Server(LabInfo info, KernelPlatform &platform, LiveSource &source, ProgramStarter &programs,
           Interpreter &interpreter, QObject *parent = nullptr);
    ~Server() override;

    /// Accepts clients from a listening socket.
    void listen(Descriptor listener);
    /// A client that is connected already.
    void addClient(Descriptor socket, quint32 client = 0);
    /// From now on clients may ask for real network cards. It outlives the server.
    void lendCardsFrom(CardBroker &broker);
    /// A child of this process was reaped with this status of wait(2).
    void childEnded(pid_t pid, int status);
    /// Says goodbye to every client, then finished().
    void shutDown(const Wording &reason);

Q_SIGNALS:
    /// No client is accepted any more and none knows it yet: the socket's file can go.
    void closing();
    void finished();

private:
    void acceptClients();
    void removeClient(Session *session);
    void updateWatch();
    void letGo(Session *session);
    void endIfUnused();
    void planFinished(const ExecutionReport &report, const Plan &steps);
    void caughtUp();
    void sendDelta(const LiveDelta &delta);
    void sendCounters(const CountersSample &sample);
    void follow(ProgramRun *program);
    void endProgram(pid_t pid);
    void endProgramsIn(const QString &machine);

    Applier m_applier;
    Observer m_observer;
    SharedLab m_lab;
    Descriptor m_listener;
    std::unique_ptr<QSocketNotifier> m_acceptable;
    std::vector<std::unique_ptr<Session>> m_sessions;
    std::map<pid_t, QPointer<ProgramRun>> m_children;
    QTimer m_patience;          ///< for a client to come
    bool m_hasPlanned = false;  ///< a plan was performed, well or not
    bool m_isDeployed = false;  ///< a plan succeeded
    bool m_ending = false;
};

}  // namespace toile
