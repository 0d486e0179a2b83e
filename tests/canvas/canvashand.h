// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/canvasview.h"

#include <QMenu>
#include <QMouseEvent>

namespace toile {

/// Somebody's hand on a canvas. Places are those of the drawing.
class CanvasHand {
public:
    explicit CanvasHand(CanvasView &view) : m_canvas(&view) {}

    QPoint at(QPointF scene) const { return m_canvas->mapFromScene(scene); }
    void press(QPointF scene, Qt::KeyboardModifiers modifiers = {});
    void move(QPointF scene, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
    void release(QPointF scene, Qt::KeyboardModifiers modifiers = {});
    void click(QPointF scene, Qt::KeyboardModifiers modifiers = {});
    void doubleClick(QPointF scene);
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {});
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// The round handle over a machine or a bridge that a cable is pulled from; it is there while the mouse is.
    QPointF knob(Id box);
    /// From the palette.
    bool drop(const char *kind, QPointF scene, Qt::KeyboardModifiers modifiers = {});
    /// The menu at the end of a cable, or none.
    QMenu *offers() const { return m_canvas->findChild<QMenu *>(QStringLiteral("cableOffers")); }
    /// Clicks an entry of it; false: there is none.
    bool choose(const char *offer);

private:
    void mouse(QEvent::Type type, QPointF scene, Qt::MouseButton button, Qt::MouseButtons buttons,
               Qt::KeyboardModifiers modifiers);

    CanvasView *m_canvas;
};

}  // namespace toile
