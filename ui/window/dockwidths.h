// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QMainWindow>
#include <QTimer>

#include <functional>
#include <map>
#include <vector>

class QDockWidget;

namespace toile {

/// How wide the docks at the sides are, and how high those below: what a window that became small took from them they
/// have again in a larger one.
class DockWidths : public QObject {
    Q_OBJECT
public:
    DockWidths(QMainWindow &window, std::vector<QDockWidget *> docks);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void forEachInFront(const std::function<void(QDockWidget &, Qt::DockWidgetArea)> &look);
    std::map<Qt::DockWidgetArea, int> widths();
    void remember();
    void giveBack();

    QMainWindow &m_window;
    std::vector<QDockWidget *> m_docks;
    std::map<Qt::DockWidgetArea, int> m_wanted;
    std::map<Qt::DockWidgetArea, int> m_pressedAt;  ///< those when a button of the mouse went down
    QSize m_size;                                   ///< that the window was told last
    QTimer m_soon;
    QTimer m_quiet;  ///< runs while what the docks get is the window's doing
};

}  // namespace toile
