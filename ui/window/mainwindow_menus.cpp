// SPDX-License-Identifier: GPL-2.0-or-later
// Menus, tool bar, status bar and what their actions do.
#include "core/lab/exporters.h"
#include "core/lab/labfile.h"
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/checkspanel.h"
#include "ui/window/deployflow.h"
#include "ui/window/dialogs.h"
#include "ui/window/elementpalette.h"
#include "ui/window/exporting.h"
#include "ui/window/findingspanel.h"
#include "ui/window/gallery.h"
#include "ui/window/inspector.h"
#include "ui/window/labfiles.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/pingpanel.h"
#include "ui/window/startpage.h"
#include "ui/window/statebanner.h"
#include "ui/window/vlanmenu.h"
#include "ui/window/vlansdialog.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QScrollBar>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace toile {

namespace {

constexpr int kMostInsertShortcuts = 8;  ///< Ctrl+9 and Ctrl+0 choose the view

}  // namespace

void MainWindow::buildMenus()
{
    const Actions &a = m_actions;
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.newLab, a.open, a.gallery});
    m_recentMenu = file->addMenu(tr("Open &Recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    file->addSeparator();
    file->addActions({a.save, a.saveAs});
    file->addSeparator();
    file->addActions({a.exportPicture, a.exportScript, a.exportBrctl, a.copyCommands});
    file->addSeparator();
    file->addActions({a.closeLab, a.quit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_editor.undoStack().createUndoAction(this, tr("&Undo"));
    QAction *redo = m_editor.undoStack().createRedoAction(this, tr("&Redo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    undo->setIcon(actionIcon(QStringLiteral("undo")));
    redo->setIcon(actionIcon(QStringLiteral("redo")));
    undo->setShortcuts(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    undo->setStatusTip(tr("Take back the last change of the drawing."));
    redo->setStatusTip(tr("Do again what was taken back."));
    edit->addActions({undo, redo});
    edit->addSeparator();
    m_insertMenu = edit->addMenu(tr("&Insert"));
    m_insertMenu->setObjectName(QStringLiteral("insertMenu"));
    buildInsertMenu(m_insertMenu);
    edit->addAction(a.connectElements);
    QMenu *tools = edit->addMenu(tr("&Tool"));
    tools->addActions({a.selectTool, a.cableTool, a.pingTool});
    edit->addSeparator();
    edit->addActions({a.rename, a.remove, a.selectAll});
    edit->addSeparator();
    edit->addActions({a.renumber, a.vlans, a.properties});

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({a.zoomIn, a.zoomOut, a.actualSize, a.fit});
    view->addSeparator();
    addLensMenu(view, m_editor, m_canvas->canvasScene());
    view->addActions({a.tunnels, a.underlay});
    view->addSeparator();
    view->addActions({a.snap, a.fullScreen, a.nextPane});
    view->addSeparator();
    for (QDockWidget *dock : docks())
        view->addAction(dock->toggleViewAction());

    QMenu *lab = menuBar()->addMenu(tr("&Lab"));
    lab->addActions({a.deploy, a.undeploy, a.showPlan, a.planFirst});
    lab->addSeparator();
    lab->addActions({a.ping, a.terminal});
    lab->addSeparator();
    lab->addActions({a.runChecks, a.addCheck});

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({a.shortcuts, a.about, a.aboutQt});
    for (QMenu *menu : {file, edit, view, lab, help})
        menu->setToolTipsVisible(false);
}

void MainWindow::buildInsertMenu(QMenu *menu)
{
    int number = 1;
    const auto add = [&](const char *key, const QString &title, const QString &help, const char *icon) {
        QAction *action = menu->addAction(kindIcon(QLatin1String(icon)), title);
        action->setObjectName(QStringLiteral("actionInsert-") + QLatin1String(key));
        action->setStatusTip(help);
        if (number <= kMostInsertShortcuts)
            action->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number++)));
        return action;
    };
    for (const MachineKind &kind : machineKinds()) {
        const QString key = QLatin1String(kind.key);
        connect(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon), &QAction::triggered, this,
                [this, key] { m_canvas->insertMachine(key); });
    }
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (kind.box)
            connect(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon), &QAction::triggered, this,
                    [this, key = QLatin1String(kind.key)] { m_canvas->insertBox(key); });
    }
    menu->addSeparator();
    connect(add(kNoteKind, NoteEntry::title(), NoteEntry::help(), NoteEntry::kIcon), &QAction::triggered, this,
            &MainWindow::insertNote);
    menu->addSeparator();
    number = kMostInsertShortcuts + 1;  // keys are for what is drawn as a box
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (!kind.box && !kind.cabled)
            connect(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon), &QAction::triggered, this,
                    [this, key = QLatin1String(kind.key)] { m_canvas->insertInterface(key); });
    }
}

void MainWindow::buildToolBar()
{
    const Actions &a = m_actions;
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize(QSize(20, 20));
    m_toolBar->toggleViewAction()->setObjectName(QStringLiteral("toggle-toolBar"));
    m_toolBar->addActions({a.newLab, a.open, a.save});
    m_toolBar->addSeparator();
    m_toolBar->addAction(findChild<QAction *>(QStringLiteral("actionUndo")));
    m_toolBar->addAction(findChild<QAction *>(QStringLiteral("actionRedo")));
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.deploy, a.undeploy, a.ping, a.terminal});
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.selectTool, a.cableTool, a.pingTool});
    auto *space = new QWidget(m_toolBar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(space);
    m_toolBar->addActions({a.zoomOut, a.zoomIn, a.fit});
    for (QAction *worded : {a.deploy, a.undeploy, a.ping, a.terminal}) {
        auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(worded));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_toolBar->widgetForAction(a.deploy)->setObjectName(QStringLiteral("deployButton"));
    styleDeployButton();
    for (QAction *action : m_toolBar->actions()) {
        QWidget *button = m_toolBar->widgetForAction(action);
        if (qobject_cast<QToolButton *>(button))
            button->setFocusPolicy(Qt::TabFocus);
    }
}

/// The one button that everything is drawn for.
void MainWindow::styleDeployButton()
{
    QWidget *button = m_toolBar->widgetForAction(m_actions.deploy);
    const QColor ground = palette().color(QPalette::Highlight);
    const QColor text = palette().color(QPalette::HighlightedText);
    m_actions.deploy->setIcon(colouredIcon(QStringLiteral("deploy"), text));
    button->setStyleSheet(QStringLiteral("QToolButton { background: %1; color: %2; border: none; border-radius: 5px; "
                                         "padding: 4px 12px 4px 8px; margin: 0 4px; font-weight: bold; }"
                                         "QToolButton:hover { background: %3; }"
                                         "QToolButton:focus { border: 2px solid %2; padding: 2px 10px 2px 6px; }"
                                         "QToolButton:disabled { background: %4; color: %5; }")
                              .arg(ground.name(), text.name(), ground.lighter(115).name(),
                                   palette().color(QPalette::Button).name(),
                                   palette().color(QPalette::Disabled, QPalette::ButtonText).name()));
}

void MainWindow::buildStatusBar()
{
    m_stateIcon = new QLabel(this);
    m_stateLabel = new QLabel(this);
    m_stateLabel->setObjectName(QStringLiteral("statusState"));
    m_zoom = new QToolButton(this);
    m_zoom->setObjectName(QStringLiteral("statusZoom"));
    m_zoom->setAutoRaise(true);
    m_zoom->setText(QStringLiteral("100 %"));
    m_zoom->setToolTip(m_actions.actualSize->toolTip());
    m_zoom->setAccessibleName(tr("Zoom"));
    connect(m_zoom, &QToolButton::clicked, m_actions.actualSize, &QAction::trigger);
    statusBar()->addPermanentWidget(m_stateIcon);
    statusBar()->addPermanentWidget(m_stateLabel);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::connectFileActions()
{
    connect(m_actions.newLab, &QAction::triggered, m_files, &LabFiles::newLab);
    connect(m_actions.open, &QAction::triggered, m_files, &LabFiles::openDialog);
    connect(m_actions.gallery, &QAction::triggered, this,
            [this] { connect(showGallery(this), &Gallery::labWanted, m_files, &LabFiles::openShipped); });
    // What is typed and not yet taken belongs to what is saved.
    connect(m_actions.save, &QAction::triggered, this, [this] {
        if (m_inspector->commitPending())
            m_files->save();
    });
    connect(m_actions.saveAs, &QAction::triggered, this, [this] {
        if (m_inspector->commitPending())
            m_files->saveAs();
    });
    connect(m_actions.exportPicture, &QAction::triggered, this,
            [this] { exportPictureWithDialog(this, m_canvas->canvasScene(), m_editor.topology().header.name); });
    connect(m_actions.exportScript, &QAction::triggered, this,
            [this] { exportScriptWithDialog(this, m_editor.topology(), Dialect::Iproute); });
    connect(m_actions.exportBrctl, &QAction::triggered, this,
            [this] { exportScriptWithDialog(this, m_editor.topology(), Dialect::Brctl); });
    connect(m_actions.copyCommands, &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(exportScript(m_editor.topology(), Dialect::Iproute));
        say(tr("The script of this lab is in the clipboard."));
    });
    connect(m_actions.closeLab, &QAction::triggered, this, &MainWindow::closeLab);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_files, &LabFiles::recentChanged, this, &MainWindow::refreshRecent);
    refreshRecent();
}

void MainWindow::refreshRecent()
{
    m_recentMenu->clear();
    const QStringList files = m_files->recent();
    m_recentMenu->setEnabled(!files.isEmpty());
    for (const QString &file : files) {
        QAction *action = m_recentMenu->addAction(QDir::toNativeSeparators(file).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, m_files, [this, file] { m_files->openFile(file); });
    }
    m_recentMenu->addSeparator();
    QAction *clear = m_recentMenu->addAction(tr("&Clear This List"));
    clear->setObjectName(QStringLiteral("actionClearRecent"));
    connect(clear, &QAction::triggered, m_files, &LabFiles::clearRecent);
}

void MainWindow::connectEditActions()
{
    connect(m_actions.rename, &QAction::triggered, this, &MainWindow::rename);
    connect(m_actions.remove, &QAction::triggered, m_canvas, &CanvasView::deleteSelection);
    connect(m_actions.selectAll, &QAction::triggered, m_canvas, &CanvasView::selectEverything);
    connect(m_actions.connectElements, &QAction::triggered, this, [this] {
        m_canvas->setFocus();
        m_canvas->startCable();
    });
    connect(m_actions.renumber, &QAction::triggered, this, [this] { renumber(std::nullopt); });
    connect(m_actions.vlans, &QAction::triggered, this, [this] { (new VlansDialog(m_editor, this))->open(); });
    connect(m_actions.properties, &QAction::triggered, this, &MainWindow::focusInspector);
    connectTools();
    // In a list or a text these keys mean something else.
    for (QAction *action : {m_actions.rename, m_actions.remove, m_actions.selectAll}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_canvas->addAction(action);
    }
}

void MainWindow::connectTools()
{
    auto *group = new QActionGroup(this);
    const std::pair<QAction *, CanvasView::Tool> tools[] = {{m_actions.selectTool, CanvasView::Tool::Select},
                                                            {m_actions.cableTool, CanvasView::Tool::Cable},
                                                            {m_actions.pingTool, CanvasView::Tool::Ping}};
    for (const auto &[action, tool] : tools) {
        group->addAction(action);
        connect(action, &QAction::triggered, m_canvas, [this, tool = tool] { m_canvas->setTool(tool); });
        connect(m_canvas, &CanvasView::toolChanged, action,
                [action = action, tool = tool](CanvasView::Tool now) { action->setChecked(now == tool); });
    }
    m_actions.selectTool->setChecked(true);
}

void MainWindow::connectViewActions()
{
    constexpr double kStep = 1.25;
    connect(m_actions.zoomIn, &QAction::triggered, m_canvas, [this] { m_canvas->zoomBy(kStep); });
    connect(m_actions.zoomOut, &QAction::triggered, m_canvas, [this] { m_canvas->zoomBy(1 / kStep); });
    connect(m_actions.actualSize, &QAction::triggered, m_canvas, &CanvasView::zoomToActualSize);
    connect(m_actions.fit, &QAction::triggered, this, &MainWindow::fit);
    m_actions.snap->setChecked(true);
    connect(m_actions.snap, &QAction::toggled, m_canvas, &CanvasView::setSnapping);
    CanvasScene &scene = m_canvas->canvasScene();
    for (QAction *shown : {m_actions.tunnels, m_actions.underlay})
        shown->setChecked(true);
    connect(m_actions.tunnels, &QAction::toggled, &scene, &CanvasScene::showTunnels);
    connect(m_actions.underlay, &QAction::toggled, &scene, &CanvasScene::showUnderlay);
    connect(m_actions.fullScreen, &QAction::triggered, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
    connect(m_actions.nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
    for (QScrollBar *bar : {m_canvas->horizontalScrollBar(), m_canvas->verticalScrollBar()})
        connect(bar, &QScrollBar::actionTriggered, this, [this] { m_fitted = false; });
    m_canvas->installEventFilter(this);
    m_canvas->viewport()->installEventFilter(this);
    connect(m_canvas, &CanvasView::zoomChanged, this, [this](double factor) {
        m_fitted = m_fitted && m_fitting;
        m_zoom->setText(tr("%1 %", "zoom").arg(qRound(factor * 100)));
    });
}

void MainWindow::connectLabActions()
{
    connect(m_actions.deploy, &QAction::triggered, this, &MainWindow::deploy);
    connect(m_actions.undeploy, &QAction::triggered, m_flow, &DeployFlow::undeploy);
    connect(m_actions.showPlan, &QAction::triggered, this, [this] {
        if (!m_inspector->commitPending())
            return;
        tellRun();
        m_flow->showPlan(m_findings->warnings());
    });
    m_actions.planFirst->setChecked(m_flow->planFirst());
    connect(m_actions.planFirst, &QAction::toggled, m_flow, &DeployFlow::setPlanFirst);
    connect(m_actions.ping, &QAction::triggered, this, [this] { ping(selectedMachine(), {}); });
    connect(m_actions.terminal, &QAction::triggered, this, &MainWindow::openTerminalInSelection);
    connect(m_actions.runChecks, &QAction::triggered, this, &MainWindow::runChecks);
    connect(m_actions.addCheck, &QAction::triggered, this, [this] {
        showDock(m_checksDock);
        m_checksPanel->addCheck();
    });
    connect(m_checks, &LabChecks::changed, this, &MainWindow::refreshActions);
    connect(m_checksPanel, &ChecksPanel::titleChanged, m_checksDock, &QDockWidget::setWindowTitle);
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this, findChildren<QAction *>()); });
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
}

void MainWindow::connectParts()
{
    m_tellRun->setSingleShot(true);
    m_tellRun->setInterval(0);
    connect(m_tellRun, &QTimer::timeout, this, &MainWindow::tellRun);
    connect(&m_editor, &Editor::changed, this, &MainWindow::documentChanged);
    connect(&m_editor, &Editor::pathChanged, this, &MainWindow::documentChanged);
    connect(&m_editor, &Editor::selectionChanged, this, &MainWindow::refreshActions);
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::refreshTitle);
    m_files->keepNameWhile([this] { return m_flow->isRunning(); });
    connect(m_files, &LabFiles::aboutToAsk, m_inspector, &Inspector::commitPending);
    connect(m_files, &LabFiles::opened, this, &MainWindow::showCanvas);
    connect(m_files, &LabFiles::saved, this, &MainWindow::saved);
    connect(m_files, &LabFiles::changedOnDisk, this, [this](const QString &path) {
        m_notice->ask(tr("%1 was changed by another program.").arg(QDir::toNativeSeparators(path)),
                      tr("Read It Again"));
    });
    connect(m_notice, &NoticeBar::accepted, m_files, [this] { m_files->openFile(m_editor.path()); });
    connect(m_start, &StartPage::fileWanted, m_files, &LabFiles::openFile);
    connect(m_start, &StartPage::labWanted, m_files, &LabFiles::openShipped);
    connect(m_palette, &ElementPalette::machineWanted, m_canvas, &CanvasView::insertMachine);
    connect(m_palette, &ElementPalette::boxWanted, m_canvas, &CanvasView::insertBox);
    connect(m_palette, &ElementPalette::noteWanted, this, &MainWindow::insertNote);
    connect(m_canvas, &CanvasView::message, this, &MainWindow::say);
    connect(m_canvas, &CanvasView::activated, this, &MainWindow::focusInspector);
    connect(m_canvas, &CanvasView::pingWanted, this, &MainWindow::ping);
    connect(m_canvas, &CanvasView::contextMenuWanted, this, &MainWindow::showContextMenu);
    connect(m_inspector, &Inspector::revealWanted, this, &MainWindow::reveal);
    connect(m_findings, &FindingsPanel::revealWanted, this, &MainWindow::reveal);
    connect(m_findings, &FindingsPanel::renumberWanted, this, [this](const IpPrefix &network) { renumber(network); });
    connect(m_findings, &FindingsPanel::message, this, &MainWindow::say);
    connect(m_findings, &FindingsPanel::countChanged, this, [this](int count) {
        m_findingsDock->setWindowTitle(count > 0 ? tr("Findings (%1)").arg(count) : tr("Findings"));
    });
    connect(m_flow, &DeployFlow::revealWanted, this, &MainWindow::reveal);
    connect(m_flow, &DeployFlow::findingsWanted, this, [this] { showDock(m_findingsDock); });
    connect(m_flow, &DeployFlow::message, this, &MainWindow::say);
    connect(m_banner, &StateBanner::deployWanted, this, &MainWindow::deploy);
    connect(m_banner, &StateBanner::detailsWanted, m_flow, &DeployFlow::showFailure);
    connect(&m_run, &LabRun::stateChanged, this, &MainWindow::refreshState);
    connect(&m_run, &LabRun::liveReset, this, &MainWindow::refreshActions);
    connect(&m_run, &LabRun::failed, this, &MainWindow::refreshState);  // the reason comes after the state
    m_keepFitting->setObjectName(QStringLiteral("keepFitting"));
    m_keepFitting->setSingleShot(true);
    m_keepFitting->setInterval(250);
    connect(m_keepFitting, &QTimer::timeout, this, &MainWindow::keepFitting);
    connect(&m_canvas->canvasScene(), &CanvasScene::drawingChanged, m_keepFitting, [this] {
        if (!m_keepFitting->isActive())
            m_keepFitting->start();
    });
}

void MainWindow::showContextMenu(Id id, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Topology &topology = m_editor.topology();
    const bool machine = topology.machine(id) != nullptr;
    const bool interface = topology.interface(id) != nullptr;
    if (machine || interface) {
        menu->addActions({m_actions.ping, m_actions.terminal});
        menu->addSeparator();
        menu->addActions({m_actions.connectElements, m_actions.rename});
    }
    if (machine || interface)
        menu->addMenu(m_insertMenu);
    if (topology.notes.contains(id))
        menu->addAction(m_actions.rename);
    if (id) {
        menu->addActions({m_actions.remove, m_actions.properties});
    } else {
        menu->addMenu(m_insertMenu);
        menu->addActions({m_actions.selectAll, m_actions.fit, m_actions.properties});
    }
    menu->popup(position);
}

}  // namespace toile
