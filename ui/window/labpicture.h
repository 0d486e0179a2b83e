// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "ui/canvas/picture.h"

#include <QPixmap>

namespace toile {

class CanvasScene;

/// The drawing as large as fits into `size`, on nothing, in the colours of a light or dark canvas; networks that `like`
/// shows too have its colours.
QPixmap drawingPicture(const Document &document, QSize size, bool dark, qreal ratio, const PictureContent &content,
                       const CanvasScene *like = nullptr);

/// What is beside a title: the drawing alone, as large as it can be.
PictureContent untitled();

}  // namespace toile
