// SPDX-License-Identifier: GPL-2.0-or-later
// What a person does with the drawing of a tab, and the dialogs and panels for that; the tab itself is in
// drawingtab.cpp.
#include "core/model/networksummary.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/labchecks.h"
#include "ui/window/canvasarea.h"
#include "ui/window/checkspanel.h"
#include "ui/window/deployflow.h"
#include "ui/window/dialogs.h"
#include "ui/window/drawingtab.h"
#include "ui/window/exportdialog.h"
#include "ui/window/findingspanel.h"
#include "ui/window/inspector.h"
#include "ui/window/labfiles.h"
#include "ui/window/pingpanel.h"
#include "ui/window/printdialog.h"
#include "ui/window/renumberdialog.h"
#include "ui/window/reportdialog.h"
#include "ui/window/routedialog.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/terminal.h"
#include "ui/window/vlansdialog.h"

namespace toile {

void DrawingTab::deploy()
{
    if (!finishTyping())
        return;
    tellRun();
    panel<FindingsPanel>().refresh();
    m_flow->deploy(panel<FindingsPanel>().warnings());
}

void DrawingTab::showPlan()
{
    if (!finishTyping())
        return;
    tellRun();
    panel<FindingsPanel>().refresh();
    m_flow->showPlan(panel<FindingsPanel>().warnings());
}

void DrawingTab::ping(Id from, Id to)
{
    Q_EMIT panelWanted(&panel<PingPanel>());
    panel<PingPanel>().choose(from, to);
}

void DrawingTab::openTerminal()
{
    const Machine *machine = m_editor.topology().machine(selectedMachine());
    if (!machine)
        return;
    const auto opened = toile::openTerminal(m_toilectl, m_run.session() ? m_run.session()->hello().lab : QString(),
                                            machine->name, terminalFontIn(m_settings));
    if (!opened)
        showMessage(this, tr("No terminal"), opened.error().message);
}

void DrawingTab::runChecks()
{
    if (!finishTyping())
        return;
    Q_EMIT panelWanted(&panel<ChecksPanel>());
    m_checks->run();
}

void DrawingTab::addCheck()
{
    Q_EMIT panelWanted(&panel<ChecksPanel>());
    panel<ChecksPanel>().addCheck();
}

void DrawingTab::renumber(std::optional<IpPrefix> network)
{
    m_area->showPhysical(false);
    const std::vector<Id> &chosen = m_editor.selection();
    const auto asked = !network && chosen.size() == 1 ? networkOf(m_editor.topology(), chosen.front()) : std::nullopt;
    if (asked && !asked->ranges.empty())
        network = asked->ranges.front().network;
    (new RenumberDialog(m_editor, network, this))->open();
}

void DrawingTab::editVlans()
{
    m_area->showPhysical(false);
    (new VlansDialog(m_editor, this))->open();
}

void DrawingTab::addRoute(Id from, Id to)
{
    if (!m_editor.topology().machine(from))
        return;
    m_area->showPhysical(false);
    const auto target = to ? routeTarget(m_editor.topology(), from, to) : std::nullopt;
    (new RouteDialog(m_editor, from, target, this))->open();
}

void DrawingTab::focusInspector()
{
    Q_EMIT panelWanted(&panel<Inspector>());
    panel<Inspector>().focusFields();
}

void DrawingTab::focusDrawing()
{
    m_area->shown().setFocus();
}

void DrawingTab::insertNote(const QString &kind)
{
    shownCanvas().insertNote(kind);
    if (kind != QLatin1String(kPictureKind))  // that one is chosen first
        focusInspector();
}

void DrawingTab::open(OutputDialog *dialog)
{
    connect(dialog, &OutputDialog::message, this, &DrawingTab::message);
    dialog->open();
}

void DrawingTab::exportPicture()
{
    open(new ExportDialog(m_area->shown().canvasScene(), m_area->shownEditor(), this));
}

void DrawingTab::print()
{
    open(new PrintDialog(m_area->shown().canvasScene(), m_area->shownEditor(), this));
}

void DrawingTab::writeReport()
{
    open(new ReportDialog({m_canvas->canvasScene(), m_editor, m_run, *m_checks, m_settings}, this));
}

/// In place on the drawing; a note has no name, but a text.
void DrawingTab::rename()
{
    const auto &chosen = m_editor.selection();
    if (chosen.size() == 1 && m_editor.topology().notes.contains(chosen.front()))
        focusInspector();
    else
        shownCanvas().renameSelection();
}

void DrawingTab::connectElements()
{
    shownCanvas().setFocus();
    m_canvas->startCable();
}

// What is typed and not yet taken belongs to what is saved.
void DrawingTab::save()
{
    if (finishTyping())
        m_files->save();
}

void DrawingTab::saveAs()
{
    if (finishTyping())
        m_files->saveAs();
}

}  // namespace toile
