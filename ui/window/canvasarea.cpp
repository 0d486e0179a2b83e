// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/canvasarea.h"

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"
#include "ui/window/fitting.h"
#include "ui/window/minimap.h"
#include "ui/window/morph.h"
#include "ui/window/physicalview.h"
#include "ui/window/searchpanel.h"

#include <QLayout>

namespace toile {

namespace {

/// Boxes of machines and bridges as they are seen.
std::map<Id, QRectF> boxesIn(CanvasView &canvas, const QWidget &area)
{
    std::map<Id, QRectF> boxes;
    const QPointF corner = canvas.viewport()->mapTo(&area, QPoint());
    for (const auto &[id, box] : canvas.canvasScene().geometry().boxes)
        boxes[id] = QRectF(canvas.mapFromScene(box).boundingRect()).translated(corner);
    return boxes;
}

}  // namespace

CanvasArea::CanvasArea(Editor &editor, LabRun &run, QWidget &views, std::function<CanvasView &()> used, QWidget *parent)
    : QStackedWidget(parent), m_editor(editor), m_run(run), m_views(views), m_used(std::move(used))
{
    setObjectName(QStringLiteral("canvasArea"));
    addWidget(&views);
}

CanvasArea::~CanvasArea()
{
    delete m_physical;
}

void CanvasArea::cover(CanvasView &view, Fitting &fitting)
{
    connect(new SearchPanel(m_editor, m_run, view), &SearchPanel::panned, &fitting, &Fitting::leave);
    connect(new Minimap(view), &Minimap::panned, &fitting, &Fitting::leave);
}

PhysicalView &CanvasArea::physical()
{
    if (m_physical)
        return *m_physical;
    m_physical = new PhysicalView(m_editor, m_run, this);
    addWidget(m_physical);
    connect(m_physical, &PhysicalView::message, this, &CanvasArea::message);
    connect(&m_physical->canvas(), &CanvasView::zoomChanged, this, &CanvasArea::viewChanged);
    connect(m_physical, &PhysicalView::backWanted, this, [this] { showPhysical(false); });
    connect(&m_physical->canvas(), &CanvasView::toolChanged, this, &CanvasArea::viewChanged);
    connect(m_physical, &PhysicalView::activated, this, &CanvasArea::activated);
    connect(m_physical, &PhysicalView::pingWanted, this, &CanvasArea::pingWanted);
    connect(m_physical, &PhysicalView::contextMenuWanted, this, &CanvasArea::contextMenuWanted);
    return *m_physical;
}

bool CanvasArea::showsPhysical() const
{
    return m_physical && currentWidget() == m_physical;
}

CanvasView &CanvasArea::shown() const
{
    return showsPhysical() ? m_physical->canvas() : m_used();
}

Editor &CanvasArea::shownEditor() const
{
    return showsPhysical() ? m_physical->editor() : m_editor;
}

void CanvasArea::showPhysical(bool on)
{
    if (on == showsPhysical())
        return;
    if (on && !physical().begin()) {
        m_physical->end();
        Q_EMIT viewChanged();
        return;
    }
    for (SearchPanel *search : m_views.findChildren<SearchPanel *>())
        search->stop();
    const bool seen = isVisible() && !size().isEmpty();
    const QPixmap before = seen ? grab() : QPixmap();
    const std::map<Id, QRectF> from = boxesIn(shown(), *this);
    setCurrentWidget(on ? static_cast<QWidget *>(m_physical) : &m_views);
    currentWidget()->setGeometry(contentsRect());  // now: what it will look like is needed
    if (on) {
        m_physical->layout()->activate();
        m_physical->fitting().fit();
    }
    handOverTool(on);
    shown().setFocus();
    if (seen)
        morph(before, from);
    if (!on)
        m_physical->end();
    Q_EMIT viewChanged();
}

void CanvasArea::fit()
{
    if (showsPhysical())
        m_physical->fitting().fit();
    else
        fittingOf(m_used()).fit();
}

Fitting &CanvasArea::fittingOf(const CanvasView &view)
{
    return *view.findChild<Fitting *>(QString(), Qt::FindDirectChildrenOnly);
}

SearchPanel &CanvasArea::searchOf(const CanvasView &view)
{
    return *view.findChild<SearchPanel *>(QString(), Qt::FindDirectChildrenOnly);
}

/// There nothing can be drawn, but pinged.
void CanvasArea::handOverTool(bool toPhysical)
{
    const auto isOfBoth = [](CanvasView::Tool tool) {
        return tool == CanvasView::Tool::Select || tool == CanvasView::Tool::Ping;
    };
    CanvasView &there = m_physical->canvas();
    if (toPhysical)
        there.setTool(isOfBoth(m_used().tool()) ? m_used().tool() : CanvasView::Tool::Select);
    else if (isOfBoth(m_used().tool()))
        m_used().setTool(there.tool());
}

void CanvasArea::morph(const QPixmap &before, const std::map<Id, QRectF> &from)
{
    const PhysicalLab &lab = m_physical->lab();
    const bool toPhysical = showsPhysical();
    const std::map<Id, QRectF> to = boxesIn(shown(), *this);
    std::vector<MorphPiece> pieces;
    for (const auto &[id, machine] : lab.document.topology().machines) {
        const Id drawn = lab.originOf(id);
        const auto a = from.find(toPhysical ? drawn : id);
        const auto b = to.find(toPhysical ? id : drawn);
        if (a != from.end() && b != to.end())
            pieces.push_back({a->second, b->second});
    }
    const QColor paper = shown().canvasScene().look().paper;
    auto *over = new Morph(before, grab(), std::move(pieces), paper, this);
    over->setGeometry(rect());
    over->show();
    over->raise();
}

void CanvasArea::showMinimap(CanvasView &view, bool on)
{
    view.findChild<Minimap *>()->setVisible(on);
}

void CanvasArea::find()
{
    showPhysical(false);
    m_used().findChild<SearchPanel *>()->start();
}

}  // namespace toile
