// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/canvasscene.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace toile {

/// What somebody sees of a drawing who looks at all of it, at some zoom.
class ScenePixels {
public:
    ScenePixels(CanvasScene &scene, double zoom)
        : m_rect(scene.drawingRect()), m_zoom(zoom),
          m_image((m_rect.size() * zoom).toSize() + QSize(1, 1), QImage::Format_RGB32)
    {
        QPainter painter(&m_image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        scene.render(&painter, QRectF(QPointF(), m_rect.size() * zoom), m_rect);
    }

    /// Where `rect` of the drawing is.
    QImage at(const QRectF &rect) const
    {
        const QRectF there((rect.topLeft() - m_rect.topLeft()) * m_zoom, rect.size() * m_zoom);
        return m_image.copy(there.toAlignedRect());
    }

    /// Whether a pixel around this point of the drawing nearly has this colour.
    bool shows(const QColor &colour, QPointF point, double reach = 6) const
    {
        return isShown(at(QRectF(point - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach))), colour);
    }

    static bool isShown(const QImage &image, const QColor &colour)
    {
        constexpr int kNear = 70;  // of 765
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                        std::abs(pixel.blue() - colour.blue()) <
                    kNear)
                    return true;
            }
        return false;
    }

private:
    QRectF m_rect;
    double m_zoom;
    QImage m_image;
};

}  // namespace toile
