// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

namespace toile {

/// Moves the link with this index into the network namespace `ns` (a descriptor), where its name is `name` and its
/// index, when that is free there, `wantedIndex`. The kernel takes it down and its addresses and routes away.
Result<> moveCard(NetlinkSocket &from, int index, int ns, const QString &name, int wantedIndex = 0);

}  // namespace toile
