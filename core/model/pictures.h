// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSize>

#include <optional>

/// Pictures that somebody puts onto the canvas: what may be one, before anything decodes it. Pure.
namespace toile {

enum class PictureKind { Png, Jpeg, Svg };

/// By its first bytes; nothing for another format.
std::optional<PictureKind> pictureKindOf(const QByteArray &data);

/// In pixels, as the file's header says; of an SVG its width and height, or its view box. Nothing when it says none.
std::optional<QSize> pictureSizeOf(const QByteArray &data);

/// What it takes when it is decoded whole; 0 for an SVG.
qint64 pixelsOf(const QByteArray &data);

/// Whether a file of so many bytes may be one, before it is read.
Result<> checkPictureSize(qint64 bytes);

/// Whether it may be put into a lab: PNG, JPEG or SVG, within limits.h. Says what is wrong and what to do.
Result<> checkPicture(const QByteArray &data);

/// An SVG that is only what it draws: nothing of it comes from another file or from any network, and nothing of it
/// runs. Empty when it is no SVG.
QByteArray harmlessSvg(const QByteArray &svg);

}  // namespace toile
