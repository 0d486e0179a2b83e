// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QDockWidget;
class QMainWindow;

namespace toile {

/// A dock at the bottom that is one line high while it is in front and folded; whatever else comes to the front there
/// gets the height back that there was.
class FoldingDock : public QObject {
    Q_OBJECT
public:
    /// `height`: what it is unfolded to at first.
    FoldingDock(QMainWindow &window, QDockWidget &dock, int height, std::function<bool()> isFolded);

    /// It may be another one that is in front now, or folded now.
    void refreshSoon() { m_soon.start(); }
    /// Somebody asked for more room, or less, whatever height there is.
    void follow();
    /// The height that there is otherwise, to be saved with the window's layout.
    void unfold();

private:
    void refresh();
    bool isAtBottom() const;
    void setFolded(bool folded);
    void setHeight(int height);
    void keepHeight();
    int tabBarHeight() const;

    QMainWindow &m_window;
    QDockWidget &m_dock;
    std::function<bool()> m_isFolded;
    QTimer m_soon;
    bool m_folded = false;
    int m_height = 0;  ///< what it is unfolded to
};

}  // namespace toile
