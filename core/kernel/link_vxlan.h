// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"

#include <optional>
#include <vector>

namespace toile {

/// Ethernet frames in UDP packets (RFC 7348).
struct VxlanSettings {
    static constexpr int kIanaPort = 4789;

    int vni = 1;                     ///< 0 to 2^24 - 1
    int port = kIanaPort;            ///< UDP, of the other ends and of this one
    QString underlay;                ///< the interface of the same namespace that carries the packets, or empty
    std::optional<IpAddress> local;  ///< source address; none: the kernel chooses
    std::vector<IpAddress> remotes;  ///< where frames for unknown MACs go; sorted. Empty with a group
    std::optional<IpAddress> group;  ///< a multicast group instead of remotes
    bool learning = true;            ///< learns behind which remote a MAC is
    bool operator==(const VxlanSettings &) const = default;
};

}  // namespace toile
