// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QPainter>

namespace toile {

/// What only exists while somebody works: guides, rubber band, the cable being pulled, where a drop would go.
void CanvasView::drawForeground(QPainter *painter, const QRectF &)
{
    const Look &look = d->scene->look();
    const double pixel = 1 / d->zoom();
    painter->setBrush(Qt::NoBrush);
    if (d->highlighted || d->highlightsRoot) {
        QColor fill = look.target;
        fill.setAlphaF(0.10F);
        painter->setPen(QPen(look.target, 2.5 * pixel, Qt::DashLine));
        painter->setBrush(d->highlighted ? QBrush(fill) : QBrush(Qt::NoBrush));
        const QRectF rect = d->highlighted ? d->scene->geometry().box(d->highlighted)
                                           : d->scene->geometry().box(d->pressedId).adjusted(-8, -8, 8, 8);
        painter->drawRoundedRect(rect, 14, 14);
        painter->setBrush(Qt::NoBrush);
    }
    if (!d->guides.empty()) {
        painter->setPen(QPen(look.guide, pixel));
        for (const QLineF &guide : d->guides)
            painter->drawLine(guide);
    }
    if (d->gesture == Gesture::Band && !d->band.isEmpty()) {
        QColor fill = look.selection;
        fill.setAlphaF(0.12F);
        painter->setPen(QPen(look.selection, pixel));
        painter->setBrush(fill);
        painter->drawRect(d->band);
    }
    if (d->gesture == Gesture::Cable || d->gesture == Gesture::Ping || d->cableByKeyboard)
        d->paintCable(*painter);
    const QRectF knob = d->gesture == Gesture::None ? d->knobRect() : QRectF();
    if (!knob.isEmpty()) {
        painter->setPen(QPen(look.selection, 1.6));
        painter->setBrush(look.paper);
        painter->drawEllipse(knob);
        const QPointF centre = knob.center();
        const double arm = knob.width() / 4;
        painter->drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
        painter->drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
    }
}

}  // namespace toile
