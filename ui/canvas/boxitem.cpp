// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/boxitem.h"

#include "ui/canvas/geometry.h"

namespace toile {

namespace {

constexpr double kRing = 2;  ///< round what is chosen, on the screen at least

QPainterPath headerPath(const QRectF &rect, double radius)
{
    QPainterPath path;
    path.moveTo(rect.left(), rect.top() + kHeaderHeight);
    path.lineTo(rect.left(), rect.top() + radius);
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * radius, 2 * radius), 180, -90);
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * radius, rect.top(), 2 * radius, 2 * radius), 90, -90);
    path.lineTo(rect.right(), rect.top() + kHeaderHeight);
    path.closeSubpath();
    return path;
}

/// As large as it is read on the screen, as long as there is room for it.
void paintFarName(QPainter &painter, const TextLine &name, const QRectF &room, double zoom, const QColor &ink)
{
    constexpr double kWanted = 15;  // pixels on the screen
    constexpr double kLeast = 7;
    constexpr double kShare = 0.94;
    const QSizeF size = name.size();
    const double scale = std::min(
        {kWanted / (size.height() * zoom), kShare * room.width() / size.width(), room.height() / size.height()});
    if (name.isEmpty() || size.height() * zoom * scale < kLeast)
        return;
    const QTransform before = painter.worldTransform();
    painter.translate(room.center());
    painter.scale(scale, scale);
    name.paint(painter, -QPointF(size.width() / 2, size.height() / 2), ink);
    painter.setWorldTransform(before);
}

}  // namespace

void paintBadge(QPainter &painter, const QRectF &rect, const Badge &badge, const Look &look)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.*badge.fill);
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
    const QSizeF size = badge.text.size();
    badge.text.paint(painter, rect.center() - QPointF(size.width() / 2, size.height() / 2), look.*badge.ink);
}

void BoxItem::setFace(const BoxFace &face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    m_face = face;
    update();
}

void BoxItem::setFarFace(const FarFace &face)
{
    if (face == m_far)
        return;
    m_far = face;
    update();
}

void BoxItem::setHandles(bool on)
{
    if (m_handles == on)
        return;
    m_handles = on;
    update();
}

QPainterPath BoxItem::shape() const
{
    QPainterPath path;
    path.addRect(m_face.rect);
    return path;
}

void BoxItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const bool far = isFar(*painter) && !m_stage.exporting;
    if (far) {
        paintPlain(*painter);
    } else {
        paintBody(*painter);
        paintTexts(*painter);
    }
    paintChosen(*painter);
    if (!far)  // over the ring of what is chosen, on which it lies
        paintState(*painter, m_face.stateRect, m_face.state, m_face.stateText, look());
    paintLock(*painter, m_face.rect.topLeft());
}

void BoxItem::paintPlain(QPainter &painter) const
{
    if (!m_far.omitted)
        paintPlainBody(painter);
    // Far away there is no room for more words, but what is wrong is still seen.
    const double radius = qMin(6 / zoomOf(painter), qMin(m_face.rect.width(), m_face.rect.height()) / 2);
    paintSign(painter, m_face.rect.topRight(), radius, m_face.state, look());
}

void BoxItem::paintPlainBody(QPainter &painter) const
{
    const BoxTint &tint = look().*m_face.tint;
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(m_face.rect, m_face.deployed ? tint.fill : look().undeployedFill);
    if (m_face.container)
        painter.fillRect(QRectF(m_face.rect.topLeft(), QSizeF(m_face.rect.width(), kHeaderHeight)), tint.band);
    painter.setPen(QPen(tint.stroke, 0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(m_face.rect);
    painter.setRenderHint(QPainter::Antialiasing, smooth);
    paintFarName(painter, m_face.name, m_far.nameRoom, zoomOf(painter), look().text);
}

void BoxItem::paintBody(QPainter &painter) const
{
    const BoxTint &tint = look().*m_face.tint;
    const bool live = m_face.deployed;
    painter.setPen(Qt::NoPen);
    painter.setBrush(live ? tint.fill : look().undeployedFill);
    painter.drawRoundedRect(m_face.rect, radius(), radius());
    if (m_face.container && live) {
        painter.setBrush(tint.band);
        painter.drawPath(headerPath(m_face.rect, radius()));
    } else if (m_face.container) {
        painter.setPen(QPen(tint.band, 1));
        const double y = m_face.rect.top() + kHeaderHeight;
        painter.drawLine(QPointF(m_face.rect.left(), y), QPointF(m_face.rect.right(), y));
    }
    painter.setBrush(Qt::NoBrush);
    if (mark() == Mark::Broken)
        painter.setPen(QPen(look().broken, 2.5));
    else if (mark() == Mark::Changed)
        painter.setPen(QPen(look().changedStroke, 1.8, Qt::DashLine));
    else if (mark() == Mark::Missing)
        painter.setPen(QPen(look().changedStroke, 1.8, Qt::DotLine));
    else if (mark() == Mark::New)
        painter.setPen(QPen(look().muted, 1.8, Qt::DotLine));
    else
        painter.setPen(QPen(tint.stroke, 1.5));
    painter.drawRoundedRect(m_face.rect, radius(), radius());
}

void BoxItem::paintTexts(QPainter &painter) const
{
    const BoxTint &tint = look().*m_face.tint;
    if (!m_face.icon.isEmpty())
        m_stage.icons.paint(painter, m_face.icon, m_face.iconRect, tint.icon, m_stage.vector);
    m_face.name.paint(painter, m_face.namePosition, look().text);
    if (m_face.light)
        paintLight(painter, m_face.lightAt, *m_face.light, look());
    for (std::size_t i = 0; i < m_face.badges.size(); ++i)
        paintBadge(painter, m_face.badgeRects[i], m_face.badges[i], look());
    QPointF at = m_face.routesRect.topLeft();
    for (const TextLine &line : m_face.routes) {
        line.paint(painter, at, look().muted);
        at.ry() += 14;
    }
    for (const TextLine &line : m_face.observed) {
        line.paint(painter, at, look().observed);
        at.ry() += 14;
    }
}

void BoxItem::paintChosen(QPainter &painter) const
{
    if (!showsChosen())
        return;
    painter.setBrush(Qt::NoBrush);
    const QRectF ring = m_face.rect.adjusted(-4, -4, 4, 4);
    if (isFar(painter)) {
        // However far away it is found, up to where it is all ring.
        const double width = qMin(kRing / zoomOf(painter), qMin(ring.width(), ring.height()) / 2);
        painter.setPen(QPen(look().selection, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(ring.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    } else {
        painter.setPen(QPen(look().selection, kRing));
        painter.drawRoundedRect(ring, radius() + 4, radius() + 4);
    }
    if (!m_handles)
        return;
    painter.setBrush(look().paper);
    painter.setPen(QPen(look().selection, 1.5));
    const QRectF r = m_face.rect.adjusted(-4, -4, 4, 4);
    const QPointF c = r.center();
    for (const QPointF handle : {r.topLeft(), QPointF(c.x(), r.top()), r.topRight(), QPointF(r.right(), c.y()),
                                 r.bottomRight(), QPointF(c.x(), r.bottom()), r.bottomLeft(), QPointF(r.left(), c.y())})
        painter.drawRect(QRectF(handle - QPointF(4, 4), QSizeF(8, 8)));
}

}  // namespace toile
