// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/connection.h"
#include "core/engine/launch.h"

namespace toile::ctl {

int runUndeploy(const Arguments &arguments)
{
    QStringList labs = arguments.positional;
    const bool all = arguments.has("--all");
    if (all == !labs.isEmpty()) {
        printError(all ? Text::tr("Name the labs to remove or give --all, not both.")
                       : Text::tr("Name the labs to remove, or give --all."));
        return kUsage;
    }
    if (all) {
        const auto running = runningLabs();
        if (!running)
            return printError(running.error());
        labs = *running;
    }
    int result = kDone;
    for (const QString &lab : labs) {
        Connection connection;
        auto done = connection.open(lab);
        if (all && !done && done.error().code == ErrorCode::NotFound)
            continue;  // it ended by itself meanwhile
        if (done)
            done = connection.undeploy();
        // Whoever runs as the same user may end it; with the helper, the kernel removes all of its lab.
        if (!done && done.error().code != ErrorCode::NotFound && killHelper(lab))
            done = Ok{};
        if (!done)
            result = std::max(result, printError(done.error()));
    }
    return result;
}

}  // namespace toile::ctl
