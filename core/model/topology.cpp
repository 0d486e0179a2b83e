// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/topology.h"

#include "core/model/kinds.h"

#include <QCoreApplication>
#include <QLocale>

namespace toile {

namespace {

template <typename Map>
auto *pointerTo(Map &map, Id id)
{
    const auto it = map.find(id);
    return it == map.end() ? nullptr : &it->second;
}

template <typename Map, typename Wanted>
std::vector<Id> idsWhere(const Map &map, Wanted wanted)
{
    std::vector<Id> ids;
    for (const auto &[id, element] : map) {
        if (wanted(element))
            ids.push_back(id);
    }
    return ids;
}

/// The first words of a text in the user's language, in quotation marks.
QString shortened(const LocalizedText &text)
{
    constexpr qsizetype kMost = 28;
    const bool french = QLocale().language() == QLocale::French;
    const QString words = text.in(french ? QStringLiteral("fr") : QStringLiteral("en")).simplified();
    const QString start = words.size() <= kMost ? words : words.left(kMost - 1).trimmed() + u'…';
    return QCoreApplication::translate("toile::Topology", "“%1”", "the first words of a note").arg(start);
}

}  // namespace

QString LocalizedText::in(const QString &language) const
{
    const bool french = language.startsWith(QLatin1String("fr"));
    const QString &wanted = french ? fr : en;
    const QString &other = french ? en : fr;
    return wanted.isEmpty() ? other : wanted;
}

std::optional<Element> Topology::find(Id id) const
{
    if (id == kHeaderId)
        return Element(header);
    if (const auto *element = pointerTo(machines, id))
        return Element(*element);
    if (const auto *element = pointerTo(interfaces, id))
        return Element(*element);
    if (const auto *element = pointerTo(cables, id))
        return Element(*element);
    if (const auto *element = pointerTo(notes, id))
        return Element(*element);
    if (const auto *element = pointerTo(checks, id))
        return Element(*element);
    if (const auto *element = pointerTo(vlans, id))
        return Element(*element);
    return std::nullopt;
}

const Machine *Topology::machine(Id id) const
{
    return pointerTo(machines, id);
}

const Interface *Topology::interface(Id id) const
{
    return pointerTo(interfaces, id);
}

Id Topology::machineByName(QStringView name) const
{
    for (const auto &[id, machine] : machines) {
        if (machine.name == name)
            return id;
    }
    return {};
}

Id Topology::interfaceByName(Id machine, QStringView name) const
{
    for (const auto &[id, interface] : interfaces) {
        if (interface.machine == machine && interface.name == name)
            return id;
    }
    return {};
}

std::vector<Id> Topology::interfacesOf(Id machine) const
{
    return idsWhere(interfaces, [machine](const Interface &i) { return i.machine == machine; });
}

std::vector<Id> Topology::childrenOf(Id machine) const
{
    return idsWhere(machines, [machine](const Machine &m) { return m.parent == machine; });
}

std::vector<Id> Topology::portsOf(Id bridge) const
{
    return bridge ? idsWhere(interfaces, [bridge](const Interface &i) { return i.bridge == bridge; })
                  : std::vector<Id>();
}

std::vector<Id> Topology::stackedOn(Id interface) const
{
    return interface ? idsWhere(interfaces, [interface](const Interface &i) { return i.parent == interface; })
                     : std::vector<Id>();
}

Id Topology::cableAt(Id interface) const
{
    for (const auto &[id, cable] : cables) {
        if (cable.a == interface || cable.b == interface)
            return id;
    }
    return {};
}

Id Topology::otherEnd(Id interface) const
{
    const Id cable = cableAt(interface);
    if (!cable)
        return {};
    const Cable &ends = cables.at(cable);
    return ends.a == interface ? ends.b : ends.a;
}

bool Topology::isBridge(Id interface) const
{
    const Interface *found = this->interface(interface);
    return found && std::holds_alternative<BridgeSettings>(found->settings);
}

QString Topology::cardOf(Id interface) const
{
    const Interface *found = this->interface(interface);
    const auto *uplink = found ? std::get_if<UplinkInterface>(&found->settings) : nullptr;
    if (!uplink)
        return {};
    return uplink->card.isEmpty() ? found->name : uplink->card;
}

bool Topology::isAncestor(Id ancestor, Id machine) const
{
    // The step count guards against a cycle, which only a topology under construction can have.
    std::size_t steps = 0;
    for (const Machine *at = this->machine(machine); at && at->parent && steps <= machines.size(); ++steps) {
        if (at->parent == ancestor)
            return true;
        at = this->machine(at->parent);
    }
    return false;
}

QString Topology::label(Id id) const
{
    if (const Machine *found = machine(id))
        return found->name;
    if (const Interface *found = interface(id))
        return label(found->machine) + u':' + found->name;
    if (const Cable *found = pointerTo(cables, id))
        return label(found->a) + QStringLiteral(" – ") + label(found->b);
    if (const Check *found = pointerTo(checks, id))
        return found->from + QStringLiteral(" → ") + found->to;
    if (const Note *found = pointerTo(notes, id)) {
        const auto *arrow = std::get_if<ArrowNote>(&found->shape);
        if (arrow && found->text.isEmpty() && arrow->from && arrow->to)
            return label(arrow->from) + QStringLiteral(" → ") + label(arrow->to);
        return shortened(found->text);
    }
    if (const Vlan *found = pointerTo(vlans, id))
        return QStringLiteral("VLAN %1").arg(found->id);
    return id == kHeaderId ? header.name : QString();
}

bool isArrow(const Topology &topology, Id id)
{
    const auto note = topology.notes.find(id);
    return note != topology.notes.end() && std::holds_alternative<ArrowNote>(note->second.shape);
}

}  // namespace toile
