// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/window/actions.h"
#include "ui/window/appearance.h"
#include "ui/window/drawingtabs.h"
#include "ui/window/recentfiles.h"
#include "ui/window/windowsetup.h"

#include <QMainWindow>

#include <functional>
#include <vector>

class QLabel;
class QMenu;
class QStackedWidget;
class QToolButton;
class QUndoGroup;

namespace toile {

class ArrangeMenu;
class Closing;
class ElementPalette;
class FoldingDock;
class LabOpener;
class WindowSession;
class Shortcuts;
class StartPage;
class Tour;
struct TourStep;

/// The window: drawings in tabs in the middle, what to draw with on the left, what is selected on the right, what is
/// found and what is pinged below. Everything of one drawing is its DrawingTab's; the window's docks show the panels
/// of the active one, and the window's actions act on it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowSetup &setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    DrawingTabs &tabs() { return *m_tabs; }
    DrawingTab &tab() const { return m_tabs->active(); }
    LabOpener &opener() { return *m_opener; }
    // Of the active tab.
    Editor &editor() { return tab().editor(); }
    LabRun &run() { return tab().run(); }
    CanvasView &canvas() { return tab().canvas(); }
    LabFiles &files() { return tab().files(); }

    /// Opens a file, a shipped lab by its name, or the drawing of a lab that runs; when empty, what was open in the
    /// last window, else the start page. Then offers what a crash left.
    void start(const QString &fileOrLab);
    QMenu *createPopupMenu() override;

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// A dock and, in it, the panels of all tabs.
    struct PanelDock {
        QDockWidget *dock;
        QStackedWidget *panels;
        QString title;
    };

    // construction
    void buildDocks();
    QDockWidget *addDock(const QString &name, const QString &title, const QString &entry, QWidget *content,
                         Qt::DockWidgetArea area);
    void buildMenus();
    QMenu *buildEditMenu();
    QMenu *buildViewMenu();
    void buildInsertMenu(QMenu *menu);
    void buildToolBar();
    void styleDeployButton();
    void buildStatusBar();
    void connectFileActions();
    void connectEditActions();
    void connectTools();
    void connectAutomatics();
    void connectViewActions();
    void connectVxlanLayers();
    void connectLabActions();
    void connectHelpActions();
    void connectParts();
    /// The action does this to the active tab.
    void onTab(QAction *action, std::function<void(DrawingTab &tab)> act);
    /// The action switches this on or off in all tabs and views, those to come as well.
    void onAllTabs(QAction *toggle, std::function<void(DrawingTab &tab, bool on)> apply);

    // following the tabs
    void addTab(DrawingTab *tab);
    void connectTab(DrawingTab &tab);
    void connectView(DrawingTab &tab);
    void showActive();
    void showPanels();
    void showTool();
    void showCableStyle();
    void showZoom();
    void refreshTitle();
    void refreshRecent();
    void refreshState();
    void refreshActions();
    void showContextMenu(Id id, const QPoint &position);
    void addRenumbering(QMenu *menu, Id id);
    QDockWidget *showPanel(const QWidget *panel);
    void focusNextPane();
    std::vector<QDockWidget *> docks() const;
    void say(const QString &text);
    void showSettings();
    void offerTour();
    void showTour();
    void beginTour(std::vector<TourStep> steps);

    WindowSetup m_setup;
    RecentFiles m_recent;
    Actions m_actions;
    QUndoGroup *m_undo;
    StartPage *m_start;
    DrawingTabs *m_tabs;
    LabOpener *m_opener;
    Closing *m_closing;
    WindowSession *m_session;
    Shortcuts *m_shortcuts = nullptr;
    QPointer<Tour> m_tour;
    ElementPalette *m_palette = nullptr;
    QDockWidget *m_paletteDock = nullptr;
    std::vector<PanelDock> m_docks;
    FoldingDock *m_findingsDock = nullptr;
    std::vector<std::function<void(DrawingTab &tab)>> m_toggles;  ///< what a new tab must be told
    QToolBar *m_toolBar = nullptr;
    QMetaObject::Connection m_deployIcon;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_panelsMenu = nullptr;
    QMenu *m_layersMenu = nullptr;
    QMenu *m_tablesMenu = nullptr;
    QMenu *m_insertMenu = nullptr;
    ArrangeMenu *m_arrangeMenu = nullptr;
    QMenu *m_moveMenu = nullptr;
    QLabel *m_stateLabel = nullptr;
    QLabel *m_stateIcon = nullptr;
    QToolButton *m_zoom = nullptr;
    QByteArray m_layoutWithCanvas;  ///< docks as they are when a drawing is open
    const DrawingTab *m_shown = nullptr;
    bool m_showsDrawing = true;  ///< docks and tool bar are there
    bool m_mayClose = false;
};

}  // namespace toile
