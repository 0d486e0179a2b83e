// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/vlans.h"

#include "core/kernel/limits.h"
#include "core/model/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace toile {

namespace {

constexpr int kUsualPvid = 1;

void gather(const Interface &interface, std::set<int> &ids)
{
    if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings))
        ids.insert(vlan->id);
    const auto *bridge = std::get_if<BridgeSettings>(&interface.settings);
    if (bridge && bridge->vlanFiltering && bridge->defaultPvid > kUsualPvid)
        ids.insert(bridge->defaultPvid);
    for (const std::optional<int> &said : {interface.vlans.untagged, interface.vlans.pvid})
        if (said.value_or(0) > 0)
            ids.insert(*said);
    for (const auto *ranges : {&interface.vlans.tagged, &interface.vlans.moreUntagged})
        for (const VlanRange &range : *ranges)
            for (int id = range.first; id <= range.last && range.last - range.first < kNamedByRange; ++id)
                ids.insert(id);
}

/// A port that nobody gave another VLAN without a tag.
bool hasUsualPvid(const Topology &topology, Id port)
{
    const Interface &interface = topology.interfaces.at(port);
    const Id home = interface.bridge ? vlanBridgeOf(topology, port) : Id();
    return home && !interface.vlans.untagged &&
           std::get<BridgeSettings>(topology.interfaces.at(home).settings).defaultPvid == kUsualPvid;
}

std::optional<VlanRange> parseRange(const QString &text)
{
    const QStringList ends = text.split(u'-');
    bool firstOk = false;
    bool lastOk = false;
    const int first = ends.first().trimmed().toInt(&firstOk);
    const int last = ends.last().trimmed().toInt(&lastOk);
    if (ends.size() > 2 || !firstOk || !lastOk || first < 1 || last < first || last > limits::kVlanMax)
        return std::nullopt;
    return VlanRange{first, last};
}

/// Ascending, disjoint, neighbours joined.
std::vector<VlanRange> merged(std::vector<VlanRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const VlanRange &a, const VlanRange &b) { return a.first < b.first; });
    std::vector<VlanRange> result;
    for (const VlanRange &range : ranges) {
        if (!result.empty() && range.first <= result.back().last + 1)
            result.back().last = std::max(result.back().last, range.last);
        else
            result.push_back(range);
    }
    return result;
}

}  // namespace

QStringList vlanPalette()
{
    // The first three are Okabe's and Ito's; the others were searched for, as far from all as every kind of eye allows,
    // on light and on dark paper. A test measures it.
    return {QStringLiteral("#0072b2"), QStringLiteral("#e69f00"), QStringLiteral("#009e73"), QStringLiteral("#a80b0a"),
            QStringLiteral("#8adefb"), QStringLiteral("#6d4dfb"), QStringLiteral("#6f0f62"), QStringLiteral("#621a1d")};
}

std::vector<VlanUse> vlansOf(const Topology &topology)
{
    std::set<int> ids;
    std::map<int, const Vlan *> named;
    for (const auto &[id, vlan] : topology.vlans) {
        ids.insert(vlan.id);
        named[vlan.id] = &vlan;
    }
    for (const auto &[id, interface] : topology.interfaces) {
        gather(interface, ids);
        if (hasUsualPvid(topology, id))
            ids.insert(kUsualPvid);
    }
    const QStringList palette = vlanPalette();
    std::vector<VlanUse> uses;
    qsizetype turn = 0;
    for (const int id : ids) {
        const auto known = named.find(id);
        const Vlan vlan = known == named.end() ? Vlan{id, {}, {}} : *known->second;
        // Ports have VLAN 1 by themselves: it comes from the other end, so that it takes no colour from the others.
        const QString colour = id == kUsualPvid ? palette.last() : palette[turn++ % palette.size()];
        uses.push_back({id, vlan.name.isEmpty() ? QStringLiteral("VLAN %1").arg(id) : vlan.name,
                        vlan.colour.isEmpty() ? colour : vlan.colour});
    }
    return uses;
}

QString vlanTitle(const VlanUse &vlan)
{
    const QRegularExpression number(QStringLiteral("(?<!\\d)%1(?!\\d)").arg(vlan.id));
    return vlan.name.contains(number) ? vlan.name : QStringLiteral("%1 · %2").arg(vlan.id).arg(vlan.name);
}

Id vlanBridgeOf(const Topology &topology, Id interface)
{
    const Interface *found = topology.interface(interface);
    if (!found)
        return {};
    const Id home = topology.isBridge(interface) ? interface : found->bridge;
    const Interface *bridge = topology.interface(home);
    const auto *settings = bridge ? std::get_if<BridgeSettings>(&bridge->settings) : nullptr;
    return settings && settings->vlanFiltering ? home : Id();
}

std::optional<VlanMembership> membershipOf(const Topology &topology, Id interface)
{
    const Id home = vlanBridgeOf(topology, interface);
    if (!home)
        return std::nullopt;
    const PortVlans &wish = topology.interfaces.at(interface).vlans;
    const auto &bridge = std::get<BridgeSettings>(topology.interfaces.at(home).settings);
    VlanMembership membership;
    for (const VlanRange &range : wish.tagged)
        membership.add({range.first, range.last, false, false});
    for (const VlanRange &range : wish.moreUntagged)
        membership.add({range.first, range.last, false, true});
    if (const int untagged = wish.untagged.value_or(bridge.defaultPvid); untagged > 0)
        membership.add({untagged, untagged, !wish.pvid, true});
    if (const int pvid = wish.pvid.value_or(0); pvid > 0) {
        const PortVlan *carried = membership.entryOf(pvid);
        membership.add({pvid, pvid, true, carried && carried->untagged});
    }
    return membership;
}

bool isTrunk(const VlanMembership &membership)
{
    return std::any_of(membership.entries.begin(), membership.entries.end(),
                       [](const PortVlan &entry) { return !entry.untagged; });
}

QString vlanListText(const std::vector<VlanRange> &ranges)
{
    QStringList texts;
    for (const VlanRange &range : ranges)
        texts << rangeText(range.first, range.last);
    return texts.join(u',');
}

Result<std::vector<VlanRange>> parseVlanList(const QString &text)
{
    std::vector<VlanRange> ranges;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const auto range = parseRange(part);
        if (!range)
            return makeError(ErrorCode::InvalidInput,
                             FieldsText::tr("“%1” is no VLAN; write ids from 1 to %2 and ranges as \"100,200-210\".")
                                 .arg(part.trimmed().left(40))
                                 .arg(limits::kVlanMax));
        ranges.push_back(*range);
    }
    return merged(std::move(ranges));
}

}  // namespace toile
