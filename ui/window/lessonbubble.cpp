// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/lessonbubble.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/teaching.h"

#include <QCoreApplication>
#include <QGraphicsItem>
#include <QKeyEvent>
#include <QTextDocumentFragment>
#include <QToolTip>

#include <array>

namespace toile {

namespace {

constexpr int kBubbleWidth = 420;
constexpr int kBubbleGap = 12;  // to the element, and to the border of the view

/// With what the canvas itself has to say of it, as in its tool tip.
QString lessonText(CanvasView &canvas, const Editor &editor, Id id)
{
    const std::vector<Lesson> lessons = lessonsOf(editor.topology(), id);
    if (lessons.empty())
        return {};
    const QString why = canvas.canvasScene().markOf(id).why;
    return lessonHtml(editor.topology().label(id), lessons) +
           (why.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(why.toHtmlEscaped()));
}

}  // namespace

bool LessonBubble::toggle(CanvasView &canvas, Editor &editor)
{
    if (auto *shown = canvas.viewport()->findChild<LessonBubble *>(QString(), Qt::FindDirectChildrenOnly);
        shown && shown->isVisible()) {
        canvas.setFocus(Qt::ShortcutFocusReason);
        shown->close();
        return true;
    }
    const std::vector<Id> &chosen = editor.selection();
    const QString text = chosen.size() == 1 ? lessonText(canvas, editor, chosen.front()) : QString();
    if (text.isEmpty())
        return false;
    canvas.reveal(chosen.front());
    new LessonBubble(canvas, editor, chosen.front(), text);
    return true;
}

LessonBubble::LessonBubble(CanvasView &canvas, Editor &editor, Id id, const QString &text)
    : QLabel(text, canvas.viewport()), m_canvas(canvas), m_id(id)
{
    setObjectName(QStringLiteral("lessonBubble"));
    setAttribute(Qt::WA_DeleteOnClose);
    setPalette(QToolTip::palette());
    setFont(QToolTip::font());
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    setFrameShape(QFrame::StyledPanel);
    setMargin(8);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(QTextDocumentFragment::fromHtml(text).toPlainText());
    place();
    show();
    raise();
    setFocus(Qt::ShortcutFocusReason);
    canvas.viewport()->installEventFilter(this);
    connect(&editor, &Editor::selectionChanged, this, &LessonBubble::leave);
    connect(&editor, &Editor::changed, this, &LessonBubble::leave);
    connect(&editor, &Editor::documentReset, this, &LessonBubble::leave);
    // Zooming may scroll as well: beside where the element is after both.
    connect(&canvas, &CanvasView::zoomChanged, this, &LessonBubble::place, Qt::QueuedConnection);
}

/// At the side of the element where there is room, inside the view.
void LessonBubble::place()
{
    const QRect room = parentWidget()->rect().adjusted(kBubbleGap, kBubbleGap, -kBubbleGap, -kBubbleGap);
    const int width = qMin(kBubbleWidth, room.width());
    resize(width, heightForWidth(width));
    const QGraphicsItem *item = m_canvas.canvasScene().itemOf(m_id);
    const QRect at = item ? m_canvas.mapFromScene(item->sceneBoundingRect()).boundingRect() : QRect();
    const std::array places{QPoint(at.right() + kBubbleGap, at.top()), QPoint(at.left(), at.bottom() + kBubbleGap),
                            QPoint(at.left() - kBubbleGap - width, at.top()),
                            QPoint(at.left(), at.top() - kBubbleGap - height())};
    for (const QPoint &place : places) {
        move(place);
        if (room.contains(geometry()))
            return;
    }
    move(qBound(room.left(), at.center().x(), room.right() - width + 1),
         qMax(room.top(), qMin(at.bottom() + kBubbleGap, room.bottom() - height() + 1)));
}

/// The keyboard goes back to where it was: else Qt looks for the next one, which may be a field.
void LessonBubble::leave()
{
    if (hasFocus())
        m_canvas.setFocus(Qt::OtherFocusReason);
    close();
}

bool LessonBubble::event(QEvent *event)
{
    return event->type() == QEvent::KeyPress ? key(static_cast<QKeyEvent *>(event)) : QLabel::event(event);
}

/// What only closes it is swallowed; anything else is for the canvas.
bool LessonBubble::key(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
        return false;
    default:
        break;
    }
    if (event->matches(QKeySequence::Copy) && hasSelectedText())
        return QLabel::event(event);
    CanvasView &canvas = m_canvas;
    canvas.setFocus(Qt::ShortcutFocusReason);
    close();
    const bool closes = event->key() == Qt::Key_Escape || event->key() == Qt::Key_Return ||
                        event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    return closes || QCoreApplication::sendEvent(&canvas, event);
}

bool LessonBubble::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress)
        close();
    else if (event->type() == QEvent::Resize)
        place();
    return QLabel::eventFilter(object, event);
}

void LessonBubble::focusOutEvent(QFocusEvent *event)
{
    QLabel::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        close();
}

}  // namespace toile
