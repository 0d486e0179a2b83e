// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/drawingtab.h"

class QStackedWidget;
class QTabBar;

namespace toile {

/// The open drawings of a window: a bar with a tab for each (name, whether it is saved, whether it runs), and below it
/// the active one, or the start page while that has no drawing. There is always a tab, though the bar is seen only
/// when there are several.
class DrawingTabs : public QWidget {
    Q_OBJECT
public:
    DrawingTabs(const TabSetup &setup, QWidget *startPage, QWidget *parent = nullptr);

    /// Only after the first add().
    DrawingTab &active() const { return *m_active; }
    /// In the order of the bar.
    std::vector<DrawingTab *> all() const;
    bool contains(const DrawingTab *tab) const;
    /// The tab that shows this file, or nullptr.
    DrawingTab *withFile(const QString &path) const;

    /// An empty tab, active now.
    DrawingTab &add();
    /// Where a drawing is opened: the active tab while nothing is lost in it, else a new one.
    DrawingTab &room();
    void activate(DrawingTab &tab);
    /// Nothing is asked. The last one leaves an empty tab.
    void remove(DrawingTab &tab);
    /// To the neighbour at the right (1) or left (-1), round the ends.
    void step(int by);
    /// For the end of the window: all of them go.
    void clear();

Q_SIGNALS:
    void added(toile::DrawingTab *tab);
    void activated();   ///< another tab is active, or the active one got its first drawing
    void rearranged();  ///< a tab went, moved, or is of another file
    void closeWanted(toile::DrawingTab *tab);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    DrawingTab *at(int index) const;
    int indexOf(const DrawingTab &tab) const;
    void showActive();
    void label(DrawingTab &tab);

    TabSetup m_setup;
    QTabBar *m_bar;
    QStackedWidget *m_pages;
    QWidget *m_startPage;
    DrawingTab *m_active = nullptr;
    bool m_clearing = false;
};

}  // namespace toile
