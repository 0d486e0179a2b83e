// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile {

/// An 802.1Q interface: what `parent` carries with this tag.
struct VlanSettings {
    QString parent;  ///< an interface of the same namespace
    int id = 1;      ///< 1 to 4094
    bool operator==(const VlanSettings &) const = default;
};

}  // namespace toile
