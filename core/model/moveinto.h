// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/cabling.h"

namespace toile {

/// Puts machines into another (or out, with no parent) where there is room in it, with all that is inside them. Their
/// cables are plugged as rehome() says.
Result<Advised> moveInto(const Document &document, const std::vector<Id> &machines, Id parent);

}  // namespace toile
