// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile::bench {

/// The star as a lab of Toile: machine SW with the bridge br0 (10.0.0.1/16), and `hosts` machines H1, H2… around it,
/// each with an address and a default route.
Document starLab(int hosts);

}  // namespace toile::bench
