// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/signals.h"
#include "core/engine/enginesession.h"

#include <QEventLoop>

#include <functional>
#include <optional>

namespace toile::ctl {

/// A session as a command wants it: each call waits for its outcome. (A command has nothing else to do meanwhile;
/// the window never waits.)
class Connection : public QObject {
    Q_OBJECT
public:
    Connection();

    /// From now on a signal that would end this program ends what is waited for, so that the caller can tidy up.
    void tidyOnSignals();
    /// The status of a program that such a signal ended; nothing when none came.
    std::optional<int> interruptedStatus() const;
    /// A second one came: nothing more is to be waited for.
    bool isHurried() const { return m_signals > 1; }

    /// To a lab that runs: otherwise says which do.
    Result<> open(const QString &lab);
    Result<> open(const Launch &launch);
    /// To a lab that runs, or is started now in the first of these engines that has what it needs. `progress`: what
    /// its helper does before it is ready; `chosen`: why it is not the first; `cards`: that it is to be lent.
    Result<> openOrStart(const std::vector<Launch> &launches, const KernelFeatures &needed, const QStringList &cards,
                         const std::function<void(const QString &)> &progress,
                         const std::function<void(const QString &)> &chosen);

    Result<LiveState> observe(bool counters = false);
    Result<StatusReply> status();
    /// `progress`: steps done. The first signal has it undone again, which is told by `cancelling`; that it was is in
    /// the answer. The second ends what is waited for.
    Result<Applied> apply(const Plan &steps, const QString &file, const std::function<void(int)> &progress,
                          const std::function<void()> &cancelling);
    /// Ends the helper that is being started for us, and waits for its end, or until it is ready after all.
    void stopStarting();
    /// Returns once the helper said that the lab is gone.
    Result<> undeploy();
    /// Ends the helper only when nothing was ever deployed with it and nobody else uses it. Returns once we are out.
    Result<> leave();

    /// Refused, with what there is, when the lab has no such machine.
    Result<> requireMachine(const QString &machine);

    EngineSession &session() { return m_session; }
    /// For commands that stay: what happened when the lab went away under them.
    const std::optional<Error> &lost() const { return m_lost; }

    /// Runs the event loop until `done` holds or the connection is lost.
    Result<> waitUntil(const std::function<bool()> &done, int timeLimitMilliseconds = -1);
    /// Looks again at what waitUntil() waits for.
    void wake() { m_loop.quit(); }

    /// Until the helper greeted.
    Result<> waitReady();
    Result<> waitClosed();

private:
    EngineSession m_session;
    QEventLoop m_loop;
    std::optional<SignalWatch> m_signalWatch;
    int m_signal = 0;
    int m_signals = 0;
    bool m_interrupted = false;  ///< and no wait has ended for it yet
    std::optional<Error> m_lost;
};

/// That no lab of this name runs, with what runs.
Error notRunning(const QString &lab, const QStringList &running);

}  // namespace toile::ctl
