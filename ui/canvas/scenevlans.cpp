// SPDX-License-Identifier: GPL-2.0-or-later
// VLANs and VXLANs of the drawing: tunnels, the legend, and the lens that shows where one VLAN is.
#include "core/model/vlanmap.h"
#include "ui/canvas/canvasscene_p.h"

#include <algorithm>

namespace toile {

namespace {

constexpr double kFaded = 0.16;
constexpr double kOverDrawing = 14;
constexpr double kBesideTitle = 32;

/// "100 · accounting"; a name that says the number already stands alone.
QString legendText(const VlanUse &use)
{
    const QString number = QString::number(use.id);
    return use.name.contains(number) ? use.name : number + QStringLiteral(" · ") + use.name;
}

/// Which VLANs the legend has a row for: the one that is looked for, those that the lab names, and the first others.
/// The menu of the lens has all.
std::set<int> listedVlans(const std::vector<VlanUse> &uses, const Topology &topology, int lens)
{
    constexpr std::size_t kMost = 12;
    std::set<int> listed;
    const auto list = [&](int vlan) {
        if (listed.size() < kMost)
            listed.insert(vlan);
    };
    if (std::ranges::any_of(uses, [lens](const VlanUse &use) { return use.id == lens; }))
        list(lens);
    for (const auto &[id, vlan] : topology.vlans)
        list(vlan.id);
    for (const VlanUse &use : uses)
        list(use.id);
    return listed;
}

}  // namespace

void CanvasScene::Private::syncTunnels()
{
    const auto &wanted = geometry.tunnels;
    tunnels.resize(std::min(tunnels.size(), wanted.size()));
    while (tunnels.size() < wanted.size()) {
        tunnels.push_back(std::make_unique<TunnelItem>(stage));
        tunnels.back()->setZValue(layer::kTunnel);
        q.addItem(tunnels.back().get());
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        tunnels[i]->setFace(wanted[i]);
        tunnels[i]->setVisible(tunnelsShown);
    }
    applyUnderlay();
}

LegendRow CanvasScene::Private::legendRow(int vlan, const QColor &colour, const QString &text, bool dashed) const
{
    return {vlan, colour, dashed, vlan != 0 && vlan == lens, TextLine(text, stage.fonts.note)};
}

std::vector<LegendRow> CanvasScene::Private::legendRows() const
{
    std::vector<LegendRow> rows;
    std::set<int> known;
    const std::vector<VlanUse> uses = vlansOf(editor.topology());
    const std::set<int> listed = listedVlans(uses, editor.topology(), lens);
    for (const VlanUse &use : uses) {
        if (listed.contains(use.id))
            rows.push_back(legendRow(use.id, QColor(use.colour), legendText(use), false));
        known.insert(use.id);
    }
    if (listed.size() < uses.size())
        rows.push_back(
            legendRow(0, QColor(), CanvasScene::tr("%n other(s)", nullptr, int(uses.size() - listed.size())), false));
    std::set<int> unnamed;
    bool dashes = false;
    for (const auto &[id, path] : geometry.cables) {
        const std::vector<Stripe> &stripes = tints.stripesOf(id);
        if (stripes.size() < 2)
            continue;
        for (const Stripe &stripe : stripes) {
            if (!stripe.tagged && stripe.vlan != 0 && !known.contains(stripe.vlan))
                unnamed.insert(stripe.vlan);
            else if (!stripe.tagged)
                dashes = true;
        }
    }
    for (const int vlan : unnamed)
        rows.push_back(legendRow(vlan, QColor(), CanvasScene::tr("%1 · untagged (native)").arg(vlan), true));
    if (dashes)
        rows.push_back(legendRow(0, QColor(), CanvasScene::tr("dashed: untagged"), true));
    return rows;
}

/// Over the drawing's right end, beside the title.
void CanvasScene::Private::syncLegend(const QRectF &content)
{
    std::vector<LegendRow> rows = legendRows();
    if (rows.empty()) {
        legend.reset();
        return;
    }
    if (!legend) {
        legend = std::make_unique<LegendItem>(stage);
        legend->setZValue(layer::kTitle);
        q.addItem(legend.get());
    }
    const TextLine heading(CanvasScene::tr("VLANs"), stage.fonts.cardTitle);
    const double right =
        qMax(content.right(), title->rect().right() + kBesideTitle + LegendItem::sizeOf(heading, rows).width());
    legend->setFace(heading, std::move(rows), QPointF(right, content.top() - kOverDrawing));
}

/// Without `present`, all of it is as it was.
void CanvasScene::Private::fadeAll(const std::unordered_set<Id> *present)
{
    const auto strength = [present](Id id) { return !present || present->contains(id) ? 1.0 : kFaded; };
    for (const auto &[id, item] : boxes)
        item->setOpacity(strength(id));
    for (const auto &[id, item] : tabs)
        item->setOpacity(strength(id));
    for (const auto &[id, item] : cables)
        item->setOpacity(strength(id));
    for (const auto &[id, item] : notes)
        item->setOpacity(strength(id));
    for (const auto &[machine, items] : lines)
        for (const auto &item : items)
            item->setOpacity(qMin(strength(item->line().from), strength(item->line().to)));
    for (std::size_t i = 0; i < pills.size(); ++i)
        pills[i]->setOpacity(strength(faces.pills[i].cable));
    for (const auto &item : tunnels)
        item->setOpacity(qMin(strength(item->face().tunnel.a), strength(item->face().tunnel.b)));
}

void CanvasScene::Private::applyLens()
{
    if (applyNetwork()) {
        lensed = true;
        return;
    }
    if (lens == 0) {
        const bool faded = std::exchange(lensed, found.has_value());
        if (found || faded)
            fadeAll(found ? &*found : nullptr);
        if (!std::exchange(lensCut, false))
            return;
        for (const auto &[id, item] : cables) {
            item->setLens(0);
            item->setCut(false);
            applyMark(id);
        }
        return;
    }
    lensed = lensCut = true;
    const VlanMap::Reach reach = VlanMap(editor.topology()).reach(lens);
    std::unordered_set<Id> shown = reach.present;
    shown.insert(reach.cut.begin(), reach.cut.end());
    fadeAll(found ? &*found : &shown);
    for (const auto &[id, item] : cables) {
        item->setLens(lens);
        item->setCut(reach.cut.contains(id));
        applyMark(id);
        if (item->isCut())
            item->setToolTip(CanvasScene::tr("VLAN %1 is cut off here: one of the two ends does not carry it as the "
                                             "other does.")
                                 .arg(lens));
    }
}

/// The cables of the networks that carry tunnels.
std::unordered_set<Id> CanvasScene::Private::underlay() const
{
    const Topology &topology = editor.topology();
    const Layer2 frames(topology);
    std::set<int> groups;
    const auto add = [&](Id end) {
        const Interface &vxlan = *topology.interface(end);
        const auto &local = std::get<VxlanSettings>(vxlan.settings).local;
        for (const Id id : index.interfaces(vxlan.machine)) {
            const auto &addresses = topology.interface(id)->addresses;
            const bool holds = local && std::ranges::any_of(addresses, [&](const IpPrefix &address) {
                                   return address.address == *local;
                               });
            if (id == vxlan.parent || holds)
                groups.insert(frames.groupOf(id, 0));
        }
    };
    for (const TunnelPath &each : geometry.tunnels) {
        add(each.tunnel.a);
        add(each.tunnel.b);
    }
    std::unordered_set<Id> carriers;
    for (const auto &[id, cable] : topology.cables)
        if (groups.contains(frames.groupOf(cable.a, 0)))
            carriers.insert(id);
    return carriers;
}

void CanvasScene::Private::applyUnderlay()
{
    if (underlayShown && !underlayHid)
        return;
    underlayHid = !underlayShown;
    const std::unordered_set<Id> carriers = underlayShown ? std::unordered_set<Id>() : underlay();
    for (const auto &[id, item] : cables)
        item->setVisible(!carriers.contains(id));
    for (std::size_t i = 0; i < pills.size(); ++i)
        pills[i]->setVisible(!carriers.contains(faces.pills[i].cable));
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

int CanvasScene::legendVlanAt(QPointF position) const
{
    return d->legend && d->legend->rect().contains(position) ? d->legend->vlanAt(position) : 0;
}

void CanvasScene::setPlainSwitches(bool on)
{
    d->plainSwitches = on;
    d->dropCards();  // what they are called and where they hang is another matter then
    d->syncAll(false);
    d->applyLive();
}

void CanvasScene::showTunnels(bool on)
{
    d->tunnelsShown = on;
    d->finish();
}

void CanvasScene::showUnderlay(bool on)
{
    d->underlayShown = on;
    d->finish();
}

QString CanvasScene::carriedText(Id cable) const
{
    const std::vector<Stripe> &stripes = d->tints.stripesOf(cable);
    const QString trunk = FaceMaker::trunkText(stripes);
    if (!trunk.isEmpty() || stripes.empty() || stripes.front().vlan == 0)
        return trunk;
    return QStringLiteral("VLAN %1").arg(stripes.front().vlan);
}

}  // namespace toile
