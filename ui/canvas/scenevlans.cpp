// SPDX-License-Identifier: GPL-2.0-or-later
// VLANs and VXLANs of the drawing: tunnels and the legend.
#include "core/model/vlans.h"
#include "ui/canvas/canvasscene_p.h"

#include <algorithm>

namespace toile {

namespace {

constexpr double kOverDrawing = 14;
constexpr double kBesideTitle = 32;

/// What there is room for; the number of a VLAN is always in it.
QString legendText(const QString &text, int vlan, const QFont &font)
{
    constexpr double kRoom = 220;
    const QFontMetricsF metrics(font);
    const QString number = vlan ? QString::number(vlan) : QString();
    const QString shown = metrics.elidedText(text, Qt::ElideRight, kRoom);
    return shown.contains(number) ? shown
                                  : metrics.elidedText(number + QStringLiteral(" · ") + text, Qt::ElideRight, kRoom);
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
    const auto isUsed = [&uses](int vlan) { return std::ranges::find(uses, vlan, &VlanUse::id) != uses.end(); };
    if (isUsed(lens))
        list(lens);
    for (const auto &[id, vlan] : topology.vlans)
        if (isUsed(vlan.id))
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
    for (std::size_t i = 0; i < wanted.size(); ++i)
        tunnels[i]->setFace(wanted[i]);
}

LegendRow CanvasScene::Private::legendRow(int vlan, const QColor &colour, const QString &text, bool dashed) const
{
    const QString shown = legendText(text, vlan, stage.fonts.note);
    return {vlan,
            colour,
            dashed ? LegendRow::Sample::Dashes : LegendRow::Sample::Line,
            vlan != 0 && vlan == lens,
            TextLine(shown, stage.fonts.note),
            shown == text ? QString() : text};
}

/// With what stripes of trunks mean. Of a part of the drawing: those on its cables.
std::vector<LegendRow> CanvasScene::Private::vlanRows(Only only) const
{
    std::vector<LegendRow> rows;
    std::set<int> there;
    bool dashes = false;
    for (const auto &[cable, path] : geometry.cables) {
        if (!isCableOf(only, cable))
            continue;
        const std::vector<Stripe> &stripes = tints.stripesOf(cable);
        for (const Stripe &each : stripes) {
            there.insert(each.vlan);
            dashes = dashes || (stripes.size() > 1 && !each.tagged);
        }
    }
    std::vector<VlanUse> uses = vlansOf(editor.topology());
    if (only) {
        for (const auto &[id, interface] : editor.topology().interfaces)
            if (const auto *vlan = std::get_if<VlanSettings>(&interface.settings); vlan && isOf(only, id))
                there.insert(vlan->id);
        std::erase_if(uses, [&there](const VlanUse &use) { return !there.contains(use.id); });
    }
    const std::set<int> listed = listedVlans(uses, editor.topology(), lens);
    for (const VlanUse &use : uses)
        if (listed.contains(use.id))
            rows.push_back(legendRow(use.id, QColor(use.colour), vlanTitle(use), false));
    if (const auto others = std::ranges::count_if(uses, [&](const VlanUse &use) { return !listed.contains(use.id); }))
        rows.push_back(legendRow(0, QColor(), CanvasScene::tr("%n other(s)", nullptr, int(others)), false));
    if (dashes)
        rows.push_back(legendRow(0, QColor(), CanvasScene::tr("dashed, on a trunk: untagged"), true));
    return rows;
}

LegendRow CanvasScene::Private::trafficRow() const
{
    LegendRow row = legendRow(0, QColor(), CanvasScene::tr("arrow heads: frames pass now"), false);
    row.sample = LegendRow::Sample::Traffic;
    return row;
}

std::vector<LegendRow> CanvasScene::Private::legendRows() const
{
    std::vector<LegendRow> rows = vlanRows(nullptr);
    if (stage.live && !rows.empty())
        rows.push_back(trafficRow());
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

QString CanvasScene::carriedText(Id cable) const
{
    const std::vector<Stripe> &stripes = d->tints.stripesOf(cable);
    const QString trunk = FaceMaker::trunkText(stripes);
    if (!trunk.isEmpty() || stripes.empty() || stripes.front().vlan == 0)
        return trunk;
    QStringList vlans;
    for (const Stripe &stripe : stripes)
        vlans << QString::number(stripe.vlan);
    return QStringLiteral("VLAN ") + vlans.join(u',');
}

}  // namespace toile
