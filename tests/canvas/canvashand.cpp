// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/canvashand.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

namespace toile {

void CanvasHand::mouse(QEvent::Type type, QPointF scene, Qt::MouseButton button, Qt::MouseButtons buttons,
                       Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_canvas->viewport();
    QMouseEvent event(type, at(scene), viewport->mapToGlobal(at(scene)), button, buttons, modifiers);
    QSpontaneKeyEvent::setSpontaneous(&event);  // as from the window system: a press gives the keyboard too
    qApp->notify(viewport, &event);
}

void CanvasHand::press(QPointF scene, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, scene, Qt::LeftButton, Qt::LeftButton, modifiers);
}

void CanvasHand::move(QPointF scene, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseMove, scene, Qt::NoButton, buttons, modifiers);
}

void CanvasHand::release(QPointF scene, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonRelease, scene, Qt::LeftButton, Qt::NoButton, modifiers);
}

void CanvasHand::click(QPointF scene, Qt::KeyboardModifiers modifiers)
{
    move(scene, Qt::NoButton, modifiers);
    press(scene, modifiers);
    release(scene, modifiers);
}

void CanvasHand::doubleClick(QPointF scene)
{
    click(scene);
    mouse(QEvent::MouseButtonDblClick, scene, Qt::LeftButton, Qt::LeftButton, {});
    release(scene);
}

void CanvasHand::drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers)
{
    move(from, Qt::NoButton, modifiers);
    press(from, modifiers);
    for (int step = 1; step <= 6; ++step)
        move(from + (to - from) * step / 6, Qt::LeftButton, modifiers);
    release(to, modifiers);
}

void CanvasHand::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_canvas, key, modifiers);
}

QPointF CanvasHand::knob(Id box)
{
    move(m_canvas->canvasScene().geometry().box(box).center(), Qt::NoButton);
    return m_canvas->knob(box).center();
}

bool CanvasHand::drop(const char *kind, QPointF scene, Qt::KeyboardModifiers modifiers)
{
    QMimeData data;
    data.setData(QLatin1String(kKindMimeType), kind);
    QDragEnterEvent enter(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_canvas->viewport(), &enter);
    QDragMoveEvent over(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_canvas->viewport(), &over);
    QDropEvent event(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_canvas->viewport(), &event);
    return event.isAccepted();
}

bool CanvasHand::choose(const char *offer)
{
    QMenu *menu = offers();
    auto *action = menu ? menu->findChild<QAction *>(QString::fromLatin1(offer)) : nullptr;
    if (!action)
        return false;
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    return true;
}

}  // namespace toile
