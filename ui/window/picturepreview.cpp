// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/picturepreview.h"

#include "ui/canvas/canvasscene.h"

#include <QPainter>

namespace toile {

namespace {
constexpr int kSoon = 100;  ///< milliseconds: a busy lab changes many times a second
constexpr int kMargin = 10;
}  // namespace

PicturePreview::PicturePreview(CanvasScene &scene, QWidget *parent) : QFrame(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("picturePreview"));
    setAccessibleName(tr("Preview of the picture"));
    setFrameShape(QFrame::StyledPanel);
    setMinimumSize(300, 220);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        update();
        Q_EMIT refreshed();
    });
    connect(&scene, &CanvasScene::drawingChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
}

void PicturePreview::setContent(const PictureContent &content)
{
    m_content = content;
    update();
}

QSize PicturePreview::sizeHint() const
{
    return {560, 420};
}

void PicturePreview::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    const QRectF drawing = m_scene.drawingRect(m_content);
    const QRectF room = QRectF(contentsRect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (drawing.isEmpty() || room.isEmpty())
        return;
    const double zoom = qMin(1.0, qMin(room.width() / drawing.width(), room.height() / drawing.height()));
    QPainter painter(this);
    painter.translate(room.center());
    painter.scale(zoom, zoom);
    painter.translate(-drawing.center());
    painter.setClipRect(drawing);
    m_scene.paintDrawing(painter, m_content);
    painter.setClipping(false);
    QPen edge(palette().color(QPalette::Mid));
    edge.setCosmetic(true);
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(drawing);
}

}  // namespace toile
