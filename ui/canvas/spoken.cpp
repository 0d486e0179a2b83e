// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/kinds.h"
#include "core/model/vlans.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/contradictions.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

/// What is said of elements to somebody who does not see the drawing, and in which order.
namespace toile {

namespace {

/// Row by row: boxes whose tops are within one row's height are read from left to right.
std::vector<Id> inRows(std::vector<Id> ids, const Geometry &geometry)
{
    constexpr double kRow = 64;
    std::ranges::sort(ids, {}, [&](Id id) {
        const QRectF box = geometry.box(id);
        return std::tuple(std::floor(box.top() / kRow), box.left(), id);
    });
    return ids;
}

void addInside(std::vector<Id> &order, const Topology &topology, const Geometry &geometry, const TopologyIndex &index,
               Id machine)
{
    std::vector<Id> boxes = index.children(machine);
    for (const Id id : index.interfaces(machine)) {
        if (topology.isBridge(id))
            boxes.push_back(id);
        else
            order.push_back(id);
    }
    for (const Id id : inRows(boxes, geometry)) {
        order.push_back(id);
        if (topology.machine(id))
            addInside(order, topology, geometry, index, id);
    }
}

}  // namespace

std::vector<Id> CanvasView::readingOrder() const
{
    if (d->order)
        return *d->order;
    const Topology &topology = d->editor.topology();
    const Geometry &geometry = d->scene->geometry();
    const TopologyIndex index(topology);
    std::vector<Id> order;
    for (const Id id : inRows(index.children(Id()), geometry)) {
        order.push_back(id);
        addInside(order, topology, geometry, index, id);
    }
    for (const auto &[id, cable] : topology.cables)
        order.push_back(id);
    for (const auto &[id, note] : topology.notes)
        order.push_back(id);
    d->order = order;
    return order;
}

bool CanvasView::isChosen(Id id) const
{
    const std::vector<Id> &chosen = d->editor.selection();
    return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
}

namespace {

QString said(const Drawn &drawn)
{
    switch (drawn.held) {
    case Held::Yes:
        break;
    case Held::Lost:
        return CanvasView::tr("%1 (not in the kernel)").arg(drawn.text);
    case Held::NotYet:
        return CanvasView::tr("%1 (not deployed yet)").arg(drawn.text);
    }
    return drawn.text;
}

void addRole(QStringList &parts, Roles::Role role, const QString &word)
{
    if (role == Roles::Role::Observed)
        parts << CanvasView::tr("%1 (only in the kernel)").arg(word);
    else if (role != Roles::Role::None)
        parts << said({word, role == Roles::Role::Gone     ? Held::Lost
                             : role == Roles::Role::NotYet ? Held::NotYet
                                                           : Held::Yes});
}

QString spokenMachine(const Topology &topology, Id id, const Machine &machine, const Running &running)
{
    const MachineKind *kind = machineKind(machine.kind);
    QStringList parts{machine.name, kind ? kindTitle(kind->title) : machine.kind};
    const Roles roles = rolesOf(machine, running);
    addRole(parts, roles.forwarding, CanvasView::tr("forwards"));
    addRole(parts, roles.nat, QStringLiteral("NAT"));
    QStringList inside;
    for (const Id child : topology.childrenOf(id))
        inside << topology.machine(child)->name;
    if (!inside.isEmpty())
        parts << CanvasView::tr("contains %1").arg(inside.join(QStringLiteral(", ")));
    return parts.join(QStringLiteral(", "));
}

QString spokenInterface(const Topology &topology, Id id, const Interface &interface, const Running &running,
                        const QString &state)
{
    const QString machine = topology.machine(interface.machine)->name;
    QStringList parts{CanvasView::tr("%1 of %2").arg(interface.name, machine)};
    if (topology.isBridge(id)) {
        QStringList ports;
        for (const Id port : topology.portsOf(id))
            ports << said({topology.interface(port)->name, heldPort(topology, *topology.interface(port), running)});
        parts << CanvasView::tr("bridge");
        if (!ports.isEmpty())
            parts << CanvasView::tr("ports %1").arg(ports.join(QStringLiteral(", ")));
    }
    if (const QString card = topology.cardOf(id); !card.isEmpty())
        parts << CanvasView::tr("real network card %1 of this computer").arg(card);
    for (const Drawn &address : drawnAddresses(topology, interface, running))
        parts << said(address);
    if (const Interface *bridge = topology.interface(interface.bridge))
        parts << said({CanvasView::tr("port of %1").arg(bridge->name), heldPort(topology, interface, running)});
    if (const auto vlans = membershipOf(topology, id); vlans && !topology.isBridge(id))
        parts << portText(*vlans);
    if (!state.isEmpty())
        parts << state;
    return parts.join(QStringLiteral(", "));
}

QString spokenNote(const Topology &topology, const Note &note)
{
    const bool french = QLocale().language() == QLocale::French;
    const QString text = note.text.in(french ? QStringLiteral("fr") : QStringLiteral("en"));
    if (const auto *arrow = std::get_if<ArrowNote>(&note.shape)) {
        const auto end = [&](Id id) { return id ? topology.label(id) : CanvasView::tr("a place"); };
        const QString ends = CanvasView::tr("arrow from %1 to %2").arg(end(arrow->from), end(arrow->to));
        return text.isEmpty() ? ends : ends + QStringLiteral(": ") + text;
    }
    if (std::holds_alternative<FrameNote>(note.shape))
        return CanvasView::tr("frame: %1").arg(text);
    return std::holds_alternative<PictureNote>(note.shape) ? CanvasView::tr("picture: %1").arg(text)
                                                           : CanvasView::tr("note: %1").arg(text);
}

}  // namespace

QString CanvasView::spokenName(Id id) const
{
    const Topology &topology = d->editor.topology();
    const QString difference = stateWord(stateOf(d->scene->markOf(id).mark));
    QString tail = difference.isEmpty() ? QString() : QStringLiteral(", ") + difference;
    if (d->editor.layout().of(id).locked)
        tail += QStringLiteral(", ") + tr("locked");
    if (d->editor.layout().of(id).group != 0)
        tail += QStringLiteral(", ") + tr("in a group of %1").arg(arrange::withGroups(d->editor.layout(), {id}).size());
    const Running running = d->scene->running();
    if (const Machine *machine = topology.machine(id))
        return spokenMachine(topology, id, *machine, running) + tail;
    if (const Interface *interface = topology.interface(id))
        return spokenInterface(topology, id, *interface, running, d->scene->stateText(id)) + tail;
    if (const auto it = topology.cables.find(id); it != topology.cables.end()) {
        const QString carried = d->scene->carriedText(id);
        const QString cable = tr("cable from %1 to %2").arg(topology.label(it->second.a), topology.label(it->second.b));
        return cable + (carried.isEmpty() ? QString() : QStringLiteral(", ") + carried) + tail;
    }
    if (const auto it = topology.notes.find(id); it != topology.notes.end()) {
        return spokenNote(topology, it->second) + tail;
    }
    return {};
}

}  // namespace toile
