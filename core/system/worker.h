// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/protocol/link.h"
#include "core/system/childprocess.h"
#include "core/system/visitor.h"

#include <deque>
#include <map>
#include <tuple>

namespace toile {

/// Whose lab, and which.
struct LabKey {
    uid_t uid = 0;
    QString lab;
    bool operator==(const LabKey &) const = default;
    bool operator<(const LabKey &other) const { return std::tie(uid, lab) < std::tie(other.uid, other.lab); }
};

/// Of a helper's environment, where it finds its lab's name: what a command line says, everybody reads.
inline constexpr const char *kLabVariable = "TOILE_LAB";

/// The service's end of one lab: the helper process, which has given up every right but its user's.
class Worker : public QObject {
    Q_OBJECT
public:
    static constexpr int kPatience = 60000;  ///< it takes some milliseconds, on a machine that is not busy

    /// Starts `program` (toiled itself). One of ready() and ended() follows, the second also when it is not ready after
    /// `patience` milliseconds.
    Worker(const QString &program, const LabKey &key, const QString &language, std::shared_ptr<Undertaker> undertaker,
           int patience = kPatience, QObject *parent = nullptr);
    ~Worker() override;

    const LabKey &key() const { return m_key; }
    bool isReady() const { return m_ready; }
    /// False when the helper takes no clients any more, or not now. `peer` is remembered under a number of its own.
    bool handOver(int client, const Peer &peer);
    /// Who the helper means by this number: one of its latest clients.
    std::optional<Peer> client(quint32 number) const;
    /// What a busy helper does not read yet waits for it; of CardsNow only the last.
    void send(const LinkToHelper &message);
    /// Closes the link, by which the helper ends; ended() follows.
    void end();

Q_SIGNALS:
    void ready();
    /// With TakeCard a network namespace may have come along: takeDescriptor().
    void said(const toile::LinkToService &message);
    /// `error`: what it said on standard error, if it never became ready.
    void ended(const QString &error);

public:
    Descriptor takeDescriptor() { return std::move(m_descriptor); }

private:
    struct Outgoing {
        QByteArray body;
        Descriptor descriptor;
        bool isCards = false;
    };

    /// False: the helper is gone, or too much waits for it.
    bool post(const QByteArray &body, int descriptor, bool isCards);
    void flush();
    void take();
    void listenAgain();
    /// Takes `message`, which was only looked at; false when it is none that a helper sends so.
    bool accept(const LinkToService &message, bool carries);
    void giveUp();

    std::shared_ptr<Undertaker> m_undertaker;
    LabKey m_key;
    std::map<quint32, Peer> m_clients;
    quint32 m_lastClient = 0;
    Descriptor m_link;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    std::deque<Outgoing> m_outgoing;
    QTimer m_pace;
    int m_heard = 0;  ///< messages since m_pace was started
    Descriptor m_descriptor;
    ChildProcess m_process;
    QTimer m_patience;
    bool m_ready = false;
};

}  // namespace toile
