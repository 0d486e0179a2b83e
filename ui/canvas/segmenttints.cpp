// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/segmenttints.h"

#include "core/model/vlanmap.h"
#include "ui/canvas/look.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace toile {

namespace {

constexpr int kTints = static_cast<int>(std::tuple_size_v<decltype(Look::segments)>);
constexpr qsizetype kMostPrefixes = 2;

/// Which network most of its interfaces were in before; -1: in none.
int formerNetwork(const Segment &segment, const std::unordered_map<Id, int> &before)
{
    std::map<int, int> votes;
    for (const Id id : segment.interfaces) {
        if (const auto it = before.find(id); it != before.end())
            ++votes[it->second];
    }
    const auto most = std::ranges::max_element(votes, {}, [](const auto &vote) { return vote.second; });
    return most == votes.end() ? -1 : most->first;
}

/// By network: the one of before whose tint it keeps, or -1. Of those that were one, the largest keeps it.
std::vector<int> heirs(const std::vector<Segment> &networks, const std::unordered_map<Id, int> &before)
{
    std::vector<int> former;
    std::map<int, std::size_t> largest;
    for (std::size_t i = 0; i < networks.size(); ++i) {
        former.push_back(formerNetwork(networks[i], before));
        const auto [known, isFirst] = largest.try_emplace(former.back(), i);
        if (!isFirst && networks[i].interfaces.size() > networks[known->second].interfaces.size())
            known->second = i;
    }
    for (std::size_t i = 0; i < networks.size(); ++i) {
        if (former[i] >= 0 && largest.at(former[i]) != i)
            former[i] = -1;
    }
    return former;
}

bool hasVlans(const Topology &topology)
{
    return std::ranges::any_of(topology.interfaces, [](const auto &entry) {
        const auto *bridge = std::get_if<BridgeSettings>(&entry.second.settings);
        return std::holds_alternative<VlanSettings>(entry.second.settings) || (bridge && bridge->vlanFiltering);
    });
}

/// Tints that look like the colour of a VLAN are taken last.
std::array<int, kTints> takenByVlans(const Topology &topology)
{
    constexpr int kNear = 30;  // degrees
    constexpr int kLast = 1000;
    std::array<int, kTints> used{};
    if (!hasVlans(topology))
        return used;
    for (const VlanUse &use : vlansOf(topology)) {
        const int hue = QColor(use.colour).hslHue();
        for (std::size_t i = 0; i < used.size(); ++i) {
            const int apart = qAbs(hue - lightLook().segments[i].line.hslHue());
            if (qMin(apart, 360 - apart) < kNear)
                used[i] += kLast;
        }
    }
    return used;
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

void SegmentTints::update(const Topology &topology)
{
    const std::unordered_map<Id, int> before = std::exchange(m_byInterface, {});
    const std::vector<int> tintsBefore = std::exchange(m_tints, {});
    m_byCable.clear();
    m_prefixes.clear();
    m_named.clear();
    std::array<int, kTints> used = takenByVlans(topology);
    const std::vector<Segment> all = segments(topology);
    for (const int former : heirs(all, before)) {
        m_tints.push_back(former < 0 ? -1 : tintsBefore[static_cast<std::size_t>(former)]);
        if (former >= 0)
            ++used[static_cast<std::size_t>(m_tints.back())];
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (m_tints[i] < 0) {
            const auto least = std::min_element(used.begin(), used.end());
            m_tints[i] = static_cast<int>(least - used.begin());
            ++*least;
        }
        const QString text = prefixText(all[i]);
        for (const Id id : all[i].interfaces) {
            m_byInterface[id] = static_cast<int>(i);
            m_prefixes[id] = text;
        }
        for (const Id id : all[i].cables)
            m_byCable[id] = m_tints[i];
        if (!text.isEmpty() && !all[i].cables.empty())
            m_named.push_back({m_tints[i], text, {}, all[i].cables});
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
