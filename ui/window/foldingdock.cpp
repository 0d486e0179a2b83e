// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/foldingdock.h"

#include "ui/window/panelaction.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

namespace toile {

FoldingDock::FoldingDock(QMainWindow &window, QDockWidget &dock, std::function<bool()> isQuiet)
    : QObject(&window), m_window(window), m_dock(dock), m_isQuiet(std::move(isQuiet))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &FoldingDock::refresh);
    connect(&m_dock, &QDockWidget::visibilityChanged, this, &FoldingDock::refreshSoon);
}

void FoldingDock::refresh()
{
    const bool inFront = isInFront(m_dock);
    const bool atBottom = !m_dock.isFloating() && m_window.dockWidgetArea(&m_dock) == Qt::BottomDockWidgetArea;
    setFolded(inFront && atBottom && m_isQuiet());
}

void FoldingDock::unfold()
{
    setFolded(false);
}

/// The tabs under it and its neighbours are part of what resizeDocks() speaks of.
int FoldingDock::tabBarHeight() const
{
    if (m_window.tabifiedDockWidgets(&m_dock).isEmpty())
        return 0;
    for (const QTabBar *bar : m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly)) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->tabText(tab) == m_dock.windowTitle())
                return bar->height();
        }
    }
    return 0;
}

void FoldingDock::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    if (folded)
        m_height = m_dock.height() + tabBarHeight();
    m_window.resizeDocks({&m_dock}, {folded ? m_dock.minimumSizeHint().height() : m_height}, Qt::Vertical);
}

}  // namespace toile
