// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/base/result.h"

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace toile {

/// Starts a helper that outlives us: a session of its own, no descriptor of ours but three, standard input from
/// /dev/null. Waits for "ready\n" on its fd 1, after any number of lines "progress TEXT", each of which gives it the
/// whole time again; what it writes to fd 2 before that is its error. Ends in started() or failed(); then it stays, a
/// child of the application object, only to reap the process when it ends.
class HelperStart : public QObject {
    Q_OBJECT
public:
    explicit HelperStart(QObject *parent = nullptr);
    ~HelperStart() override;

    /// Nobody waits for it any more: it is told to end, and made to if it does not. No signal follows.
    void abandon();

    /// `arguments[0]` is the absolute path.
    void start(const QStringList &arguments, int timeLimitMilliseconds = kTimeLimit);

    /// Whether the process is a helper that this program has given up, whoever in it has started that.
    static bool isAbandoned(int process);

    static constexpr int kTimeLimit = 15000;

Q_SIGNALS:
    void progress(const QString &text);  ///< for the person who waits
    void started();
    void failed(const toile::Error &error);  ///< Disconnected: somebody ended it

private:
    Result<> spawn(const QStringList &arguments);
    void readOutput();
    bool readLine(const QByteArray &line);
    void readErrorOutput();
    void reap();
    void giveUp(Error error);
    void giveUpOnStranger();
    void settle();

    int m_pid = -1;
    bool m_settled = false;
    bool m_abandoned = false;
    QString m_program;
    Descriptor m_output;
    Descriptor m_errorOutput;
    Descriptor m_process;
    std::unique_ptr<QSocketNotifier> m_outputNotifier;
    std::unique_ptr<QSocketNotifier> m_errorNotifier;
    std::unique_ptr<QSocketNotifier> m_processNotifier;
    QTimer m_timeLimit;
    QByteArray m_said;
    QByteArray m_errorText;
};

}  // namespace toile
