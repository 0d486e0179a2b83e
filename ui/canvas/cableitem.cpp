// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/cableitem.h"

#include "ui/canvas/geometry.h"

#include <QStyleOptionGraphicsItem>
#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace toile {

namespace {
constexpr double kStripe = 4;   // of a trunk, with the gap to the next
constexpr double kRibbon = 13;  // a trunk: labels beside it stay clear
constexpr double kCableReach = 6 + kRibbon;
constexpr double kCutReach = 64;   // of the sign where a VLAN is cut off, as large as far away
constexpr double kSignRadius = 7;  // of that sign, near
constexpr double kSmallSignRadius = 5;
constexpr std::size_t kMostStripes = 6;
// Far away, pixels of the screen:
constexpr double kFarStripe = 1.8;  // without a gap to the next
constexpr double kFarRibbon = 7.5;
constexpr double kFarMiddle = 1.2;
constexpr double kFarSign = 7;
constexpr double kFarHeads = 0.75;

double stripeOf(std::size_t stripes)
{
    return qMin(kStripe, kRibbon / static_cast<double>(qMax<std::size_t>(stripes, 1)));
}

/// Wide enough that its colours are seen beside each other, as long as it stays within what is repainted.
double farStripeOf(std::size_t stripes, double zoom)
{
    const auto count = static_cast<double>(stripes);
    const double wanted = qMin(kFarStripe * count, kFarRibbon) / zoom;
    return qBound(stripeOf(stripes), wanted / count, 2 * (kCableReach - 2) / count);
}

/// As wide on the screen as it says.
QPen screenPen(const QColor &colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style);
    pen.setCosmetic(true);
    return pen;
}

/// Whether the rectangle around this line may be seen in `exposed`.
bool touches(const QRectF &exposed, QPointF a, QPointF b)
{
    return qMax(a.x(), b.x()) > exposed.left() && qMin(a.x(), b.x()) < exposed.right() &&
           qMax(a.y(), b.y()) > exposed.top() && qMin(a.y(), b.y()) < exposed.bottom();
}

constexpr int kCurveElements = 4;  // a cable that goes round boxes has more
}  // namespace

void CableItem::setPath(const QPainterPath &path)
{
    if (isExactly(path, m_path))
        return;
    prepareGeometryChange();
    m_path = path;
    m_shape.reset();
    m_points.reset();
    m_ribbon = ribbonOf(stripeOf(m_shown.size()));
    update();
}

/// Made when it is painted: most of a large drawing is outside of the view.
const QPolygonF &CableItem::points() const
{
    if (!m_points) {
        const QList<QPolygonF> pieces = m_path.toSubpathPolygons();
        m_points = pieces.isEmpty() ? QPolygonF() : pieces.front();
    }
    return *m_points;
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

void CableItem::setStripes(const std::vector<Stripe> &stripes)
{
    if (stripes == m_stripes)
        return;
    m_stripes = stripes;
    chooseStripes();
}

void CableItem::setLens(int vlan)
{
    if (std::exchange(m_lens, vlan) == vlan)
        return;
    if (m_stripes.size() > kMostStripes)
        chooseStripes();
    update();
}

/// The first ones, and the one that is looked for.
void CableItem::chooseStripes()
{
    prepareGeometryChange();
    m_shown = m_stripes;
    if (m_stripes.size() > kMostStripes) {
        m_shown.resize(kMostStripes - 1);
        const auto isSought = [this](const Stripe &stripe) { return stripe.tagged && stripe.vlan == m_lens; };
        const auto sought = std::ranges::find_if(m_stripes, isSought);
        if (sought != m_stripes.end() && std::ranges::none_of(m_shown, isSought))
            m_shown.back() = *sought;
        m_shown.push_back(kOtherVlans);
    }
    m_ribbon = ribbonOf(stripeOf(m_shown.size()));
    update();
}

void CableItem::setCut(Cut cut, const std::vector<QRectF> &texts)
{
    if (cut == m_cut && texts == m_texts)
        return;
    prepareGeometryChange();
    m_cut = cut;
    m_texts = texts;
    update();
}

QRectF CableItem::boundingRect() const
{
    const double reach = isCut() ? kCutReach : kCableReach;
    return m_path.controlPointRect().adjusted(-reach, -reach, reach, reach);
}

/// A frame of no VLAN is in the colour of its network.
QColor CableItem::colourOf(const Stripe &stripe) const
{
    const bool plain = stripe.vlan == 0 && !stripe.tagged;
    QColor colour = plain ? look().segments[static_cast<std::size_t>(m_tint)].line : vlanLine(look(), stripe.colour);
    if (m_lens != 0 && m_shown.size() > 1 && stripe.vlan != m_lens)
        colour.setAlphaF(static_cast<float>(kFaded));
    return colour;
}

Qt::PenStyle CableItem::markedStyle() const
{
    switch (mark()) {
    case Mark::Changed:
        return Qt::DashLine;
    case Mark::Missing:
    case Mark::New:
        return Qt::DotLine;
    case Mark::None:
    case Mark::Broken:
        break;
    }
    return Qt::SolidLine;
}

/// Of a trunk, a line for each stripe that is shown: the cable's own, moved sideways.
std::vector<QPolygonF> CableItem::ribbonOf(double stripe) const
{
    std::vector<QPolygonF> ribbon;
    if (m_shown.size() < 2 || points().size() < 2)
        return ribbon;
    const QPolygonF &middles = points();
    QPolygonF normals;
    for (qsizetype i = 0; i < middles.size(); ++i) {
        const QLineF along(middles[qMax<qsizetype>(i - 1, 0)], middles[qMin(i + 1, middles.size() - 1)]);
        const QLineF unit = along.length() > 0 ? along.normalVector().unitVector() : QLineF(0, 0, 0, 0);
        normals << QPointF(unit.dx(), unit.dy());
    }
    // Read from left to right, the first is above.
    const double sign = middles.back().x() < middles.front().x() ? -1 : 1;
    const double middle = static_cast<double>(m_shown.size() - 1) / 2;
    for (std::size_t s = 0; s < m_shown.size(); ++s) {
        const double shift = sign * stripe * (middle - static_cast<double>(s));
        QPolygonF line;
        for (qsizetype i = 0; i < middles.size(); ++i)
            line << middles[i] + normals[i] * shift;
        ribbon.push_back(line);
    }
    return ribbon;
}

void CableItem::paintRibbon(QPainter &painter, const std::vector<QPolygonF> &ribbon, double width) const
{
    for (std::size_t i = 0; i < ribbon.size(); ++i) {
        QPen pen(colourOf(m_shown[i]), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (!m_shown[i].tagged)
            pen.setDashPattern({2, 1.2});
        painter.setPen(pen);
        painter.drawPolyline(ribbon[i]);
    }
}

/// Over the stripes of a trunk that is marked.
void CableItem::paintMiddle(QPainter &painter) const
{
    if (markedStyle() == Qt::SolidLine)
        return;
    const QColor &colour = mark() == Mark::New ? look().muted : look().changedStroke;
    painter.setPen(QPen(colour, qMax(1.6, kFarMiddle / zoomOf(painter)), markedStyle()));
    painter.drawPolyline(points());
}

CableItem::Sign CableItem::cutSign() const
{
    if (m_cut == Cut::Between)
        return {m_path.pointAtPercent(0.5), kSignRadius};
    constexpr double kFromEnd = 22;  // beside the tab, not on it
    constexpr double kStep = 6;
    const double length = qMax(1.0, m_path.length());
    const auto at = [&](double fromEnd) {
        return m_path.pointAtPercent(m_cut == Cut::AtFirst ? fromEnd : 1 - fromEnd);
    };
    const auto covers = [&](const Sign &sign) {
        return std::ranges::any_of(m_texts, [&](const QRectF &text) { return text.intersects(sign.rect()); });
    };
    for (const double radius : {kSignRadius, kSmallSignRadius})
        for (double away = kFromEnd; away < length / 2; away += kStep)
            if (const Sign sign{at(away / length), radius}; !covers(sign))
                return sign;
    return {at(qMin(0.5, kFromEnd / length)), kSmallSignRadius};
}

void CableItem::paintCut(QPainter &painter) const
{
    const auto [at, least] = cutSign();
    // So large that it is seen from far away, where texts are not painted; as small as there is room else.
    const double radius = isFar(painter) ? qBound(least, kFarSign / zoomOf(painter), kCutReach - 2) : least;
    const double arm = 0.45 * radius;
    painter.setPen(QPen(look().paper, 0.15 * radius));
    painter.setBrush(look().broken);
    painter.drawEllipse(at, radius, radius);
    painter.setPen(QPen(look().brokenText, 0.24 * radius, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
    painter.drawLine(at - QPointF(arm, -arm), at + QPointF(arm, -arm));
}

void CableItem::setTraffic(Traffic traffic)
{
    if (traffic == m_traffic)
        return;
    m_traffic = traffic;
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
    const bool smooth = m_stage.exporting || painter.testRenderHint(QPainter::Antialiasing);
    if (!smooth && painter.pen().style() == Qt::SolidLine) {
        strokeRough(painter, near);
        return;
    }
    if (m_stage.exporting || m_path.elementCount() < 3 || near.contains(boundingRect())) {
        painter.drawPath(m_path);
        return;
    }
    const QPolygonF &line = points();
    qsizetype first = -1;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const bool seen = touches(near, line[i - 1], line[i]);
        if (seen && first < 0)
            first = i - 1;
        const bool ends = first >= 0 && (!seen || i == line.size() - 1);
        if (!ends)
            continue;
        painter.drawPolyline(line.constData() + first, static_cast<int>((seen ? i + 1 : i) - first));
        first = -1;
    }
}

/// Piece by piece: where edges are not smooth nobody sees how the pieces join, and Qt paints single lines in a third of
/// the time.
void CableItem::strokeRough(QPainter &painter, const QRectF &exposed) const
{
    const QPolygonF &line = points();
    QVarLengthArray<QLineF, 64> pieces;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (touches(exposed, line[i - 1], line[i]))
            pieces.append({line[i - 1], line[i]});
    }
    if (!pieces.isEmpty())
        painter.drawLines(pieces.constData(), static_cast<int>(pieces.size()));
}

/// A plain cable is as thin as it gets; a trunk shows its stripes, and never looks like a cable of one VLAN.
void CableItem::paintFar(QPainter &painter) const
{
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    const double zoom = zoomOf(painter);
    if (mark() == Mark::Broken) {
        painter.setPen(screenPen(look().broken, m_ribbon.empty() ? 4 : 10));
        painter.drawPolyline(points());
    }
    if (!m_ribbon.empty()) {
        const double stripe = farStripeOf(m_shown.size(), zoom);
        paintRibbon(painter, ribbonOf(stripe), stripe);
        paintMiddle(painter);
    } else {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(screenPen(lineColour(), m_traffic && m_stage.crowded ? 2 : 0, markedStyle()));
        const bool bent = m_path.elementCount() > 2 && m_path.elementAt(1).isLineTo();
        if (bent || m_path.elementCount() > kCurveElements)
            painter.drawPolyline(points());
        else
            painter.drawLine(m_path.elementAt(0), m_path.currentPosition());
        painter.setRenderHint(QPainter::Antialiasing, smooth);
    }
    if (m_traffic && !m_stage.crowded)
        paintTraffic(painter, points(), m_traffic, m_stage.phase, qMin(kFarHeads / zoom, kCableReach / kTrafficReach),
                     boundingRect(), look());
    if (isCut())
        paintCut(painter);
}

QColor CableItem::lineColour() const
{
    return m_stripes.empty() ? look().segments[static_cast<std::size_t>(m_tint)].line : colourOf(m_stripes.front());
}

void CableItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    if (isFar(*painter) && !m_stage.exporting && !showsChosen()) {
        paintFar(*painter);
        return;
    }
    const QRectF &exposed = option->exposedRect;
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
    if (!m_ribbon.empty()) {
        paintRibbon(*painter, m_ribbon, 0.8 * stripeOf(m_shown.size()));
        paintMiddle(*painter);
    } else {
        painter->setPen(QPen(lineColour(), 3, markedStyle(), Qt::FlatCap));
        stroke(*painter, exposed);
    }
    if (m_traffic)
        paintTraffic(*painter, points(), m_traffic, m_stage.phase, 1, exposed, look());
    painter->setRenderHint(QPainter::Antialiasing, smooth);
    if (isCut())
        paintCut(*painter);
}

void PillItem::setFace(const PillFace &face)
{
    const bool same = face.text == m_face.text && isExactly(face.rect, m_face.rect) && face.tint == m_face.tint &&
                      face.colour == m_face.colour && face.leader == m_face.leader;
    if (same)
        return;
    prepareGeometryChange();
    m_face = face;
    update();
}

QRectF PillItem::boundingRect() const
{
    const QRectF leader = QRectF(m_face.leader.p1(), m_face.leader.p2()).normalized();
    return (m_face.leader.isNull() ? m_face.rect : m_face.rect | leader).adjusted(-1, -1, 1, 1);
}

void PillItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if ((isFar(*painter) && !m_stage.exporting) || m_face.rect.isEmpty())
        return;
    const Look &look = *m_stage.look;
    const SegmentTint tint = m_face.colour.isValid() ? vlanTint(look, m_face.colour)
                             : m_face.tint < 0       ? SegmentTint{look.faint, look.cardBand, look.cardTitle}
                                                     : look.segments[static_cast<std::size_t>(m_face.tint)];
    if (!m_face.leader.isNull()) {
        painter->setPen(QPen(tint.pillText, 1));
        painter->drawLine(m_face.leader);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(tint.pill);
    painter->drawRoundedRect(m_face.rect, m_face.rect.height() / 2, m_face.rect.height() / 2);
    const QSizeF size = m_face.text.size();
    m_face.text.paint(*painter, m_face.rect.center() - QPointF(size.width() / 2, size.height() / 2), tint.pillText);
}

}  // namespace toile
