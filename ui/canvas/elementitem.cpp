// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/elementitem.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace toile {

void ElementItem::setChosen(bool on)
{
    if (m_chosen == on)
        return;
    m_chosen = on;
    update();
}

void ElementItem::setMark(Mark mark, const QString &why)
{
    if (toolTip() != why)
        setToolTip(why);
    if (m_mark == mark)
        return;
    m_mark = mark;
    update();
}

void ElementItem::setLocked(bool on)
{
    if (m_locked == on)
        return;
    m_locked = on;
    update();
}

void ElementItem::paintLock(QPainter &painter, QPointF corner) const
{
    if (!m_locked || m_stage.exporting || isFar(painter))
        return;
    painter.setPen(QPen(look().muted, 1));
    painter.setBrush(look().paper);
    painter.drawEllipse(corner, 9, 9);
    painter.setPen(QPen(look().text, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(corner + QPointF(-2.6, -5.6), QSizeF(5.2, 6.4)), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look().text);
    painter.drawRoundedRect(QRectF(corner + QPointF(-4, -2), QSizeF(8, 6)), 1, 1);
}

bool isFar(const QPainter &painter)
{
    return zoomOf(painter) * painter.device()->devicePixelRatioF() < kLabelZoom;
}

double zoomOf(const QPainter &painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

}  // namespace toile
