// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QString>

namespace toile {

/// A real network card of this computer, which is in a machine of the lab for as long as the lab has it. It is neither
/// made nor removed: it is taken from the computer and given back.
struct UplinkSettings {
    QString card;  ///< its name on the computer: "eth0"
    bool operator==(const UplinkSettings &) const = default;
};

}  // namespace toile
