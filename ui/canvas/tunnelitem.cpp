// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/tunnelitem.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace toile {

namespace {
constexpr double kPipe = 12;
constexpr double kWall = 1.4;
}  // namespace

void paintPipe(QPainter &painter, const QPainterPath &path, const Look &look)
{
    painter.setBrush(Qt::NoBrush);
    // A wall on each side: a broad line, and the paper of the pipe's inside over it.
    painter.setPen(QPen(look.muted, kPipe, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
    painter.setPen(QPen(look.cardBand, kPipe - 2 * kWall, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
    painter.setPen(QPen(look.muted, 1.2, Qt::DashLine, Qt::FlatCap));
    painter.drawPath(path);
}

QRectF tunnelLabelRect(const QPainterPath &path, QSizeF text)
{
    QRectF rect(QPointF(), QSizeF(text.width() + 18, 20));
    rect.moveCenter(path.pointAtPercent(0.5));
    return rect;
}

void TunnelItem::setFace(const TunnelPath &face)
{
    if (face == m_face)
        return;
    prepareGeometryChange();
    m_face = face;
    const QString text = QStringLiteral("VXLAN %1").arg(face.tunnel.vni);
    if (!m_text.says(text, m_stage.fonts.pill))
        m_text = TextLine(text, m_stage.fonts.pill);
    update();
}

QRectF TunnelItem::labelRect() const
{
    return tunnelLabelRect(m_face.path, m_text.size());
}

QRectF TunnelItem::boundingRect() const
{
    return m_face.path.controlPointRect().adjusted(-kPipe, -kPipe, kPipe, kPipe) | labelRect().adjusted(-2, -2, 2, 2);
}

void TunnelItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Look &look = *m_stage.look;
    paintPipe(*painter, m_face.path, look);
    if (isFar(*painter) && !m_stage.exporting)
        return;
    const QRectF label = labelRect();
    painter->setPen(QPen(look.muted, kWall));
    painter->setBrush(look.card);
    painter->drawRoundedRect(label, label.height() / 2, label.height() / 2);
    const QSizeF size = m_text.size();
    m_text.paint(*painter, label.center() - QPointF(size.width() / 2, size.height() / 2), look.cardTitle);
}

}  // namespace toile
