// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/mainwindow.h"

#include "core/lab/labfile.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/checkspanel.h"
#include "ui/window/deployflow.h"
#include "ui/window/dialogs.h"
#include "ui/window/elementpalette.h"
#include "ui/window/findingspanel.h"
#include "ui/window/inspector.h"
#include "ui/window/labfiles.h"
#include "ui/window/noticebar.h"
#include "ui/window/pingpanel.h"
#include "ui/window/renumberdialog.h"
#include "ui/window/startpage.h"
#include "ui/window/statebanner.h"
#include "ui/window/terminal.h"

#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kMessageTime = 8000;
constexpr int kStateVersion = 2;

QString geometryKey()
{
    return QStringLiteral("window/geometry");
}

QString layoutKey()
{
    return QStringLiteral("window/layout");
}

}  // namespace

MainWindow::MainWindow(const WindowSetup &setup, QWidget *parent)
    : QMainWindow(parent), m_setup(setup), m_actions(makeActions(this)),
      m_files(new LabFiles(m_editor, setup.settings, setup.autosaveFolder, this)),
      m_flow(new DeployFlow(m_editor, m_run, setup.settings, this)), m_checks(new LabChecks(m_editor, m_run, this)),
      m_tellRun(new QTimer(this)), m_keepFitting(new QTimer(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    resize(1280, 800);
    buildCentre();
    buildDocks();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectLabActions();
    connectParts();
    restoreGeometry(m_setup.settings.value(geometryKey()).toByteArray());
    m_layoutWithCanvas = m_setup.settings.value(layoutKey(), saveState(kStateVersion)).toByteArray();
    showStartPage();
    refreshState();
}

MainWindow::~MainWindow()
{
    // Parts that point to the editor and the run go before them; nothing listens to their last words.
    m_editor.disconnect(this);
    m_editor.undoStack().disconnect(this);
    m_run.disconnect(this);
    delete takeCentralWidget();
    for (QDockWidget *dock : docks())
        delete dock;
    delete m_checks;
    delete m_flow;
    delete m_files;
}

void MainWindow::buildCentre()
{
    m_pages = new QStackedWidget(this);
    m_start = new StartPage(m_actions.newLab, m_actions.open, m_pages);
    m_canvas = new CanvasView(m_editor, m_run, m_pages);
    m_canvas->setObjectName(QStringLiteral("canvas"));
    m_canvas->canvasScene().setDark(isDark(palette()));
    m_banner = new StateBanner(m_pages);
    m_notice = new NoticeBar(m_pages);
    auto *page = new QWidget(m_pages);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_notice);
    layout->addWidget(m_canvas, 1);
    m_pages->addWidget(m_start);
    m_pages->addWidget(page);
    setCentralWidget(m_pages);
}

QDockWidget *MainWindow::addDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setWidget(content);
    dock->toggleViewAction()->setObjectName(QStringLiteral("toggle-") + name);
    dock->toggleViewAction()->setStatusTip(tr("Show or hide “%1”.").arg(title));
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildDocks()
{
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_palette = new ElementPalette(this);
    m_paletteDock = addDock(QStringLiteral("paletteDock"), tr("Palette"), m_palette, Qt::LeftDockWidgetArea);
    m_inspector = new Inspector(m_editor, this);
    m_inspectorDock = addDock(QStringLiteral("inspectorDock"), tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_findings = new FindingsPanel(m_editor, this);
    m_findingsDock = addDock(QStringLiteral("findingsDock"), tr("Findings"), m_findings, Qt::BottomDockWidgetArea);
    m_checksPanel = new ChecksPanel(m_editor, *m_checks, m_actions.runChecks, m_actions.addCheck, this);
    m_checksDock = addDock(QStringLiteral("checksDock"), tr("Checks"), m_checksPanel, Qt::BottomDockWidgetArea);
    m_ping = new PingPanel(m_editor, m_run, this);
    m_pingDock = addDock(QStringLiteral("pingDock"), tr("Ping"), m_ping, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_findingsDock, m_checksDock);
    tabifyDockWidget(m_checksDock, m_pingDock);
    m_findingsDock->raise();
    resizeDocks({m_paletteDock, m_inspectorDock}, {150, 300}, Qt::Horizontal);
    resizeDocks({m_findingsDock}, {150}, Qt::Vertical);
}

std::vector<QDockWidget *> MainWindow::docks() const
{
    return {m_paletteDock, m_inspectorDock, m_findingsDock, m_checksDock, m_pingDock};
}

void MainWindow::showDock(QDockWidget *dock)
{
    dock->show();
    dock->raise();
}

void MainWindow::start(const QString &fileOrLab)
{
    if (!fileOrLab.isEmpty())
        m_files->openTarget(fileOrLab);
    m_files->offerRecovery();
}

void MainWindow::showCanvas()
{
    m_notice->hide();
    if (m_pages->currentIndex() == 0) {
        m_pages->setCurrentIndex(1);
        m_toolBar->show();
        restoreState(m_layoutWithCanvas, kStateVersion);
    }
    tellRun();
    m_run.attach();
    m_canvas->setFocus();
    QTimer::singleShot(0, this, &MainWindow::fit);
    refreshTitle();
    refreshActions();
}

void MainWindow::showStartPage()
{
    m_start->setRecent(m_files->recent());
    m_pages->setCurrentIndex(0);
    for (QDockWidget *dock : docks())
        dock->hide();
    m_toolBar->hide();
    refreshTitle();
    refreshActions();
}

void MainWindow::documentChanged()
{
    m_answered = false;
    m_tellRun->start();
    refreshTitle();
    refreshState();
}

void MainWindow::tellRun()
{
    m_tellRun->stop();
    m_run.setTopology(m_editor.topology(), m_files->origin());
}

void MainWindow::saved(const QString &path)
{
    m_notice->hide();  // whatever it said of the file, the file is this drawing now
    tellRun();
    m_run.rememberFile();
    say(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
}

Id MainWindow::selectedMachine() const
{
    const Topology &topology = m_editor.topology();
    for (const Id id : m_editor.selection()) {
        if (topology.machine(id))
            return id;
        if (const Interface *interface = topology.interface(id))
            return interface->machine;
    }
    return {};
}

void MainWindow::deploy()
{
    if (!m_inspector->commitPending())
        return;
    tellRun();
    m_flow->deploy(m_findings->warnings());
}

void MainWindow::ping(Id from, Id to)
{
    showDock(m_pingDock);
    m_ping->choose(from, to);
}

void MainWindow::openTerminalInSelection()
{
    const Machine *machine = m_editor.topology().machine(selectedMachine());
    if (!machine)
        return;
    const auto opened =
        openTerminal(m_setup.toilectl, m_run.session() ? m_run.session()->hello().lab : QString(), machine->name);
    if (!opened)
        showMessage(this, tr("No terminal"), opened.error().message);
}

void MainWindow::renumber(std::optional<IpPrefix> network)
{
    auto *dialog = new RenumberDialog(m_editor, network, this);
    dialog->open();
}

void MainWindow::focusInspector()
{
    showDock(m_inspectorDock);
    m_inspector->focusFields();
}

void MainWindow::insertNote()
{
    m_canvas->insertNote();
    focusInspector();
}

/// In place on the drawing; a note has no name, but a text.
void MainWindow::rename()
{
    const auto &chosen = m_editor.selection();
    if (chosen.size() == 1 && m_editor.topology().notes.contains(chosen.front()))
        focusInspector();
    else
        m_canvas->renameSelection();
}

void MainWindow::runChecks()
{
    if (!m_inspector->commitPending())
        return;
    showDock(m_checksDock);
    m_checks->run();
}

void MainWindow::reveal(Id id)
{
    if (m_editor.topology().find(id) && id != Topology::kHeaderId)
        m_canvas->reveal(id);
    else
        m_editor.setSelection({});
}

void MainWindow::say(const QString &text)
{
    statusBar()->showMessage(text, kMessageTime);
}

void MainWindow::closeLab()
{
    m_files->whenSafe([this] {
        m_layoutWithCanvas = saveState(kStateVersion);
        m_editor.reset(Document(), {});
        tellRun();
        m_run.attach();  // to nothing: a running lab goes on by itself
        showStartPage();
    });
}

bool MainWindow::askAboutRunningLab()
{
    if (m_pages->currentIndex() == 0 || !m_flow->isRunning())
        return false;
    const QString runs = m_run.runningName();
    const QString name = m_editor.topology().header.name;
    QMessageBox *box = makeQuestion(
        this, QStringLiteral("runningQuestion"), tr("The lab goes on"), tr("“%1” is still running.").arg(runs),
        runs == name || !m_editor.path().isEmpty()
            ? tr("It can go on without this window: open its drawing again to see it, or use toilectl.")
            : tr("Its drawing is called “%1” now and will not find it again. If it goes on without this "
                 "window, end it with “toilectl undeploy %2”.")
                  .arg(name, runs));
    QPushButton *keep = addAnswer(box, QStringLiteral("runningKeep"), tr("&Keep It Running"), QMessageBox::AcceptRole);
    QPushButton *undeploy =
        addAnswer(box, QStringLiteral("runningUndeploy"), tr("&Undeploy and Close"), QMessageBox::DestructiveRole);
    addAnswer(box, QStringLiteral("runningCancel"), tr("&Cancel"), QMessageBox::RejectRole);
    m_answered = true;
    const auto finish = [this] {
        m_mayClose = m_answered;
        QTimer::singleShot(0, this, &QWidget::close);
    };
    connect(keep, &QPushButton::clicked, this, finish);
    connect(undeploy, &QPushButton::clicked, this, [this, finish] { m_flow->undeployThen(finish); });
    box->open();
    return true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_inspector->commitPending();
    if (!m_mayClose) {
        event->ignore();
        m_files->whenSafe([this] {
            if (askAboutRunningLab())
                return;
            m_mayClose = true;
            QTimer::singleShot(0, this, &QWidget::close);
        });
        return;
    }
    m_setup.settings.setValue(geometryKey(), saveGeometry());
    if (m_pages->currentIndex() == 1)
        m_layoutWithCanvas = saveState(kStateVersion);
    m_setup.settings.setValue(layoutKey(), m_layoutWithCanvas);
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_toolBar) {
        m_canvas->canvasScene().setDark(isDark(palette()));
        styleDeployButton();
        refreshState();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().toLocalFile().endsWith(QStringLiteral(".toile")))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_files->openFile(event->mimeData()->urls().first().toLocalFile());
}

}  // namespace toile
