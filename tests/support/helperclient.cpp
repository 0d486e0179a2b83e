// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/helperclient.h"

#include <QCoreApplication>
#include <QFile>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace toile::test {

HelperClient::HelperClient(Descriptor socket) : m_socket(std::move(socket))
{
    if (!m_socket)
        return;
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &HelperClient::read);
}

std::unique_ptr<HelperClient> HelperClient::connectTo(const QString &path)
{
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    std::strncpy(address.sun_path, name.constData(), sizeof address.sun_path - 1);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        socket.reset();
    return std::make_unique<HelperClient>(std::move(socket));
}

void HelperClient::send(const ClientMessage &message)
{
    sendRaw(frame(encode(message)));
}

void HelperClient::sendRaw(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (m_socket && sent < bytes.size()) {
        const ssize_t count = ::send(m_socket.get(), bytes.constData() + sent, std::size_t(bytes.size() - sent),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno == EAGAIN) {
            // The other side may live in this very thread.
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            continue;
        }
        if (count <= 0)
            return;
        sent += count;
    }
}

void HelperClient::hangUp()
{
    m_readable.reset();
    m_socket.reset();
}

QByteArray HelperClient::output(quint32 channel, Stream stream) const
{
    QByteArray bytes;
    for (const ChannelBytes &piece : all<ChannelBytes>()) {
        if (piece.channel == channel && piece.stream == stream)
            bytes += piece.bytes;
    }
    return bytes;
}

void HelperClient::read()
{
    std::array<char, 65536> bytes;
    const ssize_t got = ::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater();
        m_socket.reset();
        return;
    }
    m_frames.append(QByteArray(bytes.data(), got));
    for (auto body = m_frames.next(); body && *body; body = m_frames.next()) {
        if (const auto message = decodeHelperMessage(**body))
            m_received.push_back(*message);
    }
}

}  // namespace toile::test
