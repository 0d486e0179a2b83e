// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>
#include <vector>

namespace toile {

class CanvasScene;

/// What of the drawing a picture shows.
struct PictureContent {
    bool title = true;
    bool legend = true;
    bool tables = true;    ///< live tables, as they are now
    std::vector<Id> only;  ///< these, with all that is in them and the cables between them; empty: everything
    double margin = 32;    ///< left free on each side
    bool marks = false;    ///< the legend explains all that is drawn, under it; else VLANs, as on the canvas
    bool operator==(const PictureContent &) const = default;
};

enum class PictureFormat { Png, Svg, Pdf };

inline constexpr double kMostPictureScale = 4;

struct PictureOptions {
    PictureContent content;
    double scale = 2;  ///< PNG only: pixels for each unit of the drawing, 1 to kMostPictureScale
    bool operator==(const PictureOptions &) const = default;
};

/// By the file's ending; nothing for another one.
std::optional<PictureFormat> pictureFormatOf(const QString &path);
/// "png".
QString endingOf(PictureFormat format);
/// Pixels of a PNG; units of a vector picture.
QSize pictureSize(const CanvasScene &scene, PictureFormat format, const PictureOptions &options);

/// The drawing on paper, light whatever the theme of the window. Nothing is shown in it that only helps to edit.
/// It looks the same on a machine without our fonts: PDF holds them, SVG has letters as shapes (readers of SVG differ
/// in whether they take fonts that are in the file; all of them draw shapes), and names its machines in a description.
/// Fails for a PNG with more pixels than can be painted.
Result<QByteArray> drawPicture(CanvasScene &scene, PictureFormat format, const PictureOptions &options);
Result<QImage> drawImage(CanvasScene &scene, const PictureOptions &options);

/// Writes it; the format follows the file's ending. Atomic.
Result<> exportPicture(CanvasScene &scene, const QString &path, const PictureOptions &options);

}  // namespace toile
