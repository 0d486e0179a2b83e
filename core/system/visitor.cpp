// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/visitor.h"

#include "core/protocol/frames.h"
#include "core/protocol/servicelimits.h"
#include "core/system/datagram.h"

#include <QDeadlineTimer>
#include <QFile>

#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>

namespace toile {
namespace {

using namespace std::chrono_literals;

constexpr auto kVisitorLook = 250ms;        ///< how soon a client that left is noticed
constexpr qint64 kRequestPatience = 10000;  ///< milliseconds for the request to come
constexpr int kStartField = 22;

quint64 startTimeOf(pid_t pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // The program's name may hold spaces and parentheses; the last one ends it, and field 3 follows.
    const QByteArray line = file.readAll();
    const QList<QByteArray> rest = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return rest.value(kStartField - 3).toULongLong();
}

}  // namespace

std::optional<Peer> Peer::of(int socket)
{
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0 || credentials.pid <= 0)
        return std::nullopt;
    return Peer{credentials.pid, credentials.uid, startTimeOf(credentials.pid)};
}

Visitor::Visitor(Descriptor socket, const Peer &peer, bool isStranger, std::shared_ptr<Undertaker> undertaker,
                 QObject *parent)
    : QObject(parent), m_undertaker(std::move(undertaker)), m_socket(std::move(socket)), m_peer(peer),
      m_isStranger(isStranger), m_readable(m_socket.get(), QSocketNotifier::Read),
      m_deadline(QDeadlineTimer(kRequestPatience).deadline())
{
    connect(&m_readable, &QSocketNotifier::activated, this, &Visitor::readSome);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        const bool late = m_readable.isEnabled() && QDeadlineTimer::current().deadline() > m_deadline;
        if (late || isGone())
            Q_EMIT gone();
    });
    m_watch.start(kVisitorLook);
}

Visitor::~Visitor()
{
    m_readable.setEnabled(false);
    m_undertaker->take(std::move(m_socket));
}

bool Visitor::isGone() const
{
    pollfd state{m_socket.get(), POLLRDHUP, 0};
    return ::poll(&state, 1, 0) == 1;
}

void Visitor::readSome()
{
    std::array<char, 4096> bytes;
    const auto missing = std::size_t(m_wanted - m_bytes.size());
    const ssize_t got = receivePlain(m_socket.get(), bytes.data(), std::min(missing, bytes.size()));
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return Q_EMIT gone();
    m_bytes.append(bytes.data(), got);
    if (m_bytes.size() < m_wanted)
        return;
    takeRequest();
}

void Visitor::takeRequest()
{
    FrameReader reader(limits::kServiceFrameBytes);
    reader.append(m_bytes);
    const auto body = reader.next();
    if (!body)
        return Q_EMIT broken(body.error());
    if (!*body) {  // only the length is known yet
        quint32 length = 0;
        for (const char byte : m_bytes.first(4))
            length = length << 8 | static_cast<unsigned char>(byte);
        m_wanted = 4 + qsizetype(length);
        return;
    }
    m_readable.setEnabled(false);
    const auto request = decodeFrontRequest(**body);
    if (!request)
        return Q_EMIT broken(request.error());
    if (const auto *open = std::get_if<OpenLab>(&*request))
        m_request = *open;
    Q_EMIT asked(*request);
}

bool Visitor::tell(const FrontReply &reply)
{
    const QByteArray bytes = frame(encode(reply));
    return ::send(m_socket.get(), bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT) ==
           bytes.size();
}

}  // namespace toile
