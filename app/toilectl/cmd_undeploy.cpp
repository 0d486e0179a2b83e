// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "core/engine/launch.h"

namespace toile::ctl {

namespace {

/// Nobody waits for a lab that is starting only to remove it.
Result<> reach(Connection &connection, const Launch &lab)
{
    if (lab.starting)
        return makeError(ErrorCode::Refused, Text::tr("The lab “%1” is starting.").arg(lab.lab));
    return connection.open(lab);
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
        Connection connection;
        auto done = lab ? reach(connection, *lab) : Result<>(lab.error());
        if (all && !done && done.error().code == ErrorCode::NotFound)
            continue;  // it ended by itself meanwhile
        if (done)
            done = connection.undeploy();
        // Whoever runs as the same user may end it; with the helper, the kernel removes all of its lab.
        // (Not in the system service, whose socket is not the helper's.)
        if (!done && done.error().code != ErrorCode::NotFound && lab && !lab->service && killHelper(lab->lab))
            done = Ok{};
        if (!done)
            result = std::max(result, printError(done.error()));
    }
    return result;
}

}  // namespace toile::ctl
