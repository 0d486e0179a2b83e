// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/look.h"

#include <QGraphicsItem>
#include <QPainter>
#include <QPainterPath>

namespace toile {

/// What only exists while somebody works: guides, rubber band, the cable being pulled, where a drop would go.
void CanvasView::drawForeground(QPainter *painter, const QRectF &)
{
    const Look &look = d->scene->look();
    const double pixel = 1 / d->zoom();
    painter->setBrush(Qt::NoBrush);
    if (d->covered) {
        painter->setPen(QPen(look.refused, 2.5 * pixel, Qt::DashLine));
        painter->drawRoundedRect(d->scene->geometry().box(d->covered).adjusted(-3, -3, 3, 3), 12, 12);
    } else if (d->highlighted || d->highlightsRoot) {
        QColor fill = look.target;
        fill.setAlphaF(0.10F);
        painter->setPen(QPen(look.target, 2.5 * pixel, Qt::DashLine));
        painter->setBrush(d->highlighted ? QBrush(fill) : QBrush(Qt::NoBrush));
        const QRectF rect = d->highlighted ? d->scene->geometry().box(d->highlighted)
                                           : d->scene->geometry().box(d->pressedId).adjusted(-8, -8, 8, 8);
        painter->drawRoundedRect(rect, 14, 14);
        painter->setBrush(Qt::NoBrush);
    }
    d->paintGhost(*painter);
    d->paintGuides(*painter);
    painter->setBrush(Qt::NoBrush);
    if (d->gesture == Gesture::Band && !d->band.isEmpty()) {
        QColor fill = look.selection;
        fill.setAlphaF(0.12F);
        painter->setPen(QPen(look.selection, pixel));
        painter->setBrush(fill);
        painter->drawRect(d->band);
    }
    if (const auto &cables = d->splicePaths(); cables.contains(d->splice)) {
        QColor glow = look.target;
        glow.setAlphaF(0.6F);
        painter->strokePath(cables.at(d->splice), QPen(glow, 9, Qt::SolidLine, Qt::RoundCap));
    }
    if (d->gesture == Gesture::Cable || d->gesture == Gesture::Ping || d->gesture == Gesture::Route ||
        d->cableByKeyboard || d->offers)
        d->paintCable(*painter);
    d->paintRoutes(*painter);
    d->paintNetwork(*painter);
    d->paintFocus(*painter);
    d->paintBends(*painter);
    d->paintTables(*painter);
    if (d->gesture == Gesture::None && !d->offers)
        d->paintKnobs(*painter);
    d->paintHint(*painter);
}

void CanvasView::Private::paintKnobs(QPainter &painter) const
{
    const Look &look = scene->look();
    for (const Id owner : knobOwners()) {
        const QRectF knob = knobRect(owner);
        if (knob.isEmpty())
            continue;
        painter.setPen(QPen(look.selection, 1.6));
        painter.setBrush(look.paper);
        painter.drawEllipse(knob);
        const QPointF centre = knob.center();
        const double arm = knob.width() / 4;
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
    }
}

QString CanvasView::hintText() const
{
    return d->hint;
}

void CanvasView::Private::setHint(const QString &text, bool refused, QPointF at)
{
    const QRect was = hintRect();
    hint = text;
    hintRefuses = refused;
    hintAt = q.mapFromScene(at);
    if (const QRect now = hintRect(); now != was)
        q.viewport()->update(QRegion(was) + now);
}

/// Beside the cursor, inside the viewport.
QRect CanvasView::Private::hintRect() const
{
    if (hint.isEmpty())
        return {};
    constexpr int kWidest = 320;
    constexpr int kMargin = 8;
    const QRect text = QFontMetrics(q.font()).boundingRect(QRect(0, 0, kWidest, 1000), Qt::TextWordWrap, hint);
    QRect rect(hintAt + QPoint(18, 20), text.size() + QSize(2 * kMargin, 2 * kMargin - 4));
    const QRect room = q.viewport()->rect().adjusted(4, 4, -4, -4);
    if (rect.bottom() > room.bottom())
        rect.moveBottom(hintAt.y() - 12);
    if (rect.right() > room.right())
        rect.moveRight(room.right());
    return rect;
}

void CanvasView::Private::paintHint(QPainter &painter) const
{
    const QRect rect = hintRect();
    if (rect.isEmpty())
        return;
    const Look &look = scene->look();
    painter.save();
    painter.resetTransform();
    painter.setFont(q.font());
    painter.setPen(QPen(hintRefuses ? look.refused : look.cardStroke, 1.2));
    painter.setBrush(look.card);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(hintRefuses ? look.refused : look.text);
    painter.drawText(rect.adjusted(8, 6, -8, -6), Qt::TextWordWrap | Qt::AlignVCenter, hint);
    painter.restore();
}

/// Where the keyboard is: a dotted ring around the element, or a frame when it is on none.
void CanvasView::Private::paintFocus(QPainter &painter) const
{
    if (!byKeyboard || !q.hasFocus() || tablesByKeyboard)
        return;
    const double pixel = 1 / zoom();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(scene->look().text, 1.5 * pixel, Qt::DotLine));
    const Id id = editor.selection().empty() ? Id() : editor.selection().back();
    const Geometry &geometry = scene->geometry();
    if (geometry.boxes.contains(id)) {
        painter.drawRoundedRect(geometry.box(id).adjusted(-8, -8, 8, 8), 16, 16);
    } else if (geometry.tabs.contains(id)) {
        painter.drawRoundedRect(tabRect(geometry.tab(id)).adjusted(-8, -8, 8, 8), 8, 8);
    } else if (const QGraphicsItem *item = scene->itemOf(id)) {
        painter.drawPath(item->shape());
    } else {
        const QRectF seen = q.mapToScene(q.viewport()->rect()).boundingRect();
        painter.drawRect(seen.adjusted(2 * pixel, 2 * pixel, -3 * pixel, -3 * pixel));
    }
}

/// What a drag paints over the drawing, in pixels of the viewport.
QRegion CanvasView::Private::aidsRegion() const
{
    const auto seen = [this](const QRectF &rect) { return q.mapFromScene(rect).boundingRect().adjusted(-4, -4, 4, 4); };
    QRegion region = guidesRegion();
    if (!hint.isEmpty())
        region += hintRect().adjusted(-2, -2, 2, 2);
    if (const auto lit = splicePaths().find(splice); lit != splicePaths().end())
        region += seen(lit->second.boundingRect()).adjusted(-8, -8, 8, 8);
    region += routesRect();
    if (covered)
        region += seen(scene->geometry().box(covered).adjusted(-3, -3, 3, 3));
    else if (highlighted)
        region += seen(scene->geometry().box(highlighted));
    else if (highlightsRoot)
        region += seen(scene->geometry().box(pressedId).adjusted(-8, -8, 8, 8));
    return region;
}

/// Only that: painting all of a large drawing takes longer than a step of a drag may.
void CanvasView::Private::repaintAids()
{
    const QRegion now = aidsRegion();
    q.viewport()->update(now + shownAids);
    shownAids = now;
}

/// Light or dark as the program around the drawing is.
void CanvasView::Private::followPalette()
{
    const QPalette &palette = q.palette();
    scene->setDark(palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness());
}

}  // namespace toile
