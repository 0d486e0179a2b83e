// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "ui/canvas/picture.h"

#include <QPixmap>

namespace toile {

/// The drawing as large as fits into `size`, on nothing, in the colours of a light or dark canvas.
QPixmap drawingPicture(const Document &document, QSize size, bool dark, qreal ratio, const PictureContent &content);

/// What is beside a title: the drawing alone, as large as it can be.
PictureContent untitled();

}  // namespace toile
