// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/support/signalto.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

namespace toile {

/// A lab over a simulated kernel, in a process of its own that ends with this.
class SimulatedLab {
public:
    SimulatedLab(const QString &lab, const QString &path) : m_path(path)
    {
        m_process.start(QStringLiteral(TOILE_SIMULATED_HELPER), {lab, path});
        m_process.waitForStarted();
        (void)QTest::qWaitFor([this] { return listens() || hasEnded(); }, kPatience);
    }
    ~SimulatedLab()
    {
        m_process.kill();
        m_process.waitForFinished();
        QFile::remove(m_path);
    }

    bool listens() const
    {
        return QFile::exists(m_path) && !QFile::permissions(m_path).testFlag(QFile::ExeOwner) && !hasEnded();
    }
    bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    /// The next step of a plan is refused, as a kernel does.
    void refuseNext() { (void)test::signalTo(m_process.processId(), SIGUSR1); }

private:
    static constexpr int kPatience = 20000;  ///< milliseconds that a start may take on a busy machine

    QString m_path;
    QProcess m_process;
};

}  // namespace toile
