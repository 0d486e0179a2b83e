// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <QPainterPath>

#include <optional>

namespace toile {

/// A cable in the colour of its layer-2 network.
class CableItem : public ElementItem {
public:
    CableItem(Stage &stage, Id id) : ElementItem(stage, id) { setFlag(ItemUsesExtendedStyleOption); }

    void setPath(const QPainterPath &path);
    void setTint(int segment);
    void setTraffic(bool on);  ///< frames pass now
    bool hasTraffic() const { return m_traffic; }
    int tint() const { return m_tint; }
    const QPainterPath &path() const { return m_path; }

    QRectF boundingRect() const override { return m_path.controlPointRect().adjusted(-9, -9, 9, 9); }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    bool isLong() const;
    /// Strokes with the painter's pen what of the cable can be seen in `exposed`.
    void stroke(QPainter &painter, const QRectF &exposed) const;

    QPainterPath m_path;
    mutable std::optional<QPainterPath> m_shape;
    QPolygonF m_points;  ///< the path in straight pieces

    int m_tint = 0;
    bool m_traffic = false;
};

/// A dotted line inside a machine.
class LineItem : public QGraphicsItem {
public:
    explicit LineItem(Stage &stage) : m_stage(stage) {}
    /// `gone`: drawn, but the kernel lacks it.
    void setPath(const QPainterPath &path, bool bridge, bool gone);
    bool isGone() const { return m_gone; }
    QRectF boundingRect() const override { return m_path.controlPointRect().adjusted(-8, -8, 8, 8); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    QPainterPath m_path;
    bool m_bridge = false;
    bool m_gone = false;
};

/// A network's prefix beside one of its cables.
class PillItem : public QGraphicsItem {
public:
    explicit PillItem(Stage &stage) : m_stage(stage) {}
    void setFace(const TextLine &text, const QRectF &rect, int segment);
    const QRectF &rect() const { return m_rect; }
    const QString &text() const { return m_text.text(); }
    QRectF boundingRect() const override { return m_rect.adjusted(-1, -1, 1, 1); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    TextLine m_text;
    QRectF m_rect;
    int m_tint = 0;
};

}  // namespace toile
