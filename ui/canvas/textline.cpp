// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/textline.h"

#include <QFontMetricsF>

#include <utility>

namespace toile {

TextLine::TextLine(const QString &text, const QFont &font)
{
    const QFontMetricsF metrics(font);
    Laid laid{text, font, font, metrics.ascent() - metrics.strikeOutPos(), {}, {}};
    laid.plain.setStrikeOut(false);  // QStaticText draws that line in the wrong place
    laid.glyphs.setTextFormat(Qt::PlainText);
    laid.glyphs.setPerformanceHint(QStaticText::ModerateCaching);
    laid.glyphs.setText(text);
    laid.size = QSizeF(metrics.horizontalAdvance(text), metrics.height());
    m_laid = std::make_shared<const Laid>(std::move(laid));
}

void TextLine::paint(QPainter &painter, QPointF at, const QColor &colour) const
{
    if (isEmpty())
        return;
    painter.setFont(m_laid->plain);
    painter.setPen(colour);
    painter.drawStaticText(at, m_laid->glyphs);
    if (m_laid->font.strikeOut())
        painter.drawLine(at + QPointF(0, m_laid->strikeAt), at + QPointF(m_laid->size.width(), m_laid->strikeAt));
}

}  // namespace toile
