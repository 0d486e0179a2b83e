// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"

#include <QGraphicsView>

#include <memory>

namespace toile {

class Editor;
class LabRun;
class CanvasScene;

/// The drawing on screen: zoom, pan, tools, keyboard, accessibility. What is drawn comes from CanvasScene.
class CanvasView : public QGraphicsView {
    Q_OBJECT
public:
    CanvasView(Editor &editor, LabRun &run, QWidget *parent = nullptr);
    ~CanvasView() override;

    CanvasScene &canvasScene();

    void zoomBy(double factor);
    void zoomToActualSize();
    void fitAll();
    void setSnapping(bool on);
    /// Inserts at the centre of what is seen, inside the selected container if there is one (keyboard insertion).
    void insertMachine(const QString &machineKind);
    void insertBridge();
    void deleteSelection();
    void renameSelection();
    void selectEverything();
    /// Scrolls to the element and selects it.
    void reveal(Id id);
    /// Begins a cable at the selected element; arrow keys or Tab choose the target, Enter makes it (keyboard).
    void startCable();

Q_SIGNALS:
    void zoomChanged(double factor);
    void message(const QString &text);  ///< a hint or refusal for the status bar
    void contextMenuWanted(toile::Id id, const QPoint &globalPosition);
    void activated(toile::Id id);                   ///< Enter or double click: the inspector should take the focus
    void pingWanted(toile::Id from, toile::Id to);  ///< dragged with the ping tool

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace toile
