// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/lab/report.h"

#include <QPointF>

#include <functional>
#include <vector>

class QPainter;

namespace toile {

class CanvasScene;
struct PictureContent;

/// A piece of a report that no page breaks: a line of text, a row of a table, the drawing. Lengths are hundredths of a
/// millimetre, which is fine enough for fonts in whole pixels.
struct ReportStrip {
    double height = 0;
    double before = 0;       ///< left free over it, but where it begins a page
    bool keepsNext = false;  ///< the next one stands on the same page
    bool grounded = false;   ///< on the ground of what is typed into a terminal
    int head = -1;           ///< what stands over it again where it begins a page: the header of its table
    std::function<void(QPainter &, QPointF)> paint;  ///< its top left corner
};

/// What a report shows of the drawing, up to its edges: all but title and live tables, which it has itself, larger.
PictureContent reportPicture();

/// A report from top to bottom, set in lines of `width`; the drawing is no higher than `height`.
std::vector<ReportStrip> reportStrips(const Report &report, CanvasScene &scene, double width, double height);

}  // namespace toile
