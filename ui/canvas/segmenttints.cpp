// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/segmenttints.h"

#include "core/model/vlanmap.h"
#include "ui/canvas/look.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace toile {

namespace {

constexpr int kTints = static_cast<int>(std::tuple_size_v<decltype(Look::segments)>);
constexpr qsizetype kMostPrefixes = 2;

/// By interface: how many its machine has before it.
std::unordered_map<Id, int> ranksOf(const Topology &topology)
{
    std::unordered_map<Id, int> ranks;
    std::unordered_map<Id, int> counts;
    for (const auto &[id, interface] : topology.interfaces)
        ranks[id] = counts[interface.machine]++;
    return ranks;
}

/// The interface that a network is known by: the first of its first machine, in the order that a file has them in. It
/// stays the same when others come to the network.
Id nameGiver(const Topology &topology, const Segment &network)
{
    return *std::ranges::min_element(network.interfaces, {},
                                     [&](Id id) { return std::pair(topology.interfaces.at(id).machine, id); });
}

/// The same on every computer, whatever else is drawn (FNV-1a).
quint32 numberOf(const QString &text)
{
    quint32 number = 2166136261U;
    for (const QChar letter : text) {
        number ^= letter.unicode();
        number *= 16777619U;
    }
    return number ^ (number >> 16);
}

bool hasVlans(const Topology &topology)
{
    return std::ranges::any_of(topology.interfaces, [](const auto &entry) {
        const auto *bridge = std::get_if<BridgeSettings>(&entry.second.settings);
        return std::holds_alternative<VlanSettings>(entry.second.settings) || (bridge && bridge->vlanFiltering);
    });
}

/// What it costs to take each tint: one that looks like the colour of a VLAN is taken last.
using Costs = std::array<int, kTints>;

Costs takenByVlans(const Topology &topology)
{
    constexpr int kNear = 30;  // degrees
    constexpr int kLast = 100000;
    Costs costs{};
    if (!hasVlans(topology))
        return costs;
    for (const VlanUse &use : vlansOf(topology)) {
        const int hue = QColor(use.colour).hslHue();
        for (std::size_t i = 0; i < costs.size(); ++i) {
            const int apart = qAbs(hue - lightLook().segments[i].line.hslHue());
            if (qMin(apart, 360 - apart) < kNear)
                costs[i] += kLast;
        }
    }
    return costs;
}

/// Gives each network a tint. The first ones have each another one; when all are taken, those are taken again that the
/// networks which meet this one in a machine have least. Each begins to look at a tint that follows from its name, so
/// that a network more or less leaves most others what they had.
class TintChooser {
public:
    explicit TintChooser(const Topology &topology) : m_topology(topology), m_likeVlans(takenByVlans(topology)) {}

    int choose(const Segment &network, Id giver)
    {
        constexpr int kMeets = 10;
        std::set<Id> machines;
        for (const Id id : network.interfaces)
            machines.insert(m_topology.interfaces.at(id).machine);
        Costs costs = m_likeVlans;
        for (std::size_t tint = 0; tint < costs.size(); ++tint) {
            costs[tint] += m_taken[tint] ? 1 : 0;
            for (const Id machine : machines)
                costs[tint] += kMeets * m_met[machine][tint];
        }
        const std::size_t first = numberOf(m_topology.label(giver)) % costs.size();
        std::size_t best = first;
        for (std::size_t step = 1; step < costs.size(); ++step)
            if (const std::size_t tint = (first + step) % costs.size(); costs[tint] < costs[best])
                best = tint;
        m_taken[best] = true;
        for (const Id machine : machines)
            ++m_met[machine][best];
        return static_cast<int>(best);
    }

private:
    const Topology &m_topology;
    Costs m_likeVlans;
    std::array<bool, kTints> m_taken{};
    std::unordered_map<Id, Costs> m_met;  ///< by machine: how many of its networks have each
};

/// The second machine of a network, or the only one: the later it was drawn, the later the network was.
Id completedBy(const Topology &topology, const Segment &network)
{
    std::set<Id> machines;
    for (const Id id : network.interfaces)
        machines.insert(topology.interfaces.at(id).machine);
    return machines.size() > 1 ? *std::next(machines.begin()) : *machines.begin();
}

/// By network. Those that were there first choose first, as far as the drawing tells: a new one takes nothing away from
/// them then.
std::vector<int> tintsOf(const Topology &topology, const std::vector<Segment> &networks)
{
    const std::unordered_map<Id, int> ranks = ranksOf(topology);
    struct Turn {
        Id completed;
        int rank;
        Id machine;
        Id giver;
        std::size_t network;
    };
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < networks.size(); ++i) {
        const Id giver = nameGiver(topology, networks[i]);
        const Id machine = topology.interfaces.at(giver).machine;
        turns.push_back({completedBy(topology, networks[i]), ranks.at(giver), machine, giver, i});
    }
    std::ranges::sort(turns, {}, [](const Turn &turn) { return std::tuple(turn.completed, turn.rank, turn.machine); });
    TintChooser chooser(topology);
    std::vector<int> tints(networks.size());
    for (const Turn &turn : turns)
        tints[turn.network] = chooser.choose(networks[turn.network], turn.giver);
    return tints;
}

/// Each network has the tint that its interfaces have in that drawing.
std::vector<int> tintsLike(const Topology &drawn, const Topology &topology, const std::vector<Segment> &networks)
{
    const std::vector<Segment> there = segments(drawn);
    const std::vector<int> known = tintsOf(drawn, there);
    std::unordered_map<Id, int> byInterface;
    for (std::size_t i = 0; i < there.size(); ++i)
        for (const Id id : there[i].interfaces)
            byInterface[id] = known[i];
    std::vector<int> tints = tintsOf(topology, networks);
    for (std::size_t i = 0; i < networks.size(); ++i) {
        const auto isKnown = [&](Id id) { return byInterface.contains(id); };
        const auto same = std::ranges::find_if(networks[i].interfaces, isKnown);
        if (same != networks[i].interfaces.end())
            tints[i] = byInterface.at(*same);
    }
    return tints;
}

QString prefixText(const Segment &segment)
{
    QStringList texts;
    for (const IpPrefix &prefix : segment.prefixes)
        texts << prefix.toString();
    if (texts.size() > kMostPrefixes)
        texts = texts.mid(0, kMostPrefixes) << QStringLiteral("…");
    return texts.join(QStringLiteral(" · "));
}

}  // namespace

Id SegmentTints::Named::longest(const std::unordered_map<Id, QPainterPath> &paths) const
{
    Id best;
    double most = 0;
    for (const Id id : cables) {
        const auto it = paths.find(id);
        if (it == paths.end())
            continue;
        const QRectF bounds = it->second.controlPointRect();
        const double room = bounds.width() + 0.7 * bounds.height();  // a pill is wide: level cables suit it best
        if (!best || room > most + 1) {
            best = id;
            most = room;
        }
    }
    return best;
}

void SegmentTints::update(const Topology &topology, const Topology *drawn)
{
    m_byCable.clear();
    m_prefixes.clear();
    m_named.clear();
    const std::vector<Segment> all = segments(topology);
    const std::vector<int> tints = drawn ? tintsLike(*drawn, topology, all) : tintsOf(topology, all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QString text = prefixText(all[i]);
        for (const Id id : all[i].interfaces)
            m_prefixes[id] = text;
        for (const Id id : all[i].cables)
            m_byCable[id] = tints[i];
        if (!text.isEmpty() && !all[i].cables.empty())
            m_named.push_back({tints[i], text, {}, all[i].cables});
    }
    readVlans(topology);
}

void SegmentTints::readVlans(const Topology &topology)
{
    m_stripes.clear();
    m_colours.clear();
    if (!hasVlans(topology))
        return;
    const VlanMap vlans(topology);
    std::unordered_map<int, QColor> colours;
    for (const VlanUse &use : vlans.uses())
        colours[use.id] = QColor(use.colour);
    for (const auto &[id, cable] : topology.cables)
        for (const CarriedVlan &carried : vlans.carriedBy(cable))
            m_stripes[id].push_back({carried.vlan, carried.tag != 0, colours[carried.vlan]});
    for (const auto &[id, interface] : topology.interfaces)
        if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
            m_colours[id] = colours[vlan->id];
    for (Named &segment : m_named) {
        std::set<int> each;  // more than one where VLANs go one way only
        for (const Id cable : segment.cables)
            each.insert(vlans.vlanAt(topology.cables.at(cable).a));
        const int vlan = each.size() == 1 ? *each.begin() : 0;
        segment.colour = vlan ? colours[vlan] : QColor();
    }
}

QColor SegmentTints::colourAt(Id interface) const
{
    const auto it = m_colours.find(interface);
    return it == m_colours.end() ? QColor() : it->second;
}

const std::vector<Stripe> &SegmentTints::stripesOf(Id cable) const
{
    static const std::vector<Stripe> none;
    const auto it = m_stripes.find(cable);
    return it == m_stripes.end() ? none : it->second;
}

int SegmentTints::tintOf(Id cable) const
{
    const auto it = m_byCable.find(cable);
    return it == m_byCable.end() ? 0 : it->second;
}

QString SegmentTints::prefixesAt(Id interface) const
{
    const auto it = m_prefixes.find(interface);
    return it == m_prefixes.end() ? QString() : it->second;
}

}  // namespace toile
