// SPDX-License-Identifier: GPL-2.0-or-later
// What is seen of the drawing, and where the keyboard is.
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/checkspanel.h"
#include "ui/window/elementpalette.h"
#include "ui/window/findingspanel.h"
#include "ui/window/inspector.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pingpanel.h"

#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QTimer>

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
    if (!seen.contains(m_canvas->canvasScene().drawingRect()))
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
        m_keepFitting->start();
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(object, event);
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
