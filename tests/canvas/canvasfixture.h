// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QMenu>
#include <QMouseEvent>

#include <memory>

namespace toile {

/// The same but for the last digits, in which a place that was kept may differ from one that is computed anew.
bool isSame(const QPainterPath &a, const QPainterPath &b);
bool isSame(const Geometry &a, const Geometry &b);

/// A canvas on screen, and somebody's hand on it.
class CanvasFixture {
public:
    CanvasFixture();

    Editor &editor() { return *m_editor; }
    const Topology &topology() const { return m_editor->topology(); }
    CanvasView &view() { return *m_view; }
    HandRun &run() { return m_run; }
    const Geometry &geometry() const { return m_view->canvasScene().geometry(); }

    void open(const QString &lab);
    Id machine(const char *name) const { return topology().machineByName(QString::fromLatin1(name)); }
    Id tab(const char *machineName, const char *name) const
    {
        return topology().interfaceByName(machine(machineName), QString::fromLatin1(name));
    }
    QRectF box(const char *name) const { return geometry().box(machine(name)); }
    /// Inside the box where nothing else is drawn.
    QPointF grip(Id id) const { return geometry().box(id).bottomLeft() + QPointF(30, -14); }
    QPointF header(Id id) const { return geometry().box(id).topLeft() + QPointF(geometry().box(id).width() - 20, 8); }

    QPoint at(QPointF scene) const { return m_view->mapFromScene(scene); }
    void press(QPointF scene, Qt::KeyboardModifiers modifiers = {});
    void move(QPointF scene, Qt::MouseButtons buttons = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {});
    void release(QPointF scene, Qt::KeyboardModifiers modifiers = {});
    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = {});
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// From the palette.
    bool drop(const char *kind, QPointF scene, Qt::KeyboardModifiers modifiers = {});
    /// The menu at the end of a cable, or none.
    QMenu *offers() const { return m_view->findChild<QMenu *>(QStringLiteral("cableOffers")); }
    /// Clicks an entry of it; false: there is none.
    bool choose(const char *offer);

private:
    void mouse(QEvent::Type type, QPointF scene, Qt::MouseButton button, Qt::MouseButtons buttons,
               Qt::KeyboardModifiers modifiers);

    std::unique_ptr<Editor> m_editor = std::make_unique<Editor>();
    HandRun m_run;
    std::unique_ptr<CanvasView> m_view;
};

}  // namespace toile
