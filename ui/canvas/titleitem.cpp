// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/noteitem.h"

namespace toile {

namespace {
constexpr double kTitleStateGap = 9;
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
    const double second = stateSize(m_state, m_stateText).width() + kTitleStateGap + m_subtitle.size().width();
    m_size = QSizeF(qMax(m_title.size().width(), second), 44);
    update();
}

void TitleItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    m_title.paint(*painter, m_at, m_stage.look->text);
    const QRectF pill(m_at + QPointF(0, 26), stateSize(m_state, m_stateText));
    paintState(*painter, pill, m_state, m_stateText, *m_stage.look);
    if (m_isHint && m_stage.exporting)
        return;
    m_subtitle.paint(*painter,
                     QPointF(pill.right() + kTitleStateGap, pill.center().y() - m_subtitle.size().height() / 2),
                     m_stage.look->muted);
}

}  // namespace toile
