// SPDX-License-Identifier: GPL-2.0-or-later
// What is seen of the drawing and its state, and where the keyboard is.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/checkspanel.h"
#include "ui/window/deployflow.h"
#include "ui/window/elementpalette.h"
#include "ui/window/findingspanel.h"
#include "ui/window/inspector.h"
#include "ui/window/labfiles.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pingpanel.h"
#include "ui/window/renumberdialog.h"
#include "ui/window/statebanner.h"

#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>

namespace toile {

void MainWindow::fit()
{
    const QScopedValueRollback<bool> guard(m_fitting, true);
    m_canvas->fitAll();
    m_fitted = true;
}

void MainWindow::keepFitting()
{
    // Never while somebody drags or chose a view of his own.
    if (!m_fitted || QGuiApplication::mouseButtons() != Qt::NoButton)
        return;
    constexpr int kRounding = 4;  // pixels
    const QRect room = m_canvas->viewport()->rect().adjusted(-kRounding, -kRounding, kRounding, kRounding);
    const QRectF seen = m_canvas->mapToScene(room).boundingRect();
    const bool resized = std::exchange(m_resized, false);
    if (resized || !seen.contains(m_canvas->canvasScene().drawingRect()))
        fit();
}

bool MainWindow::eventFilter(QObject *object, QEvent *event)
{
    const auto pans = [event] {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        return mouse->button() == Qt::MiddleButton;
    };
    switch (event->type()) {
    case QEvent::Wheel:
        m_fitted = false;
        break;
    case QEvent::MouseButtonPress:
        m_fitted = m_fitted && !pans();
        break;
    case QEvent::KeyPress:
        m_fitted = m_fitted && static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space;
        break;
    case QEvent::Resize:
        m_resized = true;
        m_keepFitting->start();
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(object, event);
}

void MainWindow::refreshTitle()
{
    const bool drawing = m_pages->currentIndex() == 1;
    setWindowModified(drawing && m_editor.isModified());
    setWindowTitle(drawing ? tr("%1[*] – Toile").arg(m_files->displayName()) : tr("Toile"));
    setWindowFilePath(drawing ? m_editor.path() : QString());
}

/// What the banner says instead of its usual sentence, or nothing.
QString MainWindow::stateDetail() const
{
    const QString broken = m_flow->brokenReason();
    const QString runs = m_run.runningName();
    const QString name = m_editor.topology().header.name;
    if (!broken.isEmpty() || runs.isEmpty() || runs == name)
        return broken;
    return tr("%1 It runs as “%2” until it is undeployed, then as “%3”.")
        .arg(lookOf(m_run.state()).sentence, runs, name);
}

void MainWindow::refreshState()
{
    const LabRun::State state = m_run.state();
    const StateLook look = lookOf(state);
    m_banner->show(state, stateDetail());
    m_stateLabel->setText(look.word);
    m_stateIcon->setPixmap(
        colouredIcon(look.icon, signalColour(look.signal, palette())).pixmap(QSize(16, 16), devicePixelRatioF()));
    refreshActions();
}

void MainWindow::refreshActions()
{
    const bool drawing = m_pages->currentIndex() == 1;
    const LabRun::State state = m_run.state();
    const bool busy = state == LabRun::State::Connecting || state == LabRun::State::Applying;
    const bool running = drawing && m_flow->isRunning();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_stateIcon), static_cast<QWidget *>(m_stateLabel), static_cast<QWidget *>(m_zoom)})
        widget->setVisible(drawing);
    for (QAction *action :
         {m_actions.save,        m_actions.saveAs,       m_actions.exportPicture, m_actions.exportScript,
          m_actions.exportBrctl, m_actions.copyCommands, m_actions.closeLab,      m_actions.selectAll,
          m_actions.zoomIn,      m_actions.zoomOut,      m_actions.actualSize,    m_actions.fit,
          m_actions.showPlan,    m_actions.properties,   m_actions.selectTool,    m_actions.cableTool,
          m_actions.pingTool,    m_actions.vlans,        m_actions.tunnels,       m_actions.underlay})
        action->setEnabled(drawing);
    m_insertMenu->setEnabled(drawing);
    for (QAction *action : m_insertMenu->actions())
        action->setEnabled(drawing);
    m_actions.renumber->setEnabled(drawing && !networksOf(m_editor.topology()).empty());
    const bool selected = drawing && !m_editor.selection().empty();
    for (QAction *action : {m_actions.rename, m_actions.remove, m_actions.connectElements})
        action->setEnabled(selected);
    m_actions.deploy->setEnabled(drawing && !busy);
    m_actions.deploy->setText(state == LabRun::State::Changed ? tr("&Apply") : tr("&Deploy"));
    m_actions.undeploy->setEnabled(drawing && !busy && (running || state == LabRun::State::Broken));
    m_actions.ping->setEnabled(running);
    m_actions.terminal->setEnabled(running && selectedMachine());
    m_actions.runChecks->setEnabled(drawing && m_checks->mayRun());
    m_actions.addCheck->setEnabled(drawing && !m_editor.topology().machines.empty());
}

void MainWindow::focusNextPane()
{
    const std::pair<QDockWidget *, QWidget *> panes[] = {{m_paletteDock, m_palette},     {nullptr, m_canvas},
                                                         {m_inspectorDock, m_inspector}, {m_findingsDock, m_findings},
                                                         {m_checksDock, m_checksPanel},  {m_pingDock, m_ping}};
    constexpr int kPanes = int(std::size(panes));
    int current = 1;
    for (int i = 0; i < kPanes; ++i) {
        if (panes[i].second == focusWidget() || panes[i].second->isAncestorOf(focusWidget()))
            current = i;
    }
    for (int step = 1; step <= kPanes; ++step) {
        const auto &[dock, widget] = panes[(current + step) % kPanes];
        // A dock behind another tab counts as visible, but nothing of it is.
        if (!widget->isVisible() || (dock && dock->visibleRegion().isEmpty()))
            continue;
        if (widget == m_inspector)
            m_inspector->focusFields();
        else
            widget->setFocus(Qt::ShortcutFocusReason);
        if (focusWidget() == widget || widget->isAncestorOf(focusWidget()))
            return;  // else it has nothing to be used by keyboard now: the next one
    }
}

}  // namespace toile
