// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <map>
#include <vector>

/// Boxes in boxes: sizes, margins and how a machine's box holds what is inside it.
namespace toile::containers {

inline constexpr double kHeader = 56;      ///< header of a box and the space under it
inline constexpr double kMargin = 24;      ///< between a box and what is inside it
inline constexpr double kGap = 32;         ///< between boxes one above the other
inline constexpr double kTabRow = 48;      ///< a tab with its labels on a vertical side
inline constexpr double kLabelRoom = 232;  ///< between two boxes whose tabs face each other, labels included
inline constexpr QSizeF kBridgeSize{128, 72};
inline constexpr QSizeF kNoteSize{288, 96};
inline constexpr QSizeF kSmallest{64, 48};
inline constexpr double kLeastOffset = 0.08;  ///< of a side: no tab is put into a corner
inline constexpr double kMostOffset = 0.92;

/// What is drawn as a box inside each machine: machines and bridges, ascending. Under Id() the outermost machines.
std::map<Id, std::vector<Id>> contents(const Topology &topology);

/// The smallest box that holds these, with header and margins; null when there are none.
QRectF holding(const std::vector<QRectF> &rects);

/// Gives a box another rectangle. Tabs that were put on its border stay where they are, as far as it reaches.
void resize(Edit &edit, Id box, const QRectF &rect);

/// Makes `machine` and its ancestors large enough for what is inside them. Boxes without a place are left alone.
void grow(Edit &edit, Id machine);

/// Gives every machine, box and note of the document its place from completeLayout(), so that nothing jumps later.
void pinEverything(Edit &edit);

}  // namespace toile::containers
