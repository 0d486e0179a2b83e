// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"

#include <QPointer>

#include <optional>

namespace toile {

/// One line that `ping` printed about one echo request.
struct PingReply {
    int sequence = 0;
    QString from;             ///< the address that answered, or that reported the problem; empty when nobody did
    double milliseconds = 0;  ///< round trip; only when `problem` is empty
    QString problem;          ///< "Destination Host Unreachable", "no answer yet", …; empty: a reply
    bool operator==(const PingReply &) const = default;
};

struct PingSummary {
    int transmitted = 0;
    int received = 0;
    int exitStatus = 0;  ///< ping's own: 0 answered, 1 nobody answered, 2 it could not send
    Error error;         ///< message not empty: what kept it from sending ("Network is unreachable"), or from running
    bool operator==(const PingSummary &) const = default;
};

/// What one line of iputils' ping (in the C locale) says, if it is about one request. Pure.
std::optional<PingReply> parsePingLine(QStringView line);

/// `ping` run in a machine, with its replies as they come. One run an object.
class Ping : public QObject {
    Q_OBJECT
public:
    explicit Ping(EngineSession &session, QObject *parent = nullptr);
    ~Ping() override;

    /// `count` requests, one a second; 0: until stop(). Ends in finished().
    void start(const QString &machine, const QString &target, int count = 4);
    /// Ends it as Ctrl-C would: finished() still comes, with the summary.
    void stop();

Q_SIGNALS:
    void reply(const toile::PingReply &reply);
    void finished(const toile::PingSummary &summary);

private:
    void read(const QByteArray &bytes, Stream stream);
    void readLine(const QString &line);
    void end(const ProgramEnded &end);

    EngineSession &m_session;
    QPointer<Program> m_program;
    QByteArray m_partial;
    QByteArray m_errorText;
    PingSummary m_summary;
};

}  // namespace toile
