// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QGraphicsScene>

#include <memory>

namespace toile {

class Editor;
class LabRun;

/// The drawing itself: one item an element, kept equal to the document by its patches, and the live layer on top.
/// Needs no view: pictures are exported from it.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    CanvasScene(Editor &editor, LabRun &run, QObject *parent = nullptr);
    ~CanvasScene() override;

    /// Light or dark; exports are always light.
    void setDark(bool dark);
    bool isDark() const;

    /// What holds all of the drawing, live tables and title included, with a margin.
    QRectF drawingRect() const;
    /// Paints exactly the drawing (no selection, no grid unless asked), for PNG, SVG, PDF and printing.
    void paintDrawing(QPainter &painter);

    QGraphicsItem *itemOf(Id id) const;
    Id idAt(QPointF position) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Writes the drawing: the format follows the file's ending (png, svg, pdf). `scale` 1 to 4 for PNG.
bool exportPicture(CanvasScene &scene, const QString &path, double scale, QString *error);

}  // namespace toile
