// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "core/engine/launch.h"

namespace toile::ctl {

namespace {

/// Whoever runs as the same user may end it; with the helper, the kernel removes all of its lab. (Not in the system
/// service, whose socket is not the helper's.) Nobody waits for a lab that is starting only to remove it.
Result<> removeLab(const Launch &lab)
{
    if (lab.starting)
        return killHelper(lab.lab);
    Connection connection;
    auto done = connection.open(lab);
    if (done)
        done = connection.undeploy();
    const bool mayKill = !done && done.error().code != ErrorCode::NotFound && !lab.service;
    return mayKill && killHelper(lab.lab) ? Result<>(Ok{}) : done;
}

}  // namespace

int runUndeploy(const Arguments &arguments)
{
    const bool all = arguments.has("--all");
    if (all == !arguments.positional.isEmpty()) {
        printError(all ? Text::tr("Name the labs to remove or give --all, not both.")
                       : Text::tr("Name the labs to remove, or give --all."));
        return kUsage;
    }
    std::vector<Result<Launch>> labs;
    for (const QString &lab : arguments.positional)
        labs.push_back(launchOfRunning(lab));
    if (all) {
        const auto running = runningLaunches();
        if (!running)
            return printError(running.error());
        labs.assign(running->begin(), running->end());
    }
    int result = kDone;
    for (const Result<Launch> &lab : labs) {
        const auto done = lab ? removeLab(*lab) : Result<>(lab.error());
        if (all && !done && done.error().code == ErrorCode::NotFound)
            continue;  // it ended by itself meanwhile
        if (!done)
            result = std::max(result, printError(done.error()));
    }
    return result;
}

}  // namespace toile::ctl
