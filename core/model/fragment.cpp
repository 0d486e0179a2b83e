// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/fragment.h"

#include "core/model/drawing.h"
#include "core/model/vlans.h"

#include <QSet>

#include <unordered_map>
#include <unordered_set>

namespace toile {

namespace {

/// Copies elements into an empty drawing, in their order.
class Copier {
public:
    Copier(const Document &document, const std::vector<Id> &ids)
        : m_topology(document.topology()), m_layout(document.layout()), m_places(completeLayout(document)),
          m_edit(Document())
    {
        std::unordered_map<Id, std::vector<Id>> inside;
        for (const auto &[id, machine] : m_topology.machines)
            inside[machine.parent].push_back(id);
        for (const Id id : ids) {
            if (m_topology.machine(id))
                chooseMachine(inside, id);
            else if (m_topology.notes.contains(id))
                m_chosen.insert(id);
        }
        for (const Id id : ids)
            chooseInterface(id);
    }

    Fragment run()
    {
        LabHeader header;
        header.name = m_topology.header.name;
        m_edit.set(Topology::kHeaderId, header);
        copyMachines();
        copyInterfaces();
        for (const auto &[id, cable] : m_topology.cables)
            if (m_copies.contains(cable.a) && m_copies.contains(cable.b))
                m_edit.create(Cable{copyOf(cable.a), copyOf(cable.b)}, m_layout.of(id));
        copyNotes();
        copyVlans();
        copyChecks();
        const bool applied = m_fragment.document.apply(m_edit.patch()).ok();
        return applied ? std::move(m_fragment) : Fragment();
    }

private:
    Id copyOf(Id id) const
    {
        const auto found = m_copies.find(id);
        return found == m_copies.end() ? Id() : found->second;
    }

    void chooseMachine(const std::unordered_map<Id, std::vector<Id>> &inside, Id id)
    {
        const auto children = inside.find(id);
        if (!m_chosen.insert(id).second || children == inside.end())
            return;
        for (const Id child : children->second)
            chooseMachine(inside, child);
    }

    /// An interface whose machine stays behind; not one that cannot be without another.
    void chooseInterface(Id id)
    {
        const Interface *interface = m_topology.interface(id);
        if (!interface || m_chosen.contains(interface->machine) || kindOf(*interface).parent == ParentRule::Required)
            return;
        m_chosen.insert(id);
        m_holders.insert(interface->machine);
    }

    /// A box keeps the place at which it is seen, a tab the one that somebody gave it.
    Placement placeOf(Id id) const
    {
        Placement placement = m_layout.of(id);
        placement.rect = m_places.of(id).rect;
        return placement;
    }

    void copyMachines()
    {
        for (const auto &[id, machine] : m_topology.machines) {
            if (m_chosen.contains(id)) {
                m_copies[id] = m_edit.create(machine, placeOf(id));
                m_names.insert(machine.name);
            } else if (m_holders.contains(id)) {
                Machine holder;
                holder.name = machine.name;
                holder.kind = machine.kind;
                m_copies[id] = m_edit.create(holder);
                m_fragment.holders.insert(machine.name);
            }
        }
        for (const auto &[id, copy] : m_copies) {
            Machine machine = *m_edit.topology().machine(copy);
            machine.parent = m_holders.contains(id) ? Id() : copyOf(m_topology.machines.at(id).parent);
            m_edit.set(copy, machine);
        }
    }

    void copyInterfaces()
    {
        std::vector<Id> copied;
        for (const auto &[id, interface] : m_topology.interfaces) {
            if (!m_chosen.contains(interface.machine) && !m_chosen.contains(id))
                continue;
            Interface copy = interface;
            copy.machine = copyOf(interface.machine);
            copy.bridge = copy.parent = Id();
            m_copies[id] = m_edit.create(copy, placeOf(id));
            copied.push_back(id);
        }
        for (const Id id : copied) {
            Interface copy = *m_edit.topology().interface(copyOf(id));
            copy.bridge = copyOf(m_topology.interfaces.at(id).bridge);
            copy.parent = copyOf(m_topology.interfaces.at(id).parent);
            m_edit.set(copyOf(id), copy);
        }
    }

    /// An arrow to what stays behind would point at nothing.
    void copyNotes()
    {
        const auto isLost = [this](Id end) { return end && !m_copies.contains(end) && !m_chosen.contains(end); };
        std::vector<Id> copied;
        for (const auto &[id, note] : m_topology.notes) {
            Note copy = note;
            auto *arrow = std::get_if<ArrowNote>(&copy.shape);
            if (!m_chosen.contains(id) || (arrow && (isLost(arrow->from) || isLost(arrow->to))))
                continue;
            if (arrow)
                arrow->from = arrow->to = Id();
            m_copies[id] = m_edit.create(copy, placeOf(id));
            copied.push_back(id);
        }
        for (const Id id : copied) {
            Note copy = m_edit.topology().notes.at(copyOf(id));
            if (auto *arrow = std::get_if<ArrowNote>(&copy.shape)) {
                const auto &original = std::get<ArrowNote>(m_topology.notes.at(id).shape);
                arrow->from = copyOf(original.from);
                arrow->to = copyOf(original.to);
                m_edit.set(copyOf(id), copy);
            }
        }
    }

    void copyVlans()
    {
        std::set<int> used;
        for (const VlanUse &use : vlansOf(m_edit.topology()))
            used.insert(use.id);
        const bool everything =
            m_copies.size() == m_topology.machines.size() + m_topology.interfaces.size() + m_topology.notes.size();
        for (const auto &[id, vlan] : m_topology.vlans)
            if (everything || used.contains(vlan.id))
                m_edit.create(vlan);
    }

    void copyChecks()
    {
        QSet<QString> outside;
        for (const auto &[id, interface] : m_topology.interfaces)
            for (const IpPrefix &address : interface.addresses)
                if (!m_copies.contains(id))
                    outside.insert(address.address.toString());
        for (const auto &[id, check] : m_topology.checks) {
            const bool translates = check.kind == Check::Kind::Translated;
            if (m_names.contains(check.from) && (!translates || m_names.contains(check.machine)) &&
                !outside.contains(check.to))
                m_edit.create(check);
        }
    }

    const Topology &m_topology;
    const Layout &m_layout;
    const Layout m_places;
    Edit m_edit;
    Fragment m_fragment;
    std::unordered_set<Id> m_chosen;
    std::unordered_set<Id> m_holders;
    std::unordered_map<Id, Id> m_copies;
    std::set<QString> m_names;
};

}  // namespace

Fragment copyElements(const Document &document, const std::vector<Id> &ids)
{
    return Copier(document, ids).run();
}

QRectF boundsOf(const Fragment &fragment)
{
    QRectF bounds;
    const Topology &topology = fragment.document.topology();
    const Layout places = completeLayout(fragment.document);
    for (const auto &[id, placement] : places.placements) {
        const Machine *machine = topology.machine(id);
        if (placement.rect && !(machine && fragment.holders.contains(machine->name)))
            bounds |= *placement.rect;
    }
    return bounds;
}

}  // namespace toile
