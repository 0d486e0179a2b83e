// SPDX-License-Identifier: GPL-2.0-or-later
// The views of a tab: made, divided, closed, gone through; the tab itself is in drawingtab.cpp.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"
#include "ui/window/canvasarea.h"
#include "ui/window/drawingtab.h"
#include "ui/window/drawingviews.h"
#include "ui/window/fitting.h"
#include "ui/window/paneframe.h"
#include "ui/window/picturedialog.h"
#include "ui/window/searchpanel.h"
#include "ui/window/teaching.h"
#include "ui/window/viewsplit.h"

#include <QEvent>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace toile {

namespace {

/// Where somebody chose to look he still looks, with less room or more; what was shown whole is so again.
class KeptPlaces {
public:
    explicit KeptPlaces(const std::vector<CanvasView *> &views)
    {
        for (CanvasView *view : views)
            m_places.emplace_back(view, CanvasArea::fittingOf(*view).place());
    }
    ~KeptPlaces()
    {
        for (const auto &[view, place] : m_places)
            if (view)
                CanvasArea::fittingOf(*view).setPlace(place);
    }
    Q_DISABLE_COPY_MOVE(KeptPlaces)
    void give(const CanvasView &from, const CanvasView &to)
    {
        const auto of = [this](const CanvasView &view) {
            return std::ranges::find(m_places, &view, [](const auto &each) { return each.first.data(); });
        };
        of(to)->second = of(from)->second;
    }

private:
    std::vector<std::pair<QPointer<CanvasView>, std::optional<ViewPlace>>> m_places;
};

/// What somebody looks for there, and does with the mouse.
void goOnAs(CanvasView &from, CanvasView &view)
{
    view.canvasScene().setLens(from.canvasScene().lens());
    view.setTool(from.tool() == CanvasView::Tool::Place ? CanvasView::Tool::Select : from.tool());
    CanvasArea::searchOf(view).goOnAs(CanvasArea::searchOf(from));
}

}  // namespace

CanvasView *DrawingTab::makeView()
{
    auto *view = new CanvasView(m_editor, m_run);
    view->canvasScene().setDark(isDark(palette()));
    view->installEventFilter(this);
    m_area->cover(*view, *new Fitting(*view));
    new Teaching(m_editor, *view);
    connect(view, &CanvasView::message, this, &DrawingTab::message);
    connect(view, &CanvasView::activated, this, &DrawingTab::focusInspector);
    connect(view, &CanvasView::pictureWanted, this,
            [this, view](std::optional<QPointF> at) { choosePicture(this, *view, at); });
    connect(view, &CanvasView::pingWanted, this, &DrawingTab::ping);
    connect(view, &CanvasView::routeWanted, this, &DrawingTab::addRoute);
    connect(view, &CanvasView::renumberWanted, this, &DrawingTab::renumber);
    connect(view, &CanvasView::zoomChanged, this, &DrawingTab::viewMoved);
    for (const QScrollBar *bar : {view->horizontalScrollBar(), view->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &DrawingTab::viewMoved);
    return view;
}

void DrawingTab::useView(CanvasView *view)
{
    m_canvas = view;
    m_split->mark(view);
    for (QWidget *each : m_split->views())
        static_cast<CanvasView *>(each)->setShowsSteps(each == view);
}

/// "View 2 of 3", for whoever does not see them.
void DrawingTab::nameViews()
{
    static constexpr const char *kNames[] = {"canvas", "secondCanvas", "thirdCanvas", "fourthCanvas"};
    m_views.clear();
    for (QWidget *each : m_split->views())
        m_views.push_back(static_cast<CanvasView *>(each));
    for (std::size_t i = 0; i < m_views.size(); ++i) {
        // A change is painted in each scene on its own, and what Qt paints in between it forgets to clean up.
        m_views[i]->setViewportUpdateMode(m_views.size() > 1 ? QGraphicsView::FullViewportUpdate
                                                             : QGraphicsView::SmartViewportUpdate);
        m_views[i]->setObjectName(QLatin1String(kNames[i]));
        m_views[i]->setAccessibleName(m_views.size() == 1
                                          ? CanvasView::tr("Network drawing")
                                          : tr("Network drawing, view %1 of %2").arg(i + 1).arg(m_views.size()));
    }
    m_split->mark(m_canvas);
    Q_EMIT changed();
}

void DrawingTab::split(bool on)
{
    if (on == (m_views.size() > 1))
        return;
    if (on) {
        splitView(Qt::Horizontal);
        Q_EMIT changed();  // also when there was no room
        return;
    }
    m_area->showPhysical(false);
    const auto other = [this] { return m_views.front() != m_canvas ? m_views.front() : m_views.back(); };
    while (m_views.size() > 1 && closeView(other()))
        ;
    Q_EMIT changed();
}

void DrawingTab::splitView(Qt::Orientation along)
{
    m_area->showPhysical(false);  // two places of the drawing are wanted
    const QString refusal = m_split->refusal(m_canvas, along);
    if (!refusal.isEmpty()) {
        Q_EMIT message(refusal);
        return;
    }
    const KeptPlaces kept(m_views);
    CanvasView *view = makeView();
    view->canvasScene().lightAs(m_canvas->canvasScene());
    m_split->add(view, m_canvas, along);
    useView(view);
    Q_EMIT viewAdded();
    nameViews();
    view->setFocus();
    tellView();
    fitSoon();
}

/// All that nobody looks elsewhere in, when they have their sizes.
void DrawingTab::fitSoon()
{
    QTimer::singleShot(0, this, [this] {
        for (const CanvasView *each : m_views)
            if (Fitting &fitting = CanvasArea::fittingOf(*each); fitting.isFitted())
                fitting.fit();
    });
}

void DrawingTab::closeView()
{
    m_area->showPhysical(false);
    if (m_views.size() > 1)
        (void)closeView(m_canvas);
}

/// False: something wrong is typed in it, and the focus is there.
bool DrawingTab::closeView(CanvasView *view)
{
    const auto at = std::size_t(std::ranges::find(m_views, view) - m_views.begin());
    CanvasView *next = view != m_canvas ? m_canvas : m_views[at > 0 ? at - 1 : 1];
    if (!view->commitPending() || (view == m_main && !next->commitPending()))
        return false;
    KeptPlaces kept(m_views);
    m_split->take(view);
    if (view == m_main) {
        // It goes on as the one beside it.
        m_split->replace(next, m_main);
        kept.give(*next, *m_main);
        goOnAs(*next, *m_main);
        std::swap(view, next);
    }
    view->removeEventFilter(this);
    useView(next);
    delete view;
    nameViews();
    m_canvas->setFocus();
    tellView();
    return true;
}

void DrawingTab::stepView(int by)
{
    m_area->showPhysical(false);
    const auto count = std::ptrdiff_t(m_views.size());
    const auto at = std::ranges::find(m_views, m_canvas) - m_views.begin();
    const auto next = (at + by + count) % count;
    (void)enterPane(m_views[std::size_t(next)]);
    tellView();
}

void DrawingTab::tellView()
{
    const auto at = std::ranges::find(m_views, m_canvas) - m_views.begin();
    Q_EMIT message(m_views.size() > 1 ? tr("View %1 of %2").arg(at + 1).arg(m_views.size()) : QString());
}

DrawingViews DrawingTab::shownViews() const
{
    DrawingViews shown{m_split->tree(), int(std::ranges::find(m_views, m_canvas) - m_views.begin()),
                       m_area->showsPhysical()};
    const std::vector<ViewTree *> leaves = leavesOf(shown.tree);
    for (std::size_t i = 0; i < leaves.size(); ++i)
        leaves[i]->place = CanvasArea::fittingOf(*m_views[i]).place();
    return shown;
}

void DrawingTab::showViews(const DrawingViews &wanted)
{
    if (!m_hasDrawing || m_views.size() > 1)
        return;
    m_fitSoon->stop();
    std::vector<CanvasView *> made;
    m_split->arrange(wanted.tree, [&] {
        made.push_back(made.empty() ? m_main : makeView());
        return made.back();
    });
    for (CanvasView *view : made) {
        useView(view);
        if (view != m_main)
            Q_EMIT viewAdded();
    }
    useView(made[std::size_t(wanted.used)]);
    nameViews();
    ViewTree tree = wanted.tree;
    const std::vector<ViewTree *> leaves = leavesOf(tree);
    for (std::size_t i = 0; i < leaves.size(); ++i)
        CanvasArea::fittingOf(*m_views[i]).setPlace(leaves[i]->place);
    m_canvas->setFocus();
    fitSoon();
    if (wanted.physical)
        m_area->showPhysical(true);
}

CanvasView &DrawingTab::shownCanvas()
{
    m_area->showPhysical(false);
    return *m_canvas;
}

void DrawingTab::eachView(const std::function<void()> &act)
{
    CanvasView *used = m_canvas;
    for (CanvasView *view : m_views) {
        m_canvas = view;
        act();
    }
    m_canvas = used;
}

bool DrawingTab::eventFilter(QObject *object, QEvent *event)
{
    auto *view = qobject_cast<CanvasView *>(object);
    if (event->type() == QEvent::FocusIn && view && view != m_canvas) {
        useView(view);
        Q_EMIT changed();
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace toile
