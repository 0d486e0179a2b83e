// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/panelaction.h"

#include "ui/window/paneframe.h"
#include "ui/window/shortcuts.h"

#include <QApplication>
#include <QDockWidget>
#include <QStackedWidget>

namespace toile {

bool isInFront(const QDockWidget &dock)
{
    return dock.isVisible() && !dock.visibleRegion().isEmpty();
}

PanelAction::PanelAction(const QString &text, QDockWidget &dock, QObject *parent) : QAction(text, parent), m_dock(dock)
{
    setObjectName(QStringLiteral("toggle-") + dock.objectName());
    setCheckable(true);
    setStatusTip(tr("Go to “%1”, or hide it when it is in front already.").arg(dock.windowTitle()));
    describeKeys(this);
    connect(this, &QAction::triggered, this, &PanelAction::act);
    connect(&dock, &QDockWidget::visibilityChanged, this, &QAction::setChecked);
}

void PanelAction::refresh()
{
    setChecked(isInFront(m_dock));
}

void PanelAction::act()
{
    if (isInFront(m_dock)) {
        const bool hadKeyboard = m_dock.isAncestorOf(m_dock.window()->focusWidget());
        m_dock.hide();
        if (hadKeyboard)
            Q_EMIT left();
        return;
    }
    m_dock.show();
    m_dock.raise();
    if (m_dock.isFloating())
        m_dock.activateWindow();
    const auto *panels = qobject_cast<QStackedWidget *>(m_dock.widget());
    enterPane(panels ? panels->currentWidget() : m_dock.widget());
}

}  // namespace toile
