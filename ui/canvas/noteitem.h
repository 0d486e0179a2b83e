// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <QStaticText>

namespace toile {

/// A text on the canvas, wrapped in its rectangle.
class NoteItem : public ElementItem {
public:
    NoteItem(Stage &stage, Id id) : ElementItem(stage, id) {}
    void setFace(const QString &text, const QRectF &rect);
    const QRectF &rect() const { return m_rect; }
    QRectF boundingRect() const override { return m_rect.adjusted(-7, -7, 7, 7); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    QString m_source;
    QStaticText m_text;
    QRectF m_rect;
};

/// The lab's title and what state it is in.
class TitleItem : public QGraphicsItem {
public:
    explicit TitleItem(Stage &stage) : m_stage(stage) {}
    void setFace(const QString &title, PillState state, const QString &stateText, const QString &subtitle,
                 QPointF topLeft);
    QRectF rect() const { return QRectF(m_at, m_size); }
    QString subtitle() const { return m_subtitle.text(); }
    PillState state() const { return m_state; }
    QRectF boundingRect() const override { return rect(); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    Stage &m_stage;
    TextLine m_title;
    TextLine m_subtitle;
    TextLine m_stateText;
    PillState m_state = PillState::None;
    QPointF m_at;
    QSizeF m_size;
};

}  // namespace toile
