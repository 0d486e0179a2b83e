// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/editor.h"
#include "ui/labrun.h"
#include "ui/window/actions.h"
#include "ui/window/appearance.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QMenu;
class QSettings;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace toile {

class CanvasView;
class ChecksPanel;
class DeployFlow;
class ElementPalette;
class FindingsPanel;
class Inspector;
class LabChecks;
class LabFiles;
class NoticeBar;
class PingPanel;
class StartPage;
class StateBanner;

/// What a window needs from its program.
struct WindowSetup {
    QSettings &settings;
    QString autosaveFolder;
    QString toilectl;  ///< absolute path, for terminals
};

/// The window: a drawing in the middle, what to draw with on the left, what is selected on the right, what is found
/// and what is pinged below. It owns the one Editor and the one LabRun that all of them share.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const WindowSetup &setup, QWidget *parent = nullptr);
    ~MainWindow() override;

    Editor &editor() { return m_editor; }
    LabRun &run() { return m_run; }
    CanvasView &canvas() { return *m_canvas; }
    LabFiles &files() { return *m_files; }

    /// Opens a file, a shipped lab by its name, or the drawing of a lab that runs; the start page when empty. Then
    /// offers what a crash left.
    void start(const QString &fileOrLab);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    // construction
    void buildCentre();
    QDockWidget *addDock(const QString &name, const QString &title, QWidget *content, Qt::DockWidgetArea area);
    void buildDocks();
    void buildMenus();
    void buildInsertMenu(QMenu *menu);
    void buildToolBar();
    void styleDeployButton();
    void buildStatusBar();
    void connectFileActions();
    void connectEditActions();
    void connectTools();
    void connectViewActions();
    void connectLabActions();
    void connectParts();

    // following the drawing and the run
    void showCanvas();
    void showStartPage();
    void documentChanged();
    void tellRun();
    void saved(const QString &path);
    void refreshTitle();
    void refreshRecent();
    void refreshState();
    QString stateDetail() const;
    void refreshActions();
    void showContextMenu(Id id, const QPoint &position);

    // actions
    void deploy();
    void ping(Id from, Id to);
    void openTerminalInSelection();
    void renumber(std::optional<IpPrefix> network);
    void insertNote();
    void rename();
    void runChecks();
    void showDock(QDockWidget *dock);
    void fit();
    void keepFitting();
    void focusInspector();
    void focusNextPane();
    void closeLab();
    bool askAboutRunningLab();
    Id selectedMachine() const;
    std::vector<QDockWidget *> docks() const;
    void reveal(Id id);
    void say(const QString &text);

    WindowSetup m_setup;
    Editor m_editor;
    LabRun m_run;
    Actions m_actions;
    LabFiles *m_files;
    DeployFlow *m_flow;
    LabChecks *m_checks;
    QTimer *m_tellRun;
    QTimer *m_keepFitting;

    QStackedWidget *m_pages = nullptr;
    StartPage *m_start = nullptr;
    CanvasView *m_canvas = nullptr;
    StateBanner *m_banner = nullptr;
    NoticeBar *m_notice = nullptr;
    ElementPalette *m_palette = nullptr;
    Inspector *m_inspector = nullptr;
    FindingsPanel *m_findings = nullptr;
    ChecksPanel *m_checksPanel = nullptr;
    PingPanel *m_ping = nullptr;
    QDockWidget *m_paletteDock = nullptr;
    QDockWidget *m_inspectorDock = nullptr;
    QDockWidget *m_findingsDock = nullptr;
    QDockWidget *m_checksDock = nullptr;
    QDockWidget *m_pingDock = nullptr;
    QToolBar *m_toolBar = nullptr;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_insertMenu = nullptr;
    QLabel *m_stateLabel = nullptr;
    QLabel *m_stateIcon = nullptr;
    QToolButton *m_zoom = nullptr;
    QByteArray m_layoutWithCanvas;  ///< docks as they are when a drawing is open
    bool m_resized = false;         ///< the canvas, since it was fitted
    bool m_fitted = true;           ///< nobody chose another view since: new tables are fitted in as well
    bool m_fitting = false;
    bool m_answered = false;  ///< nothing was drawn since the questions before closing
    bool m_mayClose = false;
};

}  // namespace toile
