// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/kernelstate.h"

namespace toile {

/// Makes a persistent tap or tun in the calling thread's network namespace: the kernel takes these from /dev/net/tun
/// alone, not by netlink. MAC, MTU and bridge are set afterwards. Errors are the kernel's, without a message.
Result<> makeTun(const QString &name, const TunSettings &settings);

}  // namespace toile
