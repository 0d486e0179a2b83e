// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/engine/enginesession.h"

#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <optional>

namespace toile::bench {

/// Toile's own star, through a session with a running helper. Throws std::runtime_error when something fails.
class ToileStar {
public:
    explicit ToileStar(int hosts);

    /// What is not measured: the plan, and the file for toilectl.
    void prepare();
    /// Starts the helper: an empty lab.
    void start();
    /// From the plan until the client is told that it is done and sees all ports forward. Returns when a witness in the
    /// switch's own namespace saw that, in milliseconds: the finishing line of every method.
    double deploy();
    /// From the request to the end of the connection.
    void undeploy();
    /// Until the helper's process is gone.
    static void waitHelperGone(int processesBefore);

    /// The same with toilectl, whole: the program's start, reading the file, planning, and its return.
    void ctlDeploy();
    void ctlUndeploy();
    /// Connects to the lab that toilectl deployed; for measuring what happens in it.
    void attach();

    EngineSession &session() { return m_session; }
    qint64 helperPid() const { return m_session.hello().pid; }
    int forwardingPorts() const;

private:
    void runCtl(const QStringList &arguments);
    void waitForwarding();

    int m_hosts;
    Plan m_plan;
    QTemporaryDir m_folder;
    EngineSession m_session;
    std::optional<Error> m_failure;
};

/// Runs the event loop until `condition` holds; throws with `what` after `seconds`.
void waitUntil(const std::function<bool()> &condition, int seconds, const char *what);

}  // namespace toile::bench
