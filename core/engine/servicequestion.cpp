// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/servicequestion.h"

#include "core/engine/service.h"

#include <utility>

namespace toile {

ServiceQuestion::ServiceQuestion(const FrontRequest &question, QObject *owner, Answer tell)
    : QObject(owner), m_tell(std::move(tell))
{
    m_timeLimit.setSingleShot(true);
    connect(&m_timeLimit, &QTimer::timeout, this, [this] { end(std::nullopt); });
    connect(&m_socket, &QLocalSocket::connected, this, [this, question] { m_socket.write(frame(encode(question))); });
    connect(&m_socket, &QLocalSocket::readyRead, this, &ServiceQuestion::read);
    // Its last bytes and the end of the connection may come together.
    const auto lost = [this] {
        read();
        end(std::nullopt);
    };
    connect(&m_socket, &QLocalSocket::errorOccurred, this, lost, Qt::QueuedConnection);
    m_timeLimit.start(kPatience);
    m_socket.connectToServer(QString::fromLocal8Bit(servicePath()));
}

void ServiceQuestion::read()
{
    if (m_isOver)
        return;
    m_reader.append(m_socket.readAll());
    const auto body = m_reader.next();
    if (!body)
        return end(std::nullopt);
    if (!*body)
        return;
    const auto reply = decodeFrontReply(**body);
    end(reply ? std::optional(*reply) : std::nullopt);
}

void ServiceQuestion::end(const std::optional<FrontReply> &reply)
{
    if (std::exchange(m_isOver, true))
        return;
    m_timeLimit.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    setParent(nullptr);  // whoever is told may let go of the owner, while this is in the middle of its socket's signal
    deleteLater();
    m_tell(reply);
}

}  // namespace toile
