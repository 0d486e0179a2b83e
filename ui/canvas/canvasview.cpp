// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview.h"

#include "ui/canvas/accessible.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/elementitem.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QGraphicsItem>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <cmath>

namespace toile {

namespace {
constexpr double kLeastZoom = 0.02;
constexpr double kMostZoom = 8;
constexpr double kFitZoom = 1.5;  // a small lab is not blown up beyond this

/// The middle of what is seen when `seen` is too short for `all`: `first` is in it before the rest is.
double middleOf(double seen, std::pair<double, double> all, std::pair<double, double> first)
{
    const double middle = (all.first + all.second) / 2;
    if (seen >= all.second - all.first)
        return middle;
    if (seen <= first.second - first.first)
        return (first.first + first.second) / 2;
    return qBound(first.second - seen / 2, middle, first.first + seen / 2);
}

}  // namespace

CanvasView::Private::Private(CanvasView &view, Editor &document, LabRun &labRun)
    : q(view), editor(document), run(labRun), scene(new CanvasScene(document, labRun, &view))
{
}

CanvasView::CanvasView(Editor &editor, LabRun &run, QWidget *parent)
    : QGraphicsView(parent), d(std::make_unique<Private>(*this, editor, run))
{
    installCanvasAccessibility();
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Network drawing"));
    setScene(d->scene);
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    setOptimizationFlag(QGraphicsView::DontSavePainterState);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragMode(QGraphicsView::NoDrag);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    viewport()->grabGesture(Qt::PinchGesture);
    connect(&editor, &Editor::documentReset, this, [this] {
        d->endGesture();
        d->hideNetwork();
        d->finishRename(false);
    });
    connect(&editor, &Editor::selectionChanged, this, [this] {
        d->bend = -1;
        d->endTables();
        viewport()->update();
        tellSelection(*this, d->editor.selection());
        d->followSelection();
        d->followRoutes();
    });
    connect(&editor, &Editor::changed, this, [this](const Patch &patch) {
        if (!d->changesTables)
            d->endTables();
        if (d->cableFrom && !d->editor.topology().find(d->cableFrom))
            d->endGesture();
        if (!patch.isLayoutOnly())
            d->followRoutes();
        else if (!d->routeArrows.empty())
            d->repaintAids();
        if (d->scene->network())
            d->followSelection();
    });
    connect(&editor, &Editor::stepped, this, [this](const Patch &patch) { d->showStep(patch); });
    connect(d->scene, &CanvasScene::drawingChanged, this, [this] {
        d->order.reset();
        d->shownRoutes.reset();
        d->placeEditor();
        d->repaintKnobs();
        tellReordered(*this);
    });
    d->setUpNetworks();
    d->followPalette();
}

CanvasView::~CanvasView()
{
    d->editor.disconnect(this);
    if (d->nameEditor)
        d->nameEditor->disconnect(this);  // its last words would come after us
}

CanvasScene &CanvasView::canvasScene()
{
    return *d->scene;
}

double CanvasView::Private::zoom() const
{
    return q.transform().m11();
}

/// Of the screen, for one unit of the drawing.
double CanvasView::Private::pixels() const
{
    return zoom() * q.devicePixelRatioF();
}

Id CanvasView::pillAt(QPointF position) const
{
    return d->scene->pillAt(position, d->pixels());
}

void CanvasView::Private::setZoom(double factor)
{
    const double wanted = qBound(kLeastZoom, factor, kMostZoom);
    const double change = wanted / zoom();
    q.scale(change, change);
    placeEditor();
    Q_EMIT q.zoomChanged(wanted);
}

void CanvasView::Private::say(const QString &text)
{
    Q_EMIT q.message(text);
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    if (hasFocus())
        viewport()->update();  // the frame of the focus does not scroll
    d->placeEditor();
}

/// What is at this point of the viewport stays there.
void CanvasView::Private::zoomAround(QPointF viewPoint, double factor)
{
    const QPointF fixed = q.viewportTransform().inverted().map(viewPoint);
    setZoom(zoom() * factor);
    scrollBy(viewPoint - q.viewportTransform().map(fixed));
}

void CanvasView::Private::scrollBy(QPointF by)
{
    q.horizontalScrollBar()->setValue(q.horizontalScrollBar()->value() - qRound(by.x()));
    q.verticalScrollBar()->setValue(q.verticalScrollBar()->value() - qRound(by.y()));
}

QPointF CanvasView::Private::scenePoint(const QPoint &viewPoint) const
{
    return q.mapToScene(viewPoint);
}

void CanvasView::zoomBy(double factor)
{
    d->zoomAround(QRectF(viewport()->rect()).center(), factor);
}

void CanvasView::zoomToActualSize()
{
    zoomBy(1 / d->zoom());
}

void CanvasView::fitAll()
{
    const QRectF rect = d->scene->drawingRect();
    const QSizeF room = viewport()->size();
    if (rect.isEmpty() || room.isEmpty())
        return;
    const Topology &topology = d->editor.topology();
    const double most = topology.machines.empty() && topology.notes.empty() ? 1 : kFitZoom;
    const QRectF first = d->scene->drawingRect({.title = true, .legend = true, .tables = false, .only = {}});
    const auto zoomTo = [&](const QRectF &shown) {
        return qMin(room.width() / shown.width(), room.height() / shown.height());
    };
    double zoom = zoomTo(rect);
    // Further away live tables are not drawn; just there rounding would decide, for each item by itself. Where they
    // have no room beside the drawing, that comes first.
    const double least = 1.001 * kLabelZoom / devicePixelRatioF();
    if (d->scene->showsTables() && zoom < least)
        zoom = qMin(least, zoomTo(first));
    d->setZoom(qMin(zoom, most));
    const QSizeF seen = room / d->zoom();
    centerOn(middleOf(seen.width(), {rect.left(), rect.right()}, {first.left(), first.right()}),
             middleOf(seen.height(), {rect.top(), rect.bottom()}, {first.top(), first.bottom()}));
}

void CanvasView::setAutomatics(const Automatics &wanted)
{
    d->automatics = wanted;
}

void CanvasView::setSnapping(bool on)
{
    d->snapping = on;
}

void CanvasView::setGuiding(bool on)
{
    d->guiding = on;
}

Editor &CanvasView::editor()
{
    return d->editor;
}

CanvasView::Tool CanvasView::tool() const
{
    return d->tool;
}

void CanvasView::setTool(Tool tool)
{
    if (d->tool == tool)
        return;
    d->endTables();
    d->cancel();
    d->endPlace();
    d->tool = tool;
    viewport()->setCursor(tool == Tool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
    Q_EMIT toolChanged(tool);
}

void CanvasView::reveal(Id id)
{
    if (const QGraphicsItem *item = d->scene->itemOf(id))
        d->scrollTo(item->boundingRect(), 60);
    d->editor.setSelection({id});
}

void CanvasView::revealTables(Id owner)
{
    reveal(owner);
    if (const QRectF tables = d->scene->tablesRect(owner); !tables.isEmpty())
        d->scrollTo(tables, 40);
}

/// With a margin; what is seen whole stays where it is, and so does all the rest.
void CanvasView::Private::scrollTo(const QRectF &rect, int margin)
{
    if (!q.viewport()->rect().contains(q.mapFromScene(rect).boundingRect()))
        q.ensureVisible(rect, margin, margin);
}

bool CanvasView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        // A menu over the drawing: what is chosen there is meant for where it was asked for.
        if (!QApplication::activePopupWidget())
            d->pointer.reset();
        d->hover(QPointF(1e9, 1e9));
        d->hideNetwork();
    }
    if (event->type() == QEvent::ToolTip && d->tool == Tool::Place)
        return true;  // what is about to be placed is in the way
    return d->gestured(event) || QGraphicsView::viewportEvent(event);
}

bool CanvasView::event(QEvent *event)
{
    // Keys belong to the drawing while the mouse holds something of it, and some also while keys do.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool escapes = key == Qt::Key_Escape && (d->cableByKeyboard || d->tablesByKeyboard);
        const bool deletes = (key == Qt::Key_Delete || key == Qt::Key_Backspace) && d->tablesByKeyboard;
        if (d->gesture != Gesture::None || escapes || deletes) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::KeyPress)
        return QGraphicsView::event(event);
    const QScopedValueRollback pressed(d->keyPressed, true);
    return QGraphicsView::event(event);
}

void CanvasView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && d)
        d->followPalette();
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    d->press(event);
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    d->move(event);
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    d->release(event);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPointF at = d->scenePoint(event->pos());
    const Id id = d->scene->idAt(at);
    if (const int bend = d->bendAt(at); bend >= 0) {
        d->removeBendAt(bend);
        return;
    }
    if (const Id addressed = d->pixels() < kLabelZoom ? Id() : d->scene->addressesAt(at)) {
        d->editAddresses(addressed);
        return;
    }
    if (const Id cable = pillAt(at)) {
        d->activatePill(cable);
        return;
    }
    if (!id)
        return;
    if (d->scene->nameRect(id).adjusted(-6, -4, 6, 4).contains(at))
        d->rename(id);
    else
        Q_EMIT activated(id);
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    if (d->gesture != Gesture::None)  // a menu could take away what is being dragged
        return;
    if (d->tool == Tool::Place) {
        setTool(Tool::Select);
        return;
    }
    Id id;
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        id = d->editor.selection().empty() ? Id() : d->editor.selection().front();
        if (const QGraphicsItem *item = d->scene->itemOf(id))
            global = viewport()->mapToGlobal(mapFromScene(item->boundingRect().center()));
    } else {
        d->pointer = event->pos();
        const QPointF at = d->scenePoint(event->pos());
        const Id owner = d->scene->tablesAt(at);
        const Id pill = owner ? Id() : pillAt(at);
        id = owner ? owner : pill ? pill : d->scene->idAt(at);
        const std::vector<Id> &chosen = d->editor.selection();
        if (id && std::find(chosen.begin(), chosen.end(), id) == chosen.end())
            d->editor.setSelection({id});
    }
    Q_EMIT contextMenuWanted(id, global);
}

}  // namespace toile
