// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

namespace toile {

/// For the tabs of machines that are in another one than in `before`. A tab that sat on the side that faced the other
/// end of its cable faces that again: nobody chose that side for itself. One that was put on another side stays there,
/// unless that is the one away from where its cable leads now.
Patch turnTabs(const Document &before, const Document &document, const std::vector<Id> &machines);

}  // namespace toile
