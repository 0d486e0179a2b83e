// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/arrangemenu.h"

#include "core/arrange/arranging.h"
#include "core/arrange/generate.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/window/generatedialog.h"

#include <QAction>

#include <utility>

namespace toile {

namespace {

/// As the history calls it: the action's text without its mnemonic and dots.
QString plain(const QAction *action)
{
    return QString(action->text()).remove(u'&').remove(u'…');
}

}  // namespace

ArrangeMenu::ArrangeMenu(const Actions &actions, std::function<CanvasView *()> canvas, QWidget *parent)
    : QMenu(tr("&Arrange"), parent), m_actions(actions), m_canvas(std::move(canvas))
{
    setObjectName(QStringLiteral("arrangeMenu"));
    const Actions &a = m_actions;
    QMenu *align = addMenu(tr("&Align"));
    align->addActions({a.alignLeft, a.alignCentre, a.alignRight});
    align->addSeparator();
    align->addActions({a.alignTop, a.alignMiddle, a.alignBottom});
    QMenu *distribute = addMenu(tr("&Distribute"));
    distribute->addActions({a.distributeAcross, a.distributeDown});
    QMenu *same = addMenu(tr("Make the &same"));
    same->addActions({a.sameWidth, a.sameHeight, a.sameSize});
    addSeparator();
    addActions({a.group, a.ungroup, a.lock, a.unlock});
    addSeparator();
    addActions({a.toFront, a.toBack});
    addSeparator();
    addActions({a.layHierarchical, a.layRadial, a.layOrganic});
    addSeparator();
    addActions({a.generate, a.connectToHub, a.connectMesh});
    connectActions();
    connectMaking();
}

/// One undoable step; says so when there was nothing to do.
void ArrangeMenu::perform(const QAction *action, const Patch &patch)
{
    if (patch.isEmpty())
        Q_EMIT message(tr("%1: it is so already, or what is selected is locked.").arg(plain(action)));
    else
        performApart(action, patch);
}

/// Refused where something would look as if it were inside of what it is not in.
void ArrangeMenu::performApart(const QAction *action, const Patch &patch)
{
    Editor &editor = m_canvas()->editor();
    if (const std::optional<arrange::Seeming> seeming = arrange::seemsInside(editor.document(), patch))
        Q_EMIT message(
            tr("%1: not done, %2 would look as if it were inside %3. Make room first.")
                .arg(plain(action), editor.topology().label(seeming->box), editor.topology().label(seeming->holder)));
    else
        editor.perform(plain(action), patch);
}

void ArrangeMenu::connectActions()
{
    using arrange::Alignment;
    using arrange::Same;
    const auto on = [this](QAction *action, const auto &patchOf) {
        connect(action, &QAction::triggered, this, [this, action, patchOf] {
            const Editor &editor = m_canvas()->editor();
            perform(action, patchOf(editor.document(), editor.selection()));
        });
    };
    const std::pair<QAction *, Alignment> alignments[] = {
        {m_actions.alignLeft, Alignment::Left},     {m_actions.alignCentre, Alignment::Centre},
        {m_actions.alignRight, Alignment::Right},   {m_actions.alignTop, Alignment::Top},
        {m_actions.alignMiddle, Alignment::Middle}, {m_actions.alignBottom, Alignment::Bottom}};
    for (const auto &[action, to] : alignments)
        on(action, [to = to](const Document &d, const auto &ids) { return arrange::align(d, ids, to); });
    for (const auto &[action, along] :
         {std::pair(m_actions.distributeAcross, Qt::Horizontal), std::pair(m_actions.distributeDown, Qt::Vertical)})
        on(action, [along = along](const Document &d, const auto &ids) { return arrange::distribute(d, ids, along); });
    for (const auto &[action, what] :
         {std::pair(m_actions.sameWidth, Same::Width), std::pair(m_actions.sameHeight, Same::Height),
          std::pair(m_actions.sameSize, Same::Both)})
        on(action, [what = what](const Document &d, const auto &ids) { return arrange::makeSame(d, ids, what); });
    on(m_actions.group, [](const Document &d, const auto &ids) { return arrange::group(d, ids); });
    on(m_actions.ungroup, [](const Document &d, const auto &ids) { return arrange::ungroup(d, ids); });
    on(m_actions.lock, [](const Document &d, const auto &ids) { return arrange::setLocked(d, ids, true); });
    on(m_actions.unlock, [](const Document &d, const auto &ids) { return arrange::setLocked(d, ids, false); });
    on(m_actions.toFront, [](const Document &d, const auto &ids) { return arrange::bringToFront(d, ids); });
    on(m_actions.toBack, [](const Document &d, const auto &ids) { return arrange::sendToBack(d, ids); });
}

/// What has an answer of its own when it cannot be done.
void ArrangeMenu::performOr(const QAction *action, const Result<Patch> &patch)
{
    if (!patch)
        Q_EMIT message(patch.error().message);
    else if (m_canvas()->editor().perform(plain(action), *patch))
        Q_EMIT m_canvas()->madeMuch();
}

void ArrangeMenu::connectMaking()
{
    using graphs::Style;
    for (const auto &[action, style] :
         {std::pair(m_actions.layHierarchical, Style::Hierarchical), std::pair(m_actions.layRadial, Style::Radial),
          std::pair(m_actions.layOrganic, Style::Organic)})
        connect(action, &QAction::triggered, this,
                [this, action = action, style = style] { m_canvas()->layOut(style, plain(action)); });
    connect(m_actions.generate, &QAction::triggered, this,
            [this] { (new GenerateDialog(*m_canvas(), m_canvas()))->open(); });
    connect(m_actions.connectToHub, &QAction::triggered, this, [this] {
        const Editor &editor = m_canvas()->editor();
        performOr(m_actions.connectToHub, arrange::connectToHub(editor.document(), editor.selection()));
    });
    connect(m_actions.connectMesh, &QAction::triggered, this, [this] {
        const Editor &editor = m_canvas()->editor();
        performOr(m_actions.connectMesh, arrange::connectMesh(editor.document(), editor.selection()));
    });
}

void ArrangeMenu::refresh(const Editor *drawing)
{
    int machines = 0;
    bool hub = false;
    std::vector<Id> boxes;
    bool grouped = false;
    bool locked = false;
    bool free = false;
    if (drawing) {
        const Topology &topology = drawing->topology();
        boxes = arrange::boxesOf(topology, drawing->selection());
        hub = bool(arrange::hubAmong(topology, boxes));
        for (const Id id : boxes) {
            const Placement placement = drawing->layout().of(id);
            grouped = grouped || placement.group != 0;
            locked = locked || placement.locked;
            free = free || !placement.locked;
            machines += topology.machine(id) ? 1 : 0;
        }
    }
    const Actions &a = m_actions;
    for (QAction *action : {a.alignLeft, a.alignCentre, a.alignRight, a.alignTop, a.alignMiddle, a.alignBottom,
                            a.sameWidth, a.sameHeight, a.sameSize, a.group})
        action->setEnabled(boxes.size() >= 2);
    for (QAction *action : {a.distributeAcross, a.distributeDown})
        action->setEnabled(boxes.size() >= 3);
    a.ungroup->setEnabled(grouped);
    a.lock->setEnabled(free);
    a.unlock->setEnabled(locked);
    for (QAction *action : {a.toFront, a.toBack})
        action->setEnabled(!boxes.empty());
    const bool anything = drawing && drawing->topology().machines.size() > 1;
    for (QAction *action : {a.layHierarchical, a.layRadial, a.layOrganic})
        action->setEnabled(anything);
    a.generate->setEnabled(drawing);
    a.connectToHub->setEnabled(hub && boxes.size() >= 2);
    a.connectMesh->setEnabled(machines >= 2);
}

}  // namespace toile
