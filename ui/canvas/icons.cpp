// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/icons.h"

#include <QFile>
#include <QSvgRenderer>

namespace toile {

namespace {
// Every icon is drawn in this one colour, which is also legible untinted on light and on dark.
constexpr char kIconColour[] = "#5f7d9c";
constexpr qsizetype kMostPixmaps = 400;
}  // namespace

Icons::Icons() = default;
Icons::~Icons() = default;

QSvgRenderer &Icons::renderer(const QString &icon, const QColor &colour)
{
    std::unique_ptr<QSvgRenderer> &known = m_renderers[icon + colour.name()];
    if (!known) {
        QFile file(icon);
        QByteArray svg;
        if (file.open(QIODevice::ReadOnly))
            svg = file.readAll().replace(kIconColour, colour.name().toLatin1());
        known = std::make_unique<QSvgRenderer>(svg);
    }
    return *known;
}

void Icons::paint(QPainter &painter, const QString &icon, const QRectF &rect, const QColor &colour, bool vector)
{
    if (vector) {
        renderer(icon, colour).render(&painter, rect);
        return;
    }
    const QTransform &world = painter.worldTransform();
    const double scale = painter.device()->devicePixelRatioF() * world.m11();
    const int pixels = qBound(4, qRound(rect.width() * scale), 512);
    const QString key = icon + colour.name() + QString::number(pixels);
    auto it = m_pixmaps.constFind(key);
    if (it == m_pixmaps.constEnd()) {
        if (m_pixmaps.size() > kMostPixmaps)
            m_pixmaps.clear();
        QPixmap pixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter icons(&pixmap);
        renderer(icon, colour).render(&icons, QRectF(0, 0, pixels, pixels));
        icons.end();
        it = m_pixmaps.insert(key, pixmap);
    }
    painter.drawPixmap(rect, *it, QRectF(it->rect()));
}

}  // namespace toile
