// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/connection.h"

#include "core/helper/text.h"
#include "core/kernel/limits.h"
#include "core/protocol/codec.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace toile {
namespace {

constexpr qsizetype kLengthBytes = 4;  ///< before each frame
constexpr quint32 kMebibyte = 1024 * 1024;
constexpr std::size_t kReadBytes = 64 * 1024;
constexpr qsizetype kCompactBytes = 1024 * 1024;

}  // namespace

Connection::Connection(Descriptor socket, Interpreter &interpreter, QObject *parent)
    : QObject(parent), m_socket(std::move(socket)), m_interpreter(interpreter),
      m_readable(m_socket.get(), QSocketNotifier::Read), m_writable(m_socket.get(), QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &Connection::readSome);
    connect(&m_writable, &QSocketNotifier::activated, this, &Connection::flush);
}

void Connection::send(const HelperMessage &message)
{
    sendFrame(frame(encode(message)));
}

void Connection::sendFrame(const QByteArray &bytes)
{
    if (m_closed || m_ending || m_deaf)
        return;
    if (bytes.size() > qsizetype(limits::kFrameBytes) + kLengthBytes) {
        const Speaking speaking = speak();
        return fail(makeError(
            ErrorCode::LimitExceeded,
            ConnectionText::tr("The tables of this lab hold more than %1 MiB, too much to be shown: take away "
                               "what fills them, for example addresses that a script added.")
                .arg(limits::kFrameBytes / kMebibyte)));
    }
    if (backlog() + bytes.size() > limits::kClientBacklogBytes && backlog() > 0)
        return close();
    m_outgoing += bytes;
    if (!m_writable.isEnabled())
        flush();
}

void Connection::flush()
{
    while (!m_closed && backlog() > 0) {
        const ssize_t sent = ::send(m_socket.get(), m_outgoing.constData() + m_sent, std::size_t(backlog()),
                                    MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            break;
        if (sent < 0)
            return goDeaf();
        m_sent += sent;
    }
    if (m_closed)
        return;
    const bool all = backlog() == 0;
    if (all || m_sent > kCompactBytes) {
        m_outgoing.remove(0, m_sent);
        m_sent = 0;
    }
    if (all && m_ending)
        return close();
    const bool wasWaiting = m_writable.isEnabled();
    updateNotifiers();
    if (all && wasWaiting)
        Q_EMIT drained();
}

/// The client is gone, but what it asked for before it went is still to be read and done.
void Connection::goDeaf()
{
    m_deaf = true;
    m_outgoing.clear();
    m_sent = 0;
    if (m_ending)
        return close();
    updateNotifiers();
    Q_EMIT drained();
}

void Connection::readSome()
{
    std::array<char, kReadBytes> bytes;
    const ssize_t got = ::recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return close();
    m_frames.append(QByteArray(bytes.data(), got));
    takeFrames();
}

void Connection::takeFrames()
{
    while (!m_closed && !m_ending) {
        const Speaking speaking = speak();
        const auto body = m_frames.next();
        if (!body)
            return fail(body.error());
        if (!*body)
            return;
        takeMessage(**body);
    }
}

void Connection::takeMessage(const QByteArray &body)
{
    const auto version = m_state == ConnectionState::AwaitingHello ? versionOfHello(body) : std::nullopt;
    const auto message = decodeClientMessage(body);
    if (!message)
        return fail(version && *version != kProtocolVersion ? otherVersion(*version) : message.error());
    if (const auto *hello = std::get_if<ClientHello>(&*message); hello && version)
        m_language = hello->language;
    const Speaking speaking = speak();
    if (const auto allowed = allowMessage(m_state, *message); !allowed)
        return fail(allowed.error());
    m_state = ConnectionState::Open;
    Q_EMIT received(*message);
}

void Connection::fail(const Error &error)
{
    if (m_closed || m_ending)
        return;
    send(Failed{0, error});
    m_ending = true;
    if (backlog() == 0)
        close();
    else
        updateNotifiers();
}

void Connection::updateNotifiers()
{
    m_readable.setEnabled(!m_closed && !m_ending);
    m_writable.setEnabled(!m_closed && backlog() > 0);
}

void Connection::close()
{
    if (std::exchange(m_closed, true))
        return;
    updateNotifiers();
    ::shutdown(m_socket.get(), SHUT_RDWR);
    Q_EMIT closed();
}

}  // namespace toile
