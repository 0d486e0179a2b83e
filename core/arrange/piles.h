// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <vector>

namespace toile::arrange {

/// Machines that nobody sees: each is wholly, or all but a rim, under one beside it in the same container.
struct Pile {
    Id top;
    std::vector<Id> hidden;  ///< ascending
    bool operator==(const Pile &) const = default;
};
/// In order of their tops.
std::vector<Pile> piles(const Document &document);

}  // namespace toile::arrange
