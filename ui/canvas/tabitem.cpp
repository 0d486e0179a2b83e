// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tabitem.h"

namespace toile {

namespace {
constexpr double kLine = 14;
constexpr double kStateGap = 6;
}  // namespace

QSizeF TabLabel::size() const
{
    double width = 0;
    for (const TextLine &line : lines)
        width = qMax(width, line.size().width());
    if (lines.empty())
        return {};
    const double height = kLine * static_cast<double>(lines.size());
    if (state == PillState::None)
        return {width, height};
    const double first = lines.front().size().width() + kStateGap + stateSize(state, stateText).width();
    return {qMax(width, first), height + kStateHeight - kLine};
}

void TabItem::setFace(const TabFace &face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    m_face = face;
    m_bounds = tabRect(face.seat).adjusted(-8, -8, 8, 8) | face.name.rect | face.details.rect | face.name.over |
               face.details.over;
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
    if (isFar(*painter) && !m_stage.exporting && !showsChosen() && mark() == Mark::None) {
        painter->fillRect(rect, farColour());
        return;
    }
    if (showsChosen()) {
        painter->setPen(QPen(look().selection, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(-4, -4, 4, 4), 6, 6);
    }
    if (m_face.real)
        paintRealCard(*painter, rect);
    if (!m_face.leader.isNull()) {
        painter->setPen(QPen(look().muted, 1));
        painter->drawLine(m_face.leader);
    }
    painter->setPen(outline());
    painter->setBrush(m_face.real ? look().realFill : look().tabFill);
    painter->drawRoundedRect(rect, m_face.real ? 0 : 3, m_face.real ? 0 : 3);
    paintLight(*painter, m_face.seat.at, m_face.light, look());
    paintLabel(*painter, m_face.name, look().text, 1000);
    paintLabel(*painter, m_face.details, look().muted, m_face.observedFrom);
}

QColor TabItem::farColour() const
{
    switch (m_face.light) {
    case Light::Up:
        return look().lightUp;
    case Light::Down:
    case Light::Blocked:
        return look().lightDown;
    case Light::NoCarrier:
        return look().lightNoCarrier;
    case Light::Unknown:
        break;
    }
    return look().tabStroke;
}

/// The plate of the card behind its socket, square and with two screws: its shape tells it too, not the colour alone.
void TabItem::paintRealCard(QPainter &painter, const QRectF &tab) const
{
    constexpr double kPlate = 3;
    constexpr double kScrew = 0.9;
    const QRectF plate = tab.adjusted(-kPlate, -kPlate, kPlate, kPlate);
    painter.setPen(QPen(look().realStroke, 2));
    painter.setBrush(look().realFill);
    painter.drawRect(plate);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look().realStroke);
    const QPointF inset(kPlate / 2, kPlate / 2);
    painter.drawEllipse(plate.topLeft() + inset, kScrew, kScrew);
    painter.drawEllipse(plate.bottomRight() - inset, kScrew, kScrew);
}

QPen TabItem::outline() const
{
    switch (mark()) {
    case Mark::None:
        break;
    case Mark::New:
        return {look().muted, 2, Qt::DotLine};
    case Mark::Missing:
        return {look().changedStroke, 2, Qt::DotLine};
    case Mark::Changed:
        return {look().changedStroke, 2.2, Qt::DashLine};
    case Mark::Broken:
        return {look().broken, 2.6};
    }
    return {m_face.real ? look().realStroke : look().tabStroke, 1.4};
}

/// What has no place is written when its tab is chosen: on the sheet's colour, over whatever is there.
void TabItem::paintLabel(QPainter &painter, const TabLabel &label, const QColor &colour, int observedFrom) const
{
    const auto paintSheet = [&](const QRectF &rect) { painter.fillRect(rect.adjusted(-2, 0, 2, 0), look().paper); };
    if (!label.rect.isEmpty()) {
        if (m_stage.crowded)  // long cables run everywhere
            paintSheet(label.rect);
        paintLines(painter, label, label.rect, colour, observedFrom);
    } else if (showsChosen() && !label.over.isEmpty()) {
        paintSheet(label.over);
        paintLines(painter, label, label.over, colour, observedFrom);
    }
}

void TabItem::paintLines(QPainter &painter, const TabLabel &label, const QRectF &rect, const QColor &colour,
                         int observedFrom) const
{
    QPointF at = rect.topLeft();
    int index = 0;
    if (label.state != PillState::None) {
        // On the side of the name that is away from the tab.
        const QSizeF size = stateSize(label.state, label.stateText);
        const double left = label.toRight ? rect.left() : rect.right() - size.width();
        paintState(painter, QRectF(QPointF(left, at.y()), size), label.state, label.stateText, look());
        at.ry() += (kStateHeight - kLine) / 2;
    }
    for (const TextLine &line : label.lines) {
        const double shift = label.toRight ? rect.width() - line.size().width() : 0;
        const double down = (kLine - line.size().height()) / 2;
        line.paint(painter, at + QPointF(shift, down), index >= observedFrom ? look().observed : colour);
        at.ry() += kLine;
        ++index;
    }
}

}  // namespace toile
