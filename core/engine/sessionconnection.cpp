// SPDX-License-Identifier: GPL-2.0-or-later
// How a session comes to be and ends; what is said in between is in sessionmessages.cpp.
#include "core/engine/enginesession_p.h"

#include <QCoreApplication>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Engine)
};

constexpr int kHelloTimeLimit = 10000;
constexpr int kPermissionTimeLimit = 130000;  ///< longer than the service waits for a person

/// In which the service is to answer: that of our own sentences.
QString messageLanguage()
{
    return QCoreApplication::translate("toile::Engine", "en", "the language's code, for the other side: fr");
}

bool nobodyListens(QLocalSocket::LocalSocketError error)
{
    return error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError;
}

}  // namespace

EngineSession::Private::Private(EngineSession &session) : q(session)
{
    m_timeLimit.setSingleShot(true);
    QObject::connect(&m_timeLimit, &QTimer::timeout, &q, [this] {
        fail(makeError(
            ErrorCode::TimedOut,
            Text::tr("The helper of lab %1 does not answer. Undeploy the lab and deploy it again.").arg(m_launch.lab)));
    });
    QObject::connect(&socket, &QLocalSocket::connected, &q, [this] { socketConnected(); });
    QObject::connect(&socket, &QLocalSocket::errorOccurred, &q, [this] { socketFailed(); });
    QObject::connect(&socket, &QLocalSocket::readyRead, &q, [this] { readFrames(); });
    QObject::connect(&socket, &QLocalSocket::bytesWritten, &q, [this] { Q_EMIT q.bytesSent(); });
}

EngineSession::Private::~Private()
{
    socket.disconnect(&q);
}

void EngineSession::Private::open(const Launch &to, bool mayStart)
{
    drop();
    m_launch = to;
    m_mayStart = mayStart && !to.service;
    m_start = mayStart;
    m_startError.reset();
    startedHelper = false;
    stage = Stage::Opening;
    QMetaObject::invokeMethod(
        &q,
        [this, generation = m_generation] {
            if (generation == m_generation)
                connectSocket();
        },
        Qt::QueuedConnection);
}

void EngineSession::Private::drop()
{
    reset();
    endPrograms(makeError(ErrorCode::Disconnected, Text::tr("The connection to the lab was closed.")));
}

void EngineSession::Private::reset()
{
    ++m_generation;
    stage = Stage::Idle;
    hasLive = false;
    m_awaitingState = false;
    observed = {false, false};
    m_timeLimit.stop();
    m_reader = FrameReader();
    // What was written but not yet sent (a last Undeploy) still goes out while the socket closes.
    socket.disconnectFromServer();
    if (socket.state() == QLocalSocket::ConnectingState)
        socket.abort();
}

void EngineSession::Private::connectSocket()
{
    stage = Stage::Opening;
    m_timeLimit.start(kHelloTimeLimit);  // a helper that accepts nobody keeps us waiting here already
    socket.connectToServer(m_launch.socketPath);
}

void EngineSession::Private::socketConnected()
{
    m_timeLimit.start(kHelloTimeLimit);
    stage = m_launch.service ? Stage::AwaitingService : Stage::AwaitingHello;
    if (m_launch.service)
        socket.write(frame(encode(FrontRequest(OpenLab{kProtocolVersion, m_launch.lab, m_start, messageLanguage()}))));
    send(ClientHello{kProtocolVersion,
                     QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()});
}

void EngineSession::Private::socketFailed()
{
    const auto error = socket.error();
    switch (stage) {
    case Stage::Idle:
    case Stage::Starting:
        return;
    case Stage::Opening:
        if (nobodyListens(error) && m_mayStart)
            return startHelper();
        if (m_startError)
            return fail(*m_startError);
        return fail(
            nobodyListens(error)
                ? makeError(ErrorCode::NotFound,
                            Text::tr("The lab %1 does not run. Deploy it first.").arg(m_launch.lab))
                : makeError(ErrorCode::Io,
                            Text::tr("The lab %1 cannot be reached: %2.").arg(m_launch.lab, socket.errorString())));
    case Stage::AwaitingService:
    case Stage::AwaitingHello:
    case Stage::Ready:
        readFrames();  // its last words: Bye or Failed
        if (stage == Stage::AwaitingService)
            fail(makeError(ErrorCode::Disconnected,
                           Text::tr("The system service of Toile ended the connection. Try again.")));
        else if (stage == Stage::AwaitingHello)
            fail(makeError(ErrorCode::Disconnected,
                           Text::tr("The helper of lab %1 ended while it was greeted.").arg(m_launch.lab)));
        else if (stage == Stage::Ready)
            close(Text::tr("The helper of lab %1 ended unexpectedly; the lab is gone.").arg(m_launch.lab));
    }
}

bool EngineSession::Private::readFromService(const QByteArray &body)
{
    const auto reply = decodeFrontReply(body);
    if (!reply) {
        fail(reply.error());
        return false;
    }
    if (const auto *failed = std::get_if<Failed>(&*reply)) {
        fail(failed->error);
        return false;
    }
    if (const auto *opened = std::get_if<Opened>(&*reply)) {
        startedHelper = opened->started;
        stage = Stage::AwaitingHello;
        m_timeLimit.start(kHelloTimeLimit);
    } else if (std::holds_alternative<Asking>(*reply)) {
        m_timeLimit.start(kPermissionTimeLimit);
        Q_EMIT q.starting(Text::tr("Asking whether you may use the system service…"));
    }
    return true;
}

void EngineSession::Private::startHelper()
{
    stage = Stage::Starting;
    m_timeLimit.stop();  // HelperStart has its own
    m_mayStart = false;
    auto *start = new HelperStart(QCoreApplication::instance());
    QObject::connect(start, &HelperStart::started, &q, [this, generation = m_generation] {
        if (generation != m_generation)
            return;
        startedHelper = true;
        connectSocket();
    });
    QObject::connect(start, &HelperStart::failed, &q, [this, generation = m_generation](const Error &error) {
        if (generation == m_generation)
            helperFailed(error);
    });
    start->start(m_launch.arguments);
}

/// Somebody else may have started it at the same moment: then there is one to talk to.
void EngineSession::Private::helperFailed(const Error &error)
{
    m_startError = error;
    connectSocket();
}

void EngineSession::Private::fail(const Error &error)
{
    reset();
    endPrograms(error);
    Q_EMIT q.failed(error);
}

void EngineSession::Private::close(const QString &reason)
{
    reset();
    endPrograms(makeError(ErrorCode::Disconnected, reason));
    Q_EMIT q.closed(reason);
}

}  // namespace toile
