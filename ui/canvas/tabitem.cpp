// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tabitem.h"

namespace toile {

namespace {
constexpr double kLine = 14;
}

QSizeF TabLabel::size() const
{
    double width = 0;
    for (const TextLine &line : lines)
        width = qMax(width, line.size().width());
    return {width, lines.empty() ? 0 : kLine * static_cast<double>(lines.size())};
}

void TabItem::setFace(const TabFace &face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    m_face = face;
    m_bounds = tabRect(face.seat).adjusted(-8, -8, 8, 8) | face.name.rect | face.details.rect;
    m_bounds.adjust(-2, -2, 2, 2);
    update();
}

QPainterPath TabItem::shape() const
{
    QPainterPath path;
    path.addRect(tabRect(m_face.seat).adjusted(-4, -4, 4, 4));
    path.addRect(m_face.name.rect);
    return path;
}

void TabItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QRectF rect = tabRect(m_face.seat);
    if (zoomOf(*painter) < kLabelZoom && !m_stage.exporting && !showsChosen() && mark() == Mark::None) {
        painter->fillRect(rect, m_face.light == Light::Up ? look().lightUp : look().tabStroke);
        return;
    }
    if (showsChosen()) {
        painter->setPen(QPen(look().selection, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 6, 6);
    }
    const QColor stroke = mark() == Mark::Broken    ? look().broken
                          : mark() == Mark::Changed ? look().changedStroke
                                                    : look().tabStroke;
    const double width = mark() == Mark::None ? 1.4 : 2.2;
    painter->setPen(QPen(stroke, width, mark() == Mark::Changed ? Qt::DotLine : Qt::SolidLine));
    painter->setBrush(look().tabFill);
    painter->drawRoundedRect(rect, 3, 3);
    paintLight(*painter, m_face.seat.at, m_face.light, look());
    paintLabel(*painter, m_face.name, look().text, 1000);
    paintLabel(*painter, m_face.details, look().muted, m_face.observedFrom);
    if (mark() == Mark::Broken) {
        const QPointF centre = rect.topRight() + QPointF(1, -1);
        painter->setPen(Qt::NoPen);
        painter->setBrush(look().broken);
        painter->drawEllipse(centre, 6, 6);
        painter->setPen(QPen(look().brokenText, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(centre + QPointF(0, -3), centre + QPointF(0, 0.5));
        painter->drawPoint(centre + QPointF(0, 3));
    }
}

void TabItem::paintLabel(QPainter &painter, const TabLabel &label, const QColor &colour, int observedFrom) const
{
    QPointF at = label.rect.topLeft();
    int index = 0;
    for (const TextLine &line : label.lines) {
        const double shift = label.toRight ? label.rect.width() - line.size().width() : 0;
        const double down = (kLine - line.size().height()) / 2;
        line.paint(painter, at + QPointF(shift, down), index >= observedFrom ? look().observed : colour);
        at.ry() += kLine;
        ++index;
    }
}

}  // namespace toile
