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

QString entryText(const VlanUse &vlan, const QFontMetrics &metrics)
{
    constexpr int kMostLetters = 40;
    const QString text = metrics.elidedText(vlanTitle(vlan), Qt::ElideRight, kMostLetters * metrics.averageCharWidth());
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

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
        const std::vector<VlanUse> vlans = vlansOf(tab.editor().topology());
        if (vlans.empty()) {
            QAction *why = menu->addAction(VlanMenuText::tr("No VLAN in this lab"));
            why->setObjectName(QStringLiteral("actionLensNothing"));
            why->setEnabled(false);
        }
        if (vlans.empty() && scene.lens() == 0)
            return;
        addEntry(menu, group, scene, 0, VlanMenuText::tr("&None: show everything"));
        menu->addSeparator();
        for (const VlanUse &vlan : vlans)
            addEntry(menu, group, scene, vlan.id, entryText(vlan, menu->fontMetrics()));
    };
    QObject::connect(menu, &QMenu::aboutToShow, menu, fill);
    return menu;
}

}  // namespace toile
