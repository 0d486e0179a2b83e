// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/descriptor.h"
#include "core/linux/carddump.h"
#include "core/system/undertaker.h"

#include <sys/types.h>

#include <optional>

namespace toile {

/// The network namespace of this process.
Descriptor ownNetworkSpace();

/// Whether this descriptor is a network namespace that lies in a user namespace which `uid` made (the service's
/// account, for root): never the computer's own, nor another user's (ioctl_ns(2)).
bool isNetworkSpaceOf(int descriptor, uid_t uid);

/// Takes the next message of a stranger's link, which carries descriptors, in a process of its own: what is not exactly
/// one network namespace never comes into this one. Without a descriptor: it was something else. nullopt: failed.
std::optional<Descriptor> receiveNetworkSpace(int link, Undertaker &undertaker);

/// A netlink socket in there; this thread stays where it is.
Result<NetlinkSocket> socketIn(int ns);

/// The index in there of the card, which was called `name` on the way; 0: unknown.
int indexIn(int ns, const CardDump &card, const QString &name);

}  // namespace toile
