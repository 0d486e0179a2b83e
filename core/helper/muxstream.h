// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/muxchannel.h"

namespace toile {

/// Joins one stream of the line with one local socket, both ways. On the host that is a client's; in the guest the
/// other end of a pair whose first the Server has.
class MuxStream : public QObject {
    Q_OBJECT
public:
    MuxStream(quint32 number, Descriptor socket, MuxChannel &channel, QObject *parent = nullptr);

    /// A packet of this stream: Bytes, Credit or Close.
    void take(const MuxPacket &packet);
    /// Passes on what the socket has now, as far as the window goes: the end is near.
    void passAll();
    bool isOpen() const { return !m_finished; }
    /// Writes to the socket what did not come over the line, and takes nothing more from it.
    void deliverLast(const QByteArray &bytes);

Q_SIGNALS:
    void spoke(const QByteArray &bytes);  ///< the socket gave them, and they are on their way over the line
    void gone();                          ///< nothing more comes or goes: delete it

protected:
    /// What of the line's bytes is for the socket; here all of them.
    virtual QByteArray admit(const QByteArray &bytes) { return bytes; }
    /// Ends both sides.
    void breakOff();

private:
    void readSocket();
    bool passOnce();
    void flushSocket();
    void giveCredit();
    void finish();

    quint32 m_number;
    Descriptor m_socket;
    MuxChannel &m_channel;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QByteArray m_toSocket;
    qsizetype m_window = kMuxWindow;    ///< that we may still send
    qsizetype m_received = kMuxWindow;  ///< that the other side may still send
    quint32 m_owed = 0;                 ///< received and not yet credited
    bool m_closing = false;
    bool m_finished = false;
};

}  // namespace toile
