// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <vector>

namespace toile {

class CanvasView;

/// Makes the drawing's elements known to assistive technology: one accessible object each, children of the canvas;
/// their live tables are children of theirs.
void installCanvasAccessibility();

/// The elements changed: what assistive technology holds is out of date.
void tellReordered(CanvasView &view);
/// The selection is what the keyboard focus is on within the drawing.
void tellSelection(CanvasView &view, const std::vector<Id> &chosen);
/// Keys move the live tables of `owner` now.
void tellTables(CanvasView &view, Id owner);

}  // namespace toile
