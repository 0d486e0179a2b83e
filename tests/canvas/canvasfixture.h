// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "tests/canvas/canvashand.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <memory>

namespace toile {

/// An editor with its canvas.
class CanvasSheet {
protected:
    CanvasSheet();

    std::unique_ptr<Editor> m_editor = std::make_unique<Editor>();
    HandRun m_run;
    std::unique_ptr<CanvasView> m_view;
};

/// A canvas on screen, and somebody's hand on it.
class CanvasFixture : private CanvasSheet, public CanvasHand {
public:
    CanvasFixture();

    Editor &editor() { return *m_editor; }
    const Topology &topology() const { return m_editor->topology(); }
    CanvasView &view() { return *m_view; }
    HandRun &run() { return m_run; }
    const Geometry &geometry() const { return m_view->canvasScene().geometry(); }

    void open(const QString &lab);
    /// PCs, each cabled with each. False: it was refused.
    bool addMesh(int machines);
    Id machine(const char *name) const { return topology().machineByName(QString::fromLatin1(name)); }
    Id tab(const char *machineName, const char *name) const
    {
        return topology().interfaceByName(machine(machineName), QString::fromLatin1(name));
    }
    QRectF box(const char *name) const { return geometry().box(machine(name)); }
    /// Inside the box where nothing else is drawn.
    QPointF grip(Id id) const { return geometry().box(id).bottomLeft() + QPointF(30, -14); }
    QPointF header(Id id) const { return geometry().box(id).topLeft() + QPointF(geometry().box(id).width() - 20, 8); }
};

}  // namespace toile
