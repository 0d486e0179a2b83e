// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/noteitem.h"

#include <QTextOption>

namespace toile {

namespace {
constexpr double kStateGap = 9;
}

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

void TitleItem::setFace(const QString &title, PillState state, const QString &stateText, const QString &subtitle,
                        QPointF topLeft)
{
    if (title == m_title.text() && subtitle == m_subtitle.text() && topLeft == m_at && state == m_state &&
        stateText == m_stateText.text())
        return;
    prepareGeometryChange();
    m_title = TextLine(title, m_stage.fonts.title);
    m_subtitle = TextLine(subtitle, m_stage.fonts.subtitle);
    m_stateText = TextLine(stateText, m_stage.fonts.state);
    m_state = state;
    m_at = topLeft;
    const double second = stateSize(m_state, m_stateText).width() + kStateGap + m_subtitle.size().width();
    m_size = QSizeF(qMax(m_title.size().width(), second), 44);
    update();
}

void TitleItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    m_title.paint(*painter, m_at, m_stage.look->text);
    const QRectF pill(m_at + QPointF(0, 26), stateSize(m_state, m_stateText));
    paintState(*painter, pill, m_state, m_stateText, *m_stage.look);
    m_subtitle.paint(*painter, QPointF(pill.right() + kStateGap, pill.center().y() - m_subtitle.size().height() / 2),
                     m_stage.look->muted);
}

}  // namespace toile
