// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace toile {

/// How the helper of one lab is started and reached. An engine is this value, not a class.
struct Launch {
    QString lab;
    QString engine;         ///< "sandbox"
    QString socketPath;     ///< where it listens once it runs
    QStringList arguments;  ///< absolute path and arguments that start it; it prints "ready\n" on fd 1 once it listens
    bool operator==(const Launch &) const = default;
};

/// $XDG_RUNTIME_DIR/toile, or /tmp/toile-UID; made with mode 0700, refused when another user owns it.
Result<QString> runtimeDirectory();
/// The socket of a lab in it.
QString socketPathOf(const QString &runtimeDirectory, const QString &lab);
/// toiled beside this program, or in the libexec folder.
Result<QString> helperProgram();
/// The sandbox engine: rootless namespaces.
Result<Launch> sandboxLaunch(const QString &lab);

/// Ends the helper of a lab that does not answer by SIGKILL, and returns once nobody listens any more.
Result<> killHelper(const QString &lab);

/// Labs that have a socket; stale sockets (nobody listens) are removed.
Result<QStringList> runningLabs();

}  // namespace toile
