// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/card.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QObject;

namespace toile {

/// How the helper of one lab is started and reached. An engine is this value, not a class.
struct Launch {
    QString lab;
    QString engine;         ///< "sandbox", "vm" or "system"
    QString socketPath;     ///< where it listens once it runs, or the system service does
    QStringList arguments;  ///< absolute path and arguments that start it; it prints "ready\n" on fd 1 once it listens
    bool service = false;   ///< the socket is the system service's: it starts the helper and leads to it
    bool starting = false;  ///< of one that runs: it does not serve anybody yet
    bool operator==(const Launch &) const = default;
};

/// $XDG_RUNTIME_DIR/toile, or /tmp/toile-UID; refused when another user owns it. It is there while a lab runs: the
/// helper makes it.
Result<QString> runtimeDirectory();
/// The socket of a lab in it.
QString socketPathOf(const QString &runtimeDirectory, const QString &lab);
/// toiled beside this program, or in the libexec folder.
Result<QString> helperProgram();
/// The sandbox engine: rootless namespaces.
Result<Launch> sandboxLaunch(const QString &lab);

/// The vm engine: a disposable micro-VM. `kernel`: a path, or empty for $TOILE_VM_KERNEL, else this machine's best.
Result<Launch> vmLaunch(const QString &lab, const QString &kernel = {});
/// The system engine: the privileged service of this machine.
Result<Launch> systemLaunch(const QString &lab);
/// The computer's network cards as the system service tells of them, within a second; an Error says why nobody does.
Result<CardStates> cardsOfComputer();
/// The same without waiting: `tell` is called once, unless `owner` goes before; at once where there is no such service.
void askForCards(QObject *owner, const std::function<void(const Result<CardStates> &)> &tell);
/// Whether the system engine can be used here: an Error says why not, and what to do. Looks, and starts nothing.
Result<> probeSystemEngine();

/// What may be asked for: "auto", then every engine in the order in which auto tries them.
QStringList engineNames();
/// "sandbox", "micro-VM" or "system service", in the user's language.
QString engineWord(const QString &engine);
/// The same as sentences have it after "in": "the sandbox".
QString engineInWords(const QString &engine);
/// The engines to try in turn for what was asked for; never none. Looks only whether the system service is there.
Result<std::vector<Launch>> engineLaunches(const QString &lab, const QString &engine, const QString &kernel = {});

/// Ends the helper of a lab that does not answer by SIGKILL, all of its processes, and removes its socket. Returns once
/// they are gone, or says that they are not.
Result<> killHelper(const QString &lab);

/// How to reach each lab of this user that runs, in whatever engine, by name. Stale sockets (nobody listens) are
/// removed.
Result<std::vector<Launch>> runningLaunches();
/// The same without waiting for the system service: `tell` is called once, unless `owner` goes before; at once where
/// there is no such service.
void findRunning(QObject *owner, const std::function<void(const Result<std::vector<Launch>> &)> &tell);
/// Their names, each once.
Result<QStringList> runningLabs();
/// How to reach this one: where it runs, or else where it would in the sandbox.
Result<Launch> launchOfRunning(const QString &lab);
Result<Launch> launchAmong(const std::vector<Launch> &running, const QString &lab);

}  // namespace toile
