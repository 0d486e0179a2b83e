// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/helper/policy.h"
#include "core/protocol/frames.h"
#include "core/protocol/interpreter.h"

#include <QObject>
#include <QSocketNotifier>

namespace toile {

/// One client's byte stream: frames in, messages out. Checks every message against the state × message table. What a
/// client does not read is kept up to a limit; beyond it the connection ends. Whatever is made within received() is in
/// the language of the client's hello; who makes sentences for it at other times asks for it by speak().
class Connection : public QObject {
    Q_OBJECT
public:
    Connection(Descriptor socket, Interpreter &interpreter, QObject *parent = nullptr);

    void send(const HelperMessage &message);
    /// As long as it lives, sentences are for this client.
    [[nodiscard]] Speaking speak() { return {m_interpreter, m_language}; }
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
    void takeMessage(const QByteArray &body);
    void close();
    void goDeaf();
    void updateNotifiers();

    Descriptor m_socket;
    Interpreter &m_interpreter;
    QString m_language;  ///< as the hello said it; empty before
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
