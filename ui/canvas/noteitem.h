// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/topology.h"
#include "ui/canvas/elementitem.h"
#include "ui/canvas/textline.h"

#include <QLineF>

class QSvgRenderer;
class QTextDocument;

namespace toile {

/// What a note shows, and where.
struct NoteFace {
    NoteShape shape;
    QString text;
    QRectF rect;
    QLineF line;  ///< an arrow, from its tail to its point
    bool operator==(const NoteFace &) const = default;
};

/// A text, a frame, an arrow or a picture on the canvas.
class NoteItem : public ElementItem {
public:
    NoteItem(Stage &stage, Id id);
    ~NoteItem() override;

    void setFace(NoteFace face);
    const NoteFace &face() const { return m_face; }
    /// All that it covers.
    const QRectF &rect() const { return m_rect; }
    /// What nothing else may cover: of a frame only its title, of an arrow what is written on it.
    QRectF writtenRect() const;
    QRectF boundingRect() const override { return m_rect.adjusted(-9, -9, 9, 9); }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void layOut();
    QTextDocument &document() const;
    QRectF titleRect() const;
    QColor colour(const QString &wanted) const;
    void paintText(QPainter &painter) const;
    void paintFrame(QPainter &painter, const FrameNote &frame) const;
    void paintArrow(QPainter &painter, const ArrowNote &arrow) const;
    void paintPicture(QPainter &painter) const;
    QPixmap pixelsFor(const QPainter &painter) const;

    NoteFace m_face;
    QRectF m_rect;
    TextLine m_title;
    QSize m_pixels;  ///< of a picture that is made of them
    std::unique_ptr<QSvgRenderer> m_shapes;
    mutable std::unique_ptr<QTextDocument> m_document;
    mutable const Look *m_documentLook = nullptr;
};

/// The lab's title and what state it is in.
class TitleItem : public QGraphicsItem {
public:
    explicit TitleItem(Stage &stage) : m_stage(stage) {}
    void setFace(const QString &title, PillState state, const QString &stateText, const QString &subtitle,
                 QPointF topLeft);
    /// The subtitle says what to do: on the screen alone.
    void setHint(bool on) { m_isHint = on; }
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
    bool m_isHint = false;
};

}  // namespace toile
