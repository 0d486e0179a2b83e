// SPDX-License-Identifier: GPL-2.0-or-later
// What is seen of the active drawing and its state, and where the keyboard is.
#include "core/model/cabling.h"
#include "core/model/vxlanlayers.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/arrangemenu.h"
#include "ui/window/canvasarea.h"
#include "ui/window/deployflow.h"
#include "ui/window/labfiles.h"
#include "ui/window/mainwindow.h"
#include "ui/window/paneframe.h"
#include "ui/window/panelaction.h"
#include "ui/window/renumberdialog.h"
#include "ui/window/statebanner.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <set>

namespace toile {

void MainWindow::showTool()
{
    const CanvasView::Tool used = tab().area().shown().tool();
    for (QAction *action : {m_actions.selectTool, m_actions.cableTool, m_actions.pingTool, m_actions.routeTool})
        action->setChecked(action->data().value<CanvasView::Tool>() == used);
    if (used != CanvasView::Tool::Place)
        m_palette->clearSelection();  // a row that stays blue would say that a click places one
}

/// Ticked: how the selected cables run, or those without a style of their own. None when they differ.
void MainWindow::showCableStyle()
{
    const Layout &layout = editor().layout();
    std::set<CableStyle> styles;
    for (const Id id : editor().selection())
        if (editor().topology().cables.contains(id))
            styles.insert(styleOf(layout, id));
    if (styles.empty())
        styles.insert(styleOf(layout, Topology::kHeaderId));
    for (const auto &[action, style] : cableStyles(m_actions))
        action->setChecked(styles == std::set{style});
}

void MainWindow::showZoom()
{
    m_zoom->setText(tr("%1 %", "zoom").arg(qRound(tab().area().shown().transform().m11() * 100)));
    m_zoom->setAccessibleName(tr("Zoom: %1").arg(m_zoom->text()));
}

void MainWindow::refreshTitle()
{
    const bool drawing = tab().hasDrawing();
    setWindowModified(drawing && editor().isModified());
    setWindowTitle(drawing ? tr("%1[*] – Toile").arg(files().displayName()) : tr("Toile"));
    setWindowFilePath(drawing ? editor().path() : QString());
}

void MainWindow::refreshState()
{
    const StateLook look = lookOf(run().state());
    m_stateLabel->setText(look.word);
    m_stateIcon->setPixmap(
        colouredIcon(look.icon, signalColour(look.signal, palette())).pixmap(QSize(16, 16), devicePixelRatioF()));
    refreshActions();
}

void MainWindow::refreshActions()
{
    const bool drawing = tab().hasDrawing();
    const LabRun::State state = run().state();
    const bool busy = state == LabRun::State::Connecting || state == LabRun::State::Applying;
    const bool running = drawing && tab().isRunning();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_stateIcon), static_cast<QWidget *>(m_stateLabel), static_cast<QWidget *>(m_zoom)})
        widget->setVisible(drawing);
    for (QAction *action : {m_actions.save,           m_actions.saveAs,       m_actions.exportPicture,
                            m_actions.exportScript,   m_actions.exportBrctl,  m_actions.copyCommands,
                            m_actions.selectAll,      m_actions.zoomIn,       m_actions.zoomOut,
                            m_actions.actualSize,     m_actions.fit,          m_actions.showPlan,
                            m_actions.properties,     m_actions.selectTool,   m_actions.cableTool,
                            m_actions.pingTool,       m_actions.vlans,        m_actions.curvedCables,
                            m_actions.straightCables, m_actions.squareCables, m_actions.addBend,
                            m_actions.removeBend,     m_actions.removeBends,  m_actions.copyPicture,
                            m_actions.print,          m_actions.report,       m_actions.find,
                            m_actions.networks,       m_actions.routeTool,    m_actions.paste,
                            m_actions.minimap,        m_actions.physical,     m_actions.whatIsThis})
        action->setEnabled(drawing);
    const bool vxlans = drawing && hasVxlans(editor().topology());
    for (QAction *action : {m_actions.vxlanBoth, m_actions.vxlanOverlay, m_actions.vxlanUnderlay})
        action->setEnabled(vxlans);
    m_layersMenu->menuAction()->setEnabled(vxlans);
    for (QAction *action : m_panelsMenu->actions())
        action->setEnabled(drawing);
    const bool divided = drawing && tab().views().size() > 1;
    for (QAction *action : {m_actions.splitView, m_actions.splitRight, m_actions.splitBelow})
        action->setEnabled(drawing);
    m_actions.splitView->setChecked(divided);
    const bool seen = divided && !tab().area().showsPhysical();
    for (QAction *action : {m_actions.closeView, m_actions.nextView, m_actions.previousView})
        action->setEnabled(seen);
    const std::size_t open = m_tabs->all().size();
    m_actions.closeLab->setEnabled(drawing || open > 1);
    for (QAction *action : {m_actions.nextTab, m_actions.previousTab})
        action->setEnabled(open > 1);
    m_insertMenu->setEnabled(drawing);
    for (QAction *action : m_insertMenu->actions())
        action->setEnabled(drawing);
    showCableStyle();
    m_actions.physical->setChecked(drawing && tab().area().showsPhysical());
    m_moveMenu->menuAction()->setEnabled(drawing && editor().topology().machine(tab().selectedMachine()));
    m_actions.renumber->setEnabled(drawing && !networksOf(editor().topology()).empty());
    const bool selected = drawing && !editor().selection().empty();
    for (QAction *action : {m_actions.rename, m_actions.remove, m_actions.connectElements, m_actions.cut,
                            m_actions.copy, m_actions.duplicate})
        action->setEnabled(selected);
    m_arrangeMenu->refresh(drawing ? &editor() : nullptr);
    m_actions.addRoute->setEnabled(drawing && tab().selectedMachine());
    m_actions.editAddresses->setEnabled(selected && editor().topology().interface(editor().selection().front()));
    m_actions.deploy->setEnabled(drawing && !busy);
    const bool changes =
        state == LabRun::State::Changed || (state == LabRun::State::Broken && holdsMachines(tab().run()));
    m_actions.deploy->setText(changes ? tr("&Apply") : tr("&Deploy"));
    m_actions.undeploy->setEnabled(drawing && !busy && tab().run().mayUndeploy());
    const CardStates cards = running ? tab().run().cards() : CardStates();
    m_actions.confirmCards->setEnabled(std::ranges::any_of(cards, &CardState::isAwaitingConfirmation));
    m_actions.revertCards->setEnabled(std::ranges::any_of(cards, &CardState::here));
    for (QAction *action : {m_actions.ping, m_actions.foldTables, m_actions.unfoldTables, m_actions.moveTables,
                            m_actions.resetTables, m_tablesMenu->menuAction()})
        action->setEnabled(running);
    m_actions.terminal->setEnabled(running && tab().selectedMachine());
    m_actions.runChecks->setEnabled(drawing && tab().checks().mayRun());
    m_actions.addCheck->setEnabled(drawing && !editor().topology().machines.empty());
}

void MainWindow::focusNextPane()
{
    std::vector<std::pair<QDockWidget *, QWidget *>> panes{{m_paletteDock, m_paletteDock->widget()}};
    for (CanvasView *view : tab().views())
        panes.emplace_back(nullptr, view);
    if (tab().area().showsPhysical())
        panes[1].second = &tab().area().shown();  // in the place of the views, which are hidden
    for (const PanelDock &each : m_docks)
        panes.emplace_back(each.dock, each.panels->currentWidget());
    std::size_t current = 1;
    for (std::size_t i = 0; i < panes.size(); ++i) {
        if (panes[i].second == focusWidget() || panes[i].second->isAncestorOf(focusWidget()))
            current = i;
    }
    for (std::size_t step = 1; step <= panes.size(); ++step) {
        const auto &[dock, widget] = panes[(current + step) % panes.size()];
        // What is behind another tab is reached by its entry in View, Panels. What has nothing to be used by keyboard
        // now is passed by.
        if (widget->isVisible() && (!dock || isInFront(*dock)) && enterPane(widget))
            return;
    }
}

}  // namespace toile
