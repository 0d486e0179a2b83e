// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>

namespace toile {

/// Visits the network namespaces of this user's labs (of the service's account's, for root) that any process is in,
/// holds open or has mounted, each once, until `visit` says that it has seen enough. Those that only a socket keeps
/// alive, or a mount in a mount namespace that no process is in, are not found. How many there are is up to the user:
/// false when `patience`, for each of the four parts of the search, was over before all were seen.
bool visitNetworkSpacesOf(uid_t user, std::chrono::milliseconds patience, const std::function<bool(int ns)> &visit);

}  // namespace toile
