// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/arguments.h"
#include "app/toilectl/connection.h"
#include "app/toilectl/labs.h"

#include <variant>

namespace toile::ctl {

/// Where the user wants a lab to run.
struct EngineWish {
    QString engine;           ///< one of engineNames()
    QString kernel;           ///< for vm; empty: this machine's best
    bool move = false;        ///< a lab that runs where it cannot stay begins anew
    bool takesCards = false;  ///< real network cards too, without a question
};

/// From --engine, --kernel and --move. What is wrong with them is printed, and gives the exit status.
std::variant<EngineWish, int> readEngineWish(const Arguments &arguments);

/// Makes the kernel hold what is drawn, over a connection of its own to the lab's helper, which is started when there
/// is none. What fails is printed, and nothing stays of a first deploy. Returns an ExitStatus.
int deploy(Connection &connection, const Topology &topology, const QString &file, const EngineWish &wish);

}  // namespace toile::ctl
