// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/movemenu.h"

#include "core/model/kinds.h"
#include "core/model/moveinto.h"
#include "ui/editor.h"
#include "ui/window/text.h"

#include <QMenu>

#include <algorithm>

namespace toile {

namespace {

std::vector<Id> selectedMachines(const Editor &editor)
{
    std::vector<Id> machines;
    for (const Id id : editor.selection()) {
        if (editor.topology().machine(id))
            machines.push_back(id);
    }
    return machines;
}

bool mayHold(const Topology &topology, Id holder, const std::vector<Id> &machines)
{
    const MachineKind *kind = machineKind(topology.machine(holder)->kind);
    return kind && kind->container &&
           std::ranges::none_of(machines, [&](Id id) { return id == holder || topology.isAncestor(id, holder); });
}

}  // namespace

QMenu *addMoveMenu(QMenu *parent, std::function<Editor &()> current, std::function<void(const QString &)> say)
{
    QMenu *menu = parent->addMenu(MoveMenuText::tr("Move in&side"));
    menu->setObjectName(QStringLiteral("moveMenu"));
    const auto add = [menu, say](Editor &editor, Id holder, const QString &text, const QString &where) {
        QAction *action = menu->addAction(text);
        action->setObjectName(QStringLiteral("actionMoveInto-") + where);
        action->setStatusTip(
            MoveMenuText::tr("Move the selected machines there, with all that is in them and their cables."));
        const std::vector<Id> machines = selectedMachines(editor);
        action->setEnabled(
            std::ranges::any_of(machines, [&](Id id) { return editor.topology().machine(id)->parent != holder; }));
        QObject::connect(action, &QAction::triggered, &editor, [&editor, say, machines, holder, where] {
            const Result<Advised> moved = moveInto(editor.document(), machines, holder);
            if (!moved) {
                say(moved.error().message);
                return;
            }
            const QString done = MoveMenuText::tr("Move into %1").arg(where);
            if (!editor.perform(done, moved->patch))
                return;
            editor.setSelection(machines);
            say(moved->advice.isEmpty() ? done : moved->advice);
        });
    };
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, current = std::move(current), add] {
        menu->clear();
        Editor &editor = current();
        add(editor, Id(), MoveMenuText::tr("The &canvas itself"), MoveMenuText::tr("the canvas"));
        menu->addSeparator();
        const std::vector<Id> machines = selectedMachines(editor);
        for (const auto &[id, machine] : editor.topology().machines) {
            if (mayHold(editor.topology(), id, machines))
                add(editor, id, QString(machine.name).replace(u'&', QStringLiteral("&&")), machine.name);
        }
    });
    return menu;
}

}  // namespace toile
