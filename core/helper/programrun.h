// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/connection.h"
#include "core/kernel/programstarter.h"

#include <QObject>
#include <QPointer>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace toile {

/// One running program of one client: its output becomes ChannelBytes, ChannelBytes become its input. Output waits
/// while the client is slow; the client waits for InputTaken while the program does not read.
class ProgramRun : public QObject {
    Q_OBJECT
public:
    ProgramRun(quint32 channel, QString machine, StartedProgram program, Connection &connection,
               QObject *parent = nullptr);
    /// Ends what still runs: hangs up its whole session.
    ~ProgramRun() override;

    pid_t pid() const { return m_program.pid; }
    const QString &machine() const { return m_machine; }
    bool hasEnded() const { return m_status.has_value(); }
    /// False when more is on its way to the program than a client may send ahead.
    [[nodiscard]] bool write(const QByteArray &bytes);
    void closeInput();
    void resize(int rows, int columns);
    void sendSignal(int signal);
    /// Its machine was removed under it: ends its whole session, and its end tells why.
    void endWithMachine();
    /// It was reaped with this status of wait(2). What it wrote before is still sent, then finished().
    void reaped(int status);

Q_SIGNALS:
    void finished(quint32 channel);  ///< ProgramEnded was sent

private:
    struct Output {
        Descriptor *descriptor = nullptr;
        Stream stream = Stream::Output;
        std::unique_ptr<QSocketNotifier> notifier;
    };

    void addOutput(Descriptor &descriptor, Stream stream);
    /// False when there is nothing more to read now.
    bool pump(Output &output);
    void endOutput(Output &output);
    void resumeOutput();
    void writeInput();
    void tellTaken(qsizetype bytes);
    void finishWhenDrained();
    void reportEnd();

    quint32 m_channel;
    QString m_machine;
    StartedProgram m_program;
    QPointer<Connection> m_connection;
    std::vector<Output> m_outputs;
    std::unique_ptr<QSocketNotifier> m_inputReady;
    QByteArray m_input;
    bool m_inputEnds = false;
    std::optional<int> m_status;
    bool m_machineIsGone = false;
};

}  // namespace toile
