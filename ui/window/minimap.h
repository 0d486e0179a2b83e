// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QFrame>
#include <QImage>

class QTimer;

namespace toile {

class CanvasView;

/// All of the drawing, small, in the corner of the canvas, with a frame round what the canvas shows: dragging it pans.
/// It is drawn anew a moment after a change at the earliest, so that a large drawing that moves costs nothing more.
class Minimap : public QFrame {
    Q_OBJECT
public:
    explicit Minimap(CanvasView &canvas);

    /// The part of the scene that the canvas shows, in pixels of this widget.
    QRectF frame() const;
    /// How often the drawing was drawn.
    int drawn() const { return m_drawn; }

Q_SIGNALS:
    void panned();  ///< somebody chose what the canvas shows

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void changed();
    void draw();
    void arrange();
    QTransform toWidget() const;

    CanvasView &m_canvas;
    QTimer *m_soon;
    QImage m_picture;
    QRectF m_scene;     ///< what the picture shows
    QPointF m_grabbed;  ///< from the middle of the frame to the pointer
    int m_drawn = 0;
};

}  // namespace toile
