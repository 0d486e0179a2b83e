// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/engine/ping.h"

#include <QRegularExpression>

#include <csignal>

namespace toile {

namespace {

constexpr qsizetype kLineBytes = 4096;  // ping's lines are short; what is longer is not ping's
constexpr qsizetype kErrorTextBytes = 4096;

const QRegularExpression &replyPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^\\d+ bytes from ([0-9a-fA-F.:]+)[^:]*: icmp_seq=(\\d+) .*time=([0-9.]+) ms"));
    return pattern;
}

const QRegularExpression &problemPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^From ([0-9a-fA-F.:]+?):? (?:\\([^)]*\\) )?icmp_seq=(\\d+) (.+)$"));
    return pattern;
}

const QRegularExpression &silencePattern()
{
    static const QRegularExpression pattern(QStringLiteral("^no answer yet for icmp_seq=(\\d+)$"));
    return pattern;
}

const QRegularExpression &summaryPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d+) packets transmitted, (\\d+) received"));
    return pattern;
}

}  // namespace

std::optional<PingReply> parsePingLine(QStringView line)
{
    if (const auto match = replyPattern().match(line); match.hasMatch())
        return PingReply{match.capturedView(2).toInt(), match.captured(1), match.capturedView(3).toDouble(), {}};
    if (const auto match = problemPattern().match(line); match.hasMatch())
        return PingReply{match.capturedView(2).toInt(), match.captured(1), 0, match.captured(3)};
    if (const auto match = silencePattern().match(line); match.hasMatch())
        return PingReply{match.capturedView(1).toInt(), {}, 0, QStringLiteral("no answer yet")};
    return std::nullopt;
}

Ping::Ping(EngineSession &session, QObject *parent) : QObject(parent), m_session(session) {}

Ping::~Ping()
{
    if (m_program)
        m_program->sendSignal(SIGTERM);
}

void Ping::start(const QString &machine, const QString &target, int count)
{
    StartProgram request;
    request.machine = machine;
    // -O: say at once that an answer is missing; -W1: do not wait long for the last.
    request.arguments = {QStringLiteral("ping"), QStringLiteral("-n"), QStringLiteral("-O"), QStringLiteral("-W1")};
    if (count > 0)
        request.arguments += QStringLiteral("-c%1").arg(count);
    request.arguments += {QStringLiteral("--"), target};
    request.environment = {QStringLiteral("LC_ALL=C")};
    m_summary = {};
    m_program = m_session.startProgram(request);
    connect(m_program, &Program::output, this, &Ping::read);
    connect(m_program, &Program::ended, this, &Ping::end);
    m_program->closeInput();
}

void Ping::stop()
{
    if (m_program)
        m_program->sendSignal(SIGINT);
}

void Ping::read(const QByteArray &bytes, Stream stream)
{
    if (stream == Stream::ErrorOutput) {
        m_errorText += bytes.first(std::min(bytes.size(), kErrorTextBytes - m_errorText.size()));
        return;
    }
    m_partial += bytes;
    for (qsizetype end = m_partial.indexOf('\n'); end >= 0; end = m_partial.indexOf('\n')) {
        readLine(QString::fromUtf8(m_partial.first(end)));
        m_partial.remove(0, end + 1);
    }
    if (m_partial.size() > kLineBytes)
        m_partial.clear();
}

void Ping::readLine(const QString &line)
{
    if (const auto parsed = parsePingLine(line))
        Q_EMIT reply(*parsed);
    else if (const auto match = summaryPattern().match(line); match.hasMatch()) {
        m_summary.transmitted = match.capturedView(1).toInt();
        m_summary.received = match.capturedView(2).toInt();
    }
}

void Ping::end(const ProgramEnded &end)
{
    m_program.clear();
    m_summary.exitStatus = end.exitStatus;
    m_summary.error = end.error;
    if (m_summary.error.message.isEmpty() && m_summary.received == 0)
        m_summary.error.message = QString::fromUtf8(m_errorText).trimmed();
    Q_EMIT finished(m_summary);
}

}  // namespace toile
