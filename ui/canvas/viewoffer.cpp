// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/icons.h"

#include <QIcon>
#include <QPainter>
#include <QStyle>

namespace toile {

namespace {

/// In the colour of the text beside it, in the row that is lit too.
QIcon iconOf(const char *icon, const QMenu &menu)
{
    Icons icons;
    QIcon all;
    const int side = menu.style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, &menu);
    const auto add = [&](QIcon::Mode mode, QPalette::ColorRole role) {
        QPixmap pixmap(QSize(side, side) * menu.devicePixelRatioF());
        pixmap.setDevicePixelRatio(menu.devicePixelRatioF());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        icons.paint(painter, QLatin1String(icon), QRectF(0, 0, side, side), menu.palette().color(role), true);
        painter.end();
        all.addPixmap(pixmap, mode);
    };
    add(QIcon::Normal, QPalette::Text);
    add(QIcon::Active, QPalette::HighlightedText);
    return all;
}

}  // namespace

/// A menu of what could be at the end of the cable that was dropped here: on the empty canvas, or inside a machine.
void CanvasView::Private::offer(QPointF at, Id inside)
{
    const Topology &topology = editor.topology();
    const Id from = cableFrom;
    auto *menu = new QMenu(&q);
    menu->setObjectName(QStringLiteral("cableOffers"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(CanvasView::tr("What the cable goes to"));
    menu->addSection(CanvasView::tr("Connect %1 to:").arg(topology.label(from)));
    if (inside && inside != from && mayConnect(topology, from, inside)) {
        const MachineKind *kind = machineKind(topology.machine(inside)->kind);
        QAction *whole = menu->addAction(iconOf(kind->icon, *menu), topology.label(inside));
        whole->setObjectName(QStringLiteral("offerItself"));
        QObject::connect(whole, &QAction::triggered, &q, [this, from, inside] { finishCable(from, inside); });
    }
    const auto add = [&](const char *key, const char *icon, const QString &text) {
        QAction *action = menu->addAction(iconOf(icon, *menu), text);
        action->setObjectName(QStringLiteral("offer-") + QLatin1String(key));
        const QString kind = QLatin1String(key);
        QObject::connect(action, &QAction::triggered, &q,
                         [this, from, kind, at, inside] { connectNew(from, kind, at, inside); });
    };
    for (const MachineKind &kind : machineKinds()) {
        if (!inside || (!kind.container && qstrcmp(kind.key, "vm") == 0))
            add(kind.key, kind.icon, CanvasView::tr("A new %1").arg(kindNoun(kind.title)));
    }
    // A machine is not cabled to its own bridge, but its interfaces may be ports of it.
    const bool ownBridge = inside && (inside == from || topology.isBridge(from)) &&
                           (topology.machine(from) ? from : topology.interface(from)->machine) == inside;
    for (const InterfaceKind &kind : interfaceKinds()) {
        if (!kind.box || ownBridge)
            continue;
        const QString title = kindNoun(kind.title);
        add(kind.key, kind.icon,
            inside ? CanvasView::tr("A new %1").arg(title) : CanvasView::tr("A new %1, in a switch").arg(title));
    }
    offers = menu;
    QObject::connect(menu, &QMenu::aboutToHide, &q, [this] {
        offers = nullptr;
        if (gesture == Gesture::None)
            endGesture();
    });
    menu->popup(q.viewport()->mapToGlobal(q.mapFromScene(at)));
    for (QAction *action : menu->actions()) {
        if (!action->isSeparator()) {
            menu->setActiveAction(action);
            break;
        }
    }
}

/// By keyboard: something new in the machine that is aimed at, or in the one that holds it.
void CanvasView::Private::offerInsideTarget()
{
    const Topology &topology = editor.topology();
    const Interface *interface = topology.interface(cableTarget);
    Id machine = interface ? interface->machine : cableTarget;
    while (const Machine *found = topology.machine(machine)) {
        const MachineKind *kind = machineKind(found->kind);
        if (kind && kind->container)
            break;
        machine = found->parent;
    }
    const QSizeF size = machineKind(machine ? u"vm" : u"host")->size;
    cableInside = machine;
    cableTo = QRectF(freePlace(machine, size), size).center();
    offer(cableTo, machine);
}

void CanvasView::Private::connectNew(Id from, const QString &kind, QPointF at, Id inside)
{
    const Topology &topology = editor.topology();
    if (!topology.find(from) || (inside && !topology.machine(inside)))
        return;
    const MachineKind *machine = machineKind(kind);
    const QString title = kindNoun(machine ? machine->title : interfaceKind(kind)->title);
    const QString text = CanvasView::tr("Connect %1 to a new %2").arg(topology.label(from), title);
    Id created;
    const Result<Patch> patch = connectToNew(editor.document(), from, kind, at, inside, &created);
    if (!patch) {
        say(patch.error().message);
        return;
    }
    if (editor.perform(text, withRoom(withWanted(automatics, *patch)))) {
        say(text);
        q.reveal(created);
        askName(created);
    }
}

}  // namespace toile
