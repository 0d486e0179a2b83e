// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>

namespace toile {

/// Visits the network namespaces of this user's labs (of the service's account's, for root) that any process is in,
/// holds open or has mounted, each once, until `visit` says that it has seen enough. With CAP_SYS_PTRACE all are found.
void visitNetworkSpacesOf(uid_t user, const std::function<bool(int ns)> &visit);

}  // namespace toile
