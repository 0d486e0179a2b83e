// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/graphs.h"
#include "core/model/document.h"

#include <vector>

namespace toile::arrange {

/// A new place for boxes, so that cables can be followed: of those among `ids` (one machine alone: of what is inside
/// it), or of all when there are none. What is inside a machine is laid out first, and stays inside; what is locked
/// stays where it is, and nothing is put over it, nor over what was not to be moved. Tabs turn to their peers again.
/// `keptOff`: over what else nothing outside of machines is put. What is new keeps off everything.
enum class KeptOff { Boxes, Everything };
Patch layOut(const Document &document, graphs::Style style, const std::vector<Id> &ids,
             KeptOff keptOff = KeptOff::Boxes);

}  // namespace toile::arrange
