// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/session.h"

#include "core/helper/text.h"
#include "core/kernel/limits.h"
#include "core/protocol/codec.h"

#include <utility>

namespace toile {
namespace {

constexpr int kNotRunnable = 126;

Error answerIsOwed()
{
    return makeError(
        ErrorCode::Refused,
        SessionText::tr("The answer to the plan before is still on its way: wait for it, then plan again."));
}

}  // namespace

Session::Session(Descriptor socket, SharedLab &lab, quint32 client, QObject *parent)
    : QObject(parent), m_lab(lab), m_connection(std::move(socket), lab.interpreter), m_client(client)
{
    connect(&m_connection, &Connection::received, this, &Session::handle);
    connect(&m_connection, &Connection::closed, this, &Session::gone);
    connect(&m_lab.applier, &Applier::progressed, this, &Session::tellProgress);
    connect(&m_lab.applier, &Applier::finished, this, &Session::keepResult);
}

void Session::handle(const ClientMessage &message)
{
    std::visit([this](const auto &typed) { on(typed); }, message);
}

void Session::on(const ClientHello &)
{
    const LabInfo &info = m_lab.info;
    HelperHello hello;
    hello.lab = info.lab;
    hello.engine = info.engine;
    hello.file = info.file;
    hello.since = info.since;
    hello.pid = info.pid;
    if (info.notes)
        hello.notes = info.notes();
    hello.features = info.features;
    if (m_lab.cards)
        hello.cards = m_lab.cards->cards();
    m_connection.send(hello);
    m_isGreeted = true;
}

void Session::on(const Observe &message)
{
    m_stateOwed = message.tables && !m_watched.tables;
    m_watched = message;
    Q_EMIT watchChanged();
    if (m_lab.observer.isCurrent())
        stateIsCurrent();
}

void Session::stateIsCurrent()
{
    if (m_stateOwed)
        sendState();
    if (!m_result)
        return;
    m_result->revision = m_lab.observer.revision();
    m_connection.send(*m_result);
    m_result.reset();
}

void Session::sendState()
{
    m_stateOwed = false;
    m_connection.send(StateMessage{m_lab.observer.state()});
}

void Session::sendDelta(const QByteArray &frame)
{
    if (m_watched.tables && !m_stateOwed)
        m_connection.sendFrame(frame);
}

void Session::sendCounters(const QByteArray &frame)
{
    // Counters may be dropped: the next ones say it all again.
    if (m_watched.counters && m_connection.backlog() < limits::kChannelBacklogBytes)
        m_connection.sendFrame(frame);
}

void Session::sendCards()
{
    if (m_isGreeted)
        m_connection.send(CardsMessage{m_lab.cards ? m_lab.cards->cards() : CardStates()});
}

void Session::sendGoodbye(const Wording &reason)
{
    const Speaking speaking = m_connection.speak();
    m_connection.send(Bye{reason()});
}

void Session::on(const ConfirmCards &)
{
    m_lab.cards ? m_lab.cards->confirm() : sendCards();
}

void Session::on(const RevertCards &)
{
    m_lab.cards ? m_lab.cards->revert() : sendCards();
}

/// Nobody is asked for a plan that is refused anyway.
QStringList Session::cardsToAskFor(const ApplyPlan &message) const
{
    const QStringList cards = m_lab.cards ? cardsTakenBy(message.steps) : QStringList();
    return cards.isEmpty() || m_result || !m_lab.applier.allows(message.steps) ? QStringList() : cards;
}

void Session::on(const ApplyPlan &message)
{
    if (m_question) {
        m_connection.send(Failed{message.request, answerIsOwed()});
        return;
    }
    const QStringList cards = cardsToAskFor(message);
    if (cards.isEmpty())
        return begin(message);
    m_question = std::make_unique<QObject>();
    m_asked = message.request;
    m_lab.cards->ask(m_client, cards, m_question.get(), [this, message](const Error &error) {
        const Speaking speaking = m_connection.speak();
        m_question.reset();
        if (error.message.isEmpty())
            begin(message);
        else
            m_connection.send(Failed{message.request, error});
    });
}

void Session::begin(const ApplyPlan &message)
{
    const auto started = m_result ? Result<>(answerIsOwed()) : m_lab.applier.start(message.steps);
    if (!started) {
        m_connection.send(Failed{message.request, started.error()});
        return;
    }
    m_lab.observer.hold();
    m_request = message.request;
    m_lab.file = message.file;
}

void Session::on(const CancelPlan &)
{
    if (std::exchange(m_question, nullptr))
        m_connection.send(Failed{m_asked, planCancelled()});
    if (m_request != 0)
        m_lab.applier.cancel();
}

void Session::tellProgress(int done)
{
    if (m_request != 0)
        m_connection.send(StepDone{m_request, done});
}

void Session::keepResult(const ExecutionReport &report)
{
    if (m_request == 0)
        return;
    m_result = Applied{std::exchange(m_request, 0), report.ok, report.failedStep, report.error, report.rolledBack, 0};
}

void Session::on(const QueryStatus &message)
{
    StatusReply reply;
    reply.request = message.request;
    reply.lab = m_lab.info.lab;
    reply.engine = m_lab.info.engine;
    reply.file = m_lab.info.file;
    reply.since = m_lab.info.since;
    for (const QString &machine : m_lab.source.machines())
        reply.machines.append(machine);
    reply.machines.sort();
    m_connection.send(reply);
}

void Session::on(const Undeploy &)
{
    Q_EMIT undeployRequested();
}

void Session::on(const Leave &)
{
    Q_EMIT leaveRequested();
}

void Session::on(const StartProgram &message)
{
    if (m_programs.contains(message.channel)) {
        m_connection.fail(makeError(ErrorCode::Protocol,
                                    SessionText::tr("Channel %1 is in use: update the client.").arg(message.channel)));
        return;
    }
    startProgram(message);
}

void Session::startProgram(const StartProgram &message)
{
    const auto refuse = [&](const Error &error) {
        m_connection.send(ProgramEnded{message.channel, kNotRunnable, 0, error});
    };
    if (m_programs.size() >= limits::kPrograms) {
        return refuse(
            makeError(ErrorCode::LimitExceeded,
                      SessionText::tr("More than %1 programs run already: close some.").arg(limits::kPrograms)));
    }
    if (auto allowed = allowProgram(message, m_lab.source.machines()); !allowed)
        return refuse(allowed.error());
    auto started = m_lab.programs.start(
        {message.machine, message.arguments, message.environment, message.terminal, message.rows, message.columns});
    if (!started)
        return refuse(started.error());
    auto run = std::make_unique<ProgramRun>(message.channel, message.machine, std::move(*started), m_connection);
    // Queued: the program is in the middle of telling its end.
    connect(
        run.get(), &ProgramRun::finished, this, [this](quint32 channel) { m_programs.erase(channel); },
        Qt::QueuedConnection);
    ProgramRun *running = run.get();
    m_programs[message.channel] = std::move(run);
    Q_EMIT programStarted(running);
}

ProgramRun *Session::program(quint32 channel) const
{
    const auto it = m_programs.find(channel);
    return it == m_programs.end() ? nullptr : it->second.get();  // it may have just ended: no fault of the client
}

void Session::on(const ChannelBytes &message)
{
    auto *run = program(message.channel);
    if (run && !run->write(message.bytes))
        m_connection.fail(makeError(
            ErrorCode::Protocol,
            SessionText::tr(
                "More than %1 bytes wait for the program on channel %2, which does not read them: update the client.")
                .arg(limits::kChannelBacklogBytes)
                .arg(message.channel)));
}

void Session::on(const ChannelEof &message)
{
    if (auto *run = program(message.channel))
        run->closeInput();
}

void Session::on(const ChannelResize &message)
{
    if (auto *run = program(message.channel))
        run->resize(message.rows, message.columns);
}

void Session::on(const ChannelSignal &message)
{
    if (auto *run = program(message.channel))
        run->sendSignal(message.signal);
}

}  // namespace toile
