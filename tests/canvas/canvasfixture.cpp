// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/canvas/canvasfixture.h"

#include "core/lab/labfile.h"
#include "resources/assets.h"

#include <QDropEvent>
#include <QMimeData>
#include <QtTest>

#include <algorithm>

namespace toile {

bool isSame(const QPainterPath &a, const QPainterPath &b)
{
    if (a.elementCount() != b.elementCount())
        return false;
    for (int i = 0; i < a.elementCount(); ++i) {
        const QPainterPath::Element &one = a.elementAt(i);
        const QPainterPath::Element &other = b.elementAt(i);
        if (one.type != other.type || QLineF(one, other).length() > 1e-6)
            return false;
    }
    return true;
}

bool isSame(const Geometry &a, const Geometry &b)
{
    const auto onSameWay = [](const auto &one, const auto &other) { return isSame(one.path, other.path); };
    const auto ofEach = [](const auto &one, const auto &other, const auto &same) {
        return one.size() == other.size() && std::ranges::all_of(one, [&](const auto &entry) {
                   const auto it = other.find(entry.first);
                   return it != other.end() && same(entry.second, it->second);
               });
    };
    return a.boxes == b.boxes && a.tabs == b.tabs &&
           ofEach(a.cables, b.cables, [](const auto &one, const auto &other) { return isSame(one, other); }) &&
           ofEach(a.lines, b.lines,
                  [&](const auto &one, const auto &other) { return std::ranges::equal(one, other, onSameWay); }) &&
           std::ranges::equal(a.tunnels, b.tunnels, onSameWay);
}

CanvasFixture::CanvasFixture()
{
    useAssets();
    m_view = std::make_unique<CanvasView>(*m_editor, m_run);
    m_view->resize(1500, 900);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->zoomToActualSize();
}

void CanvasFixture::open(const QString &lab)
{
    m_editor->reset(loadLab(shippedLabPath(lab)).document, QString());
    m_view->zoomToActualSize();
    m_view->centerOn(m_view->canvasScene().drawingRect().center());
}

void CanvasFixture::mouse(QEvent::Type type, QPointF scene, Qt::MouseButton button, Qt::MouseButtons buttons,
                          Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_view->viewport();
    QMouseEvent event(type, at(scene), viewport->mapToGlobal(at(scene)), button, buttons, modifiers);
    QApplication::sendEvent(viewport, &event);
}

void CanvasFixture::press(QPointF scene, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, scene, Qt::LeftButton, Qt::LeftButton, modifiers);
}

void CanvasFixture::move(QPointF scene, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseMove, scene, Qt::NoButton, buttons, modifiers);
}

void CanvasFixture::release(QPointF scene, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonRelease, scene, Qt::LeftButton, Qt::NoButton, modifiers);
}

void CanvasFixture::drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers)
{
    move(from, Qt::NoButton, modifiers);
    press(from, modifiers);
    for (int step = 1; step <= 6; ++step)
        move(from + (to - from) * step / 6, Qt::LeftButton, modifiers);
    release(to, modifiers);
}

void CanvasFixture::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_view.get(), key, modifiers);
}

bool CanvasFixture::drop(const char *kind, QPointF scene, Qt::KeyboardModifiers modifiers)
{
    QMimeData data;
    data.setData(QLatin1String(kKindMimeType), kind);
    QDragEnterEvent enter(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_view->viewport(), &enter);
    QDragMoveEvent over(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_view->viewport(), &over);
    QDropEvent event(at(scene), Qt::CopyAction, &data, Qt::LeftButton, modifiers);
    QApplication::sendEvent(m_view->viewport(), &event);
    return event.isAccepted();
}

bool CanvasFixture::choose(const char *offer)
{
    QMenu *menu = offers();
    auto *action = menu ? menu->findChild<QAction *>(QString::fromLatin1(offer)) : nullptr;
    if (!action)
        return false;
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    return true;
}

}  // namespace toile
