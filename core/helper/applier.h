// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/helper/executor.h"
#include "core/protocol/interpreter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace toile {

/// Performs one plan at a time in slices, so that progress is told and other clients are served meanwhile. What goes
/// wrong is told in the language of the client for whom the plan was started.
class Applier : public QObject {
    Q_OBJECT
public:
    Applier(KernelPlatform &platform, Interpreter &interpreter, QObject *parent = nullptr);

    bool isBusy() const { return m_execution.has_value(); }
    /// Whether start() would begin now: an error says why not. The state before the plan comes with it.
    Result<KernelState> allows(const Plan &steps);
    /// Begins; an error (policy, or a plan that already runs) means that nothing was begun. finished() follows.
    Result<> start(const Plan &steps);

    /// The plan that runs is undone again; finished() follows.
    void cancel();

Q_SIGNALS:
    void progressed(int done);  ///< at most every 30 ms
    void finished(const toile::ExecutionReport &report, const toile::Plan &steps);

private:
    void advance();

    KernelPlatform &m_platform;
    Interpreter &m_interpreter;
    QString m_language;
    std::optional<Execution> m_execution;
    QTimer m_turn;
    QElapsedTimer m_sinceProgress;
    int m_told = 0;
};

}  // namespace toile
