// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/vm/imagerecipe.h"

#include <QIODevice>

#include <functional>

namespace toile {

/// $XDG_CACHE_HOME/toile/vm, or ~/.cache/toile/vm.
QString imageFolder();

/// The image of a recipe, from `folder` when one with the same content is there, else built into it; the path of the
/// file. `building` is called before the second. Two that build at once wait for one another; an image appears whole or
/// not at all; only the few used last are kept.
Result<QString> cachedImage(const ImageRecipe &recipe, const QString &folder, const std::function<void()> &building);

/// Writes the archive. An error names the file that could not be read.
Result<> writeImage(const ImageRecipe &recipe, QIODevice &to);

}  // namespace toile
