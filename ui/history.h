// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <optional>

namespace toile {

class Editor;

/// The document of `editor` as it was or would be after this many steps of its history, 0 is as it was opened; nothing
/// when there are no so many.
std::optional<Document> documentAt(Editor &editor, int step);

}  // namespace toile
