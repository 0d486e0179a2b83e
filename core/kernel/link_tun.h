// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>

namespace toile {

/// A persistent interface whose other side is a program: Ethernet frames (tap) or IP packets (tun). One queue.
struct TunSettings {
    enum class Mode { Tap, Tun };
    static constexpr unsigned kOwnerMax = 65534;  ///< "nobody"

    Mode mode = Mode::Tap;
    std::optional<unsigned> owner;  ///< the uid that may attach to it; none: only who administers the machine
    bool operator==(const TunSettings &) const = default;
};

}  // namespace toile
