// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QLabel>

namespace toile {

class CanvasView;
class Editor;

/// What an element is in Linux, beside it on the canvas: as its tool tip looks, but asked for by keyboard. It has the
/// keyboard, so that a screen reader says it; any key gives that back to the canvas. Deletes itself.
class LessonBubble : public QLabel {
    Q_OBJECT
public:
    /// Of the one selected element; a second time closes it. False: nothing is selected of which there is a lesson.
    static bool toggle(CanvasView &canvas, Editor &editor);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    LessonBubble(CanvasView &canvas, Editor &editor, Id id, const QString &text);

    void leave();
    void place();
    bool key(QKeyEvent *event);

    CanvasView &m_canvas;
    Id m_id;
};

}  // namespace toile
