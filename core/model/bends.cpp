// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/model/cabling.h"
#include "core/model/text.h"

namespace toile {

namespace {

bool isMoved(const Topology &topology, Id end, const std::set<Id> &moved)
{
    const Interface *interface = topology.interface(end);
    return interface && (moved.contains(interface->machine) || moved.contains(interface->bridge));
}

}  // namespace

Result<Patch> bendCable(const Document &document, Id cable, const std::vector<QPointF> &bends)
{
    if (bends.size() > limits::kBendsPerCable)
        return makeError(ErrorCode::InvalidInput,
                         DrawingText::tr("A cable has at most %1 bends.").arg(limits::kBendsPerCable));
    Edit edit(document);
    Placement placement = document.layout().of(cable);
    placement.bends = bends;
    edit.place(cable, placement);
    return edit.patch();
}

Patch styleCables(const Document &document, const std::vector<Id> &ids, CableStyle style)
{
    const Topology &topology = document.topology();
    Edit edit(document);
    const auto put = [&](Id id) {
        Placement placement = document.layout().of(id);
        placement.style = style;
        edit.place(id, placement);
    };
    bool some = false;
    for (const Id id : ids) {
        if (!topology.cables.contains(id))
            continue;
        some = true;
        put(id);
    }
    if (some)
        return edit.patch();
    Placement placement = document.layout().of(Topology::kHeaderId);
    placement.style = style == CableStyle::Curved ? std::nullopt : std::optional(style);
    edit.place(Topology::kHeaderId, placement);
    return edit.patch();
}

CableStyle styleOf(const Layout &layout, Id cable)
{
    const auto own = layout.placements.find(cable);
    if (own != layout.placements.end() && own->second.style)
        return *own->second.style;
    const auto common = layout.placements.find(Topology::kHeaderId);
    return common == layout.placements.end() ? CableStyle::Curved : common->second.style.value_or(CableStyle::Curved);
}

bool isCarried(const Topology &topology, const Cable &cable, const std::set<Id> &moved)
{
    return isMoved(topology, cable.a, moved) && isMoved(topology, cable.b, moved);
}

void carryBends(Edit &edit, const std::set<Id> &moved, QPointF by)
{
    const Layout layout = edit.layout();
    for (const auto &[id, placed] : layout.placements) {
        const auto cable = edit.topology().cables.find(id);
        if (placed.bends.empty() || cable == edit.topology().cables.end() ||
            !isCarried(edit.topology(), cable->second, moved))
            continue;
        Placement placement = placed;
        for (QPointF &bend : placement.bends)
            bend += by;
        edit.place(id, placement);
    }
}

}  // namespace toile
