// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/arrange/guides.h"
#include "core/model/automatics.h"
#include "core/model/cabling.h"
#include "core/model/drawing.h"
#include "core/model/fragment.h"
#include "core/model/routing.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/inplaceedit.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QMenu>
#include <QPainterPath>
#include <QPointer>
#include <QTimer>
#include <QVariantAnimation>

#include <algorithm>
#include <optional>
#include <vector>

namespace toile {

class NetworkCard;

/// What the mouse is doing between press and release.
enum class Gesture { None, Press, Place, Pan, Band, Move, Resize, Slide, Cable, Bend, Ping, Route, Tables };

inline bool contains(const std::vector<Id> &ids, Id id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

class CanvasView::Private {
public:
    Private(CanvasView &view, Editor &document, LabRun &labRun);

    // viewmouse.cpp
    void press(QMouseEvent *event);
    void pressLeft(QMouseEvent *event);
    void pressElement(QMouseEvent *event);
    void placeHere(QMouseEvent *event);
    void move(QMouseEvent *event);
    void release(QMouseEvent *event);
    void begin(QMouseEvent *event);
    void cancel();
    void endGesture();
    void choose(Id id, Qt::KeyboardModifiers modifiers);
    void narrow(Id id);

    // viewhandles.cpp
    Qt::Edges edgesAt(QPointF at) const;
    QRectF knobRect(Id owner) const;
    QRegion knobsRegion() const;
    void repaintKnobs();
    Id knobAt(QPointF at) const;
    std::vector<Id> knobOwners() const;
    void hover(QPointF at);
    void updateCursor(QPointF at);

    // viewmove.cpp
    void startChange();
    void startMove();
    void dragSelection(QPointF to, Qt::KeyboardModifiers modifiers);
    bool changesHolder() const;
    QString moveHint() const;
    /// What a drop would make.
    struct Drop {
        Document result;
        QStringList advice;
        QString text;
    };
    Result<Drop> dropped(QPointF by, Id target) const;
    QPointF besideOthers(QPointF by, Id target) const;
    void dropSelection(QPointF at);
    Id dropTarget(QPointF at) const;
    bool mayHold(Id machine) const;
    Id coveredBy(QPointF at) const;
    void returnFrom(Id covered);
    void resizeTo(QPointF to);
    void reach(const Document &target, const QString &text);
    void nudge(QPointF by);
    bool isStopped(const Document &from, const Patch &patch);
    bool resizeByKey(QPointF by);
    std::vector<Id> movable() const;

    // viewtables.cpp
    void moveTables(QPointF to);
    void foldTables(const std::vector<Id> &owners, bool folded);
    std::vector<Id> meantTables() const;
    std::vector<Id> shownTables() const;
    void takeTables(Id owner);
    void takeNextTables(int step);
    void endTables();
    bool tablesKey(QKeyEvent *event);
    void foldHeldTables();
    void nudgeTables(QPointF by);
    void replaceTables(std::optional<QPointF> at, const QString &text);
    void paintTables(QPainter &painter) const;

    // viewguides.cpp
    std::vector<QRectF> standing(Id container) const;
    QPointF snapped(QPointF by, Id container);
    QRectF resized(QRectF rect, QPointF to);
    void paintGuides(QPainter &painter) const;
    QRegion guidesRegion() const;

    // viewtabs.cpp
    bool slidesAt(QPointF to) const;
    void slideTab(QPointF to);
    Placement tabPlacement(Id tab, QPointF to, Placement placement) const;
    Placement nudgedTab(Id tab, QPointF by) const;
    bool nudgeTab(QPointF by);

    // viewcable.cpp
    void startCableAt(Id from);
    void openNote(Id note);
    Id boxAt(QPointF at) const;
    QPointF aimAt(Id box) const;
    Id cableTargetAt(QPointF at) const;
    Id insideAt(QPointF at, Id target) const;
    void aimCable(QPointF at);
    bool isMute(Id machine) const;
    void aimPing(Id target);
    QString cableHint() const;
    void finishCableAt(QPointF at);
    Patch withRoom(const Patch &patch) const;
    void finishCable(Id from, Id to);
    QString pingHint() const;
    void aimRoute(QPointF at);
    bool cableKey(QKeyEvent *event);
    void aimNext(int step);
    void paintTargets(QPainter &painter) const;
    void paintCable(QPainter &painter);

    // viewoffer.cpp
    void offer(QPointF at, Id inside);
    void offerInsideTarget();
    void connectNew(Id from, const QString &kind, QPointF at, Id inside);

    // viewsplice.cpp
    bool isLoose(Id box) const;
    const std::unordered_map<Id, QPainterPath> &splicePaths() const;
    Id cableUnder(QPointF at) const;
    void aimSplice(QPointF at, Id box, bool suppressed);
    Result<Advised> spliced(const Document &document, Id box) const;

    // viewbends.cpp
    Id chosenCable() const;
    std::vector<QPointF> bendsOf(Id cable) const;
    int bendAt(QPointF at) const;
    std::size_t newBendIndex(Id cable, QPointF at) const;
    void startBend();
    void bendTo(QPointF to);
    void dropBend();
    void setBends(Id cable, const std::vector<QPointF> &bends, const QString &text, const QString &key = {});
    void removeBendAt(int index);
    bool nudgeBend(QPointF by);
    bool bendKey(QKeyEvent *event);
    void paintBends(QPainter &painter) const;

    // viewinsert.cpp
    Id insert(const QString &kind, QPointF at, Id parent);
    void askName(Id created);
    Id selectedContainer() const;
    QPointF freePlace(Id parent, QSizeF size, std::optional<QPointF> near = {}) const;

    // viewnotes.cpp
    static QPointF onGrid(QPointF at);
    static bool isNoteKind(const QString &kind);
    static QSizeF noteSize(const QString &kind);
    void insertNoteAt(const QString &kind, QPointF at);
    void addShape(const NoteShape &shape, const QString &text, const QRectF &rect, const QString &action);
    bool isOverPicture(const QRectF &rect) const;
    QRectF aroundSelection() const;
    std::vector<Id> arrowEnds() const;
    const ArrowNote *arrowOf(Id id) const;
    Qt::Edges arrowEndAt(QPointF at) const;
    bool holdsTail() const;
    void bendArrow(QPointF to);
    void anchorArrow(QPointF at);
    void dragOver(QDragMoveEvent *event);

    // viewplace.cpp
    bool mayPlace(const QString &kind) const;
    Id holderAt(const QString &kind, QPointF at) const;
    Id coveredBy(const QString &kind, QPointF at) const;
    void aimPlace(const QString &kind, QPointF at, Qt::KeyboardModifiers modifiers);
    void endPlace();
    void placeAt(const QString &kind, QPointF at, Qt::KeyboardModifiers modifiers);
    void paintGhost(QPainter &painter) const;

    // viewclipboard.cpp
    std::optional<Fragment> copied() const;
    Patch removal(const std::vector<Id> &ids) const;
    /// Of what must be unlocked before this can go.
    QString lockedName(Id kept) const;
    Id pasteContainer(const Fragment &fragment) const;
    void pasteAt(const Fragment &fragment, const PastePlace &place, const QString &text);
    void dragCopy();

    // viewnetwork.cpp
    void setUpNetworks();
    void hoverNetwork(QPointF at);
    void activatePill(Id cable);
    void showNetwork(Id id, QPoint beside);
    void hideNetwork();
    void followSelection();
    void paintNetwork(QPainter &painter) const;

    // viewroutes.cpp
    void followRoutes();
    /// A route of the selected machine as it is drawn.
    struct RouteShape {
        QPainterPath path;  ///< empty when the arrow of another is there already
        QPointF control;
        QRectF text;
    };
    const std::vector<RouteShape> &routeShapes() const;
    RouteShape bowedRoute(QLineF way, QSizeF text, const std::vector<QRectF> &written) const;
    QRect routesRect() const;
    void paintRoutes(QPainter &painter) const;

    // viewstep.cpp
    std::vector<QRectF> placesIn(const Patch &patch) const;
    void showStep(const Patch &patch);
    void scrollGently(const QRectF &to);

    // viewpaint.cpp
    void paintFocus(QPainter &painter) const;
    QRegion aidsRegion() const;
    void repaintAids();
    void followPalette();
    void paintKnobs(QPainter &painter) const;
    /// A sentence beside the cursor, in pixels of the viewport.
    void setHint(const QString &text, bool refused, QPointF at);
    QRect hintRect() const;
    void paintHint(QPainter &painter) const;

    // viewkeys.cpp
    bool walk(bool forward);
    bool key(QKeyEvent *event);

    // viewedit.cpp
    void rename(Id id);
    void editAddresses(Id id);
    QString writtenText(Id id, bool addresses) const;
    void openEditor(Id id, bool addresses, const QString &name);
    void placeEditor();
    Result<Patch> typed(const QString &text) const;
    Patch unfinished() const;
    void refuseTyped(const QString &reason);
    void forgetRefusal();
    void finishRename(bool accept, bool byEnter = false);

    void say(const QString &text);
    void scrollTo(const QRectF &rect, int margin);
    QPointF scenePoint(const QPoint &viewPoint) const;
    double zoom() const;
    double pixels() const;
    void setZoom(double factor);
    void zoomAround(QPointF viewPoint, double factor);
    void scrollBy(QPointF by);
    bool gestured(QEvent *event);

    CanvasView &q;
    Editor &editor;
    LabRun &run;
    CanvasScene *scene;
    Tool tool = Tool::Select;
    bool snapping = true;    ///< to the grid
    bool guiding = true;     ///< to guides
    bool unsnapped = false;  ///< a key says: to nothing, for now

    Gesture gesture = Gesture::None;
    QPoint pressedAt;  ///< viewport
    QPointF pressedScene;
    Id pressedId;
    Id tablesOwner;
    bool tablesByKeyboard = false;  ///< arrow keys move the tables of tablesOwner
    bool changesTables = false;     ///< by that
    QPoint lastPan;
    QPointF panRest;         ///< of a touchpad, in pixels that are no whole one yet
    QPointF pinchedAt;       ///< in the drawing, between two fingers
    double pinchedZoom = 1;  ///< when they came
    bool spaceHeld = false;
    bool keyPressed = false;  ///< just now
    bool toggleOnRelease = false;
    bool wasChosen = false;            ///< pressedId, before it was pressed
    Qt::Edges edges;                   ///< of the box that is resized
    bool copyOnDrag = false;           ///< pressed with Ctrl: if it is only held while moving, snapping is off
    bool unchooseOnRelease = false;    ///< pressed with Ctrl on what is selected: unless it is dragged
    std::optional<QPoint> pointer;     ///< viewport: where the mouse is, unless the keyboard went elsewhere since
    std::optional<Document> uncopied;  ///< what a drag with Ctrl began with

    Document before;      ///< the document when the change began
    Layout placesBefore;  ///< the place of everything in it
    /// What a move takes along, as it was; and what only gets the place where it is shown already.
    std::vector<std::pair<Id, Placement>> carried, pinned;
    QString changeKey;
    int changes = 0;
    QPointF tablesOffset;
    QRectF band;
    std::vector<Id> bandBase;
    std::vector<Id> moving;  ///< what is selected, with its groups, without what is locked
    QRectF movingRect;       ///< holds all that is moved, as it was
    guides::Snap snap;
    /// What is about to be placed, where it would be.
    struct Ghost {
        QRectF rect;
        QString kind;
    };
    std::optional<Ghost> ghost;
    QString placing;    ///< with Tool::Place: what each click places
    QRegion shownAids;  ///< where guides and the highlight were painted last
    Id highlighted;     ///< the container that would take what is dragged
    bool highlightsRoot = false;
    Id covered;  ///< the box that holds nothing, on which what is dragged would lie

    Id cableFrom;
    QPointF cableTo;
    Id cableTarget;
    Id cableInside;  ///< the machine in whose inside it would be dropped: something new is offered there
    QString routeHint;
    QString cableRefusal;  ///< why it cannot begin, or not end at its target
    bool cableByKeyboard = false;
    int cableAim = -1;  ///< among cableTargets; past them: a new machine
    std::vector<Id> cableTargets;
    QPointer<QMenu> offers;  ///< what could be made at the end of the cable

    Id splice;  ///< the cable onto which what is dragged would be put
    bool spliceable = false;
    std::unordered_map<Id, QPainterPath> cablesBefore;  ///< their ways when the move of a loose box began
    int bend = -1;  ///< of the chosen cable: the one that is moved, or that keys move
    std::vector<QPointF> bendsMoved;

    Id hovered;  ///< its knob is shown
    QRegion shownKnobs;
    QString hint;
    bool hintRefuses = false;
    QPoint hintAt;

    bool byKeyboard = false;               ///< the last word was a key's: the focus is shown
    std::optional<std::vector<Id>> order;  ///< readingOrder(), until the drawing changes

    QVariantAnimation scrolling;  ///< to what undo or redo changed
    bool showsSteps = true;

    NetworkCard *card = nullptr;
    QTimer rest;      ///< until the mouse rests on a network
    Id networkUnder;  ///< what of a network the mouse is on
    bool networksShown = true;

    /// A route of the selected machine, from its interface to the gateway's.
    struct RouteArrow {
        Id from;
        Id to;
        QString text;
    };
    std::vector<RouteArrow> routeArrows;
    mutable std::optional<std::vector<RouteShape>> shownRoutes;  ///< until the drawing changes
    Automatics automatics;

    QPointer<InPlaceEdit> nameEditor;
    Id renaming;
    bool editsAddresses = false;          ///< not its name
    std::optional<QString> refusedText;   ///< what was wrong in nameEditor last
    std::optional<QString> proposedText;  ///< written there instead of it
};

}  // namespace toile
