// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/protocol/front.h"
#include "core/system/undertaker.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <sys/types.h>

#include <memory>

namespace toile {

/// Who is at the other end of a local socket, as the kernel says (unix(7), SO_PEERCRED).
struct Peer {
    pid_t pid = 0;
    uid_t uid = 0;
    quint64 startTime = 0;  ///< of the process (proc(5), stat, field 22); 0: it is gone
    static std::optional<Peer> of(int socket);
};

/// A client that is not handed over yet: one request is read from it, exactly, and what it sent behind stays in the
/// socket for the helper.
class Visitor : public QObject {
    Q_OBJECT
public:
    /// A stranger is one who may not run labs unless somebody is asked.
    Visitor(Descriptor socket, const Peer &peer, bool isStranger, std::shared_ptr<Undertaker> undertaker,
            QObject *parent = nullptr);
    ~Visitor() override;

    const Peer &peer() const { return m_peer; }
    bool isStranger() const { return m_isStranger; }
    bool hasAsked() const { return !m_readable.isEnabled(); }
    int socket() const { return m_socket.get(); }
    const OpenLab &request() const { return m_request; }
    /// False: the client is gone, or does not even read the first bytes.
    bool tell(const FrontReply &reply);

Q_SIGNALS:
    void asked(const toile::FrontRequest &request);
    void broken(const toile::Error &error);  ///< what it sent is no request
    void gone();

private:
    void readSome();
    void takeRequest();
    bool isGone() const;

    std::shared_ptr<Undertaker> m_undertaker;
    Descriptor m_socket;
    Peer m_peer;
    bool m_isStranger;
    QSocketNotifier m_readable;
    QTimer m_watch;
    QByteArray m_bytes;
    qsizetype m_wanted = 4;  ///< bytes of the frame, its length included
    OpenLab m_request;
    qint64 m_deadline = 0;
};

}  // namespace toile
