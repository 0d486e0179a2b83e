// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/document.h"
#include "core/model/drawing.h"

#include <QRegularExpression>

#include <algorithm>

namespace toile {

namespace {

/// Links of the instructions to `from` ("VM1", "VM1/eth0") lead to `to`; one that is called like the element still is.
LabHeader withLinks(LabHeader header, const QString &from, const QString &to)
{
    const QString link = QRegularExpression::escape(QStringLiteral("toile:") + from);
    const QString name = QRegularExpression::escape(from);
    const QRegularExpression called(QStringLiteral("\\[%1\\]\\(%2\\)").arg(name, link));
    const QRegularExpression leading(QStringLiteral("\\]\\(%1(?=[/)])").arg(link));
    for (QString *text : {&header.instructions.fr, &header.instructions.en})
        text->replace(called, QStringLiteral("[%1](toile:%1)").arg(to))
            .replace(leading, QStringLiteral("](toile:%1").arg(to));
    return header;
}

}  // namespace

void Edit::write(Id id, const std::optional<Element> &element)
{
    m_touched.insert(id);
    m_now.put(id, element);
    if (!element)
        m_now.put(id, Placement());
}

Id Edit::create(Element element, Placement placement)
{
    const Id id = m_now.takeId();
    write(id, element);
    place(id, std::move(placement));
    if (const auto *cable = std::get_if<Cable>(&element)) {
        endRest(cable->a);
        endRest(cable->b);
    }
    return id;
}

void Edit::endRest(Id tab)
{
    Placement placement = layout().of(tab);
    placement.rest.reset();
    if (placement != layout().of(tab))
        place(tab, placement);
}

void Edit::place(Id id, Placement placement)
{
    if (!topology().find(id))
        return;
    m_touched.insert(id);
    m_now.put(id, placement);
}

void Edit::set(Id id, Element element)
{
    const std::optional<Element> before = topology().find(id);
    if (before == element)
        return;
    write(id, element);
    if (!before || before->index() != element.index())
        return;
    if (const auto *machine = std::get_if<Machine>(&element)) {
        followMachineName(std::get<Machine>(*before).name, machine->name);
    } else if (const auto *interface = std::get_if<Interface>(&element)) {
        followInterfaceName(interface->machine, std::get<Interface>(*before).name, interface->name);
        followStack(id, std::get<Interface>(*before), *interface);
    }
}

/// A VLAN that is named after its parent and id ("eth0.100") keeps being so, where that name is free.
void Edit::followStack(Id id, const Interface &before, const Interface &now)
{
    const auto *vlan = std::get_if<VlanSettings>(&now.settings);
    const auto *was = std::get_if<VlanSettings>(&before.settings);
    const Interface *parent = topology().interface(now.parent);
    const Interface *oldParent = topology().interface(before.parent);
    if (vlan && was && parent && oldParent && now.name == before.name && *vlan != *was)
        renameVlan(id, vlanName(oldParent->name, was->id), vlanName(parent->name, vlan->id));
    if (before.name == now.name)
        return;
    for (const Id above : topology().stackedOn(id))
        if (const auto *tag = std::get_if<VlanSettings>(&topology().interface(above)->settings))
            renameVlan(above, vlanName(before.name, tag->id), vlanName(now.name, tag->id));
}

void Edit::renameVlan(Id id, const QString &from, const QString &to)
{
    Interface vlan = *topology().interface(id);
    if (vlan.name != from || !isUsableInterfaceName(to) || topology().interfaceByName(vlan.machine, to))
        return;
    vlan.name = to;
    set(id, vlan);
}

void Edit::followMachineName(const QString &from, const QString &to)
{
    if (from == to)
        return;
    if (const LabHeader header = withLinks(topology().header, from, to); header != topology().header)
        write(Topology::kHeaderId, header);
    const auto checks = topology().checks;
    for (auto [id, check] : checks) {
        if (check.from != from && check.machine != from)
            continue;
        if (check.from == from)
            check.from = to;
        if (check.machine == from)
            check.machine = to;
        write(id, check);
    }
}

void Edit::followInterfaceName(Id machine, const QString &from, const QString &to)
{
    const Machine *owner = topology().machine(machine);
    if (from == to || !owner)
        return;
    const LabHeader header = withLinks(topology().header, owner->name + u'/' + from, owner->name + u'/' + to);
    if (header != topology().header)
        write(Topology::kHeaderId, header);
    Machine renamed = *owner;
    for (RouteState &route : renamed.routes) {
        if (route.interface == from)
            route.interface = to;
    }
    for (FirewallRule &rule : renamed.rules) {
        if (rule.inInterface == from)
            rule.inInterface = to;
        if (rule.outInterface == from)
            rule.outInterface = to;
    }
    if (renamed != *owner)
        write(machine, renamed);
}

void Edit::removeMachine(Id id, const Machine &machine)
{
    for (const Id child : topology().childrenOf(id))
        remove(child);
    for (const Id interface : topology().interfacesOf(id))
        remove(interface);
    const auto checks = topology().checks;
    for (const auto &[checkId, check] : checks) {
        if (check.from == machine.name || check.machine == machine.name)
            write(checkId, std::nullopt);
    }
}

void Edit::removeInterface(Id id, const Interface &interface)
{
    if (const Id cable = topology().cableAt(id))
        write(cable, std::nullopt);
    // As in the kernel, what is made on it goes with it.
    for (const Id above : topology().stackedOn(id))
        remove(above);
    for (const Id port : topology().portsOf(id)) {
        Interface freed = *topology().interface(port);
        freed.bridge = {};
        write(port, freed);
    }
    // As in the kernel, a route goes with its device; a firewall rule stays.
    const Machine *owner = topology().machine(interface.machine);
    if (!owner)
        return;
    Machine changed = *owner;
    std::erase_if(changed.routes, [&](const RouteState &route) { return route.interface == interface.name; });
    if (changed != *owner)
        write(interface.machine, changed);
}

void Edit::remove(Id id)
{
    const std::optional<Element> element = topology().find(id);
    if (!element || id == Topology::kHeaderId)
        return;
    // An arrow that points at nothing says nothing.
    const auto notes = topology().notes;
    for (const auto &[note, value] : notes) {
        const auto *arrow = std::get_if<ArrowNote>(&value.shape);
        if (arrow && (arrow->from == id || arrow->to == id))
            write(note, std::nullopt);
    }
    if (const auto *machine = std::get_if<Machine>(&*element))
        removeMachine(id, *machine);
    else if (const auto *interface = std::get_if<Interface>(&*element))
        removeInterface(id, *interface);
    write(id, std::nullopt);
}

Patch Edit::patch() const
{
    Patch result;
    for (const Id id : m_touched) {
        const auto before = m_base.topology().find(id);
        const auto after = m_now.topology().find(id);
        if (before != after)
            result.elements.push_back({id, before, after});
        const Placement placedBefore = m_base.layout().of(id);
        const Placement placedAfter = m_now.layout().of(id);
        if (placedBefore != placedAfter)
            result.placements.push_back({id, placedBefore, placedAfter});
    }
    return result;
}

}  // namespace toile
