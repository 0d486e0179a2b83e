// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/canvas/canvasview.h"
#include "ui/window/canvasarea.h"
#include "ui/window/closing.h"
#include "ui/window/dockwidths.h"
#include "ui/window/dropping.h"
#include "ui/window/elementpalette.h"
#include "ui/window/findingspanel.h"
#include "ui/window/foldingdock.h"
#include "ui/window/labfiles.h"
#include "ui/window/labopener.h"
#include "ui/window/paneframe.h"
#include "ui/window/panelaction.h"
#include "ui/window/panels.h"
#include "ui/window/startpage.h"
#include "ui/window/tour.h"
#include "ui/window/windowsession.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QUndoGroup>

namespace toile {

namespace {

constexpr int kMessageTime = 8000;
constexpr int kStateVersion = 3;
constexpr int kBottomHeight = 225;  ///< two findings of three lines, or five checks, are seen whole

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

QString layoutKey()
{
    return QStringLiteral("window/layout");
}

/// What a window with its frame may take of a screen: what is beyond its border is not reached.
QSize roomOn(const QScreen &screen)
{
    return screen.availableGeometry().marginsRemoved(QMargins(8, 40, 8, 8)).size();
}

}  // namespace

MainWindow::MainWindow(const WindowSetup &setup, QWidget *parent)
    : QMainWindow(parent), m_setup(setup), m_recent(setup.settings), m_actions(makeActions(this)),
      m_undo(new QUndoGroup(this)), m_start(new StartPage(m_actions, m_recent)),
      m_tabs(new DrawingTabs({m_setup, m_recent, m_actions}, m_start, this)),
      m_opener(new LabOpener(*m_tabs, m_recent, setup.autosaveFolder, this)), m_closing(new Closing(*m_tabs, this)),
      m_session(new WindowSession(*m_tabs, setup.settings, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    resize(QSize(1280, 800).boundedTo(roomOn(*screen())));
    setCentralWidget(m_tabs);
    buildDocks();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectLabActions();
    connectHelpActions();
    connectParts();
    restoreGeometry(m_setup.settings.value(geometryKey()).toByteArray());
    m_layoutWithCanvas = m_setup.settings.value(layoutKey(), saveState(kStateVersion)).toByteArray();
    m_tabs->add();
}

MainWindow::~MainWindow()
{
    m_tabs->disconnect(this);
    delete m_session;  // what is open now is what the next window opens
    m_tabs->clear();
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, const QString &entry, QWidget *content,
                                 Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    auto *action = new PanelAction(entry, *dock, this);
    connect(action, &PanelAction::left, this, [this] { focusInto(&tab().area().shown()); });
    connect(m_panelsMenu, &QMenu::aboutToShow, action, &PanelAction::refresh);
    m_panelsMenu->addAction(action);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_panelsMenu = new QMenu(tr("Pane&ls"), this);
    m_palette = new ElementPalette(this);
    m_paletteDock = addDock(QStringLiteral("paletteDock"), tr("Palette"), tr("&Palette"),
                            new PalettePanel(m_palette, this), Qt::LeftDockWidgetArea);
    std::map<Qt::DockWidgetArea, QDockWidget *> first{{Qt::LeftDockWidgetArea, m_paletteDock}};
    for (const PanelSpec &spec : panelSpecs()) {
        auto *panels = new QStackedWidget(this);
        const QString title = QCoreApplication::translate("toile::Panels", spec.title);
        QDockWidget *dock = addDock(QLatin1String(spec.dock), title,
                                    QCoreApplication::translate("toile::Panels", spec.entry), panels, spec.area);
        if (first.contains(spec.area))
            tabifyDockWidget(first[spec.area], dock);
        else
            first[spec.area] = dock;
        if (spec.area == Qt::BottomDockWidgetArea)
            panels->setMinimumHeight(2 * fontMetrics().lineSpacing());
        if (dock->objectName() == QStringLiteral("findingsDock"))
            m_findingsDock = new FoldingDock(*this, *dock, kBottomHeight,
                                             [this] { return tab().panel<FindingsPanel>().isFolded(); });
        m_docks.push_back({dock, panels, title});
    }
    for (const auto &[area, dock] : first)
        dock->raise();
    resizeDocks({m_paletteDock, first[Qt::RightDockWidgetArea]}, {200, 300}, Qt::Horizontal);
    resizeDocks({first[Qt::BottomDockWidgetArea]}, {kBottomHeight}, Qt::Vertical);
    new DockWidths(*this, docks());
}

std::vector<QDockWidget *> MainWindow::docks() const
{
    std::vector<QDockWidget *> all{m_paletteDock};
    for (const PanelDock &each : m_docks)
        all.push_back(each.dock);
    return all;
}

/// A right click beside the docks: the same entries as in the View menu.
QMenu *MainWindow::createPopupMenu()
{
    auto *menu = new QMenu(this);
    Q_EMIT m_panelsMenu->aboutToShow();
    menu->addActions(m_panelsMenu->actions());
    menu->addSeparator();
    menu->addAction(m_toolBar->toggleViewAction());
    return menu;
}

void MainWindow::start(const QString &fileOrLab)
{
    if (fileOrLab.isEmpty())
        m_session->restore(*m_opener);
    else
        m_opener->openTarget(fileOrLab);
    if (!fileOrLab.isEmpty())
        m_session->begin();
    m_opener->offerRecovery();
    if (fileOrLab.isEmpty())
        offerTour();
}

void MainWindow::addTab(DrawingTab *tab)
{
    m_undo->addStack(&tab->editor().undoStack());
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        QWidget *panel = tab->panels()[i];
        m_docks[i].panels->addWidget(panel);
        connect(panel, &QWidget::windowTitleChanged, this, &MainWindow::showPanels);
    }
    connectTab(*tab);
}

void MainWindow::showActive()
{
    if (std::exchange(m_shown, &tab()) != &tab())
        statusBar()->clearMessage();  // it was of another drawing
    const bool drawing = tab().hasDrawing();
    m_undo->setActiveStack(&tab().editor().undoStack());
    if (!drawing)
        m_start->refresh();
    if (drawing != m_showsDrawing) {
        m_showsDrawing = drawing;
        if (drawing) {
            restoreState(m_layoutWithCanvas, kStateVersion);
        } else {
            m_findingsDock->unfold();
            if (isVisible())
                m_layoutWithCanvas = saveState(kStateVersion);
            for (QDockWidget *dock : docks())
                dock->hide();
        }
        m_toolBar->setVisible(drawing);
    }
    showPanels();
    showTool();
    showZoom();
    refreshTitle();
    refreshState();
}

void MainWindow::showPanels()
{
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        QWidget *panel = tab().panels()[i];
        const QString own = panel->windowTitle();
        m_docks[i].panels->setCurrentWidget(panel);
        m_docks[i].dock->setWindowTitle(own.isEmpty() ? m_docks[i].title : own);
    }
    m_findingsDock->refreshSoon();
}

QDockWidget *MainWindow::showPanel(const QWidget *panel)
{
    QDockWidget *shown = nullptr;
    for (const PanelDock &each : m_docks) {
        if (each.panels->currentWidget() == panel) {
            shown = each.dock;
            shown->show();
            shown->raise();
        }
    }
    if (panel == &tab().panel<FindingsPanel>())
        tab().panel<FindingsPanel>().unfold();
    return shown;
}

void MainWindow::say(const QString &text)
{
    statusBar()->showMessage(text, kMessageTime);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose) {
        event->ignore();
        m_closing->whenSafe([this] {
            m_mayClose = true;
            QTimer::singleShot(0, this, &QWidget::close);
        });
        return;
    }
    m_setup.settings.setValue(geometryKey(), saveGeometry());
    m_findingsDock->unfold();
    if (m_showsDrawing)
        m_layoutWithCanvas = saveState(kStateVersion);
    m_setup.settings.setValue(layoutKey(), m_layoutWithCanvas);
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_toolBar) {
        styleDeployButton();
        refreshState();
    }
}

/// Whatever the files are: what cannot be used is explained when it is let go. They are only read, never moved here.
void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    takeDropped(*this, event->mimeData()->urls(), event->position().toPoint());
}

}  // namespace toile
