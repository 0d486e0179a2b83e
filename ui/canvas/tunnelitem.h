// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/textline.h"

namespace toile {

/// A VXLAN from one end to the other: a pipe over whatever carries it, with its number in the middle.
class TunnelItem : public QGraphicsItem {
public:
    explicit TunnelItem(Stage &stage) : m_stage(stage) { setFlag(ItemIsSelectable, false); }
    void setFace(const TunnelPath &face);
    const TunnelPath &face() const { return m_face; }
    QRectF labelRect() const;
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    TunnelPath m_face;
    TextLine m_text;
};

/// A VXLAN without its number.
void paintPipe(QPainter &painter, const QPainterPath &path, const Look &look);
/// Where the number of a tunnel is written, given how large that is.
QRectF tunnelLabelRect(const QPainterPath &path, QSizeF text);

}  // namespace toile
