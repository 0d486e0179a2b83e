// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/programrun.h"

#include "app/toilectl/output.h"
#include "app/toilectl/signals.h"
#include "app/toilectl/terminal.h"
#include "core/protocol/programlimits.h"

#include <QProcessEnvironment>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace toile::ctl {

namespace {

// More input is read only while less than this waits on its way to the helper.
constexpr qint64 kInputBacklog = 1024 * 1024;
constexpr int kSignalBase = 128;

}  // namespace

QStringList passedEnvironment()
{
    QStringList passed;
    QStringList settings = QProcessEnvironment::systemEnvironment().toStringList();
    std::ranges::sort(settings);
    // Should there be too many, some of the locale's are missing.
    std::stable_partition(settings.begin(), settings.end(),
                          [](const QString &setting) { return !setting.startsWith(QLatin1String("LC_")); });
    for (const QString &setting : settings) {
        if (isHarmlessSetting(setting) && passed.size() < limits::kEnvironmentWords)
            passed += setting;
    }
    return passed;
}

ProgramRun::ProgramRun(Connection &connection, QString machine, QStringList arguments, bool terminal)
    : m_connection(connection), m_input(STDIN_FILENO, QSocketNotifier::Read), m_inputOpen(!isInBackground())
{
    const TerminalSize size = terminalSize();
    m_request.machine = std::move(machine);
    m_request.arguments = std::move(arguments);
    m_request.environment = passedEnvironment();
    m_request.terminal = terminal;
    m_request.rows = size.rows;
    m_request.columns = size.columns;
    m_input.setEnabled(false);
    connect(&m_input, &QSocketNotifier::activated, this, &ProgramRun::readInput);
    connect(&connection.session(), &EngineSession::bytesSent, this, [this] {
        if (m_program && m_connection.session().unsentBytes() < kInputBacklog)
            m_input.setEnabled(m_inputOpen);
    });
}

int ProgramRun::run()
{
    SignalWatch watch{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH};
    connect(&watch, &SignalWatch::received, this, [this](int number) {
        if (!m_program)
            return;
        // A shell ignores SIGTERM; and without our terminal there is nobody to type. The helper ends what we leave.
        if (number == SIGHUP || (number == SIGTERM && m_request.terminal)) {
            m_signal = number;
            return m_connection.wake();
        }
        if (number != SIGWINCH)
            m_program->sendSignal(number);
        else if (m_request.terminal)
            m_program->resize(terminalSize().rows, terminalSize().columns);
    });
    std::optional<RawTerminal> raw;
    if (m_request.terminal)
        raw.emplace();
    m_program = m_connection.session().startProgram(m_request);
    connect(m_program, &Program::output, this, &ProgramRun::writeOutput);
    connect(m_program, &Program::ended, this, [this](const ProgramEnded &end) {
        m_end = end;
        m_connection.wake();
    });
    if (m_inputOpen)
        m_input.setEnabled(true);
    else
        m_program->closeInput();
    const auto waited = m_connection.waitUntil([this] { return m_end.has_value() || m_signal != 0; });
    m_input.setEnabled(false);
    raw.reset();
    if (m_signal != 0)
        return kSignalBase + m_signal;
    if (m_connection.lost())
        return printError(*m_connection.lost()), kRefused;
    return waited ? statusOf(*m_end) : kRefused;
}

void ProgramRun::readInput()
{
    char buffer[64 * 1024];
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got > 0) {
        m_program->write(QByteArray(buffer, got));
        if (m_connection.session().unsentBytes() >= kInputBacklog)
            m_input.setEnabled(false);
        return;
    }
    m_inputOpen = false;
    m_input.setEnabled(false);
    m_program->closeInput();
}

void ProgramRun::writeOutput(const QByteArray &bytes, Stream stream)
{
    printBytes(stream == Stream::ErrorOutput ? STDERR_FILENO : STDOUT_FILENO, bytes);
}

int ProgramRun::statusOf(const ProgramEnded &end) const
{
    if (!end.error.message.isEmpty()) {
        Error error = end.error;
        error.message.prepend(m_request.arguments.value(0, QStringLiteral("shell")) + QStringLiteral(": "));
        printError(error);
        if (error.code == ErrorCode::Disconnected)
            return kRefused;
    }
    return end.signal != 0 ? kSignalBase + end.signal : end.exitStatus;
}

}  // namespace toile::ctl
