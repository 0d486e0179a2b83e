// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"
#include "ui/editor.h"
#include "ui/labrun.h"
#include "ui/window/windowsetup.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QSettings;
class QTimer;

namespace toile {

struct Actions;
class CanvasArea;
class CanvasView;
class DeployFlow;
struct DrawingViews;
class LabChecks;
class LabFiles;
class NoticeBar;
class OutputDialog;
class RecentFiles;
class StateBanner;
class ViewSplit;

/// What all drawings of a window share.
struct TabSetup {
    const WindowSetup &window;
    RecentFiles &recent;
    const Actions &actions;
};

/// One open drawing and everything that belongs to it alone: document, history, file, running lab, checks, the canvas
/// with the strips above it (this widget), and its panels, which the window shows in its docks while this is the
/// active tab. Without a drawing (as the window begins) the start page is shown in its place.
class DrawingTab : public QWidget {
    Q_OBJECT
public:
    DrawingTab(const TabSetup &setup, QWidget *parent);
    ~DrawingTab() override;

    Editor &editor() { return m_editor; }
    const Editor &editor() const { return m_editor; }
    LabRun &run() { return m_run; }
    /// The view that was used last, of one or several.
    CanvasView &canvas() { return *m_canvas; }
    /// The same, and seen: for what changes the drawing, which the physical equivalent may hide.
    CanvasView &shownCanvas();
    /// In the order in which they are seen.
    const std::vector<CanvasView *> &views() const { return m_views; }
    /// The views, with what lies over them, and the physical equivalent in their place.
    CanvasArea &area() { return *m_area; }
    /// A second view beside the first, which looks where it wants to; or the one in use alone again.
    void split(bool on);
    /// Another view beside or below the one that was used last; why not, when there is no room, is told.
    void splitView(Qt::Orientation along);
    /// The one that was used last; never the only one.
    void closeView();
    /// The keyboard goes to the view after this one (1) or before (-1), round the ends.
    void stepView(int by);
    /// What is seen now, and back to what was seen in another session.
    DrawingViews shownViews() const;
    void showViews(const DrawingViews &wanted);
    /// Does this with each view as canvas().
    void eachView(const std::function<void()> &act);
    LabFiles &files() { return *m_files; }
    DeployFlow &flow() { return *m_flow; }
    LabChecks &checks() { return *m_checks; }
    QSettings &settings() { return m_settings; }

    /// A drawing was begun or opened here.
    bool hasDrawing() const { return m_hasDrawing; }
    /// Nothing is lost when another drawing takes its place.
    bool isUntouched() const;
    bool isRunning() const;  ///< the kernel holds something of this lab
    Id selectedMachine() const;

    /// In the order of panelSpecs().
    const std::vector<QPointer<QWidget>> &panels() const { return m_panels; }
    /// The panel of this class.
    template <typename Panel>
    Panel &panel() const
    {
        for (QWidget *each : m_panels) {
            if (auto *found = qobject_cast<Panel *>(each))
                return *found;
        }
        Q_UNREACHABLE();
    }

    /// Takes what is typed in the inspector and not yet finished; false when something typed is wrong.
    bool commitPending();
    /// What is typed wrong in the inspector, with the title of its field; empty: nothing.
    QString problem() const;
    /// The same; when it is false, what is wrong is shown and said.
    bool finishTyping();
    void reveal(Id id);
    void fit();
    void deploy();
    void showPlan();
    void ping(Id from, Id to);
    void openTerminal();
    void runChecks();
    void addCheck();
    /// None: that of the selected cable or interface is proposed.
    void renumber(std::optional<IpPrefix> network);
    void editVlans();
    /// From the machine to the network of `to`; none: the person chooses.
    void addRoute(Id from, Id to);
    void insertNote(const QString &kind);
    void exportPicture();
    void print();
    void writeReport();
    void rename();
    void connectElements();
    void focusInspector();
    void focusDrawing();
    void save();
    void saveAs();

Q_SIGNALS:
    void changed();                     ///< title, state, or what can be done now
    void edited();                      ///< the document or its file
    void opened();                      ///< another document
    void viewAdded();                   ///< canvas() is a new one
    void viewMoved();                   ///< another place of the drawing is seen
    void message(const QString &text);  ///< for the status bar
    void panelWanted(QWidget *panel);   ///< bring its dock to the front

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void build();
    void tellView();
    CanvasView *makeView();
    void useView(CanvasView *view);
    bool closeView(CanvasView *view);
    void nameViews();
    void fitSoon();
    void join();
    void showDrawing();
    void documentChanged();
    void tellRun();
    void saved(const QString &path);
    void refreshState();
    QString stateDetail() const;
    QString undrawnMachines() const;
    QString uncabled() const;
    void open(OutputDialog *dialog);

    QString m_toilectl;
    QSettings &m_settings;
    Editor m_editor;
    LabRun m_run;
    QTimer *m_tellRun;
    QTimer *m_fitSoon;  ///< what was just opened
    LabFiles *m_files;
    DeployFlow *m_flow;
    LabChecks *m_checks;
    StateBanner *m_banner = nullptr;
    NoticeBar *m_notice = nullptr;
    ViewSplit *m_split = nullptr;
    std::vector<CanvasView *> m_views;
    CanvasView *m_main = nullptr;  ///< never goes: the panels look at it
    CanvasView *m_canvas = nullptr;
    CanvasArea *m_area = nullptr;
    std::vector<QPointer<QWidget>> m_panels;
    bool m_hasDrawing = false;
};

}  // namespace toile
