// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QPointF>

#include <optional>

class QWidget;

namespace toile {

class CanvasView;

/// Asks for a picture and puts it onto the canvas, or says why it cannot be there. Returns at once.
void choosePicture(QWidget *window, CanvasView &canvas, std::optional<QPointF> at);

/// A file's picture, checked; of a file that is no picture no more is read than a picture may have.
Result<QByteArray> readPicture(const QString &path);

}  // namespace toile
