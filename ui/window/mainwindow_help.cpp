// SPDX-License-Identifier: GPL-2.0-or-later
// Settings, shortcuts and the tour: how the window is learned and made one's own.
#include "ui/canvas/canvasview.h"
#include "ui/window/canvasarea.h"
#include "ui/window/dialogs.h"
#include "ui/window/elementpalette.h"
#include "ui/window/labopener.h"
#include "ui/window/lessonbubble.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pingpanel.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/shortcuts.h"
#include "ui/window/shortcutsdialog.h"
#include "ui/window/startpage.h"
#include "ui/window/statebanner.h"
#include "ui/window/terminal.h"
#include "ui/window/tour.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>

namespace toile {

namespace {

QString tourSeenKey()
{
    return QStringLiteral("tour/seen");
}

QString snapKey()
{
    return QStringLiteral("canvas/snap");
}

}  // namespace

void MainWindow::connectHelpActions()
{
    m_shortcuts = new Shortcuts(*menuBar(), m_setup.settings, this);
    onTab(m_actions.whatIsThis, [this](DrawingTab &tab) {
        if (!LessonBubble::toggle(tab.area().shown(), tab.area().shownEditor()))
            say(tr("Select one machine, interface or cable first: then it is said what it is in Linux."));
    });
    connect(m_actions.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this, *m_shortcuts); });
    connect(m_actions.customize, &QAction::triggered, this,
            [this] { (new ShortcutsDialog(*m_shortcuts, this))->open(); });
    connect(m_actions.tour, &QAction::triggered, this, &MainWindow::showTour);
    connect(m_actions.about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_actions.aboutQt, &QAction::triggered, qApp, &QApplication::aboutQt);
    connect(m_actions.settings, &QAction::triggered, this, &MainWindow::showSettings);
    m_actions.snap->setChecked(m_setup.settings.value(snapKey(), true).toBool());
    connect(m_actions.snap, &QAction::toggled, this, [this](bool on) { m_setup.settings.setValue(snapKey(), on); });
    m_toggles.emplace_back([this](DrawingTab &tab) { tab.run().preferEngine(engineIn(m_setup.settings)); });
}

void MainWindow::showSettings()
{
    auto *dialog = new SettingsDialog(
        m_setup.settings,
        {m_actions.snap, m_actions.autoNames, m_actions.autoAddresses, m_actions.autoMacs, m_actions.planFirst}, this);
    connect(dialog, &SettingsDialog::themeChanged, this, [this](Theme theme) {
        if (m_setup.applyTheme)
            m_setup.applyTheme(theme);
    });
    connect(dialog, &SettingsDialog::engineChanged, this, [this](const QString &engine) {
        for (DrawingTab *tab : m_tabs->all())
            tab->run().preferEngine(engine);
    });
    connect(dialog, &SettingsDialog::terminalFontChanged, this, [this](const TerminalFont &font) {
        for (DrawingTab *tab : m_tabs->all())
            tab->panel<PingPanel>().setTerminalFont(fontOf(font));
    });
    dialog->open();
}

/// For somebody who never saw this window.
void MainWindow::offerTour()
{
    if (tab().hasDrawing() || QApplication::activeModalWidget() || m_setup.settings.value(tourSeenKey()).toBool())
        return;
    m_setup.settings.setValue(tourSeenKey(), true);
    beginTour({{tr("Welcome to Toile"),
                tr("Draw a Linux network, run it on the real kernel, and watch it work. This tour takes a minute and "
                   "opens a lab of the course. Escape skips it; it stays in the Help menu."),
                [this]() -> QWidget * { return m_start->tourButton(); }}});
}

void MainWindow::showTour()
{
    m_setup.settings.setValue(tourSeenKey(), true);
    beginTour({});
}

void MainWindow::beginTour(std::vector<TourStep> steps)
{
    if (m_tour)
        m_tour->close();
    const auto drawing = [this] {
        if (!tab().hasDrawing())
            m_opener->openShipped(QStringLiteral("case-1b"));
    };
    const auto add = [&](const QString &title, const QString &text, std::function<QWidget *()> target) {
        steps.push_back({title, text, [drawing, target = std::move(target)] {
                             drawing();
                             return target();
                         }});
    };
    add(tr("Palette"),
        tr("Drag a machine from here onto the drawing, a VM or a bridge into a host; or press Enter on it. Point "
           "at one to read what it is in Linux."),
        [this]() -> QWidget * {
            m_paletteDock->show();
            return m_paletteDock;
        });
    add(tr("Drawing"),
        tr("Pull a cable from the ⊕ over a box, or from a tab, to another box. Names and free addresses are filled in; "
           "Enter or a "
           "double-click changes them. Everything can be undone."),
        [this]() -> QWidget * { return &canvas(); });
    add(tr("Deploy"),
        tr("One click builds this drawing in the Linux kernel. The plan comes first, with the command that equals each "
           "step. Undeploy leaves nothing behind."),
        [this]() -> QWidget * { return m_toolBar->widgetForAction(m_actions.deploy); });
    add(tr("Live tables"),
        tr("This strip says whether the lab runs. Once it does, ARP tables hang under machines and MAC tables under "
           "bridges, and change as the kernel changes them."),
        [this]() -> QWidget * { return tab().findChild<StateBanner *>(); });
    add(tr("Ping"),
        tr("Choose two machines here, or drag from one to the other with the ping tool, and watch the tables fill."),
        [this]() -> QWidget * {
            PingPanel &panel = tab().panel<PingPanel>();
            return showPanel(&panel);
        });
    m_tour = new Tour(std::move(steps), this);
}

}  // namespace toile
