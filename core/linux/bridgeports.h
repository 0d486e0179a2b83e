// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/linux/netlinksocket.h"

namespace toile {

/// Lets the ports of a bridge without STP forward now that still wait for a forward delay which it had before.
Result<> hurryPorts(NetlinkSocket &route, const QString &bridge);

}  // namespace toile
