// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/drawing.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QLineEdit>
#include <QPointer>

namespace toile {

/// What the mouse is doing between press and release.
enum class Gesture { None, Press, Pan, Band, Move, Resize, Slide, Cable, Ping, Tables };

class CanvasView::Private {
public:
    Private(CanvasView &view, Editor &document, LabRun &labRun);

    // viewmouse.cpp
    void press(QMouseEvent *event);
    void pressLeft(QMouseEvent *event);
    void move(QMouseEvent *event);
    void release(QMouseEvent *event);
    void begin(QMouseEvent *event);
    void cancel();
    void endGesture();
    void choose(Id id, Qt::KeyboardModifiers modifiers);
    void updateCursor(QPointF at);
    int handleAt(QPointF at) const;
    QRectF knobRect() const;

    // viewmove.cpp
    void startChange();
    void startMove();
    void dragSelection(QPointF to);
    QPointF snapped(QPointF by);
    void snapToNeighbours(const QRectF &moving, QPointF &by);
    void dropSelection(QPointF at);
    Id dropTarget(QPointF at) const;
    void resizeTo(QPointF to);
    void slideTab(QPointF to);
    Placement tabPlacement(Id tab, QPointF to, Placement placement) const;
    bool nudgeTab(QPointF by);
    void moveTables(QPointF to);
    void toggleTables(Id owner);
    void reach(const Document &target, const QString &text);
    void nudge(QPointF by);

    // viewcable.cpp
    void startCableAt(Id from);
    Id cableTargetAt(QPointF at) const;
    void aimCable(QPointF at);
    void finishCable(Id to);
    bool cableKey(QKeyEvent *event);
    void aimNext(int step);
    void paintCable(QPainter &painter);

    // viewinsert.cpp
    void insert(const QString &kind, QPointF at, Id parent);
    Id selectedContainer() const;
    QPointF freePlace(Id parent, QSizeF size) const;
    void dragOver(QDragMoveEvent *event);

    // viewpaint.cpp
    void paintFocus(QPainter &painter) const;
    QRegion aidsRegion() const;
    void repaintAids();
    void followPalette();

    // viewkeys.cpp
    bool walk(bool forward);
    bool key(QKeyEvent *event);
    void rename(Id id);
    void finishRename(bool accept);

    void say(const QString &text);
    QPointF scenePoint(const QPoint &viewPoint) const;
    double zoom() const;
    void setZoom(double factor);

    CanvasView &q;
    Editor &editor;
    LabRun &run;
    CanvasScene *scene;
    Tool tool = Tool::Select;
    bool snapping = true;

    Gesture gesture = Gesture::None;
    QPoint pressedAt;  ///< viewport
    QPointF pressedScene;
    Id pressedId;
    Id tablesOwner;
    QPoint lastPan;
    bool spaceHeld = false;
    bool toggleOnRelease = false;
    int handle = -1;  ///< corner that is dragged: 0 top left, 1 top right, 2 bottom left, 3 bottom right

    Document before;      ///< the document when the change began
    Layout placesBefore;  ///< the place of everything in it
    /// What a move takes along, as it was; and what only gets the place where it is shown already.
    std::vector<std::pair<Id, Placement>> carried, pinned;
    QString changeKey;
    int changes = 0;
    QPointF tablesOffset;
    QRectF band;
    std::vector<Id> bandBase;
    std::vector<QLineF> guides;
    QRegion shownAids;  ///< where guides and the highlight were painted last
    Id highlighted;     ///< the container that would take what is dragged
    bool highlightsRoot = false;

    Id cableFrom;
    QPointF cableTo;
    Id cableTarget;
    bool cableRefused = false;
    bool cableByKeyboard = false;
    std::vector<Id> cableTargets;

    bool byKeyboard = false;               ///< the last word was a key's: the focus is shown
    std::optional<std::vector<Id>> order;  ///< readingOrder(), until the drawing changes

    QPointer<QLineEdit> nameEditor;
    Id renaming;
};

}  // namespace toile
