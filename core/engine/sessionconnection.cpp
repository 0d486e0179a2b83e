// SPDX-License-Identifier: GPL-2.0-or-later
// How a session comes to be and ends; what is said in between is in sessionmessages.cpp.
#include "core/engine/enginesession_p.h"
#include "core/engine/labsocket.h"
#include "core/engine/language.h"
#include "core/engine/launch.h"
#include "core/engine/text.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace toile {

namespace {

constexpr int kHelloTimeLimit = 10000;
constexpr int kPermissionTimeLimit = 130000;  ///< longer than the service waits for a person
constexpr int kEndingPatience = 5000;
constexpr int kEndingPause = 30;

bool nobodyListens(QLocalSocket::LocalSocketError error)
{
    return error == QLocalSocket::ServerNotFoundError || error == QLocalSocket::ConnectionRefusedError;
}

QString lacking(const KernelFeatures &missing)
{
    QStringList titles;
    for (const KernelFeature feature : missing)
        titles += featureTitle(feature);
    return EngineText::tr("There is no support for: %1.").arg(titles.join(QStringLiteral(", ")));
}

}  // namespace

EngineSession::Private::Private(EngineSession &session) : q(session)
{
    m_timeLimit.setSingleShot(true);
    QObject::connect(&m_timeLimit, &QTimer::timeout, &q, [this] {
        if (isStarting(QFile::encodeName(m_launch.socketPath))) {
            Q_EMIT q.starting(EngineText::tr("The lab %1 is starting…").arg(m_launch.lab));
            return m_timeLimit.start(kHelloTimeLimit);
        }
        fail(makeError(ErrorCode::TimedOut,
                       EngineText::tr("The helper of lab %1 does not answer. Undeploy the lab and deploy it again.")
                           .arg(m_launch.lab)));
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

void EngineSession::Private::open(const std::vector<Launch> &launches, const KernelFeatures &needed, bool mayStart)
{
    drop();
    m_passedOver.clear();
    const std::vector<Launch> able = mayStart ? ableAmong(launches, needed) : launches;
    m_launch = able.empty() ? launches.front() : able.front();
    m_later.assign(able.empty() ? able.end() : able.begin() + 1, able.end());
    m_needed = needed;
    m_mayStart = mayStart && !m_launch.service;
    m_start = mayStart;
    m_startError.reset();
    m_helper.clear();  // what it runs by now is a lab
    m_endingPatience.reset();
    startedHelper = false;
    stage = Stage::Opening;
    QMetaObject::invokeMethod(
        &q,
        [this, generation = m_generation, none = able.empty()] {
            if (generation != m_generation)
                return;
            none ? fail(lacksFeatures(m_needed)) : connectSocket();
        },
        Qt::QueuedConnection);
}

/// Without the engines that cannot have what is needed whatever their kernel: none is started to be asked. A lab that
/// runs already stays where it is.
std::vector<Launch> EngineSession::Private::ableAmong(const std::vector<Launch> &launches, const KernelFeatures &needed)
{
    if (!launches.front().service && somebodyListens(QFile::encodeName(launches.front().socketPath)))
        return launches;
    std::vector<Launch> able;
    for (const Launch &launch : launches) {
        const auto missing = std::find_if(needed.begin(), needed.end(),
                                          [&](KernelFeature feature) { return !isPossibleIn(launch.engine, feature); });
        if (missing == needed.end())
            able.push_back(launch);
        else
            passOver(launch.engine, lacking({*missing}));
    }
    return able;
}

void EngineSession::Private::drop()
{
    reset();
    endPrograms(makeError(ErrorCode::Disconnected, EngineText::tr("The connection to the lab was closed.")));
}

/// A helper that was started holds nothing yet, unless another client came to it meanwhile: while it greets, it is left
/// to it whether it ends.
bool EngineSession::Private::abandon()
{
    bool ending = false;
    if (startedHelper && (stage == Stage::AwaitingHello || stage == Stage::Ready)) {
        send(Leave{});
        socket.flush();
    } else if (m_helper && (stage == Stage::Starting || stage == Stage::Opening)) {
        QObject::connect(m_helper, &QObject::destroyed, &q, &EngineSession::abandoned);
        m_helper->abandon();
        ending = true;
    }
    drop();
    return ending;
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
    if (!isTrusted(static_cast<int>(socket.socketDescriptor()),
                   m_launch.service ? Listener::Service : Listener::Helper))
        return fail(makeError(ErrorCode::Refused,
                              EngineText::tr("What listens on %1 is another user’s. Remove it, or set XDG_RUNTIME_DIR "
                                             "to a folder that only you can use.")
                                  .arg(m_launch.socketPath)));
    // One that was given up may still greet before it hears that it is to end.
    if (m_start && HelperStart::isAbandoned(listenerOf(static_cast<int>(socket.socketDescriptor()))))
        return connectAgain();
    m_timeLimit.start(kHelloTimeLimit);
    stage = m_launch.service ? Stage::AwaitingService : Stage::AwaitingHello;
    if (m_launch.service)
        socket.write(
            frame(encode(FrontRequest(OpenLab{kProtocolVersion, m_launch.lab, m_start, messageLanguage(), cards}))));
    send(ClientHello{kProtocolVersion,
                     QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion(),
                     messageLanguage()});
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
        // One that ended in the meantime had the lab.
        if (m_startError && m_startError->code == ErrorCode::Refused && isJustEnding())
            return connectAgain();
        if (m_startError)
            return failToStart();
        return fail(nobodyListens(error)
                        ? makeError(ErrorCode::NotFound,
                                    EngineText::tr("The lab %1 does not run. Deploy it first.").arg(m_launch.lab))
                        : makeError(ErrorCode::Io, EngineText::tr("The lab %1 cannot be reached: %2.")
                                                       .arg(m_launch.lab, socket.errorString())));
    case Stage::Leaving:
        return startNext();
    case Stage::AwaitingService:
    case Stage::AwaitingHello:
    case Stage::Ready:
        readFrames();  // its last words: Bye or Failed
        if (stage == Stage::AwaitingService)
            fail(makeError(ErrorCode::Disconnected,
                           EngineText::tr("The system service of Toile ended the connection. Try again.")));
        else if (stage == Stage::AwaitingHello && isJustEnding())
            connectAgain();
        else if (stage == Stage::AwaitingHello)
            fail(makeError(ErrorCode::Disconnected,
                           EngineText::tr("The helper of lab %1 ended while it was greeted.").arg(m_launch.lab)));
        else if (stage == Stage::Ready)
            close(EngineText::tr("The helper of lab %1 ended unexpectedly; the lab is gone.").arg(m_launch.lab));
    }
}

bool EngineSession::Private::readFromService(const QByteArray &body)
{
    const auto reply = decodeFrontReply(body);
    if (!reply) {
        fail(reply.error());
        return false;
    }
    const auto *failed = std::get_if<Failed>(&*reply);
    if (failed && failed->error.code == ErrorCode::Disconnected && isJustEnding()) {
        connectAgain();
        return false;
    }
    if (failed) {
        m_startError = failed->error;
        if (failed->error.code == ErrorCode::Protocol)  // it may be too old, or too new, to understand even which
            m_startError->message =
                EngineText::tr("The system service speaks another protocol than this program: install the same version "
                               "of both, or restart the service.");
        failToStart();
        return false;
    }
    if (const auto *opened = std::get_if<Opened>(&*reply)) {
        startedHelper = opened->started;
        stage = Stage::AwaitingHello;
        m_timeLimit.start(kHelloTimeLimit);
    } else if (const auto *asking = std::get_if<Asking>(&*reply)) {
        m_timeLimit.start(kPermissionTimeLimit);
        Q_EMIT q.starting(asking->action == QLatin1String(kAttachCardAction)
                              ? EngineText::tr("Asking the administrator for the real network card…")
                              : EngineText::tr("Asking whether you may use the system service…"));
    }
    return true;
}

void EngineSession::Private::startHelper()
{
    stage = Stage::Starting;
    m_timeLimit.stop();  // HelperStart has its own
    m_mayStart = false;
    m_timeLimit.stop();
    auto *start = new HelperStart(QCoreApplication::instance());
    m_helper = start;
    QObject::connect(start, &HelperStart::progress, &q, [this, generation = m_generation](const QString &text) {
        if (generation == m_generation)
            Q_EMIT q.starting(text);
    });
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

/// It runs no lab any more, and the next one is started when it has gone.
bool EngineSession::Private::isJustEnding() const
{
    return m_start && !startedHelper && !(m_endingPatience && m_endingPatience->hasExpired());
}

void EngineSession::Private::connectAgain()
{
    if (!m_endingPatience)
        m_endingPatience.emplace(kEndingPatience);
    m_timeLimit.stop();
    m_startError.reset();
    m_reader = FrameReader();
    stage = Stage::Starting;
    socket.abort();
    m_mayStart = !m_launch.service;
    QTimer::singleShot(kEndingPause, &q, [this, generation = m_generation] {
        if (generation == m_generation)
            connectSocket();
    });
}

/// Somebody else may have started it at the same moment: then there is one to talk to.
void EngineSession::Private::helperFailed(const Error &error)
{
    m_startError = error;
    connectSocket();
}

/// This engine works, but its kernel lacks what the lab needs. Its helper holds nothing yet.
void EngineSession::Private::leaveFor(const KernelFeatures &missing)
{
    send(Leave{});
    const bool more = turnToNext(lacking(missing));
    if (!more)
        return fail(noEngine(ErrorCode::Unsupported));
    stage = Stage::Leaving;
}

Error EngineSession::Private::noEngine(ErrorCode code) const
{
    return makeError(code, EngineText::tr("No engine of this machine can run the lab.") + u' ' + whyPassedOver());
}

void EngineSession::Private::passOver(const QString &engine, const QString &why)
{
    const auto same = std::ranges::find(m_passedOver, why, &PassedOver::why);
    same == m_passedOver.end() ? m_passedOver.push_back({{engine}, why}) : same->engines.push_back(engine);
}

QString EngineSession::Private::whyPassedOver() const
{
    QStringList sentences;
    for (const PassedOver &one : m_passedOver) {
        QStringList engines;
        for (const QString &engine : one.engines)
            engines += engineInWords(engine);
        sentences += EngineText::tr("Not in %1: %2", "%1 may be several: the sandbox, the micro-VM")
                         .arg(engines.join(QStringLiteral(", ")), one.why);
    }
    return sentences.join(u' ');
}

bool EngineSession::Private::turnToNext(const QString &why)
{
    passOver(m_launch.engine, why);
    if (m_later.empty())
        return false;
    m_launch = m_later.front();
    m_later.erase(m_later.begin());
    m_startError.reset();
    m_endingPatience.reset();
    m_helper.clear();
    startedHelper = false;
    return true;
}

/// The helper that was left is gone, or has said goodbye and let its name go.
void EngineSession::Private::startNext()
{
    m_reader = FrameReader();
    stage = Stage::Starting;
    socket.abort();
    startInTurn();
}

/// Nobody listens for the lab: this engine is to start it. The system service does so when it is asked.
void EngineSession::Private::startInTurn()
{
    m_launch.service ? connectSocket() : startHelper();
}

/// Who ended the helper of the one does not want the lab in the next.
void EngineSession::Private::failToStart()
{
    const Error error = *m_startError;
    if (error.code != ErrorCode::Disconnected && turnToNext(error.message))
        return startInTurn();
    const bool several = m_passedOver.size() > 1 || (!m_passedOver.empty() && m_passedOver.front().engines.size() > 1);
    fail(several ? noEngine(error.code) : error);
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
