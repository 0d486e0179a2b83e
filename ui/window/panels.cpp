// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/panels.h"

#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/actions.h"
#include "ui/window/checkspanel.h"
#include "ui/window/drawingtab.h"
#include "ui/window/findingspanel.h"
#include "ui/window/historypanel.h"
#include "ui/window/inspector.h"
#include "ui/window/instructionspanel.h"
#include "ui/window/outlinepanel.h"
#include "ui/window/pingpanel.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/terminal.h"
#include "ui/window/text.h"

#include <QTimer>

namespace toile {

namespace {

QWidget *makeOutline(DrawingTab &tab, const Actions &)
{
    auto *panel = new OutlinePanel(tab.editor(), tab.run(), tab.canvas());
    QObject::connect(panel, &OutlinePanel::contextMenuWanted, &tab.canvas(), &CanvasView::contextMenuWanted);
    QObject::connect(panel, &OutlinePanel::activated, &tab, &DrawingTab::focusInspector);
    QObject::connect(panel, &OutlinePanel::message, &tab, &DrawingTab::message);
    return panel;
}

QWidget *makeInspector(DrawingTab &tab, const Actions &)
{
    auto *panel = new Inspector(tab.editor());
    QObject::connect(panel, &Inspector::revealWanted, &tab, &DrawingTab::reveal);
    QObject::connect(panel, &Inspector::message, &tab, &DrawingTab::message);
    QObject::connect(panel, &Inspector::left, &tab, &DrawingTab::focusDrawing);
    return panel;
}

QWidget *makeInstructions(DrawingTab &tab, const Actions &)
{
    auto *panel = new InstructionsPanel(tab.editor(), tab.settings());
    QObject::connect(panel, &InstructionsPanel::revealWanted, &tab, &DrawingTab::reveal);
    QObject::connect(panel, &InstructionsPanel::message, &tab, &DrawingTab::message);
    QObject::connect(panel, &InstructionsPanel::left, &tab, &DrawingTab::focusDrawing);
    // A lab with instructions opens with them, once the window shows this tab.
    QObject::connect(&tab, &DrawingTab::opened, panel, [&tab, panel] {
        QTimer::singleShot(0, panel, [&tab, panel] {
            if (panel->hasText())
                Q_EMIT tab.panelWanted(panel);
        });
    });
    return panel;
}

QWidget *makeFindings(DrawingTab &tab, const Actions &)
{
    auto *panel = new FindingsPanel(tab.editor());
    QObject::connect(panel, &FindingsPanel::revealWanted, &tab, &DrawingTab::reveal);
    QObject::connect(panel, &FindingsPanel::renumberWanted, &tab,
                     [&tab](const IpPrefix &network) { tab.renumber(network); });
    QObject::connect(panel, &FindingsPanel::layoutWanted, &tab, [&tab](const std::vector<Id> &machines) {
        tab.editor().setSelection(machines);
        tab.shownCanvas().layOut(graphs::Style::Hierarchical, PanelsText::tr("Lay out what was hidden"));
    });
    auto &inspector = tab.panel<Inspector>();  // made before, as the table below has it
    QObject::connect(panel, &FindingsPanel::refreshed, &inspector,
                     [panel, &inspector] { inspector.setFindings(panel->shown()); });
    QObject::connect(panel, &FindingsPanel::message, &tab, &DrawingTab::message);
    QObject::connect(panel, &FindingsPanel::countChanged, panel, [panel](int count) {
        panel->setWindowTitle(count > 0 ? PanelsText::tr("Findings (%1)").arg(count) : PanelsText::tr("Findings"));
    });
    return panel;
}

QWidget *makeChecks(DrawingTab &tab, const Actions &actions)
{
    auto *panel = new ChecksPanel(tab.editor(), tab.checks(), actions.runChecks, actions.addCheck);
    QObject::connect(panel, &ChecksPanel::titleChanged, panel, &QWidget::setWindowTitle);
    return panel;
}

QWidget *makeHistory(DrawingTab &tab, const Actions &)
{
    return new HistoryPanel(tab.editor());
}

QWidget *makePing(DrawingTab &tab, const Actions &)
{
    auto *panel = new PingPanel(tab.editor(), tab.run());
    panel->setTerminalFont(fontOf(terminalFontIn(tab.settings())));
    return panel;
}

}  // namespace

const std::vector<PanelSpec> &panelSpecs()
{
    static const std::vector<PanelSpec> specs{
        {"outlineDock", QT_TRANSLATE_NOOP("toile::Panels", "Outline"), QT_TRANSLATE_NOOP("toile::Panels", "&Outline"),
         Qt::LeftDockWidgetArea, makeOutline},
        {"inspectorDock", QT_TRANSLATE_NOOP("toile::Panels", "Inspector"),
         QT_TRANSLATE_NOOP("toile::Panels", "&Inspector"), Qt::RightDockWidgetArea, makeInspector},
        {"instructionsDock", QT_TRANSLATE_NOOP("toile::Panels", "Instructions"),
         QT_TRANSLATE_NOOP("toile::Panels", "In&structions"), Qt::RightDockWidgetArea, makeInstructions},
        {"findingsDock", QT_TRANSLATE_NOOP("toile::Panels", "Findings"),
         QT_TRANSLATE_NOOP("toile::Panels", "&Findings"), Qt::BottomDockWidgetArea, makeFindings},
        {"checksDock", QT_TRANSLATE_NOOP("toile::Panels", "Checks"), QT_TRANSLATE_NOOP("toile::Panels", "&Checks"),
         Qt::BottomDockWidgetArea, makeChecks},
        {"pingDock", QT_TRANSLATE_NOOP("toile::Panels", "Ping"), QT_TRANSLATE_NOOP("toile::Panels", "Pi&ng"),
         Qt::BottomDockWidgetArea, makePing},
        {"historyDock", QT_TRANSLATE_NOOP("toile::Panels", "History"), QT_TRANSLATE_NOOP("toile::Panels", "&History"),
         Qt::BottomDockWidgetArea, makeHistory},
    };
    return specs;
}

}  // namespace toile
