// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/labpicture.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/look.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QPainter>

namespace toile {

QPixmap drawingPicture(const Document &document, QSize size, bool dark, qreal ratio, const PictureContent &content)
{
    Editor editor;
    editor.reset(document, {});
    LabRun run;
    CanvasScene scene(editor, run);
    const QRectF drawing = scene.drawingRect(content);
    QPixmap picture(size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    const QRectF target(QPointF(4, 4), QSizeF(size) - QSizeF(8, 8));
    const qreal scale =
        qMin(target.width() / qMax(1.0, drawing.width()), target.height() / qMax(1.0, drawing.height()));
    painter.translate(target.center());
    painter.scale(scale, scale);
    painter.translate(-drawing.center());
    scene.paintDrawing(painter, content, false, dark ? darkLook() : lightLook());
    return picture;
}

PictureContent untitled()
{
    PictureContent content;
    content.title = false;
    content.legend = false;
    content.margin = 8;
    return content;
}

}  // namespace toile
