// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QString>

#include <memory>

class QSvgRenderer;

namespace toile {

/// Paints the SVG icons in one colour. Pixmaps are kept by icon, colour and pixel size.
class Icons {
public:
    Icons();
    ~Icons();

    /// `vector`: draw the shapes themselves (exports) instead of a pixmap.
    void paint(QPainter &painter, const QString &icon, const QRectF &rect, const QColor &colour, bool vector);

private:
    QSvgRenderer &renderer(const QString &icon, const QColor &colour);
    QHash<QString, QPixmap> m_pixmaps;
    std::map<QString, std::unique_ptr<QSvgRenderer>> m_renderers;
};

}  // namespace toile
