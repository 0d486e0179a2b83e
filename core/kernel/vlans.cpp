// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/vlans.h"

#include <algorithm>

namespace toile {

namespace {

bool isAlike(const PortVlan &a, const PortVlan &b)
{
    return a.pvid == b.pvid && a.untagged == b.untagged;
}

/// A PVID is one VLAN, and stands alone even beside its like.
std::vector<PortVlan> merged(std::vector<PortVlan> entries)
{
    std::sort(entries.begin(), entries.end(), [](const PortVlan &a, const PortVlan &b) { return a.first < b.first; });
    std::vector<PortVlan> result;
    for (const PortVlan &entry : entries) {
        if (!result.empty() && result.back().last + 1 == entry.first && isAlike(result.back(), entry) && !entry.pvid)
            result.back().last = entry.last;
        else
            result.push_back(entry);
    }
    return result;
}

/// What is left of `entries` outside of first to last.
std::vector<PortVlan> without(const std::vector<PortVlan> &entries, int first, int last)
{
    std::vector<PortVlan> kept;
    for (const PortVlan &entry : entries) {
        if (entry.first < first)
            kept.push_back({entry.first, std::min(entry.last, first - 1), entry.pvid, entry.untagged});
        if (entry.last > last)
            kept.push_back({std::max(entry.first, last + 1), entry.last, entry.pvid, entry.untagged});
    }
    return kept;
}

/// The parts of `entries` that `others` does not hold, or holds otherwise.
template <typename Same>
std::vector<PortVlan> parts(const std::vector<PortVlan> &entries, const std::vector<PortVlan> &others, Same same)
{
    std::vector<PortVlan> left = entries;
    for (const PortVlan &other : others) {
        std::vector<PortVlan> next;
        for (const PortVlan &entry : left) {
            if (!same(entry, other)) {
                next.push_back(entry);
                continue;
            }
            for (const PortVlan &part : without({entry}, other.first, other.last))
                next.push_back(part);
        }
        left = std::move(next);
    }
    return merged(std::move(left));
}

}  // namespace

const PortVlan *VlanMembership::entryOf(int vlan) const
{
    const auto it = std::find_if(entries.begin(), entries.end(),
                                 [vlan](const PortVlan &e) { return e.first <= vlan && vlan <= e.last; });
    return it == entries.end() ? nullptr : &*it;
}

int VlanMembership::pvid() const
{
    const auto it = std::find_if(entries.begin(), entries.end(), [](const PortVlan &e) { return e.pvid; });
    return it == entries.end() ? 0 : it->first;
}

void VlanMembership::add(const PortVlan &vlans)
{
    std::vector<PortVlan> kept = without(entries, vlans.first, vlans.last);
    if (vlans.pvid)
        for (PortVlan &entry : kept)
            entry.pvid = false;
    kept.push_back(vlans);
    entries = merged(std::move(kept));
}

void VlanMembership::remove(int first, int last)
{
    entries = without(entries, first, last);
}

VlanMembership accessTo(int vlan)
{
    return vlan == 0 ? VlanMembership() : VlanMembership{{{vlan, vlan, true, true}}};
}

VlanChange difference(const VlanMembership &from, const VlanMembership &to)
{
    const auto any = [](const PortVlan &, const PortVlan &) { return true; };
    VlanChange change;
    change.removed = parts(from.entries, to.entries, any);
    change.added = parts(to.entries, from.entries, isAlike);
    return change;
}

QString rangeText(int first, int last)
{
    return first == last ? QString::number(first) : QStringLiteral("%1-%2").arg(first).arg(last);
}

}  // namespace toile
