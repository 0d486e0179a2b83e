// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/plan.h"
#include "core/kernel/platform.h"

#include <chrono>
#include <functional>
#include <future>

namespace toile {

struct ExecutionReport {
    bool ok = true;
    int failedStep = -1;  ///< -1 with !ok: every step was done, but the kernel does not show the result
    Error error;
    bool rolledBack = false;  ///< the whole state before the plan holds again, seen by observing
    bool operator==(const ExecutionReport &) const = default;
};

/// One plan being performed: steps one by one, each waiting for the kernel's own answer; then verify by observing, or
/// roll back by plan(snapshot, now). Steps that succeed are never trusted: the end is what platform.observe() says.
/// It advances in slices, so that an event loop lives between them.
class Execution {
public:
    /// `snapshot` is what platform.observe() says now.
    Execution(KernelPlatform &platform, KernelState snapshot, Plan steps);
    Execution(const Execution &) = delete;
    Execution &operator=(const Execution &) = delete;

    /// Works for about `budget` (one step or one observation at least). True when it is finished.
    bool advance(std::chrono::milliseconds budget);
    /// No further step: what was done is undone again, and the report says that it was cancelled. Nothing when all is
    /// done or is being undone already.
    void cancel();
    /// How many steps of the plan are done.
    int done() const { return m_done; }
    bool isFinished() const { return m_phase == Phase::Finished; }
    const ExecutionReport &report() const { return m_report; }
    const Plan &steps() const { return m_steps; }

private:
    enum class Phase { Performing, Verifying, PlanningUndo, Undoing, Finished };

    void advanceOnce();
    void performNext();
    void verify();
    bool makesRoom();
    bool bringBridgesAlong(const KernelState &wanted, const KernelState &now);
    void planUndo();
    void undoNext();
    void fail(int step, Error error);

    KernelPlatform &m_platform;
    KernelState m_snapshot;
    Plan m_steps;
    Phase m_phase = Phase::Performing;
    int m_done = 0;
    Plan m_undo;
    std::size_t m_undone = 0;
    int m_undoRounds = 0;
    ExecutionReport m_report;
    /// What there must be when the steps are done; worked out beside the last ones of a long plan.
    std::future<Result<KernelState>> m_outcome;
};

/// Why a plan that somebody cancelled was not performed.
Error planCancelled();

/// The whole of it at once. `progress` is called after each step with the number done.
ExecutionReport execute(KernelPlatform &platform, const Plan &steps, const std::function<void(int)> &progress = {});

}  // namespace toile
