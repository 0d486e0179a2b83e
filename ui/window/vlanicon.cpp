// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/vlanicon.h"

#include "ui/canvas/look.h"
#include "ui/window/appearance.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>

namespace toile {

namespace {

class VlanIconEngine : public QIconEngine {
public:
    enum class As { Drawn, Written };

    VlanIconEngine(const QColor &colour, As as) : m_colour(colour), m_as(as) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        constexpr double kRound = 0.2;
        const QPalette palette = QApplication::palette();
        const QRectF square = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(palette.color(mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Mid));
        painter->setBrush(m_as == As::Written ? m_colour
                                              : vlanLine(isDark(palette) ? darkLook() : lightLook(), m_colour));
        painter->drawRoundedRect(square, kRound * square.width(), kRound * square.height());
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new VlanIconEngine(m_colour, m_as); }
    bool isNull() override { return false; }

private:
    QColor m_colour;
    As m_as;
};

}  // namespace

QIcon vlanIcon(const QColor &colour)
{
    return QIcon(new VlanIconEngine(colour, VlanIconEngine::As::Drawn));
}

QIcon writtenColourIcon(const QColor &colour)
{
    return QIcon(new VlanIconEngine(colour, VlanIconEngine::As::Written));
}

}  // namespace toile
