// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QDockWidget;
class QMainWindow;

namespace toile {

/// A dock at the bottom that is one line high while it is in front and has nothing to say; whatever else comes to the
/// front there gets the height back that there was.
class FoldingDock : public QObject {
    Q_OBJECT
public:
    FoldingDock(QMainWindow &window, QDockWidget &dock, std::function<bool()> isQuiet);

    /// It may have something to say now, or not any more.
    void refreshSoon() { m_soon.start(); }
    /// The height that there is otherwise, to be saved with the window's layout.
    void unfold();

private:
    void refresh();
    void setFolded(bool folded);
    int tabBarHeight() const;

    QMainWindow &m_window;
    QDockWidget &m_dock;
    std::function<bool()> m_isQuiet;
    QTimer m_soon;
    bool m_folded = false;
    int m_height = 0;  ///< what it is unfolded to
};

}  // namespace toile
