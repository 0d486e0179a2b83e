// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasscene_p.h"

namespace toile {

Id CanvasScene::pillAt(QPointF position, double zoom) const
{
    if (zoom < kLabelZoom)
        return {};
    for (std::size_t i = 0; i < d->pills.size(); ++i)
        if (d->pills[i]->isVisible() && d->pills[i]->rect().contains(position))
            return d->faces.pills[i].cable;
    return {};
}

Id CanvasScene::networkAt(QPointF position, double zoom) const
{
    if (const Id cable = pillAt(position, zoom))
        return cable;
    const Id id = idAt(position);
    const Topology &topology = d->editor.topology();
    return topology.cables.contains(id) || (topology.interface(id) && !topology.isBridge(id)) ? id : Id();
}

void CanvasScene::setNetwork(Id id)
{
    d->networkAt = id;
    d->applyLens();
}

const NetworkSummary *CanvasScene::network() const
{
    return d->network ? &*d->network : nullptr;
}

/// Whatever is of the network that is looked at, with the machines that it is drawn at.
std::optional<std::unordered_set<Id>> CanvasScene::Private::readNetwork()
{
    network = networkAt ? networkOf(editor.topology(), networkAt) : std::nullopt;
    if (!network)
        return std::nullopt;
    std::unordered_set<Id> present(network->segment.cables.begin(), network->segment.cables.end());
    const auto add = [&](Id interface) {
        present.insert(interface);
        present.insert(editor.topology().interface(interface)->machine);
    };
    for (const Id id : network->segment.interfaces)
        add(id);
    for (const Id id : network->trunks) {
        const Cable &cable = editor.topology().cables.at(id);
        present.insert(id);
        add(cable.a);
        add(cable.b);
    }
    return present;
}

}  // namespace toile
