// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/drawingtab.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/actions.h"
#include "ui/window/canvasarea.h"
#include "ui/window/cardbar.h"
#include "ui/window/deployflow.h"
#include "ui/window/findingspanel.h"
#include "ui/window/inspector.h"
#include "ui/window/instructionspanel.h"
#include "ui/window/labfiles.h"
#include "ui/window/noticebar.h"
#include "ui/window/panels.h"
#include "ui/window/statebanner.h"
#include "ui/window/viewsplit.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace toile {

DrawingTab::DrawingTab(const TabSetup &setup, QWidget *parent)
    : QWidget(parent), m_toilectl(setup.window.toilectl), m_settings(setup.window.settings),
      m_tellRun(new QTimer(this)), m_fitSoon(new QTimer(this)),
      m_files(new LabFiles(m_editor, setup.recent, setup.window.autosaveFolder, this)),
      m_flow(new DeployFlow(m_editor, m_run, setup.window.settings, setup.actions.quit, this)),
      m_checks(new LabChecks(m_editor, m_run, this))
{
    setObjectName(QStringLiteral("drawingTab"));
    build();
    for (const PanelSpec &spec : panelSpecs()) {
        QWidget *panel = spec.make(*this, setup.actions);
        if (panel->accessibleName().isEmpty())
            panel->setAccessibleName(QCoreApplication::translate("toile::Panels", spec.title));
        m_panels.emplace_back(panel);
    }
    join();
    refreshState();
}

DrawingTab::~DrawingTab()
{
    // Parts that point to the editor and the run go before them; nothing listens to their last words.
    m_editor.disconnect(this);
    m_editor.undoStack().disconnect(this);
    m_run.disconnect(this);
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));  // they show the canvas, the checks, the run
    for (const QPointer<QWidget> &panel : m_panels)
        delete panel;
    for (CanvasView *view : m_views)
        view->removeEventFilter(this);
    delete m_area;
    delete m_checks;
    delete m_flow;
    delete m_files;
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
}

void DrawingTab::build()
{
    m_split = new ViewSplit;
    m_area = new CanvasArea(
        m_editor, m_run, *m_split, [this]() -> CanvasView & { return *m_canvas; }, this);
    m_main = makeView();
    m_split->addFirst(m_main);
    useView(m_main);
    nameViews();
    m_banner = new StateBanner(this);
    m_notice = new NoticeBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_notice);
    layout->addWidget(new CardBar(m_run, this));
    layout->addWidget(m_area, 1);
}

void DrawingTab::join()
{
    m_fitSoon->setSingleShot(true);
    m_fitSoon->setInterval(0);
    connect(m_fitSoon, &QTimer::timeout, this, &DrawingTab::fit);
    m_tellRun->setSingleShot(true);
    m_tellRun->setInterval(0);
    connect(m_tellRun, &QTimer::timeout, this, &DrawingTab::tellRun);
    connect(&m_editor, &Editor::changed, this, &DrawingTab::documentChanged);
    connect(&m_editor, &Editor::refused, this, &DrawingTab::message);
    connect(&m_editor, &Editor::pathChanged, this, &DrawingTab::documentChanged);
    connect(&m_editor, &Editor::selectionChanged, this, &DrawingTab::changed);
    connect(&m_editor.undoStack(), &QUndoStack::cleanChanged, this, &DrawingTab::changed);
    m_files->keepNameWhile([this] { return isRunning(); });
    connect(m_files, &LabFiles::aboutToAsk, this, &DrawingTab::commitPending);
    connect(m_files, &LabFiles::opened, this, &DrawingTab::showDrawing);
    connect(m_files, &LabFiles::saved, this, &DrawingTab::saved);
    connect(m_files, &LabFiles::changedOnDisk, this, [this](const QString &path) {
        Q_EMIT message({});  // what was said of the file is so no more
        m_notice->ask(tr("%1 was changed by another program.").arg(QDir::toNativeSeparators(path)),
                      {tr("Read it again"), [this] { m_files->reload(); }},
                      {tr("Keep mine"), [this] { m_files->keepMine(); }});
    });
    connect(m_files, &LabFiles::goneFromDisk, this, [this](const QString &path) {
        m_files->keepMine();
        Q_EMIT message({});
        m_notice->ask(tr("%1 was deleted or moved by another program. The drawing is here, but in no file any more.")
                          .arg(QDir::toNativeSeparators(path)),
                      {tr("Save it there again"), [this] { m_files->save(); }}, {tr("Later"), {}});
    });
    connect(m_files, &LabFiles::sameOnDisk, m_notice, &QWidget::hide);
    connect(m_area, &CanvasArea::message, this, &DrawingTab::message);
    connect(m_area, &CanvasArea::activated, this, &DrawingTab::focusInspector);
    connect(m_area, &CanvasArea::pingWanted, this, &DrawingTab::ping);
    connect(m_area, &CanvasArea::contextMenuWanted, this,
            [this](Id id, const QPoint &at) { Q_EMIT m_canvas->contextMenuWanted(id, at); });
    connect(m_area, &CanvasArea::viewChanged, this, &DrawingTab::changed);
    connect(m_flow, &DeployFlow::revealWanted, this, &DrawingTab::reveal);
    connect(m_flow, &DeployFlow::findingsWanted, this, [this] { Q_EMIT panelWanted(&panel<FindingsPanel>()); });
    connect(m_flow, &DeployFlow::message, this, &DrawingTab::message);
    connect(m_banner, &StateBanner::deployWanted, this, &DrawingTab::deploy);
    connect(m_banner, &StateBanner::detailsWanted, m_flow, &DeployFlow::showFailure);
    connect(m_banner, &StateBanner::cancelWanted, m_flow, &DeployFlow::cancel);
    connect(m_checks, &LabChecks::changed, this, &DrawingTab::changed);
    connect(&m_run, &LabRun::stateChanged, this, &DrawingTab::refreshState);
    connect(&m_run, &LabRun::pendingChanged, this, [this] { m_banner->show(m_run.state(), stateDetail()); });
    connect(&m_run, &LabRun::liveReset, this, &DrawingTab::changed);
    connect(&m_run, &LabRun::cardsChanged, this, &DrawingTab::changed);
    connect(&m_run, &LabRun::failed, this, &DrawingTab::refreshState);  // the reason comes after the state
}

bool DrawingTab::isUntouched() const
{
    const Topology &topology = m_editor.topology();
    return !m_hasDrawing || (m_files->origin().isEmpty() && !m_editor.isModified() && topology.machines.empty() &&
                             topology.notes.empty() && !isRunning());
}

bool DrawingTab::isRunning() const
{
    return m_flow->isRunning();
}

void DrawingTab::showDrawing()
{
    m_hasDrawing = true;
    m_notice->hide();
    tellRun();
    m_run.attach();
    Q_EMIT opened();
    m_canvas->setFocus();
    m_fitSoon->start();
    Q_EMIT changed();
}

void DrawingTab::documentChanged()
{
    m_tellRun->start();
    Q_EMIT edited();
    refreshState();
}

void DrawingTab::tellRun()
{
    m_tellRun->stop();
    m_run.setTopology(m_editor.topology(), m_files->origin());
}

void DrawingTab::saved(const QString &path)
{
    m_notice->hide();  // whatever it said of the file, the file is this drawing now
    tellRun();
    m_run.rememberFile();
    Q_EMIT message(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)));
}

void DrawingTab::refreshState()
{
    m_banner->show(m_run.state(), stateDetail());
    Q_EMIT changed();
}

/// What the banner says instead of its usual sentence, or nothing.
QString DrawingTab::stateDetail() const
{
    const QString broken = m_flow->brokenReason();
    const QString runs = m_run.runningName();
    const QString name = m_editor.topology().header.name;
    if (!broken.isEmpty())
        return broken;
    const QString undrawn = m_run.state() == LabRun::State::Deployed ? uncabled() : undrawnMachines();
    if (runs.isEmpty() || runs == name)
        return undrawn;
    return tr("%1 It runs as “%2” until it is undeployed, then as “%3”.")
        .arg(undrawn.isEmpty() ? lookOf(m_run.state()).sentence : undrawn, runs, name);
}

/// What is drawn and cannot be in the kernel.
QString DrawingTab::uncabled() const
{
    constexpr qsizetype kMost = 3;
    const Topology &topology = m_editor.topology();
    std::set<Id> cabled;
    for (const auto &[id, cable] : topology.cables)
        cabled.insert({cable.a, cable.b});
    QStringList names;
    for (const auto &[id, interface] : topology.interfaces) {
        if (kindOf(interface).cabled && !cabled.contains(id))
            names << topology.label(id);
    }
    if (names.isEmpty())
        return {};
    if (names.size() > kMost)
        names = names.mid(0, kMost) << QStringLiteral("…");
    return tr("The kernel is as drawn, but for what has no cable and so does not exist there: %1")
        .arg(names.join(QStringLiteral(", ")));
}

/// What has been deleted from the drawing and is in the kernel until the changes are applied.
QString DrawingTab::undrawnMachines() const
{
    constexpr qsizetype kMost = 3;
    const LiveState *live = m_run.live();
    if (!live || m_run.state() != LabRun::State::Changed)
        return {};
    std::set<QString> drawn;
    for (const auto &[id, machine] : m_editor.topology().machines)
        drawn.insert(machine.name);
    QStringList names;
    for (const auto &[machine, value] : live->machines) {
        if (!drawn.contains(machine))
            names << machine;
    }
    if (names.isEmpty())
        return {};
    const auto more = static_cast<int>(names.size() - kMost);
    if (more > 0)
        names = names.mid(0, kMost) << tr("%n more", nullptr, more);
    return tr("No longer drawn, but still running: %1. Apply ends that.").arg(names.join(QStringLiteral(", ")));
}

Id DrawingTab::selectedMachine() const
{
    const Topology &topology = m_editor.topology();
    for (const Id id : m_editor.selection()) {
        if (topology.machine(id))
            return id;
        if (const Interface *interface = topology.interface(id))
            return interface->machine;
    }
    return {};
}

bool DrawingTab::commitPending()
{
    const auto refuses = [](CanvasView *view) { return !view->commitPending(); };
    if (const auto wrong = std::ranges::find_if(m_views, refuses); wrong != m_views.end()) {
        m_area->showPhysical(false);
        (*wrong)->commitPending();  // once more: now it can have the focus
        return false;
    }
    return panel<InstructionsPanel>().commitPending() && panel<Inspector>().commitPending();
}

QString DrawingTab::problem() const
{
    return panel<Inspector>().problem();
}

/// For what somebody wants done with the drawing: what keeps it from being done is shown.
bool DrawingTab::finishTyping()
{
    if (commitPending())
        return true;
    auto &inspector = panel<Inspector>();
    if (problem().isEmpty())
        return false;
    Q_EMIT panelWanted(&inspector);
    inspector.focusProblem();
    Q_EMIT message(tr("First correct what is typed in the inspector, or give it up with Escape: %1").arg(problem()));
    return false;
}

void DrawingTab::reveal(Id id)
{
    if (m_editor.topology().find(id) && id != Topology::kHeaderId)
        m_canvas->reveal(id);
    else
        m_editor.setSelection({});
}

void DrawingTab::fit()
{
    m_area->fit();
}

void DrawingTab::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_canvas) {
        eachView([this] { m_canvas->canvasScene().setDark(isDark(palette())); });
        Q_EMIT changed();
    }
}

}  // namespace toile
