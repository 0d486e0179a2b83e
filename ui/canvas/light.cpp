// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/light.h"

namespace toile {

void paintLight(QPainter &painter, QPointF at, Light light, const Look &look)
{
    switch (light) {
    case Light::Up:
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.lightUp);
        painter.drawEllipse(at, 3.6, 3.6);
        break;
    case Light::Down:
        painter.setPen(QPen(look.lightDown, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(at - QPointF(3, 3), QSizeF(6, 6)));
        break;
    case Light::NoCarrier: {
        const QRectF disc(at - QPointF(3.6, 3.6), QSizeF(7.2, 7.2));
        painter.setPen(QPen(look.lightNoCarrier, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc);
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.lightNoCarrier);
        painter.drawPie(disc, 90 * 16, 180 * 16);
        break;
    }
    case Light::Blocked:
        painter.setPen(QPen(look.lightDown, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 3.6, 3.6);
        painter.drawLine(at - QPointF(2.5, 2.5), at + QPointF(2.5, 2.5));
        break;
    case Light::Unknown:
        painter.setPen(QPen(look.lightUnknown, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 3, 3);
        break;
    }
}

}  // namespace toile
