// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "app/toilectl/connection.h"
#include "app/toilectl/labs.h"

namespace toile::ctl {

/// Makes the kernel hold what is drawn, over a connection of its own to the lab's helper, which is started when there
/// is none. What fails is printed, and nothing stays of a first deploy. Returns an ExitStatus.
int deploy(Connection &connection, const Topology &topology, const QString &file, const QString &engine = {});

}  // namespace toile::ctl
