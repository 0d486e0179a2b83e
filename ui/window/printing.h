// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/picture.h"
#include "ui/window/printplan.h"

class QPagedPaintDevice;
class QPainter;

namespace toile {

/// What is written over the drawing on each page.
struct PrintHeader {
    QString title;  ///< of the lab: the drawing below leaves its own out
    QString name;   ///< whose sheet it is; may be empty
    QString date;
    bool titled = true;  ///< the title is written there, and not only known to the file
    bool operator==(const PrintHeader &) const = default;
};

/// One sheet of the plan. The painter's unit is a millimetre, from the sheet's top left corner.
void paintSheet(QPainter &painter, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                const PrintHeader &header, int sheet);

/// Prints the drawing on a printer or into a PDF, which has the page layout of the plan already. False: the device
/// cannot be painted on.
bool printDrawing(QPagedPaintDevice &device, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                  const PrintHeader &header);

/// As PDF. Atomic.
Result<> printToFile(const QString &path, CanvasScene &scene, const PictureContent &content, const PrintPlan &plan,
                     const PrintHeader &header);

}  // namespace toile
