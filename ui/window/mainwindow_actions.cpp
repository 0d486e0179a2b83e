// SPDX-License-Identifier: GPL-2.0-or-later
// What the window's actions do, to the active tab or to all.
#include "core/lab/exporters.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/arrangemenu.h"
#include "ui/window/canvasarea.h"
#include "ui/window/closing.h"
#include "ui/window/deployflow.h"
#include "ui/window/elementpalette.h"
#include "ui/window/exportdialog.h"
#include "ui/window/exporting.h"
#include "ui/window/findingspanel.h"
#include "ui/window/foldingdock.h"
#include "ui/window/gallery.h"
#include "ui/window/labopener.h"
#include "ui/window/mainwindow.h"
#include "ui/window/startpage.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QMenu>
#include <QSettings>

namespace toile {

namespace {

/// Actions whose keys mean something else in a list or a text.
std::vector<QAction *> ofTheCanvas(const Actions &actions)
{
    return {actions.rename, actions.remove, actions.selectAll, actions.cut,
            actions.copy,   actions.paste,  actions.duplicate};
}

}  // namespace

void MainWindow::onTab(QAction *action, std::function<void(DrawingTab &tab)> act)
{
    connect(action, &QAction::triggered, this, [this, act = std::move(act)] { act(tab()); });
}

void MainWindow::onAllTabs(QAction *toggle, std::function<void(DrawingTab &tab, bool on)> apply)
{
    connect(toggle, &QAction::toggled, this, [this, apply](bool on) {
        for (DrawingTab *tab : m_tabs->all())
            tab->eachView([&] { apply(*tab, on); });
    });
    m_toggles.emplace_back([toggle, apply](DrawingTab &tab) { apply(tab, toggle->isChecked()); });
}

void MainWindow::connectFileActions()
{
    connect(m_actions.newLab, &QAction::triggered, m_opener, &LabOpener::newLab);
    connect(m_actions.open, &QAction::triggered, m_opener, &LabOpener::openDialog);
    connect(m_actions.gallery, &QAction::triggered, this,
            [this] { connect(showGallery(this), &Gallery::labWanted, m_opener, &LabOpener::openShipped); });
    onTab(m_actions.save, &DrawingTab::save);
    onTab(m_actions.saveAs, &DrawingTab::saveAs);
    onTab(m_actions.print, &DrawingTab::print);
    onTab(m_actions.report, &DrawingTab::writeReport);
    onTab(m_actions.exportPicture, &DrawingTab::exportPicture);
    onTab(m_actions.copyPicture,
          [this](DrawingTab &tab) { say(copyPicture(tab.area().shown().canvasScene(), tab.area().shownEditor())); });
    onTab(m_actions.exportScript,
          [this](DrawingTab &tab) { exportScriptWithDialog(this, tab.editor().topology(), Dialect::Iproute); });
    onTab(m_actions.exportBrctl,
          [this](DrawingTab &tab) { exportScriptWithDialog(this, tab.editor().topology(), Dialect::Brctl); });
    onTab(m_actions.copyCommands, [this](DrawingTab &tab) {
        QApplication::clipboard()->setText(exportScript(tab.editor().topology(), Dialect::Iproute));
        say(tr("The script of this lab is in the clipboard."));
    });
    onTab(m_actions.closeLab, [this](DrawingTab &tab) { m_closing->closeTab(tab); });
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_recent, &RecentFiles::changed, this, &MainWindow::refreshRecent);
    refreshRecent();
}

void MainWindow::refreshRecent()
{
    m_recentMenu->clear();
    const QStringList files = m_recent.files();
    m_recentMenu->setEnabled(!files.isEmpty());
    for (const QString &file : files) {
        QAction *action = m_recentMenu->addAction(QDir::toNativeSeparators(file).replace(u'&', QStringLiteral("&&")));
        action->setStatusTip(tr("Open this file again."));
        connect(action, &QAction::triggered, m_opener, [this, file] { m_opener->openFile(file); });
    }
    m_recentMenu->addSeparator();
    QAction *clear = m_recentMenu->addAction(tr("&Clear this list"));
    clear->setObjectName(QStringLiteral("actionClearRecent"));
    clear->setStatusTip(tr("Forget which files were opened; the files stay."));
    connect(clear, &QAction::triggered, &m_recent, &RecentFiles::clear);
}

void MainWindow::connectEditActions()
{
    onTab(m_actions.rename, &DrawingTab::rename);
    onTab(m_actions.remove, [](DrawingTab &tab) { tab.shownCanvas().deleteSelection(); });
    onTab(m_actions.selectAll, [](DrawingTab &tab) { tab.canvas().selectEverything(); });
    onTab(m_actions.cut, [](DrawingTab &tab) { tab.shownCanvas().cutSelection(); });
    onTab(m_actions.copy, [](DrawingTab &tab) { tab.canvas().copySelection(); });
    onTab(m_actions.paste, [](DrawingTab &tab) { tab.shownCanvas().paste(); });
    onTab(m_actions.duplicate, [](DrawingTab &tab) { tab.shownCanvas().duplicateSelection(); });
    onTab(m_actions.editAddresses, [](DrawingTab &tab) { tab.shownCanvas().editAddresses(); });
    onTab(m_actions.addRoute, [](DrawingTab &tab) { tab.addRoute(tab.selectedMachine(), {}); });
    connectAutomatics();
    onTab(m_actions.connectElements, &DrawingTab::connectElements);
    auto *styles = new QActionGroup(this);  // the one in use stays ticked when it is chosen again
    for (const auto &[action, style] : cableStyles(m_actions)) {
        styles->addAction(action);
        onTab(action, [style = style](DrawingTab &tab) { tab.shownCanvas().setCableStyle(style); });
    }
    onTab(m_actions.addBend, [](DrawingTab &tab) { tab.shownCanvas().addBend(); });
    onTab(m_actions.removeBend, [](DrawingTab &tab) { tab.shownCanvas().removeBend(); });
    onTab(m_actions.removeBends, [](DrawingTab &tab) { tab.shownCanvas().straightenCables(); });
    onTab(m_actions.find, [](DrawingTab &tab) { tab.area().find(); });
    onTab(m_actions.renumber, [](DrawingTab &tab) { tab.renumber(std::nullopt); });
    onTab(m_actions.vlans, &DrawingTab::editVlans);
    onTab(m_actions.properties, &DrawingTab::focusInspector);
    connectTools();
    // In a list or a text these keys mean something else: connectView() gives them to the canvas.
    for (QAction *action : ofTheCanvas(m_actions))
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
}

/// What drawing fills in: a setting of the person, for all drawings.
void MainWindow::connectAutomatics()
{
    for (const auto &[action, key] : {std::pair{m_actions.autoNames, QStringLiteral("drawing/automaticNames")},
                                      std::pair{m_actions.autoAddresses, QStringLiteral("drawing/automaticAddresses")},
                                      std::pair{m_actions.autoMacs, QStringLiteral("drawing/automaticMacs")}}) {
        action->setChecked(m_setup.settings.value(key, true).toBool());
        connect(action, &QAction::toggled, this, [this, key = key](bool on) { m_setup.settings.setValue(key, on); });
        onAllTabs(action, [this](DrawingTab &tab, bool) {
            tab.canvas().setAutomatics({m_actions.autoNames->isChecked(), m_actions.autoAddresses->isChecked(),
                                        m_actions.autoMacs->isChecked()});
        });
    }
}

void MainWindow::connectTools()
{
    auto *group = new QActionGroup(this);
    for (const auto &[action, tool] : {std::pair{m_actions.selectTool, CanvasView::Tool::Select},
                                       std::pair{m_actions.cableTool, CanvasView::Tool::Cable},
                                       std::pair{m_actions.pingTool, CanvasView::Tool::Ping},
                                       std::pair{m_actions.routeTool, CanvasView::Tool::Route}}) {
        group->addAction(action);
        action->setData(QVariant::fromValue(tool));
        const bool draws = tool == CanvasView::Tool::Cable || tool == CanvasView::Tool::Route;
        onTab(action, [tool = tool, draws](DrawingTab &tab) {
            (draws ? tab.shownCanvas() : tab.area().shown()).setTool(tool);
        });
    }
}

void MainWindow::connectViewActions()
{
    constexpr double kStep = 1.25;
    onTab(m_actions.zoomIn, [](DrawingTab &tab) { tab.area().shown().zoomBy(kStep); });
    onTab(m_actions.zoomOut, [](DrawingTab &tab) { tab.area().shown().zoomBy(1 / kStep); });
    onTab(m_actions.actualSize, [](DrawingTab &tab) { tab.area().shown().zoomToActualSize(); });
    onTab(m_actions.fit, &DrawingTab::fit);
    for (QAction *on : {m_actions.snap, m_actions.guides, m_actions.networks})
        on->setChecked(true);
    onAllTabs(m_actions.networks, [](DrawingTab &tab, bool on) { tab.canvas().showNetworks(on); });
    onAllTabs(m_actions.snap, [](DrawingTab &tab, bool on) { tab.canvas().setSnapping(on); });
    onAllTabs(m_actions.guides, [](DrawingTab &tab, bool on) { tab.canvas().setGuiding(on); });
    connectVxlanLayers();
    onTab(m_actions.foldTables, [](DrawingTab &tab) { tab.shownCanvas().foldTables(true); });
    onTab(m_actions.unfoldTables, [](DrawingTab &tab) { tab.shownCanvas().foldTables(false); });
    onTab(m_actions.moveTables, [](DrawingTab &tab) { tab.shownCanvas().moveTables(); });
    onTab(m_actions.resetTables, [](DrawingTab &tab) { tab.shownCanvas().resetTables(); });
    onTab(m_actions.splitView, [this](DrawingTab &tab) { tab.split(m_actions.splitView->isChecked()); });
    onTab(m_actions.splitRight, [](DrawingTab &tab) { tab.splitView(Qt::Horizontal); });
    onTab(m_actions.splitBelow, [](DrawingTab &tab) { tab.splitView(Qt::Vertical); });
    onTab(m_actions.closeView, [](DrawingTab &tab) { tab.closeView(); });
    onTab(m_actions.nextView, [](DrawingTab &tab) { tab.stepView(1); });
    onTab(m_actions.previousView, [](DrawingTab &tab) { tab.stepView(-1); });
    onAllTabs(m_actions.minimap, [](DrawingTab &tab, bool on) { tab.area().showMinimap(tab.canvas(), on); });
    onTab(m_actions.physical, [](DrawingTab &tab) { tab.area().showPhysical(!tab.area().showsPhysical()); });
    connect(m_actions.fullScreen, &QAction::triggered, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
    connect(m_actions.nextTab, &QAction::triggered, m_tabs, [this] { m_tabs->step(1); });
    connect(m_actions.previousTab, &QAction::triggered, m_tabs, [this] { m_tabs->step(-1); });
    connect(m_actions.nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
}

/// One of three: what goes in tunnels, what carries them, or both.
void MainWindow::connectVxlanLayers()
{
    auto *group = new QActionGroup(this);
    for (const auto &[action, layer] :
         {std::pair{m_actions.vxlanBoth, VxlanLayer::Both}, std::pair{m_actions.vxlanOverlay, VxlanLayer::Overlay},
          std::pair{m_actions.vxlanUnderlay, VxlanLayer::Underlay}}) {
        group->addAction(action);
        onAllTabs(action, [layer = layer](DrawingTab &tab, bool on) {
            if (on)  // else the one that is chosen instead says what is shown
                tab.canvas().canvasScene().setVxlanLayer(layer);
        });
    }
    m_actions.vxlanBoth->setChecked(true);
}

void MainWindow::connectLabActions()
{
    onTab(m_actions.deploy, &DrawingTab::deploy);
    onTab(m_actions.undeploy, [](DrawingTab &tab) { tab.flow().undeploy(); });
    onTab(m_actions.confirmCards, [](DrawingTab &tab) { tab.run().confirmCards(); });
    onTab(m_actions.revertCards, [](DrawingTab &tab) { tab.run().revertCards(); });
    onTab(m_actions.showPlan, &DrawingTab::showPlan);
    m_actions.planFirst->setChecked(DeployFlow::planFirst(m_setup.settings));
    connect(m_actions.planFirst, &QAction::toggled, this,
            [this](bool on) { DeployFlow::setPlanFirst(m_setup.settings, on); });
    onTab(m_actions.ping, [](DrawingTab &tab) { tab.ping(tab.selectedMachine(), {}); });
    onTab(m_actions.terminal, &DrawingTab::openTerminal);
    onTab(m_actions.runChecks, &DrawingTab::runChecks);
    onTab(m_actions.addCheck, &DrawingTab::addCheck);
}

void MainWindow::connectParts()
{
    connect(m_tabs, &DrawingTabs::added, this, &MainWindow::addTab);
    connect(m_tabs, &DrawingTabs::activated, this, &MainWindow::showActive);
    connect(m_tabs, &DrawingTabs::closeWanted, this, [this](DrawingTab *tab) { m_closing->closeTab(*tab); });
    connect(m_closing, &Closing::message, this, &MainWindow::say);
    connect(m_start, &StartPage::fileWanted, m_opener, &LabOpener::openFile);
    connect(m_start, &StartPage::labWanted, m_opener, &LabOpener::openShipped);
    connect(m_palette, &ElementPalette::machineWanted, this,
            [this](const QString &kind) { tab().shownCanvas().insertMachine(kind); });
    connect(m_palette, &ElementPalette::boxWanted, this,
            [this](const QString &kind) { tab().shownCanvas().insertBox(kind); });
    connect(m_palette, &ElementPalette::noteWanted, this, [this](const QString &kind) { tab().insertNote(kind); });
    connect(m_palette, &ElementPalette::placeWanted, this,
            [this](const QString &key) { (key.isEmpty() ? canvas() : tab().shownCanvas()).placeRepeatedly(key); });
    connect(m_arrangeMenu, &ArrangeMenu::message, this, &MainWindow::say);
}

/// What a tab tells is shown while it is the active one; showActive() shows the rest.
void MainWindow::connectTab(DrawingTab &tab)
{
    const auto ifActive = [this, &tab](void (MainWindow::*follow)()) {
        return [this, &tab, follow] {
            if (&m_tabs->active() == &tab)
                (this->*follow)();
        };
    };
    connect(&tab, &DrawingTab::changed, this, ifActive(&MainWindow::refreshTitle));
    connect(&tab, &DrawingTab::changed, this, ifActive(&MainWindow::refreshState));
    connect(&tab, &DrawingTab::edited, m_closing, &Closing::forgetAnswers);
    connect(&tab, &DrawingTab::opened, m_closing, &Closing::callOff);
    connect(&tab, &DrawingTab::message, this, &MainWindow::say);
    connect(&tab, &DrawingTab::panelWanted, this, &MainWindow::showPanel);
    connect(&tab, &DrawingTab::changed, this, ifActive(&MainWindow::showTool));
    connect(&tab, &DrawingTab::changed, this, ifActive(&MainWindow::showZoom));
    const auto &findings = tab.panel<FindingsPanel>();
    connect(&findings, &FindingsPanel::begun, this, [this] { m_findingsDock->refreshSoon(); });
    connect(&findings, &FindingsPanel::foldChosen, this, [this, &tab] {
        if (&m_tabs->active() == &tab)
            m_findingsDock->follow();
    });
    connect(&tab, &DrawingTab::viewAdded, this, [this, &tab] { connectView(tab); });
    connectView(tab);
}

void MainWindow::connectView(DrawingTab &tab)
{
    CanvasView &canvas = tab.canvas();
    for (QAction *action : ofTheCanvas(m_actions))
        canvas.addAction(action);
    for (const auto &apply : m_toggles)
        apply(tab);
    const auto ifUsed = [this, view = &canvas](void (MainWindow::*follow)()) {
        return [this, view, follow] {
            if (&this->canvas() == view)
                (this->*follow)();
        };
    };
    connect(&canvas, &CanvasView::toolChanged, this, ifUsed(&MainWindow::showTool));
    connect(&canvas, &CanvasView::zoomChanged, this, ifUsed(&MainWindow::showZoom));
    connect(&canvas, &CanvasView::contextMenuWanted, this, &MainWindow::showContextMenu);
}

}  // namespace toile
