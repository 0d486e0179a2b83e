// SPDX-License-Identifier: GPL-2.0-or-later
// What fades because it is not looked at: beside a network, a VLAN, what was found, one layer of VXLANs.
#include "core/model/vxlanlayers.h"
#include "ui/canvas/canvasscene_p.h"

#include <utility>

namespace toile {

double CanvasScene::Private::strengthOf(Id id) const
{
    return (!bright || bright->contains(id)) && !offLayer.contains(id) ? 1.0 : kFaded;
}

void CanvasScene::Private::fadeAll()
{
    const auto fadeEach = [this](const auto &items) {
        for (const auto &[id, item] : items)
            item->setOpacity(strengthOf(id));
    };
    fadeEach(boxes);
    fadeEach(tabs);
    fadeEach(cables);
    fadeEach(notes);
    for (const auto &[machine, items] : lines)
        for (const auto &item : items)
            item->setOpacity(qMin(strengthOf(item->line().from), strengthOf(item->line().to)));
    for (std::size_t i = 0; i < pills.size(); ++i)
        pills[i]->setOpacity(strengthOf(faces.pills[i].cable));
    for (const auto &item : tunnels)
        item->setOpacity(qMin(strengthOf(item->face().tunnel.a), strengthOf(item->face().tunnel.b)));
    fadeTables();
}

/// Tables with their owners; rows as far as they say of which VLAN or interface they are.
void CanvasScene::Private::fadeTables()
{
    for (const auto &[owner, item] : tables) {
        const double strength = strengthOf(owner);
        item->setOpacity(strength);
        connectors.at(owner)->setOpacity(strength);
        item->setLens(strength < 1 ? RowLens() : rowLens(owner));  // nothing fades twice
    }
}

RowLens CanvasScene::Private::rowLens(Id owner) const
{
    RowLens rows{lens, {}, {}};
    if (lens == 0 && offLayer.empty())
        return rows;
    const Topology &topology = editor.topology();
    const Interface *bridge = topology.interface(owner);
    for (const Id id : index.interfaces(bridge ? bridge->machine : owner)) {
        if ((bridge ? inLens : ownInLens).contains(id))
            rows.interfaces.insert(topology.interface(id)->name);
        if (offLayer.contains(id))
            rows.offLayer.insert(topology.interface(id)->name);
    }
    return rows;
}

/// The elements that are only in the layer that nobody looks at.
std::unordered_set<Id> CanvasScene::Private::readOffLayer() const
{
    switch (vxlanLayer) {
    case VxlanLayer::Both:
        return {};
    case VxlanLayer::Overlay:
        return vxlanLayers(editor.topology()).underlay;
    case VxlanLayer::Underlay:
        return vxlanLayers(editor.topology()).overlay;
    }
    return {};
}

void CanvasScene::Private::applyLens()
{
    offLayer = readOffLayer();
    bright = readNetwork();
    const bool overNetwork = bright.has_value();
    if (!overNetwork)
        applyVlan();
    if (!bright && found)
        bright = found;
    const bool fades = bright || !offLayer.empty();
    if (std::exchange(lensed, fades) || fades)
        fadeAll();
}

CableItem::Cut CanvasScene::Private::cutOf(Id id, const VlanMap::Reach &reach) const
{
    if (!reach.cut.contains(id))
        return CableItem::Cut::None;
    const Cable &cable = editor.topology().cables.at(id);
    const bool first = reach.present.contains(cable.a);
    const bool last = reach.present.contains(cable.b);
    return first == last ? CableItem::Cut::Between : first ? CableItem::Cut::AtLast : CableItem::Cut::AtFirst;
}

/// What is written at the cable's ends and beside it.
std::vector<QRectF> CanvasScene::Private::textsAt(Id id) const
{
    std::vector<QRectF> texts;
    const Cable &cable = editor.topology().cables.at(id);
    for (const Id end : {cable.a, cable.b})
        if (const auto tab = faces.tabs.find(end); tab != faces.tabs.end())
            texts.insert(texts.end(), {tab->second.name.rect, tab->second.details.rect});
    for (std::size_t i = 0; i < pills.size(); ++i)
        if (faces.pills[i].cable == id)
            texts.push_back(pills[i]->rect());
    return texts;
}

/// Where the VLAN that is looked for exists, and where it is cut off.
void CanvasScene::Private::applyVlan()
{
    inLens.clear();
    ownInLens.clear();
    if (lens == 0 && !lensCut)
        return;
    VlanMap::Reach reach;
    if (lens != 0) {
        const VlanMap vlans(editor.topology());
        reach = vlans.reach(lens);
        for (const auto &[id, interface] : editor.topology().interfaces)
            if (vlans.vlanAt(id) == lens)
                ownInLens.insert(id);
    }
    lensCut = lens != 0;
    inLens = reach.present;
    for (const auto &[id, item] : cables) {
        item->setLens(lens);
        const CableItem::Cut cut = cutOf(id, reach);
        item->setCut(cut, cut == CableItem::Cut::None ? std::vector<QRectF>() : textsAt(id));
        applyMark(id);
        if (item->isCut())
            item->setToolTip(CanvasScene::tr("VLAN %1 is cut off here: one of the two ends does not carry it as the "
                                             "other does.")
                                 .arg(lens));
    }
    if (lens == 0 || found)
        return;
    bright = reach.present;
    for (const Id id : reach.cut) {
        // The end that does not carry it is what somebody looks for then.
        const Cable &cable = editor.topology().cables.at(id);
        bright->insert({id, cable.a, cable.b});
    }
}

void CanvasScene::setLens(int vlan)
{
    if (vlan == d->lens)
        return;
    d->lens = vlan;
    d->finish();
    Q_EMIT lensChanged(vlan);
}

int CanvasScene::lens() const
{
    return d->lens;
}

void CanvasScene::setFound(std::optional<std::unordered_set<Id>> found)
{
    if (found == d->found)
        return;
    d->found = std::move(found);
    d->applyLens();
}

void CanvasScene::setVxlanLayer(VxlanLayer layer)
{
    d->vxlanLayer = layer;
    d->applyLens();
}

}  // namespace toile
