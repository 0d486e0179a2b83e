// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/foldingdock.h"

#include "ui/window/panelaction.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>

namespace toile {

FoldingDock::FoldingDock(QMainWindow &window, QDockWidget &dock, int height, std::function<bool()> isFolded)
    : QObject(&window), m_window(window), m_dock(dock), m_isFolded(std::move(isFolded)), m_height(height)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &FoldingDock::refresh);
    connect(&m_dock, &QDockWidget::visibilityChanged, this, &FoldingDock::refreshSoon);
}

void FoldingDock::refresh()
{
    setFolded(isInFront(m_dock) && isAtBottom() && m_isFolded());
}

bool FoldingDock::isAtBottom() const
{
    return !m_dock.isFloating() && m_window.dockWidgetArea(&m_dock) == Qt::BottomDockWidgetArea;
}

void FoldingDock::follow()
{
    if (!isInFront(m_dock))
        return;
    const bool folded = m_isFolded();
    if (folded)
        keepHeight();
    m_folded = folded && isAtBottom();
    setHeight(folded ? m_dock.minimumSizeHint().height() : m_height);
}

/// Not one that is hardly a line.
void FoldingDock::keepHeight()
{
    if (m_dock.height() > 2 * m_dock.minimumSizeHint().height())
        m_height = m_dock.height() + (m_dock.isFloating() ? 0 : tabBarHeight());
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
        keepHeight();
    setHeight(folded ? m_dock.minimumSizeHint().height() : m_height);
}

void FoldingDock::setHeight(int height)
{
    if (m_dock.isFloating())
        m_dock.resize(m_dock.width(), height);
    else
        m_window.resizeDocks({&m_dock}, {height}, Qt::Vertical);
}

}  // namespace toile
