// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/muxchannel.h"

#include <QElapsedTimer>
#include <QtEndian>

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace toile {

namespace {

constexpr qsizetype kHeaderBytes = 9;

}  // namespace

QByteArray encodePacket(const MuxPacket &packet)
{
    QByteArray block(kHeaderBytes, Qt::Uninitialized);
    block[0] = static_cast<char>(packet.kind);
    qToBigEndian(packet.stream, block.data() + 1);
    qToBigEndian(static_cast<quint32>(packet.bytes.size()), block.data() + 5);
    return block + packet.bytes;
}

std::optional<MuxPacket> MuxReader::next()
{
    if (m_broken || m_buffer.size() < kHeaderBytes)
        return std::nullopt;
    const auto kind = static_cast<quint8>(m_buffer[0]);
    const auto length = qFromBigEndian<quint32>(m_buffer.constData() + 5);
    if (kind < quint8(MuxPacket::Kind::Ready) || kind > quint8(MuxPacket::Kind::Over) || length > kMuxBytes) {
        m_broken = true;
        return std::nullopt;
    }
    const qsizetype size = kHeaderBytes + qsizetype(length);
    if (m_buffer.size() < size)
        return std::nullopt;
    MuxPacket packet{MuxPacket::Kind(kind), qFromBigEndian<quint32>(m_buffer.constData() + 1),
                     m_buffer.mid(kHeaderBytes, qsizetype(length))};
    m_buffer.remove(0, size);
    return packet;
}

MuxChannel::MuxChannel(Descriptor line, QObject *parent)
    : QObject(parent), m_line(std::move(line)), m_readable(m_line.get(), QSocketNotifier::Read),
      m_writable(m_line.get(), QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &MuxChannel::readSome);
    connect(&m_writable, &QSocketNotifier::activated, this, &MuxChannel::flush);
}

void MuxChannel::send(const MuxPacket &packet)
{
    if (m_ended)
        return;
    m_outgoing += encodePacket(packet);
    if (!m_writable.isEnabled())
        flush();
}

void MuxChannel::flush()
{
    qsizetype written = 0;
    while (!m_ended && written < m_outgoing.size()) {
        const ssize_t got =
            ::write(m_line.get(), m_outgoing.constData() + written, std::size_t(m_outgoing.size() - written));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (got <= 0)
            return end();
        written += got;
    }
    m_outgoing.remove(0, written);
    m_writable.setEnabled(!m_ended && !m_outgoing.isEmpty());
}

void MuxChannel::drain(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_ended && !m_outgoing.isEmpty()) {
        const qint64 left = milliseconds - timer.elapsed();
        pollfd writable{m_line.get(), POLLOUT, 0};
        if (left <= 0 || (::poll(&writable, 1, int(left)) < 0 && errno != EINTR))
            return;
        flush();
    }
}

void MuxChannel::readSome()
{
    std::array<char, kMuxBytes> bytes;
    const ssize_t got = ::read(m_line.get(), bytes.data(), bytes.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return end();
    m_reader.append(QByteArray(bytes.data(), got));
    while (const auto packet = m_reader.next())
        Q_EMIT received(*packet);
    if (m_reader.isBroken())
        end();
}

void MuxChannel::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_outgoing.clear();
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    Q_EMIT ended();
}

}  // namespace toile
