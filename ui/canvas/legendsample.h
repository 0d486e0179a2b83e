// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>

namespace toile {

/// Samples of a legend are painted by the items of the drawing themselves.
inline constexpr double kLineSample = 30;

inline QPainterPath lineBetween(QPointF a, QPointF b)
{
    QPainterPath path(a);
    path.lineTo(b);
    return path;
}

inline void paintAlone(QGraphicsItem &item, QPainter &painter)
{
    QStyleOptionGraphicsItem option;
    option.exposedRect = item.boundingRect();
    item.paint(&painter, &option, nullptr);
}

}  // namespace toile
