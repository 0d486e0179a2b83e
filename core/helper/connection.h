// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/helper/policy.h"
#include "core/protocol/frames.h"

#include <QObject>
#include <QSocketNotifier>

namespace toile {

/// One client's byte stream: frames in, messages out. Checks every message against the state × message table. What a
/// client does not read is kept up to a limit; beyond it the connection ends.
class Connection : public QObject {
    Q_OBJECT
public:
    explicit Connection(Descriptor socket, QObject *parent = nullptr);

    void send(const HelperMessage &message);
    /// A frame made once for several clients.
    void sendFrame(const QByteArray &bytes);
    /// Says why and ends the connection. closed() follows when the client has it, or at once when it does not read.
    void fail(const Error &error);
    /// Sends as much as the socket takes now; never waits.
    void flush();

    /// Bytes that the client has not taken yet.
    qsizetype backlog() const { return m_outgoing.size() - m_sent; }

Q_SIGNALS:
    void received(const toile::ClientMessage &message);
    void drained();  ///< the client took all
    void closed();   ///< the end: nothing is received or sent any more

private:
    void readSome();
    void takeFrames();
    void close();
    void goDeaf();
    void updateNotifiers();

    Descriptor m_socket;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    FrameReader m_frames;
    QByteArray m_outgoing;
    qsizetype m_sent = 0;
    ConnectionState m_state = ConnectionState::AwaitingHello;
    bool m_ending = false;
    bool m_deaf = false;
    bool m_closed = false;
};

}  // namespace toile
