// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/fragment.h"
#include "core/model/labmacs.h"
#include "core/model/prefixes.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <unordered_map>

namespace toile {

namespace {

/// `name` or, when it is taken, the first free one with another number: VM1, VM4; Router, Router2.
QString freeName(const QString &name, const QSet<QString> &taken, qsizetype longest)
{
    if (!taken.contains(name))
        return name;
    qsizetype stem = name.size();
    while (stem > 0 && name[stem - 1].isDigit())
        --stem;
    for (int number = stem == name.size() ? 2 : 1;; ++number) {
        const QString digits = QString::number(number);
        const QString candidate = name.first(std::min(stem, longest - digits.size())) + digits;
        if (!taken.contains(candidate))
            return candidate;
    }
}

constexpr qsizetype kMachineName = 32;
constexpr qsizetype kInterfaceName = 15;

bool isLinkLocal(const IpAddress &address)
{
    static const IpPrefix kLinkLocal = *IpPrefix::parse(u"fe80::/10");
    return kLinkLocal.contains(address);
}

/// The new addresses of what is pasted, by the old ones; those that stay are not in it.
class Readdressing {
public:
    Readdressing(const Topology &there, const Topology &pasted) : m_taken(prefixes::addresses(there))
    {
        std::set<IpAddress> reserved = m_taken;
        for (const IpAddress &address : prefixes::addresses(pasted))
            reserved.insert(address);
        for (const auto &[id, interface] : pasted.interfaces)
            for (const IpPrefix &address : interface.addresses)
                replace(address, reserved);
    }

    void apply(IpAddress &address) const
    {
        if (const auto found = m_new.find(address); found != m_new.end())
            address = found->second;
    }
    void apply(std::optional<IpAddress> &address) const
    {
        if (address)
            apply(*address);
    }
    void apply(IpPrefix &prefix) const { apply(prefix.address); }
    /// A rule or route that names one machine; a network stays what it is.
    void applyToHost(IpPrefix &prefix) const
    {
        if (prefix.length == prefix.address.bits())
            apply(prefix.address);
    }
    void applyToHost(std::optional<IpPrefix> &prefix) const
    {
        if (prefix)
            applyToHost(*prefix);
    }
    void apply(QString &text) const
    {
        const auto address = IpAddress::parse(text);
        if (const auto found = address ? m_new.find(*address) : m_new.end(); found != m_new.end())
            text = found->second.toString();
    }

private:
    void replace(const IpPrefix &address, std::set<IpAddress> &reserved)
    {
        if (!m_taken.contains(address.address) || m_new.contains(address.address) || isLinkLocal(address.address))
            return;
        const auto free = prefixes::lowestFree(address.network(), reserved);
        if (!free)
            return;  // the network is full: a finding says that the address is there twice
        m_new.emplace(address.address, free->address);
        reserved.insert(free->address);
    }

    std::set<IpAddress> m_taken;
    std::map<IpAddress, IpAddress> m_new;
};

class Paster {
public:
    Paster(const Document &document, const Fragment &fragment, const PastePlace &place)
        : m_fragment(fragment), m_from(fragment.document.topology()), m_place(place), m_edit(document),
          m_addresses(document.topology(), m_from), m_macs(document.topology())
    {
        containers::pinEverything(m_edit);
        if (place.topLeft)
            m_shift = *place.topLeft - boundsOf(fragment).topLeft();
        for (const auto &[id, placement] : document.layout().placements)
            m_lastGroup = std::max(m_lastGroup, placement.group);
    }

    Pasted run()
    {
        nameMachines();
        machines();
        interfaces();
        for (const auto &[id, cable] : m_from.cables)
            m_edit.create(Cable{m_copies.at(cable.a), m_copies.at(cable.b)}, placed(id, m_places));
        notes();
        vlans();
        checks();
        for (const Id grown : m_grown)
            containers::grow(m_edit, grown);
        return {m_edit.patch(), std::move(m_outermost)};
    }

private:
    bool isHolder(const Machine &machine) const { return m_fragment.holders.contains(machine.name); }

    /// Where the interfaces of a holder go; none: it is pasted itself.
    Id machineFor(const Machine &holder) const
    {
        if (!isHolder(holder))
            return {};
        return m_place.into && !m_place.beside ? m_place.into : m_edit.topology().machineByName(holder.name);
    }

    Id outermostIn(const Machine &machine) const
    {
        const Machine *original =
            m_place.beside ? m_edit.topology().machine(m_edit.topology().machineByName(machine.name)) : nullptr;
        return original ? original->parent : m_place.into;
    }

    void nameMachines()
    {
        QSet<QString> taken;
        for (const auto &[id, machine] : m_edit.topology().machines)
            taken.insert(machine.name);
        const QSet<QString> there = taken;
        for (const auto &[id, machine] : m_from.machines)
            taken.insert(machine.name);
        for (const auto &[id, machine] : m_from.machines) {
            const QString name =
                there.contains(machine.name) ? freeName(machine.name, taken, kMachineName) : machine.name;
            taken.insert(name);
            m_names.insert(machine.name, name);
        }
    }

    /// Groups of what is pasted are other ones than those that are there.
    int groupFor(int copied)
    {
        const int group = m_groups.try_emplace(copied, m_lastGroup + 1).first->second;
        m_lastGroup = std::max(m_lastGroup, group);
        return group;
    }

    Placement placed(Id id, const Layout &places)
    {
        Placement placement = m_fragment.document.layout().of(id);
        placement.rect = places.of(id).rect;
        if (placement.group != 0)
            placement.group = groupFor(placement.group);
        if (placement.rect)
            placement.rect->translate(m_shift);
        if (placement.tables)
            *placement.tables += m_shift;
        for (QPointF &bend : placement.bends)
            bend += m_shift;
        return placement;
    }

    void machines()
    {
        std::vector<Id> made;
        for (const auto &[id, machine] : m_from.machines) {
            if (const Id holder = machineFor(machine)) {
                m_copies[id] = holder;
                continue;
            }
            Machine copy = machine;
            copy.name = m_names.value(machine.name);
            copy.parent = Id();
            for (RouteState &route : copy.routes) {
                m_addresses.apply(route.gateway);
                m_addresses.applyToHost(route.destination);
            }
            for (FirewallRule &rule : copy.rules) {
                m_addresses.applyToHost(rule.source);
                m_addresses.applyToHost(rule.destination);
                m_addresses.apply(rule.toAddress);
            }
            m_copies[id] = m_edit.create(copy, placed(id, m_places));
            made.push_back(id);
        }
        for (const Id id : made) {
            Machine copy = *m_edit.topology().machine(m_copies.at(id));
            const Id parent = m_from.machines.at(id).parent;
            copy.parent = parent ? m_copies.at(parent) : outermostIn(m_from.machines.at(id));
            m_edit.set(m_copies.at(id), copy);
            m_grown.insert(copy.parent);
            if (!parent)
                m_outermost.push_back(m_copies.at(id));
        }
    }

    void interfaces()
    {
        // MACs that stay first: none of those that are given may be one of them.
        std::set<MacAddress> seen;
        for (const auto &[id, interface] : m_from.interfaces) {
            const bool stays = interface.mac && !m_macs.isTaken(*interface.mac) && seen.insert(*interface.mac).second;
            if (stays)
                m_kept.insert(id);
        }
        for (const Id id : m_kept)
            m_macs.take(m_copies.at(m_from.interfaces.at(id).machine), *m_from.interfaces.at(id).mac);
        for (const auto &[id, interface] : m_from.interfaces)
            m_copies[id] = m_edit.create(copied(id, interface), placed(id, m_places));
        for (const auto &[id, interface] : m_from.interfaces) {
            Interface copy = *m_edit.topology().interface(m_copies.at(id));
            copy.bridge = interface.bridge ? m_copies.at(interface.bridge) : Id();
            copy.parent = interface.parent ? m_copies.at(interface.parent) : Id();
            m_edit.set(m_copies.at(id), copy);
            const Machine &owner = m_from.machines.at(interface.machine);
            if (machineFor(owner)) {
                m_outermost.push_back(m_copies.at(id));
                m_grown.insert(copy.machine);
            }
        }
    }

    Interface copied(Id id, const Interface &interface)
    {
        Interface copy = interface;
        copy.machine = m_copies.at(interface.machine);
        copy.bridge = copy.parent = Id();
        if (isHolder(m_from.machines.at(interface.machine))) {
            QSet<QString> taken;
            for (const Id other : m_edit.topology().interfacesOf(copy.machine))
                taken.insert(m_edit.topology().interface(other)->name);
            copy.name = freeName(copy.name, taken, kInterfaceName);
        }
        for (IpPrefix &address : copy.addresses)
            m_addresses.apply(address);
        if (copy.mac && !m_kept.contains(id))
            copy.mac = m_macs.next(copy.machine);
        if (auto *vxlan = std::get_if<VxlanSettings>(&copy.settings)) {
            m_addresses.apply(vxlan->local);
            for (IpAddress &remote : vxlan->remotes)
                m_addresses.apply(remote);
            std::sort(vxlan->remotes.begin(), vxlan->remotes.end());
            while (hasTwin(copy.machine, *vxlan))
                ++vxlan->vni;
        }
        return copy;
    }

    /// A machine has one VXLAN with an id and a port.
    bool hasTwin(Id machine, const VxlanSettings &wanted) const
    {
        const auto &all = m_edit.topology().interfaces;
        return std::any_of(all.begin(), all.end(), [&](const auto &entry) {
            const auto *vxlan = std::get_if<VxlanSettings>(&entry.second.settings);
            return entry.second.machine == machine && vxlan && vxlan->vni == wanted.vni && vxlan->port == wanted.port;
        });
    }

    void notes()
    {
        for (const auto &[id, note] : m_from.notes) {
            Note copy = note;
            if (auto *arrow = std::get_if<ArrowNote>(&copy.shape))
                arrow->from = arrow->to = Id();
            m_copies[id] = m_edit.create(copy, placed(id, m_places));
            m_outermost.push_back(m_copies.at(id));
        }
        for (const auto &[id, note] : m_from.notes) {
            Note copy = note;
            if (auto *arrow = std::get_if<ArrowNote>(&copy.shape)) {
                arrow->from = arrow->from ? m_copies.at(arrow->from) : Id();
                arrow->to = arrow->to ? m_copies.at(arrow->to) : Id();
                m_edit.set(m_copies.at(id), copy);
            }
        }
    }

    void vlans()
    {
        std::set<int> named;
        for (const auto &[id, vlan] : m_edit.topology().vlans)
            named.insert(vlan.id);
        for (const auto &[id, vlan] : m_from.vlans)
            if (!named.contains(vlan.id))
                m_edit.create(vlan);
    }

    void checks()
    {
        for (const auto &[id, check] : m_from.checks) {
            Check copy = check;
            copy.from = m_names.value(check.from, check.from);
            copy.machine = m_names.value(check.machine, check.machine);
            m_addresses.apply(copy.to);
            m_addresses.apply(copy.as);
            for (QString *name : {&copy.name.fr, &copy.name.en})
                *name = renamed(*name).left(limits::kTitleLength);
            m_edit.create(copy);
        }
    }

    /// A text with the copies' names and addresses for those of the originals.
    QString renamed(const QString &text) const
    {
        static const QRegularExpression kWord(QStringLiteral("[\\p{L}\\p{N}_]+(?:[-.:][\\p{L}\\p{N}_]+)*"));
        QString result;
        qsizetype end = 0;
        for (auto found = kWord.globalMatch(text); found.hasNext();) {
            const QRegularExpressionMatch word = found.next();
            result += QStringView(text).mid(end, word.capturedStart() - end);
            result += renamedWord(word.captured());
            end = word.capturedEnd();
        }
        result += QStringView(text).mid(end);
        return result;
    }

    QString renamedWord(const QString &word) const
    {
        QString address = word;
        m_addresses.apply(address);
        if (address != word)
            return address;
        const qsizetype colon = word.indexOf(u':');  // VM1:eth0
        const QString machine = word.left(colon);
        const QString rest = colon < 0 ? QString() : word.mid(colon);
        const qsizetype cut = std::max(machine.lastIndexOf(u'-'), machine.lastIndexOf(u'.'));
        if (cut > 0 && !m_names.contains(machine))  // VM1-VM2
            return renamedWord(machine.left(cut)) + machine[cut] + renamedWord(machine.mid(cut + 1)) + rest;
        return m_names.value(machine, machine) + rest;
    }

    const Fragment &m_fragment;
    const Topology &m_from;
    const PastePlace m_place;
    Edit m_edit;
    const Readdressing m_addresses;
    LabMacs m_macs;
    const Layout m_places = completeLayout(m_fragment.document);
    QPointF m_shift;
    int m_lastGroup = 0;
    std::map<int, int> m_groups;
    QHash<QString, QString> m_names;
    std::unordered_map<Id, Id> m_copies;
    std::set<Id> m_kept;  ///< interfaces whose MAC is free
    std::set<Id> m_grown;
    std::vector<Id> m_outermost;
};

}  // namespace

Result<Pasted> pasteFragment(const Document &document, const Fragment &fragment, const PastePlace &place)
{
    Pasted pasted = Paster(document, fragment, place).run();
    Document trial = document;
    if (const Result<> applied = trial.apply(pasted.patch); !applied)
        return applied.error();
    return pasted;
}

}  // namespace toile
