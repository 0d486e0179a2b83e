// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/lineitem.h"

#include <QPainter>

#include <utility>

namespace toile {

namespace {
constexpr double kLackedSign = 6;  // radius of the sign on a line that the kernel lacks
}

void LineItem::setLine(const InnerLine &line, const QColor &vlan, Held held)
{
    if (line == m_line && vlan == m_vlan && held == m_held)
        return;
    prepareGeometryChange();
    m_line = line;
    m_vlan = vlan;
    m_held = held;
    update();
}

void LineItem::setTexts(const std::vector<QRectF> &texts)
{
    if (texts == m_texts)
        return;
    m_texts = texts;
    update();
}

/// All but the texts; empty: it runs behind none. Made when it is painted: most lines are outside of the view.
QPainterPath LineItem::seen() const
{
    const QRectF bounds = boundingRect();
    QPainterPath seen;
    for (const QRectF &text : m_texts) {
        if (!text.intersects(bounds))
            continue;
        if (seen.isEmpty())
            seen.addRect(bounds);
        QPainterPath hidden;
        hidden.addRect(text);
        seen = seen.subtracted(hidden);
    }
    return seen;
}

void LineItem::setOmittedFar(bool on)
{
    if (std::exchange(m_omittedFar, on) != on)
        update();
}

void LineItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const bool far = isFar(*painter) && !m_stage.exporting;
    if (far && m_omittedFar)
        return;
    const bool bridge = m_line.kind == InnerLine::Kind::Port;
    const bool stacked = m_line.kind == InnerLine::Kind::Vlan;
    QColor colour = stacked  ? vlanLine(*m_stage.look, m_vlan)
                    : bridge ? m_stage.look->bridge.stroke
                             : m_stage.look->dotted;
    colour.setAlphaF(m_held == Held::Yes ? 1.0F : 0.45F);
    painter->setBrush(Qt::NoBrush);
    if (far) {
        const bool smooth = painter->testRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(colour, 0, m_held == Held::Yes ? Qt::SolidLine : Qt::DotLine));
        painter->drawPath(m_line.path);
        painter->setRenderHint(QPainter::Antialiasing, smooth);
        return;
    }
    QPen pen(colour, stacked ? 1.8 : bridge ? 2 : 1.6, stacked ? Qt::SolidLine : Qt::CustomDashLine, Qt::RoundCap);
    if (!stacked)
        pen.setDashPattern({0.1, 2.8});  // round caps make dots of it
    painter->setPen(pen);
    painter->save();
    if (const QPainterPath path = seen(); !path.isEmpty())
        painter->setClipPath(path, Qt::IntersectClip);
    painter->drawPath(m_line.path);
    painter->restore();
    if (m_held != Held::Yes)
        paintSign(*painter, m_line.path.pointAtPercent(0.5), kLackedSign,
                  m_held == Held::Lost ? PillState::Missing : PillState::Undeployed, *m_stage.look);
}

}  // namespace toile
