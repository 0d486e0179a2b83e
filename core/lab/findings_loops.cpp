// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/findings_rules.h"
#include "core/lab/text.h"
#include "core/model/layer2.h"
#include "core/model/vlans.h"

#include <map>

namespace toile {

namespace {

/// Joins, one after the other, what a port connects: a VLAN of its bridge, and what hangs outside of it. A join of two
/// that are joined already closes a loop.
class Loops {
public:
    explicit Loops(const Topology &topology) : m_topology(topology), m_outside(topology, Layer2::Bridges::Part) {}

    /// True when a frame that left through this port would come back.
    bool closesWith(Id port)
    {
        const Interface &interface = m_topology.interfaces.at(port);
        // A bridge with STP blocks its loop; without, one broadcast circles for ever.
        if (!interface.bridge || std::get<BridgeSettings>(m_topology.interfaces.at(interface.bridge).settings).stp)
            return false;
        bool closes = false;
        const bool tellsApart = bool(vlanBridgeOf(m_topology, port));
        for (const Layer2::Attachment &at : m_outside.attachments(port)) {
            if (!tellsApart && at.tag != 0)
                continue;
            const Place inside{1, interface.bridge.value, at.vlan};
            const Place outside{0, quint32(m_outside.groupOf(port, at.tag)), 0};
            closes = !join(inside, outside) || closes;
        }
        return closes;
    }

private:
    using Place = std::tuple<int, quint32, int>;

    Place rootOf(Place place) const
    {
        for (auto it = m_parents.find(place); it != m_parents.end(); it = m_parents.find(place))
            place = it->second;
        return place;
    }

    bool join(const Place &a, const Place &b)
    {
        const Place rootA = rootOf(a);
        const Place rootB = rootOf(b);
        if (rootA == rootB)
            return false;
        m_parents[std::max(rootA, rootB)] = std::min(rootA, rootB);
        return true;
    }

    const Topology &m_topology;
    Layer2 m_outside;
    std::map<Place, Place> m_parents;
};

}  // namespace

void FindingRules::bridgeLoops()
{
    Loops loops(m_topology);
    for (const auto &[id, cable] : m_topology.cables) {
        const bool first = loops.closesWith(cable.a);
        if (loops.closesWith(cable.b) || first) {
            warn("bridge-loop", id,
                 FindingsText::tr(
                     "This cable closes a loop of bridges without STP: a broadcast would circle in it for ever."),
                 FindingsText::tr("Remove the cable, or switch STP on in one of the bridges."));
            offerStp(cable.a);
            offerStp(cable.b);
        }
    }
    for (const auto &[id, interface] : m_topology.interfaces)
        if (!m_peers.contains(id) && loops.closesWith(id)) {
            warn("bridge-loop", id,
                 FindingsText::tr("%1 closes a loop of bridges without STP: a broadcast would circle in it for ever.")
                     .arg(interface.name),
                 FindingsText::tr("Take it out of its bridge, or switch STP on in one of the bridges."));
            about("bridge");
            offerStp(id);
        }
}

}  // namespace toile
