// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"

#include <QObject>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>

#include <sys/types.h>

#include <memory>

namespace toile {

struct ChildEnd {
    int exitStatus = 127;  ///< 128 + the signal's number when it was killed; 127 when it could not be started
    bool timedOut = false;
    QString errorOutput;  ///< its beginning
};

/// One program that the service runs: absolute path, list of arguments, an environment that says only PATH and the
/// language C, no descriptor but the streams and what is given, its own session. Ended (by SIGKILL) with this object.
class ChildProcess : public QObject {
    Q_OBJECT
public:
    struct Settings {
        QStringList arguments;          ///< [0] is the absolute path
        QList<QByteArray> environment;  ///< besides: NAME=value; unlike the arguments, nobody else can read it
        int timeLimit = -1;             ///< milliseconds; -1: none
        int descriptor = -1;            ///< becomes its descriptor 3
    };

    explicit ChildProcess(QObject *parent = nullptr);
    ~ChildProcess() override;

    /// ended() follows, never from within this call.
    void start(const Settings &settings);
    pid_t pid() const { return m_pid; }
    bool isRunning() const { return m_pid > 0; }

Q_SIGNALS:
    void ended(const toile::ChildEnd &end);

private:
    bool spawn(const Settings &settings);
    void readErrorOutput();
    void reap();

    pid_t m_pid = -1;
    Descriptor m_process;
    Descriptor m_errorOutput;
    std::unique_ptr<QSocketNotifier> m_processEnds;
    std::unique_ptr<QSocketNotifier> m_errorReadable;
    QTimer m_timeLimit;
    QByteArray m_errorText;
    bool m_timedOut = false;
};

}  // namespace toile
