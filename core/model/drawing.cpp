// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/drawing.h"

#include "core/model/cabling.h"
#include "core/model/containers.h"
#include "core/model/text.h"

#include <algorithm>

namespace toile {

namespace {

Placement boxed(const QRectF &rect)
{
    Placement placement;
    placement.rect = rect;
    return placement;
}

Id createBox(Edit &edit, const InterfaceKind &kind, Id machine, const QRectF &rect, bool tellsVlansApart = false)
{
    Interface interface;
    interface.machine = machine;
    interface.name = nextInterfaceName(edit.topology(), machine, QLatin1String(kind.namePrefix));
    interface.settings = kind.defaults();
    if (auto *bridge = std::get_if<BridgeSettings>(&interface.settings))
        bridge->vlanFiltering = tellsVlansApart;
    interface.mac = nextMac(edit.topology(), machine);
    return edit.create(interface, boxed(rect));
}

/// Everything that a move of `id` takes along, itself included.
void collect(const Topology &topology, const std::map<Id, std::vector<Id>> &inside, Id id, std::set<Id> &moved)
{
    if (!moved.insert(id).second)
        return;
    const auto found = inside.find(id);
    if (!topology.machine(id) || found == inside.end())
        return;
    for (const Id child : found->second)
        collect(topology, inside, child, moved);
}

Id containerOf(const Topology &topology, Id id)
{
    if (const Machine *machine = topology.machine(id))
        return machine->parent;
    const Interface *interface = topology.interface(id);
    return interface ? interface->machine : Id();
}

template <typename Owner>
Result<> setName(std::span<const Field<Owner>> fields, Owner &owner, const QString &name)
{
    return fields.front().set(owner, name);
}

}  // namespace

Id createMachine(Edit &edit, const MachineKind &kind, const QRectF &rect, Id parent, FirstBridge bridge)
{
    Machine machine;
    machine.name = nextMachineName(edit.topology(), kind);
    machine.kind = QLatin1String(kind.key);
    machine.parent = parent;
    machine.forwarding = kind.forwards;
    const Id id = edit.create(machine, boxed(rect));
    if (kind.startsWithBridge)
        createBox(edit, *interfaceKind(u"bridge"), id,
                  rect.adjusted(containers::kMargin, containers::kHeader, -containers::kMargin, -containers::kMargin),
                  bridge == FirstBridge::TellsVlansApart);
    return id;
}

Patch addMachine(const Document &document, const MachineKind &kind, QPointF position, Id parent, Id *created,
                 FirstBridge bridge)
{
    Edit edit(document);
    containers::pinEverything(edit);
    const Id id = createMachine(edit, kind, QRectF(position, kind.size), parent, bridge);
    containers::grow(edit, parent);
    if (created)
        *created = id;
    return edit.patch();
}

Patch addBoxInterface(const Document &document, const InterfaceKind &kind, Id machine, QPointF position, Id *created)
{
    Edit edit(document);
    containers::pinEverything(edit);
    const Id id = createBox(edit, kind, machine, QRectF(position, containers::kBridgeSize));
    containers::grow(edit, machine);
    if (created)
        *created = id;
    return edit.patch();
}

Patch addNote(const Document &document, const Note &note, const QRectF &rect, Id *created)
{
    Edit edit(document);
    containers::pinEverything(edit);
    const Id id = edit.create(note, boxed(rect));
    if (created)
        *created = id;
    return edit.patch();
}

Patch addNote(const Document &document, const QString &text, const QString &language, QPointF position, Id *created)
{
    Note note;
    (language == QLatin1String("fr") ? note.text.fr : note.text.en) = text;
    return addNote(document, note, QRectF(position, containers::kNoteSize), created);
}

Result<Patch> reparent(const Document &document, Id machine, Id parent)
{
    const Topology &topology = document.topology();
    const Machine *found = topology.machine(machine);
    if (!found || (parent && !topology.machine(parent)))
        return invalidInput(DrawingText::tr("Only a machine can be put into a machine."));
    if (machine == parent || topology.isAncestor(machine, parent))
        return invalidInput(DrawingText::tr("%1 cannot be put into itself.").arg(found->name));
    Edit edit(document);
    containers::pinEverything(edit);
    Machine moved = *found;
    moved.parent = parent;
    edit.set(machine, moved);
    containers::grow(edit, parent);
    Document result = document;
    const Result<> applied = result.apply(edit.patch());
    if (!applied)
        return applied.error();
    return edit.patch();
}

Patch removeElements(const Document &document, const std::vector<Id> &ids,
                     const std::function<std::optional<Rest>(Id)> &restOf)
{
    Edit edit(document);
    for (const Id id : ids)
        edit.remove(id);
    for (const auto &[id, cable] : document.topology().cables) {
        if (!restOf || edit.topology().cables.contains(id))
            continue;
        for (const Id tab : {cable.a, cable.b}) {
            if (!edit.topology().interface(tab))
                continue;  // it goes with its cable
            Placement placement = edit.layout().of(tab);
            placement.rest = restOf(tab);
            edit.place(tab, placement);
        }
    }
    return edit.patch();
}

Result<Patch> rename(const Document &document, Id id, const QString &name)
{
    const Topology &topology = document.topology();
    Edit edit(document);
    if (const Machine *found = topology.machine(id)) {
        Machine machine = *found;
        const Result<> named = setName(machineFields(), machine, name);
        if (!named)
            return named.error();
        const Id other = topology.machineByName(name);
        if (other && other != id)
            return invalidInput(
                DrawingText::tr("Another machine is called %1 already; choose another name.").arg(name));
        edit.set(id, machine);
    } else if (const Interface *tab = topology.interface(id)) {
        Interface interface = *tab;
        const Result<> named = setName(interfaceFields(), interface, name);
        if (!named)
            return named.error();
        const Id other = topology.interfaceByName(interface.machine, name);
        if (other && other != id)
            return invalidInput(DrawingText::tr("%1 exists already; choose another name.").arg(topology.label(other)));
        edit.set(id, interface);
    } else if (id == Topology::kHeaderId && isLabName(name)) {
        LabHeader header = topology.header;
        header.name = name;
        edit.set(id, header);
    } else if (id == Topology::kHeaderId) {
        return invalidInput(
            DrawingText::tr("“%1” is no name for a lab; use letters, digits, “-”, “_” and “.”, beginning with a "
                            "letter or digit.")
                .arg(name));
    } else {
        return invalidInput(DrawingText::tr("Only machines, interfaces and the lab itself have a name."));
    }
    return edit.patch();
}

Patch moveElements(const Document &document, const std::vector<Id> &ids, QPointF by)
{
    std::map<Id, QPointF> each;
    for (const Id id : ids)
        each.emplace(id, by);
    return by.isNull() ? Patch() : moveEach(document, each);
}

Patch moveEach(const Document &document, const std::map<Id, QPointF> &by)
{
    const Topology &topology = document.topology();
    const auto carried = [&](Id id) {
        for (Id up = containerOf(topology, id); up; up = containerOf(topology, up)) {
            if (by.contains(up))
                return true;
        }
        return false;
    };
    Edit edit(document);
    containers::pinEverything(edit);
    const auto inside = containers::contents(topology);
    std::map<std::pair<double, double>, std::set<Id>> moved;  // by distance
    for (const auto &[id, distance] : by) {
        if (!carried(id))
            collect(topology, inside, id, moved[{distance.x(), distance.y()}]);
    }
    for (const auto &[way, ids] : moved) {
        const QPointF distance(way.first, way.second);
        for (const Id id : ids) {
            Placement placement = edit.layout().of(id);
            if (!placement.rect)
                continue;
            placement.rect->translate(distance);
            if (placement.tables)
                *placement.tables += distance;
            edit.place(id, placement);
        }
        carryBends(edit, ids, distance);
    }
    std::set<Id> grown;
    for (const auto &[id, distance] : by) {
        const Id container = containerOf(topology, id);
        if (container && grown.insert(container).second)
            containers::grow(edit, container);
    }
    return edit.patch();
}

Patch resizeElement(const Document &document, Id id, QRectF rect)
{
    Edit edit(document);
    containers::pinEverything(edit);
    const QSizeF size = rect.size().expandedTo(containers::kSmallest);
    containers::resize(edit, id, QRectF(rect.topLeft(), size));
    containers::grow(edit, document.topology().machine(id) ? id : containerOf(document.topology(), id));
    return edit.patch();
}

}  // namespace toile
