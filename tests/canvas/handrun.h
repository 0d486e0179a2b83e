// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/labrun.h"

namespace toile {

/// A running side that says what a test wants, without any helper.
class HandRun : public LabRun {
public:
    State state() const override { return m_state; }
    const LiveState *live() const override { return m_live ? &*m_live : nullptr; }
    std::shared_ptr<const Topology> deployed() const override { return m_deployed; }
    QString engine() const override { return m_live ? m_engine : QString(); }
    Plan pendingPlan() const override { return m_pending; }
    const std::optional<Applied> &failure() const override { return m_failure; }
    QString failedMachine() const override { return m_failedMachine; }
    QString failedInterface() const override { return m_failedInterface; }

    void show(State state, std::optional<LiveState> live);
    /// From now on it is known which drawing the kernel was given.
    void setDeployed(const Topology &topology) { m_deployed = std::make_shared<const Topology>(topology); }
    void setEngine(const QString &engine) { m_engine = engine; }
    void feed(const LiveDelta &delta);
    /// The state becomes `next`, told as the difference.
    void become(LiveState next);
    void setPending(Plan pending);
    void breakAt(const QString &machine, const QString &interface, const Error &error);

private:
    State m_state = State::Undeployed;
    std::optional<LiveState> m_live;
    std::shared_ptr<const Topology> m_deployed;
    QString m_engine = QStringLiteral("sandbox");
    Plan m_pending;
    std::optional<Applied> m_failure;
    QString m_failedMachine;
    QString m_failedInterface;
};

/// What the kernel would hold for this drawing, all links with carrier, tables empty.
LiveState deployedState(const Topology &topology);
/// The same of a kernel that holds this.
LiveState liveStateOf(const KernelState &kernel);
/// What is deployed, after everybody has pinged everybody on their networks: ARP, MAC tables, and flows where NAT is.
LiveState busyState(const Topology &topology);

}  // namespace toile
