// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/vlanmenu.h"

#include "core/model/vlans.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/drawingtab.h"
#include "ui/window/text.h"

#include <QActionGroup>
#include <QMenu>

namespace toile {

namespace {

void addEntry(QMenu *menu, QActionGroup *group, CanvasScene &scene, int vlan, const QString &text)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QStringLiteral("actionLens-%1").arg(vlan));
    action->setStatusTip(
        VlanMenuText::tr("Fade everything where this VLAN does not exist, and mark where it is cut off."));
    action->setCheckable(true);
    action->setChecked(scene.lens() == vlan);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, &scene, [&scene, vlan] { scene.setLens(vlan); });
}

}  // namespace

QMenu *addLensMenu(QMenu *parent, std::function<DrawingTab &()> active)
{
    QMenu *menu = parent->addMenu(VlanMenuText::tr("&VLAN lens"));
    menu->setObjectName(QStringLiteral("lensMenu"));
    const auto fill = [menu, active = std::move(active)] {
        DrawingTab &tab = active();
        CanvasScene &scene = tab.canvas().canvasScene();
        menu->clear();
        qDeleteAll(menu->findChildren<QActionGroup *>());
        auto *group = new QActionGroup(menu);
        addEntry(menu, group, scene, 0, VlanMenuText::tr("&None: show everything"));
        menu->addSeparator();
        for (const VlanUse &use : vlansOf(tab.editor().topology()))
            addEntry(menu, group, scene, use.id,
                     QStringLiteral("%1 – %2").arg(use.id).arg(QString(use.name).replace(u'&', QStringLiteral("&&"))));
    };
    QObject::connect(menu, &QMenu::aboutToShow, menu, fill);
    return menu;
}

}  // namespace toile
