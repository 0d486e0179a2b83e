// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/cabling.h"
#include "core/model/text.h"
#include "core/model/vlanmap.h"

#include <algorithm>
#include <array>

namespace toile {

namespace {

/// One insertion: what is between what, and the edit that makes it so.
class Insertion {
public:
    Insertion(const Document &document, Id cable, Id box)
        : m_edit(document), m_cable(cable), m_ends(document.topology().cables.at(cable)), m_box(box)
    {
        const Topology &topology = document.topology();
        m_machine = topology.machine(box) ? box : topology.interface(box)->machine;
        m_bridge = topology.isBridge(box) ? box : bridgeOf(topology, m_machine);
        m_style = document.layout().of(cable).style;
        for (const CarriedVlan &carried : VlanMap(topology).carriedBy(m_ends)) {
            if (carried.tag > 0)
                m_tags.push_back({carried.tag, carried.tag});
        }
    }

    Result<Advised> run()
    {
        const bool a = isHere(m_ends.a);
        const bool b = isHere(m_ends.b);
        if ((a && b) || ((a || b) && !topology().isBridge(m_box)))
            return invalidInput(
                DrawingText::tr("%1 is at an end of this cable already.").arg(topology().label(m_machine)));
        return m_bridge ? onBridge(a, b) : asRouter();
    }

private:
    const Topology &topology() const { return m_edit.topology(); }
    bool isHere(Id end) const
    {
        const Id owner = topology().interface(end)->machine;
        return owner == m_machine || (topology().machine(m_box) && topology().isAncestor(m_machine, owner));
    }

    static Id bridgeOf(const Topology &topology, Id machine)
    {
        const MachineKind *kind = machineKind(topology.machine(machine)->kind);
        Id bridge;
        int count = 0;
        for (const Id id : topology.interfacesOf(machine)) {
            if (!topology.isBridge(id))
                continue;
            bridge = id;
            ++count;
        }
        return kind && kind->startsWithBridge && count == 1 ? bridge : Id();
    }

    /// The interface that was made at the box's side, or that became its port.
    Result<Id> plug(Id end)
    {
        const Result<Id> made = joinElements(m_edit, end, m_box);
        if (!made)
            return made.error();
        if (!*made)
            return end;
        if (m_style) {
            Placement placement;
            placement.style = m_style;
            m_edit.place(*made, placement);
        }
        return topology().otherEnd(end);
    }

    Result<Advised> onBridge(bool a, bool b)
    {
        if (!a && !b)
            m_edit.remove(m_cable);
        QString advice;
        for (const Id end : {m_ends.a, m_ends.b}) {
            if ((a || b) && !isHere(end))
                continue;
            const Result<Id> port = plug(end);
            if (!port)
                return port.error();
            carryTags(*port);
            if (*port == end)
                advice = addressesToBridge(end);
        }
        return Advised{m_edit.patch(), advice};
    }

    void carryTags(Id port)
    {
        const auto *bridge = std::get_if<BridgeSettings>(&topology().interface(m_bridge)->settings);
        if (m_tags.empty() || !bridge || !bridge->vlanFiltering)
            return;
        Interface changed = *topology().interface(port);
        changed.vlans.tagged = m_tags;
        m_edit.set(port, changed);
    }

    /// A port has no address of its own: the machine is reached at its bridge from now on.
    QString addressesToBridge(Id port)
    {
        Interface interface = *topology().interface(port);
        Interface bridge = *topology().interface(m_bridge);
        if (interface.addresses.empty() || !bridge.addresses.empty())
            return {};
        bridge.addresses = std::exchange(interface.addresses, {});
        m_edit.set(port, interface);
        m_edit.set(m_bridge, bridge);
        return DrawingText::tr("%1 has the address of %2 now, which is its port.")
            .arg(topology().label(m_bridge), topology().label(port));
    }

    static const Segment *segmentOf(const std::vector<Segment> &all, Id interface)
    {
        const auto it = std::find_if(all.begin(), all.end(), [&](const Segment &segment) {
            return std::binary_search(segment.interfaces.begin(), segment.interfaces.end(), interface);
        });
        return it == all.end() ? nullptr : &*it;
    }

    void give(Id interface)
    {
        const auto address = nextAddress(topology(), interface);
        if (!address)
            return;
        Interface changed = *topology().interface(interface);
        changed.addresses = {*address};
        m_edit.set(interface, changed);
    }

    Result<Advised> asRouter()
    {
        m_edit.remove(m_cable);
        std::array<Id, 2> made;
        const std::array<Id, 2> ends{m_ends.a, m_ends.b};
        for (std::size_t i = 0; i < 2; ++i) {
            const Result<Id> interface = plug(ends[i]);
            if (!interface)
                return interface.error();
            made[i] = *interface;
        }
        const std::vector<Segment> all = segments(topology());
        const Segment first = *segmentOf(all, made[0]);
        const Segment second = *segmentOf(all, made[1]);
        const bool shared = std::any_of(first.prefixes.begin(), first.prefixes.end(), [&](const IpPrefix &prefix) {
            return std::find(second.prefixes.begin(), second.prefixes.end(), prefix) != second.prefixes.end();
        });
        // The side with more in it keeps its addresses.
        const std::size_t kept = second.interfaces.size() > first.interfaces.size() ? 1 : 0;
        give(made[kept]);
        if (!shared)
            give(made[1 - kept]);
        return Advised{m_edit.patch(), advice(shared, kept == 0 ? first : second, ends[1 - kept], made[1 - kept])};
    }

    QString advice(bool shared, const Segment &kept, Id farEnd, Id bare) const
    {
        QStringList sentences;
        if (shared)
            sentences << DrawingText::tr(
                             "%1 parts the network %2: give the side of %3 another one, and %4 an address of it.")
                             .arg(topology().label(m_machine), kept.prefixes.front().toString(),
                                  topology().label(topology().interface(farEnd)->machine), topology().label(bare));
        else if (kept.prefixes.empty())
            sentences << DrawingText::tr("%1 has a network on each side now; neither has addresses yet.")
                             .arg(topology().label(m_machine));
        if (!topology().machine(m_machine)->forwarding)
            sentences << DrawingText::tr("It forwards nothing yet: ip_forward is off.");
        return sentences.join(u' ');
    }

    Edit m_edit;
    Id m_cable;
    Cable m_ends;
    Id m_box;
    Id m_machine;
    Id m_bridge;
    std::optional<CableStyle> m_style;
    std::vector<VlanRange> m_tags;
};

}  // namespace

Result<Advised> insertOnCable(const Document &document, Id cable, Id box)
{
    const Topology &topology = document.topology();
    if (!topology.cables.contains(cable) || !(topology.machine(box) || topology.isBridge(box)))
        return invalidInput(DrawingText::tr("Only a machine or a bridge can be put onto a cable."));
    return Insertion(document, cable, box).run();
}

}  // namespace toile
