// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/graphs.h"
#include "core/model/document.h"

#include <vector>

namespace toile::arrange {

/// Laid out with boxes so large that their tabs have room; which sides the tabs are on hangs on where the boxes are.
/// What has a network inside is as large as that needs: it grows where it stands then.
Result<> placeMade(Document &document, graphs::Style style, const std::vector<Id> &boxes);

}  // namespace toile::arrange
