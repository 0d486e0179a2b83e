// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/cableitem.h"

#include "ui/canvas/geometry.h"
#include "ui/canvas/statepill.h"

#include <QStyleOptionGraphicsItem>

namespace toile {

namespace {
constexpr int kCurveElements = 4;  // a cable that goes round boxes has more
constexpr double kGoneSign = 6;    // radius of the sign on a line that the kernel lacks
}  // namespace

void CableItem::setPath(const QPainterPath &path)
{
    if (path == m_path)
        return;
    prepareGeometryChange();
    m_path = path;
    m_shape.reset();
    const QList<QPolygonF> pieces = path.toSubpathPolygons();
    m_points = pieces.isEmpty() ? QPolygonF() : pieces.front();
    update();
}

/// Made when somebody asks what is under the mouse: a drag changes paths far more often.
QPainterPath CableItem::shape() const
{
    if (!m_shape) {
        QPainterPathStroker stroker;
        stroker.setWidth(12);
        m_shape = stroker.createStroke(m_path);
    }
    return *m_shape;
}

void CableItem::setTint(int segment)
{
    if (segment == m_tint)
        return;
    m_tint = segment;
    update();
}

void CableItem::setTraffic(bool on)
{
    if (on == m_traffic)
        return;
    m_traffic = on;
    update();
}

/// Smooth edges of hundreds of such cables, which a frame must paint again when one box moves, cost several frames.
bool CableItem::isLong() const
{
    const QSizeF size = m_path.controlPointRect().size();
    return size.width() + size.height() > kLongCable;
}

/// Most of a long cable is outside of what is repainted; stroking it all would cost most of a frame.
void CableItem::stroke(QPainter &painter, const QRectF &exposed) const
{
    const QRectF near = exposed.adjusted(-12, -12, 12, 12);
    if (m_stage.exporting || m_points.size() < 3 || near.contains(boundingRect())) {
        painter.drawPath(m_path);
        return;
    }
    qsizetype first = -1;
    for (qsizetype i = 1; i < m_points.size(); ++i) {
        const QRectF piece = QRectF(m_points[i - 1], m_points[i]).normalized().adjusted(-1, -1, 1, 1);
        const bool seen = near.intersects(piece);
        if (seen && first < 0)
            first = i - 1;
        const bool ends = first >= 0 && (!seen || i == m_points.size() - 1);
        if (!ends)
            continue;
        painter.drawPolyline(m_points.constData() + first, static_cast<int>((seen ? i + 1 : i) - first));
        first = -1;
    }
}

void CableItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const QRectF &exposed = option->exposedRect;
    const QColor &line = look().segments[static_cast<std::size_t>(m_tint)].line;
    if (zoomOf(*painter) < kLabelZoom && !m_stage.exporting && !showsChosen()) {
        const bool smooth = painter->testRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(line, m_traffic ? 2 : 0));
        if (m_path.elementCount() > kCurveElements)
            painter->drawPolyline(m_points);
        else
            painter->drawLine(m_path.elementAt(0), m_path.currentPosition());
        painter->setRenderHint(QPainter::Antialiasing, smooth);
        return;
    }
    const bool smooth = painter->testRenderHint(QPainter::Antialiasing);
    const bool rough = m_stage.crowded && !m_stage.exporting && !showsChosen() && isLong();
    painter->setRenderHint(QPainter::Antialiasing, smooth && !rough);
    painter->setBrush(Qt::NoBrush);
    if (showsChosen()) {
        QColor halo = look().selection;
        halo.setAlphaF(0.35F);
        painter->setPen(QPen(halo, 10, Qt::SolidLine, Qt::RoundCap));
        stroke(*painter, exposed);
    }
    if (mark() == Mark::Broken) {
        painter->setPen(QPen(look().broken, 7, Qt::SolidLine, Qt::FlatCap));
        stroke(*painter, exposed);
    }
    const Qt::PenStyle style = mark() == Mark::Changed   ? Qt::DashLine
                               : mark() == Mark::Missing ? Qt::DotLine
                                                         : Qt::SolidLine;
    painter->setPen(QPen(line, m_traffic ? 4.5 : 3, style, Qt::FlatCap));
    stroke(*painter, exposed);
    if (m_traffic) {
        QPen marks(look().paper, 1.6, Qt::CustomDashLine, Qt::RoundCap);
        marks.setDashPattern({3, 7});
        marks.setDashOffset(-m_stage.phase / 1.6);
        painter->setPen(marks);
        stroke(*painter, exposed);
    }
    painter->setRenderHint(QPainter::Antialiasing, smooth);
}

void LineItem::setPath(const QPainterPath &path, bool bridge, bool gone)
{
    if (path == m_path && bridge == m_bridge && gone == m_gone)
        return;
    prepareGeometryChange();
    m_path = path;
    m_bridge = bridge;
    m_gone = gone;
    update();
}

void LineItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    QColor colour = m_bridge ? m_stage.look->bridge.stroke : m_stage.look->dotted;
    colour.setAlphaF(m_gone ? 0.45F : 1.0F);
    QPen pen(colour, m_bridge ? 2 : 1.6, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.1, 2.8});  // round caps make dots of it
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    if (m_gone)
        paintSign(*painter, m_path.pointAtPercent(0.5), kGoneSign, PillState::Missing, *m_stage.look);
}

void PillItem::setFace(const TextLine &text, const QRectF &rect, int segment)
{
    if (text == m_text && rect == m_rect && segment == m_tint)
        return;
    prepareGeometryChange();
    m_text = text;
    m_rect = rect;
    m_tint = segment;
    update();
}

void PillItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    if (zoom < kLabelZoom && !m_stage.exporting)
        return;
    const SegmentTint &tint = m_stage.look->segments[static_cast<std::size_t>(m_tint)];
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint.pill);
    painter->drawRoundedRect(m_rect, m_rect.height() / 2, m_rect.height() / 2);
    const QSizeF size = m_text.size();
    m_text.paint(*painter, m_rect.center() - QPointF(size.width() / 2, size.height() / 2), tint.pillText);
}

}  // namespace toile
