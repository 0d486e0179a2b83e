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

/// The tint that most of its interfaces had before, or -1.
int formerTint(const Segment &segment, const std::unordered_map<Id, int> &before)
{
    std::array<int, kTints> votes{};
    bool any = false;
    for (const Id id : segment.interfaces) {
        const auto it = before.find(id);
        if (it == before.end())
            continue;
        ++votes[static_cast<std::size_t>(it->second)];
        any = true;
    }
    return any ? static_cast<int>(std::max_element(votes.begin(), votes.end()) - votes.begin()) : -1;
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
    m_byCable.clear();
    m_prefixes.clear();
    m_named.clear();
    std::array<int, kTints> used = takenByVlans(topology);
    const std::vector<Segment> all = segments(topology);
    std::vector<int> tints;
    for (const Segment &segment : all) {
        tints.push_back(formerTint(segment, before));
        if (tints.back() >= 0)
            ++used[static_cast<std::size_t>(tints.back())];
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (tints[i] < 0) {
            const auto least = std::min_element(used.begin(), used.end());
            tints[i] = static_cast<int>(least - used.begin());
            ++*least;
        }
        const QString text = prefixText(all[i]);
        for (const Id id : all[i].interfaces) {
            m_byInterface[id] = tints[i];
            m_prefixes[id] = text;
        }
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
