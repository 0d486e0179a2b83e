// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/launch.h"
#include "core/protocol/codec.h"
#include "core/protocol/frames.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QPointer>

#include <functional>

namespace toile {

/// A helper that says what a test tells it to. It greets by itself unless told otherwise.
class FakeHelper : public QObject {
    Q_OBJECT
public:
    explicit FakeHelper(const QString &path)
    {
        QLocalServer::removeServer(path);
        m_server.listen(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);  // else it would only be starting
        connect(&m_server, &QLocalServer::newConnection, this, [this] { accept(); });
    }

    HelperHello greeting{kProtocolVersion, QStringLiteral("lab"), QStringLiteral("sandbox"), {}, 0, 4711, {},
                         allFeatures()};
    bool greets = true;
    std::vector<ClientMessage> received;
    std::function<void(const ClientMessage &)> onMessage;
    QPointer<QLocalSocket> socket;

    void say(const HelperMessage &message) { sayRaw(frame(encode(message))); }
    void sayRaw(const QByteArray &bytes) { socket->write(bytes); }
    void hangUp() { socket->disconnectFromServer(); }

    /// How often a message of this type came.
    template <typename T>
    int count() const
    {
        return static_cast<int>(std::count_if(received.begin(), received.end(),
                                              [](const auto &m) { return std::holds_alternative<T>(m); }));
    }
    template <typename T>
    std::vector<T> all() const
    {
        std::vector<T> found;
        for (const ClientMessage &message : received)
            if (const auto *typed = std::get_if<T>(&message))
                found.push_back(*typed);
        return found;
    }
    template <typename T>
    T last() const
    {
        for (auto it = received.rbegin(); it != received.rend(); ++it)
            if (const auto *found = std::get_if<T>(&*it))
                return *found;
        return {};
    }

private:
    void accept()
    {
        socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::readyRead, this, [this] { read(); });
    }
    void read()
    {
        m_reader.append(socket->readAll());
        while (true) {
            const auto body = m_reader.next();
            if (!body.ok() || !*body)
                return;
            const auto message = decodeClientMessage(**body);
            if (!message)
                return;
            received.push_back(*message);
            if (greets && std::holds_alternative<ClientHello>(*message))
                say(greeting);
            if (onMessage)
                onMessage(*message);
        }
    }

    QLocalServer m_server;
    FrameReader m_reader;
};

}  // namespace toile
