// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/textline.h"

#include <QFontMetricsF>

namespace toile {

TextLine::TextLine(const QString &text, const QFont &font) : m_text(text), m_font(font)
{
    m_static.setTextFormat(Qt::PlainText);
    m_static.setPerformanceHint(QStaticText::ModerateCaching);
    m_static.setText(text);
    m_static.prepare(QTransform(), font);
    const QFontMetricsF metrics(font);
    m_size = QSizeF(metrics.horizontalAdvance(text), metrics.height());
}

void TextLine::paint(QPainter &painter, QPointF at, const QColor &colour) const
{
    if (m_text.isEmpty())
        return;
    painter.setFont(m_font);
    painter.setPen(colour);
    painter.drawStaticText(at, m_static);
}

}  // namespace toile
