// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/programrun.h"

#include "core/helper/processsession.h"
#include "core/kernel/limits.h"
#include "core/kernel/text.h"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace toile {
namespace {

constexpr std::size_t kOutputBytes = 32 * 1024;
constexpr int kReadsAfterEnd = 16;      ///< others may hold the stream and write on for ever
constexpr char kEndOfTransmission = 4;  ///< what a terminal takes as the end of its input (termios(3), VEOF)

/// To the whole group; to the child alone while it has not made its group yet.
void signalGroup(pid_t pid, int signal)
{
    if (::kill(-pid, signal) != 0)
        ::kill(pid, signal);
}

Error startError(int problem)
{
    QString message;
    if (problem == ENOENT)
        message = ProgramText::tr("The program was not found: check its name, or install it.");
    else if (problem == EACCES)
        message = ProgramText::tr("The program may not be run: check that it is executable.");
    else
        message = ProgramText::tr("The program could not be started: look at the reason given by the system.");
    return Error{problem == ENOENT ? ErrorCode::NotFound : ErrorCode::Refused,
                 message,
                 {},
                 problem,
                 QString::fromLocal8Bit(std::strerror(problem))};
}

}  // namespace

ProgramRun::ProgramRun(quint32 channel, QString machine, StartedProgram program, Connection &connection,
                       QObject *parent)
    : QObject(parent), m_channel(channel), m_machine(std::move(machine)), m_program(std::move(program)),
      m_connection(&connection)
{
    const bool terminal = !m_program.output;
    m_outputs.reserve(2);
    addOutput(terminal ? m_program.input : m_program.output, Stream::Output);
    if (!terminal)
        addOutput(m_program.errorOutput, Stream::ErrorOutput);
    m_inputReady = std::make_unique<QSocketNotifier>(m_program.input.get(), QSocketNotifier::Write);
    m_inputReady->setEnabled(false);
    connect(m_inputReady.get(), &QSocketNotifier::activated, this, &ProgramRun::writeInput);
    connect(&connection, &Connection::drained, this, &ProgramRun::resumeOutput);
}

ProgramRun::~ProgramRun()
{
    if (!hasEnded()) {
        signalSession(m_program.pid, SIGHUP);
        signalSession(m_program.pid, SIGCONT);  // a stopped program cannot hear it
    }
}

void ProgramRun::addOutput(Descriptor &descriptor, Stream stream)
{
    const std::size_t index = m_outputs.size();
    m_outputs.push_back(
        {&descriptor, stream, std::make_unique<QSocketNotifier>(descriptor.get(), QSocketNotifier::Read)});
    connect(m_outputs.back().notifier.get(), &QSocketNotifier::activated, this,
            [this, index] { pump(m_outputs[index]); });
}

bool ProgramRun::pump(Output &output)
{
    if (!output.notifier)
        return false;
    if (m_connection->backlog() > limits::kChannelBacklogBytes) {
        output.notifier->setEnabled(false);
        return false;
    }
    std::array<char, kOutputBytes> bytes;
    const ssize_t got = ::read(output.descriptor->get(), bytes.data(), bytes.size());
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (got <= 0) {  // a terminal whose last program is gone says EIO
        endOutput(output);
        return false;
    }
    m_connection->send(ChannelBytes{m_channel, output.stream, QByteArray(bytes.data(), got)});
    return true;
}

void ProgramRun::endOutput(Output &output)
{
    // Within a notifier's own signal it must not be deleted.
    output.notifier->setEnabled(false);
    output.notifier.release()->deleteLater();
    m_connection->send(ChannelEof{m_channel, output.stream});
}

void ProgramRun::resumeOutput()
{
    if (hasEnded())
        return finishWhenDrained();
    for (Output &output : m_outputs) {
        if (output.notifier)
            output.notifier->setEnabled(true);
    }
}

bool ProgramRun::write(const QByteArray &bytes)
{
    if (m_inputEnds || hasEnded())
        return true;  // it may have just ended: no fault of the client
    if (m_input.size() + bytes.size() > limits::kChannelBacklogBytes)
        return false;
    m_input += bytes;
    writeInput();
    return true;
}

void ProgramRun::closeInput()
{
    if (m_inputEnds || hasEnded())
        return;
    const bool terminal = !m_program.output;
    if (terminal)
        m_input += kEndOfTransmission;  // one byte of our own: told as taken too, which the client takes for none
    m_inputEnds = !terminal;
    writeInput();
}

void ProgramRun::writeInput()
{
    const qsizetype before = m_input.size();
    while (!m_input.isEmpty()) {
        const ssize_t written = ::write(m_program.input.get(), m_input.constData(), std::size_t(m_input.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno != EAGAIN)
            m_input.clear();  // nobody reads any more: as with a broken pipe
        if (written < 0)
            break;
        m_input.remove(0, written);
    }
    tellTaken(before - m_input.size());
    m_inputReady->setEnabled(!m_input.isEmpty());
    if (m_input.isEmpty() && m_inputEnds) {
        m_inputReady->setEnabled(false);
        m_program.input.reset();
    }
}

void ProgramRun::tellTaken(qsizetype bytes)
{
    if (bytes > 0 && m_connection)
        m_connection->send(InputTaken{m_channel, int(bytes)});
}

void ProgramRun::resize(int rows, int columns)
{
    if (m_program.output || hasEnded())
        return;
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = static_cast<unsigned short>(columns);
    ::ioctl(m_program.input.get(), TIOCSWINSZ, &size);
}

void ProgramRun::sendSignal(int signal)
{
    if (!hasEnded())
        signalGroup(m_program.pid, signal);
}

void ProgramRun::endWithMachine()
{
    if (hasEnded())
        return;
    m_machineIsGone = true;
    signalSession(m_program.pid, SIGHUP);
    signalSession(m_program.pid, SIGKILL);
}

void ProgramRun::reaped(int status)
{
    m_status = status;
    m_input.clear();
    m_inputReady->setEnabled(false);
    finishWhenDrained();
}

void ProgramRun::finishWhenDrained()
{
    for (Output &output : m_outputs) {
        for (int reads = 0; reads < kReadsAfterEnd && pump(output); ++reads) {
        }
        if (output.notifier && !output.notifier->isEnabled())
            return;  // the client is slow: go on when it took what there is
    }
    reportEnd();
}

void ProgramRun::reportEnd()
{
    for (Output &output : m_outputs) {
        if (output.notifier)
            endOutput(output);
    }
    int problem = 0;
    if (::read(m_program.failure.get(), &problem, sizeof problem) != ssize_t(sizeof problem))
        problem = 0;
    const Speaking speaking = m_connection->speak();
    ProgramEnded end;
    end.channel = m_channel;
    end.exitStatus = WIFEXITED(*m_status) ? WEXITSTATUS(*m_status) : 0;
    end.signal = WIFSIGNALED(*m_status) ? WTERMSIG(*m_status) : 0;
    if (problem != 0)
        end.error = startError(problem);
    else if (m_machineIsGone)
        end.error = makeError(
            ErrorCode::Disconnected,
            ProgramText::tr("The machine %1 was removed from the lab, and its programs were ended.").arg(m_machine),
            m_machine);
    m_connection->send(end);
    Q_EMIT finished(m_channel);
}

}  // namespace toile
