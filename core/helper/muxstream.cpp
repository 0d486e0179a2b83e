// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/muxstream.h"

#include <QtEndian>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace toile {

namespace {

/// Seldom enough to cost nothing, often enough never to stop the flow.
constexpr quint32 kCreditBytes = kMuxWindow / 4;

}  // namespace

MuxStream::MuxStream(quint32 number, Descriptor socket, MuxChannel &channel, QObject *parent)
    : QObject(parent), m_number(number), m_socket(std::move(socket)), m_channel(channel),
      m_readable(m_socket.get(), QSocketNotifier::Read), m_writable(m_socket.get(), QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &MuxStream::readSocket);
    connect(&m_writable, &QSocketNotifier::activated, this, &MuxStream::flushSocket);
}

void MuxStream::take(const MuxPacket &packet)
{
    if (m_finished)
        return;
    switch (packet.kind) {
    case MuxPacket::Kind::Bytes:
        m_received -= packet.bytes.size();
        if (m_received < 0)
            return breakOff();
        m_owed += static_cast<quint32>(packet.bytes.size());
        m_toSocket += admit(packet.bytes);
        return flushSocket();
    case MuxPacket::Kind::Credit:
        if (packet.bytes.size() != 4)
            return breakOff();
        m_window += qFromBigEndian<quint32>(packet.bytes.constData());
        if (m_window > kMuxWindow)
            return breakOff();
        m_readable.setEnabled(!m_closing && m_window > 0);
        return;
    case MuxPacket::Kind::Close:
        m_closing = true;
        m_readable.setEnabled(false);
        return flushSocket();
    default:
        return breakOff();
    }
}

void MuxStream::readSocket()
{
    passOnce();
}

void MuxStream::passAll()
{
    while (!m_finished && m_window > 0 && passOnce()) {
    }
}

/// False when the socket has nothing now, or ended.
bool MuxStream::passOnce()
{
    std::array<char, kMuxBytes> bytes;
    const auto wanted = std::size_t(std::min(qsizetype(bytes.size()), m_window));
    const ssize_t got = ::recv(m_socket.get(), bytes.data(), wanted, MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (got <= 0) {
        breakOff();
        return false;
    }
    m_window -= got;
    m_readable.setEnabled(m_window > 0);
    const QByteArray said(bytes.data(), got);
    m_channel.send({MuxPacket::Kind::Bytes, m_number, said});
    Q_EMIT spoke(said);
    return true;
}

void MuxStream::deliverLast(const QByteArray &bytes)
{
    if (m_finished)
        return;
    m_closing = true;
    m_readable.setEnabled(false);
    m_toSocket += bytes;
    flushSocket();
}

void MuxStream::flushSocket()
{
    qsizetype written = 0;
    while (!m_finished && written < m_toSocket.size()) {
        const ssize_t got = ::send(m_socket.get(), m_toSocket.constData() + written,
                                   std::size_t(m_toSocket.size() - written), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (got < 0) {
            // It left, but what it said before is still to be read; readSocket() finds the end.
            written = m_toSocket.size();
            break;
        }
        written += got;
    }
    m_toSocket.remove(0, written);
    m_writable.setEnabled(!m_finished && !m_toSocket.isEmpty());
    giveCredit();
    if (m_closing && m_toSocket.isEmpty())
        finish();
}

void MuxStream::giveCredit()
{
    if (m_finished || m_closing || m_owed < kCreditBytes || m_toSocket.size() >= kMuxWindow)
        return;
    QByteArray amount(4, Qt::Uninitialized);
    qToBigEndian(m_owed, amount.data());
    m_received += m_owed;
    m_owed = 0;
    m_channel.send({MuxPacket::Kind::Credit, m_number, amount});
}

void MuxStream::breakOff()
{
    if (m_finished)
        return;
    m_channel.send({MuxPacket::Kind::Close, m_number, {}});
    finish();
}

void MuxStream::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_toSocket.clear();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    ::shutdown(m_socket.get(), SHUT_RDWR);
    Q_EMIT gone();
}

}  // namespace toile
