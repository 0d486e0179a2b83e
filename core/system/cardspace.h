// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/carddump.h"

#include <sys/types.h>

namespace toile {

/// The network namespace of this process.
Descriptor ownNetworkSpace();

/// Whether this descriptor is a network namespace that lies in a user namespace which `uid` made (the service's
/// account, for root): never the computer's own, nor another user's (ioctl_ns(2)).
bool isNetworkSpaceOf(int descriptor, uid_t uid);

/// A netlink socket in there; this thread stays where it is.
Result<NetlinkSocket> socketIn(int ns);

/// The index in there of the card, which was called `name` on the way; 0: unknown.
int indexIn(int ns, const CardDump &card, const QString &name);

}  // namespace toile
