// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/elementitem.h"

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

double ElementItem::zoomOf(const QPainter &painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

}  // namespace toile
