// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession_p.h"
#include "core/engine/text.h"

#include <algorithm>
#include <utility>

namespace toile {

EngineSession::EngineSession(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this)) {}

EngineSession::~EngineSession() = default;

void EngineSession::connectTo(const Launch &launch)
{
    d->cards.clear();
    d->open({launch}, {}, false);
}

void EngineSession::startOrConnect(const Launch &launch)
{
    startOrConnect({launch}, {});
}

void EngineSession::startOrConnect(const std::vector<Launch> &launches, const KernelFeatures &needed,
                                   const QStringList &cards)
{
    d->cards = cards;
    d->open(launches, needed, true);
}

void EngineSession::disconnectFromLab()
{
    d->drop();
}

bool EngineSession::abandon()
{
    return d->abandon();
}

bool EngineSession::isReady() const
{
    return d->stage == Private::Stage::Ready;
}

const HelperHello &EngineSession::hello() const
{
    return d->hello;
}

bool EngineSession::startedHelper() const
{
    return d->startedHelper;
}

bool EngineSession::hasLive() const
{
    return d->hasLive;
}

const LiveState &EngineSession::live() const
{
    return d->live;
}

qint64 EngineSession::unsentBytes() const
{
    qint64 bytes = d->socket.bytesToWrite();
    for (const auto &program : std::as_const(d->programs))
        bytes += program ? program->m_waiting.size() : 0;
    return bytes;
}

void EngineSession::observe(bool tables, bool counters)
{
    d->observed = {tables, counters};
    d->send(d->observed);
}

quint32 EngineSession::applyPlan(const Plan &steps, const QString &file)
{
    const quint32 request = ++d->lastRequest;
    const QByteArray body = encode(ClientMessage(ApplyPlan{request, file, steps}));
    if (steps.size() > limits::kPlanSteps || body.size() > static_cast<qsizetype>(limits::kFrameBytes)) {
        const Error error = makeError(
            ErrorCode::LimitExceeded,
            EngineText::tr("This change has %1 steps, more than Toile does at once (%2). Deploy a part of it first.")
                .arg(steps.size())
                .arg(limits::kPlanSteps));
        QMetaObject::invokeMethod(
            this, [this, request, error] { Q_EMIT requestFailed(request, error); }, Qt::QueuedConnection);
        return request;
    }
    d->sendBody(body);
    return request;
}

void EngineSession::cancelPlan()
{
    d->send(CancelPlan{});
    d->socket.flush();
}

void EngineSession::undeploy()
{
    d->send(Undeploy{});
    d->socket.flush();
}

const CardStates &EngineSession::cards() const
{
    return d->hello.cards;
}

void EngineSession::confirmCards()
{
    d->send(ConfirmCards{});
}

void EngineSession::revertCards()
{
    d->send(RevertCards{});
}

void EngineSession::leave()
{
    d->send(Leave{});
    d->socket.flush();
}

quint32 EngineSession::queryStatus()
{
    const quint32 request = ++d->lastRequest;
    d->send(QueryStatus{request});
    return request;
}

Program *EngineSession::startProgram(const StartProgram &request)
{
    StartProgram numbered = request;
    numbered.channel = ++d->lastChannel;
    auto *program = new Program(*this, numbered.channel);
    d->programs.insert(numbered.channel, program);
    qsizetype bytes = 0;
    for (const QString &argument : request.arguments)
        bytes += argument.toUtf8().size() + 1;
    if (!isReady()) {
        d->endLater(numbered.channel, makeError(ErrorCode::Disconnected, EngineText::tr("The lab does not run.")));
    } else if (request.arguments.size() > limits::kProgramArguments || bytes > limits::kProgramArgumentBytes) {
        d->endLater(
            numbered.channel,
            makeError(ErrorCode::LimitExceeded,
                      EngineText::tr("The command is too long: at most %1 arguments and %2 bytes are passed on.")
                          .arg(limits::kProgramArguments)
                          .arg(limits::kProgramArgumentBytes)));
    } else {
        d->send(numbered);
    }
    return program;
}

Program::Program(EngineSession &session, quint32 channel) : QObject(&session), m_session(session), m_channel(channel) {}

void Program::write(const QByteArray &bytes)
{
    m_waiting += bytes;
    sendInput();
}

void Program::closeInput()
{
    m_closing = true;
    sendInput();
}

void Program::sendInput()
{
    constexpr qsizetype kAhead = limits::kChannelBacklogBytes / 2;
    constexpr qsizetype kPiece = 64 * 1024;
    while (!m_waiting.isEmpty() && m_onTheWay < kAhead) {
        const QByteArray piece = m_waiting.left(std::min(kPiece, kAhead - m_onTheWay));
        m_waiting.remove(0, piece.size());
        m_onTheWay += piece.size();
        m_session.d->send(ChannelBytes{m_channel, Stream::Input, piece});
    }
    if (m_waiting.isEmpty() && std::exchange(m_closing, false))
        m_session.d->send(ChannelEof{m_channel, Stream::Input});
}

void Program::inputTaken(qsizetype bytes)
{
    // The end of a terminal's input is a byte that the helper adds.
    m_onTheWay = std::max<qsizetype>(0, m_onTheWay - bytes);
    sendInput();
    Q_EMIT m_session.bytesSent();
}

void Program::resize(int rows, int columns)
{
    m_session.d->send(ChannelResize{m_channel, rows, columns});
}

void Program::sendSignal(int signal)
{
    m_session.d->send(ChannelSignal{m_channel, signal});
}

}  // namespace toile
