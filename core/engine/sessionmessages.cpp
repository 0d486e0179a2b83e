// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/enginesession_p.h"
#include "core/engine/launch.h"
#include "core/engine/text.h"

namespace toile {

namespace {

template <typename... F>
struct Overloaded : F... {
    using F::operator()...;
};
// clang before 17 does not deduce an aggregate's arguments.
template <typename... F>
Overloaded(F...) -> Overloaded<F...>;

/// The system service found that the lab's helper is going while it led us to it.
bool isGoing(const Error &error)
{
    return error.code == ErrorCode::Disconnected;
}

}  // namespace

void EngineSession::Private::sendBody(const QByteArray &body)
{
    if (stage == Stage::Ready || stage == Stage::AwaitingHello || stage == Stage::AwaitingService)
        socket.write(frame(body));
}

void EngineSession::Private::readFrames()
{
    m_reader.append(socket.readAll());
    const int generation = m_generation;
    // A slot may close this session, or open it anew: then the rest of these bytes is not ours any more.
    while (generation == m_generation && stage != Stage::Idle) {
        const auto body = m_reader.next();
        if (!body)
            return fail(body.error());
        if (!*body)
            return;
        if (stage == Stage::AwaitingService) {
            if (!readFromService(**body))
                return;
            continue;
        }
        const auto message = decodeHelperMessage(**body);
        if (!message)
            return fail(message.error());
        if (stage == Stage::AwaitingHello)
            greet(*message);
        else if (stage == Stage::Leaving && std::holds_alternative<Bye>(*message))
            return startNext();
        else
            receive(*message);
    }
}

void EngineSession::Private::greet(const HelperMessage &message)
{
    const auto *failed = std::get_if<Failed>(&message);
    const bool isEnding = std::holds_alternative<Bye>(message) || (failed && isGoing(failed->error));
    if (isEnding && isJustEnding())
        return connectAgain();
    if (failed && failed->error.code == ErrorCode::Protocol)  // it does not even know what is said in a hello today
        return fail(makeError(ErrorCode::Protocol,
                              EngineText::tr("The lab %1 was deployed by another version of Toile. Undeploy it with "
                                             "that version, or run: toilectl undeploy %1")
                                  .arg(m_launch.lab)));
    if (failed)
        return fail(failed->error);
    const auto *greeting = std::get_if<HelperHello>(&message);
    if (!greeting)
        return fail(
            makeError(ErrorCode::Protocol,
                      EngineText::tr("What listens on %1 is not the helper of a lab.").arg(m_launch.socketPath)));
    if (greeting->version != kProtocolVersion)
        return fail(
            makeError(ErrorCode::Protocol,
                      EngineText::tr("The lab %1 was deployed by another version of Toile (its protocol is %2, this "
                                     "one speaks %3). Undeploy it with that version, or run: kill %4")
                          .arg(m_launch.lab)
                          .arg(greeting->version)
                          .arg(kProtocolVersion)
                          .arg(greeting->pid)));
    if (const auto missing = missingFeatures(m_needed, greeting->features);
        startedHelper && !missing.empty() && (!m_later.empty() || !m_passedOver.empty()))
        return leaveFor(missing);
    m_timeLimit.stop();
    hello = *greeting;
    stage = Stage::Ready;
    if (startedHelper && !m_passedOver.empty())
        Q_EMIT q.engineChosen(
            EngineText::tr("The lab runs in %1. %2").arg(engineInWords(m_launch.engine), whyPassedOver()));
    Q_EMIT q.ready();
}

void EngineSession::Private::receive(const HelperMessage &message)
{
    std::visit(Overloaded{
                   [&](const HelperHello &) {
                       fail(makeError(ErrorCode::Protocol, EngineText::tr("The helper greeted twice.")));
                   },
                   [&](const StateMessage &m) { receiveState(m); },
                   [&](const DeltaMessage &m) { receiveDelta(m); },
                   [&](const CountersMessage &m) { Q_EMIT q.countersChanged(m.sample); },
                   [&](const StepDone &m) { Q_EMIT q.stepDone(m.request, m.done); },
                   [&](const Applied &m) { Q_EMIT q.applied(m); },
                   [&](const StatusReply &m) { Q_EMIT q.statusReplied(m); },
                   [&](const ProgramEnded &m) { endProgram(m); },
                   [&](const ChannelBytes &m) {
                       if (Program *program = programs.value(m.channel))
                           Q_EMIT program->output(m.bytes, m.stream);
                   },
                   [&](const ChannelEof &) {},  // ProgramEnded tells what matters
                   [&](const InputTaken &m) {
                       if (Program *program = programs.value(m.channel))
                           program->inputTaken(m.bytes);
                   },
                   [&](const Failed &m) { receiveFailed(m); },
                   [&](const Bye &m) { close(m.reason); },
                   [&](const CardsMessage &m) {
                       hello.cards = m.cards;
                       Q_EMIT q.cardsChanged();
                   },
               },
               message);
}

void EngineSession::Private::receiveState(const StateMessage &message)
{
    live = message.state;
    hasLive = true;
    m_awaitingState = false;
    Q_EMIT q.liveReset();
}

void EngineSession::Private::receiveDelta(const DeltaMessage &message)
{
    if (!hasLive || m_awaitingState || message.delta.revision <= live.revision)
        return;
    if (message.delta.revision != live.revision + 1) {
        m_awaitingState = true;  // something was lost: ask for the whole again, which comes to those who did not watch
        send(Observe{false, observed.counters});
        send(observed);
        return;
    }
    apply(live, message.delta);
    live.revision = message.delta.revision;
    Q_EMIT q.liveChanged(message.delta);
}

void EngineSession::Private::receiveFailed(const Failed &message)
{
    if (message.request == 0)
        fail(message.error);
    else
        Q_EMIT q.requestFailed(message.request, message.error);
}

void EngineSession::Private::endProgram(const ProgramEnded &end)
{
    const QPointer<Program> program = programs.take(end.channel);
    if (!program)
        return;
    Q_EMIT program->ended(end);
    if (program)
        program->deleteLater();
}

void EngineSession::Private::endPrograms(const Error &error)
{
    const auto channels = programs.keys();
    for (const quint32 channel : channels) {
        ProgramEnded end;
        end.channel = channel;
        end.exitStatus = 126;
        end.error = error;
        endProgram(end);
    }
}

void EngineSession::Private::endLater(quint32 channel, const Error &error)
{
    QMetaObject::invokeMethod(
        &q,
        [this, channel, error] {
            ProgramEnded end;
            end.channel = channel;
            end.exitStatus = 126;
            end.error = error;
            endProgram(end);
        },
        Qt::QueuedConnection);
}

}  // namespace toile
