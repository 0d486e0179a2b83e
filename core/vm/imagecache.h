// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/vm/imagerecipe.h"

#include <QIODevice>

#include <functional>

namespace toile {

/// $XDG_CACHE_HOME/toile/vm, or ~/.cache/toile/vm.
QString imageFolder();

/// What an image takes time for.
enum class ImageWork {
    Reading,   ///< what would be in it, to see whether there is one already
    Waiting,   ///< for another who builds
    Building,  ///< writing it
};

/// Called again and again while there is progress, and only then; percent of this work.
using ImageProgress = std::function<void(ImageWork work, int percent)>;

/// The image of a recipe, from `folder` when one with the same content is there, else built into it; the path of the
/// file. Two that build at once wait for one another; an image appears whole or not at all; only the few used last are
/// kept.
Result<QString> cachedImage(const ImageRecipe &recipe, const QString &folder, const ImageProgress &progress = {});

/// Writes the archive. An error names the file that could not be read.
Result<> writeImage(const ImageRecipe &recipe, QIODevice &to, const ImageProgress &progress = {});

}  // namespace toile
