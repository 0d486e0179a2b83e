// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/textline.h"

#include <QFontMetricsF>

namespace toile {

TextLine::TextLine(const QString &text, const QFont &font) : m_text(text), m_font(font)
{
    m_static.setTextFormat(Qt::PlainText);
    m_static.setPerformanceHint(QStaticText::ModerateCaching);
    m_static.setText(text);
    m_plain = font;
    m_plain.setStrikeOut(false);  // QStaticText draws that line in the wrong place
    m_static.prepare(QTransform(), m_plain);
    const QFontMetricsF metrics(font);
    m_size = QSizeF(metrics.horizontalAdvance(text), metrics.height());
    m_strikeAt = metrics.ascent() - metrics.strikeOutPos();
}

void TextLine::paint(QPainter &painter, QPointF at, const QColor &colour) const
{
    if (m_text.isEmpty())
        return;
    painter.setFont(m_plain);
    painter.setPen(colour);
    painter.drawStaticText(at, m_static);
    if (m_font.strikeOut())
        painter.drawLine(at + QPointF(0, m_strikeAt), at + QPointF(m_size.width(), m_strikeAt));
}

}  // namespace toile
