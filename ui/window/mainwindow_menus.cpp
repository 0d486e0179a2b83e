// SPDX-License-Identifier: GPL-2.0-or-later
// Menus, tool bar, status bar: what there is. What the actions do is in mainwindow_actions.cpp.
#include "core/arrange/arranging.h"
#include "core/model/kinds.h"
#include "core/model/networksummary.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/appearance.h"
#include "ui/window/arrangemenu.h"
#include "ui/window/elementpalette.h"
#include "ui/window/findingspanel.h"
#include "ui/window/mainwindow.h"
#include "ui/window/movemenu.h"
#include "ui/window/remark.h"
#include "ui/window/textedit.h"
#include "ui/window/vlanmenu.h"

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoGroup>

namespace toile {

namespace {

constexpr int kMostInsertShortcuts = 8;  ///< Ctrl+9 and Ctrl+0 choose the view

}  // namespace

void MainWindow::buildMenus()
{
    const Actions &a = m_actions;
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({a.newLab, a.open, a.gallery});
    m_recentMenu = file->addMenu(tr("Open &recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    file->addSeparator();
    file->addActions({a.save, a.saveAs});
    file->addSeparator();
    file->addActions({a.print, a.report});
    file->addSeparator();
    file->addActions({a.exportPicture, a.copyPicture, a.exportScript, a.exportBrctl, a.copyCommands});
    file->addSeparator();
    file->addActions({a.closeLab, a.quit});
    QMenu *edit = buildEditMenu();
    m_arrangeMenu = new ArrangeMenu(
        a, [this] { return &tab().shownCanvas(); }, this);
    menuBar()->addMenu(m_arrangeMenu);
    QMenu *view = buildViewMenu();

    QMenu *lab = menuBar()->addMenu(tr("&Lab"));
    lab->addActions({a.deploy, a.undeploy, a.showPlan, a.planFirst});
    lab->addSeparator();
    lab->addActions({a.confirmCards, a.revertCards});
    lab->addSeparator();
    lab->addActions({a.ping, a.terminal});
    lab->addSeparator();
    lab->addActions({a.runChecks, a.addCheck});

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(a.whatIsThis);
    help->addSeparator();
    help->addActions({a.tour, a.shortcuts, a.customize});
    help->addSeparator();
    help->addActions({a.about, a.aboutQt});
    for (QMenu *menu : {file, edit, static_cast<QMenu *>(m_arrangeMenu), view, lab, help})
        menu->setToolTipsVisible(false);
}

QMenu *MainWindow::buildEditMenu()
{
    const Actions &a = m_actions;
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_undo->createUndoAction(this, tr("&Undo"));
    QAction *redo = m_undo->createRedoAction(this, tr("&Redo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    undo->setIcon(actionIcon(QStringLiteral("undo")));
    redo->setIcon(actionIcon(QStringLiteral("redo")));
    undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    undo->setStatusTip(tr("Take back the last change of the drawing."));
    redo->setStatusTip(tr("Do again what was taken back."));
    for (QAction *step : {undo, redo}) {
        step->disconnect(m_undo);
        connect(step, &QAction::triggered, m_undo, [this, step, undo] {
            if (auto *text = qobject_cast<TextEdit *>(QApplication::focusWidget()))
                text->take();  // what is being typed is the last thing done
            step == undo ? m_undo->undo() : m_undo->redo();
            statusBar()->clearMessage();  // what it said is of a drawing that is no more
        });
    }
    // Neither does it hold where a step of the history panel is gone back to.
    connect(m_undo, &QUndoGroup::indexChanged, this, [this] {
        if (m_undo->canRedo())
            statusBar()->clearMessage();
    });
    edit->addActions({undo, redo});
    edit->addSeparator();
    m_insertMenu = edit->addMenu(tr("&Insert"));
    m_insertMenu->setObjectName(QStringLiteral("insertMenu"));
    buildInsertMenu(m_insertMenu);
    edit->addAction(a.connectElements);
    QMenu *cables = edit->addMenu(tr("Ca&bles"));
    cables->addActions({a.curvedCables, a.straightCables, a.squareCables});
    cables->addSeparator();
    cables->addActions({a.addBend, a.removeBend, a.removeBends});
    QMenu *tools = edit->addMenu(tr("T&ool"));
    tools->addActions({a.selectTool, a.cableTool, a.pingTool, a.routeTool});
    edit->addSeparator();
    edit->addActions({a.cut, a.copy, a.paste, a.duplicate});
    edit->addSeparator();
    edit->addActions({a.rename, a.remove, a.selectAll});
    m_moveMenu = addMoveMenu(
        edit, [this]() -> Editor & { return editor(); }, [this](const QString &text) { say(text); });
    edit->addSeparator();
    edit->addActions({a.find, a.editAddresses, a.addRoute, a.renumber, a.vlans, a.properties});
    edit->addSeparator();
    edit->addMenu(tr("Filled in &while drawing"))->addActions({a.autoNames, a.autoAddresses, a.autoMacs});
    edit->addAction(a.settings);
    return edit;
}

QMenu *MainWindow::buildViewMenu()
{
    const Actions &a = m_actions;
    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({a.zoomIn, a.zoomOut, a.actualSize, a.fit});
    view->addSeparator();
    addLensMenu(view, [this]() -> DrawingTab & { return tab(); });
    view->addAction(a.networks);
    m_layersMenu = view->addMenu(tr("VXLA&N layers"));
    m_layersMenu->setObjectName(QStringLiteral("vxlanMenu"));
    m_layersMenu->addActions({a.vxlanBoth, a.vxlanOverlay, a.vxlanUnderlay});
    view->addAction(a.physical);
    view->addSeparator();
    m_tablesMenu = view->addMenu(tr("Live ta&bles"));
    m_tablesMenu->setObjectName(QStringLiteral("tablesMenu"));
    m_tablesMenu->addActions({a.foldTables, a.unfoldTables, a.moveTables, a.resetTables});
    view->addSeparator();
    view->addActions({a.minimap, a.snap, a.guides});
    QMenu *views = view->addMenu(tr("Vie&ws"));
    views->setObjectName(QStringLiteral("viewsMenu"));
    views->addActions({a.splitView, a.splitRight, a.splitBelow, a.closeView});
    views->addSeparator();
    views->addActions({a.nextView, a.previousView});
    view->addAction(a.fullScreen);
    view->addSeparator();
    view->addActions({a.nextTab, a.previousTab, a.nextPane});
    view->addSeparator();
    view->addMenu(m_panelsMenu);
    return view;
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
        onTab(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon),
              [key = QLatin1String(kind.key)](DrawingTab &tab) { tab.shownCanvas().insertMachine(key); });
    }
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (kind.box)
            onTab(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon),
                  [key = QLatin1String(kind.key)](DrawingTab &tab) { tab.shownCanvas().insertBox(key); });
    }
    menu->addSeparator();
    for (const NoteEntry &entry : noteEntries())
        onTab(add(entry.kind, entry.title, entry.help, entry.icon),
              [key = QLatin1String(entry.kind)](DrawingTab &tab) { tab.insertNote(key); });
    menu->addSeparator();
    number = kMostInsertShortcuts + 1;  // keys are for what is drawn as a box
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (!kind.box && !kind.cabled)
            onTab(add(kind.key, kindTitle(kind.title), kindTitle(kind.help), kind.icon),
                  [key = QLatin1String(kind.key)](DrawingTab &tab) { tab.shownCanvas().insertInterface(key); });
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
    m_toolBar->addActions({a.selectTool, a.cableTool, a.pingTool, a.routeTool});
    m_toolBar->addSeparator();
    m_toolBar->addActions({a.physical, a.find});
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
    // Menus show it as they show the others.
    const auto colour = [button, text] {
        qobject_cast<QToolButton *>(button)->setIcon(colouredIcon(QStringLiteral("deploy"), text));
    };
    disconnect(m_deployIcon);
    m_deployIcon = connect(m_actions.deploy, &QAction::changed, button, colour);
    colour();
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
    connect(m_zoom, &QToolButton::clicked, m_actions.actualSize, &QAction::trigger);
    statusBar()->addPermanentWidget(m_stateIcon);
    statusBar()->addPermanentWidget(m_stateLabel);
    statusBar()->addPermanentWidget(m_zoom);
}

/// For each prefix of the network that a cable or interface is on.
void MainWindow::addRenumbering(QMenu *menu, Id id)
{
    const auto network = networkOf(tab().editor().topology(), id);
    if (!network)
        return;
    for (const NetworkSummary::Range &range : network->ranges) {
        const QString prefix = range.network.toString();
        QAction *action = menu->addAction(m_actions.renumber->icon(), tr("Renumber %1…").arg(prefix));
        action->setObjectName(QStringLiteral("renumber-") + prefix);
        action->setStatusTip(m_actions.renumber->statusTip());
        onTab(action, [prefix = range.network](DrawingTab &tab) { tab.renumber(prefix); });
    }
}

void MainWindow::showContextMenu(Id id, const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Topology &topology = tab().editor().topology();
    const bool machine = topology.machine(id) != nullptr;
    const bool interface = topology.interface(id) != nullptr;
    addFixes(menu, tab().editor(), tab().panel<FindingsPanel>().shown(), id);
    if (machine || interface) {
        menu->addActions({m_actions.ping, m_actions.terminal});
        menu->addSeparator();
        menu->addActions({m_actions.connectElements, m_actions.addRoute, m_actions.rename});
        if (interface)
            menu->addAction(m_actions.editAddresses);
    }
    addRenumbering(menu, id);
    if ((machine || interface || !id) && tab().isRunning()) {
        menu->addMenu(m_tablesMenu);
        menu->addSeparator();
    }
    if (machine)
        menu->addMenu(m_moveMenu);
    if (machine || interface)
        menu->addMenu(m_insertMenu);
    if (topology.notes.contains(id))
        menu->addAction(m_actions.rename);
    if (topology.cables.contains(id)) {
        menu->addActions({m_actions.curvedCables, m_actions.straightCables, m_actions.squareCables});
        menu->addActions({m_actions.addBend, m_actions.removeBends});
        menu->addSeparator();
    }
    if (arrange::isBox(topology, id))
        menu->addMenu(m_arrangeMenu);
    if (machine || interface || topology.cables.contains(id))
        menu->addAction(m_actions.whatIsThis);
    if (id) {
        menu->addSeparator();
        menu->addActions({m_actions.cut, m_actions.copy, m_actions.paste, m_actions.duplicate});
        menu->addSeparator();
        menu->addActions({m_actions.remove, m_actions.properties});
    } else {
        menu->addMenu(m_insertMenu);
        menu->addActions({m_actions.paste, m_actions.selectAll, m_actions.fit, m_actions.properties});
    }
    menu->popup(position);
}

}  // namespace toile
