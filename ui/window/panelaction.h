// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QAction>

class QDockWidget;

namespace toile {

/// Whether something of a dock is seen. One behind another tab counts as visible, but nothing of it is.
bool isInFront(const QDockWidget &dock);

/// The entry of a dock in the View menu: ticked while the dock is in front. It brings the dock there and gives it the
/// keyboard; a dock that is in front already is hidden.
class PanelAction : public QAction {
    Q_OBJECT
public:
    PanelAction(const QString &text, QDockWidget &dock, QObject *parent);

    void refresh();

Q_SIGNALS:
    void left();  ///< the dock that was hidden had the keyboard

private:
    void act();

    QDockWidget &m_dock;
};

}  // namespace toile
