// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/noteitem.h"

#include <QTextOption>

namespace toile {

void NoteItem::setFace(const QString &text, const QRectF &rect)
{
    if (text == m_source && rect == m_rect)
        return;
    prepareGeometryChange();
    m_source = text;
    m_rect = rect;
    m_text.setTextFormat(Qt::PlainText);
    m_text.setTextOption(QTextOption(Qt::AlignLeft));
    m_text.setTextWidth(qMax(20.0, rect.width() - 20));
    m_text.setText(QString(text).replace(QChar::LineFeed, QChar::LineSeparator));
    m_text.prepare(QTransform(), m_stage.fonts.note);
    const double wanted = m_text.size().height() + 16;
    m_rect.setHeight(qMax(rect.height(), wanted));  // a text is never cut off
    update();
}

void NoteItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setBrush(look().noteFill);
    painter->setPen(QPen(showsChosen() ? look().selection : look().noteStroke, showsChosen() ? 2 : 1));
    painter->drawRoundedRect(m_rect, 6, 6);
    if (zoomOf(*painter) < kLabelZoom && !m_stage.exporting)
        return;
    painter->setFont(m_stage.fonts.note);
    painter->setPen(look().text);
    painter->drawStaticText(m_rect.topLeft() + QPointF(10, 8), m_text);
}

void TitleItem::setFace(const QString &title, const QString &subtitle, QPointF topLeft)
{
    if (title == m_title.text() && subtitle == m_subtitle.text() && topLeft == m_at)
        return;
    prepareGeometryChange();
    m_title = TextLine(title, m_stage.fonts.title);
    m_subtitle = TextLine(subtitle, m_stage.fonts.subtitle);
    m_at = topLeft;
    m_size = QSizeF(qMax(m_title.size().width(), m_subtitle.size().width()), 40);
    update();
}

void TitleItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    m_title.paint(*painter, m_at, m_stage.look->text);
    m_subtitle.paint(*painter, m_at + QPointF(0, 25), m_stage.look->muted);
}

}  // namespace toile
