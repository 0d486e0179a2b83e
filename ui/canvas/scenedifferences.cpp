// SPDX-License-Identifier: GPL-2.0-or-later
// What the legend under a picture says of how drawing and kernel differ, and of what leads to texts and tables.
#include "ui/canvas/canvasscene_p.h"
#include "ui/canvas/legendsample.h"

#include <algorithm>
#include <array>

namespace toile {

namespace {

constexpr QSizeF kBoxSample(26, 15);

/// The mark as it is on this tab.
SamplePainter tabSample(Stage &stage, const TabFace &like, Mark mark)
{
    return [&stage, light = like.light, real = like.real, mark](QPainter &painter, QPointF left, QPointF right) {
        TabFace face;
        face.seat.at = (left + right) / 2;
        face.light = light;
        face.real = real;
        TabItem sample(stage, {});
        sample.setFace(face);
        sample.setMark(mark, {});
        paintAlone(sample, painter);
    };
}

SamplePainter cableSample(Stage &stage, const CableItem &like, Mark mark)
{
    return [&stage, tint = like.tint(), stripes = like.stripes(), mark](QPainter &painter, QPointF a, QPointF b) {
        CableItem sample(stage, {});
        sample.setTint(tint);
        sample.setStripes(stripes);
        sample.setPath(lineBetween(a, b));
        sample.setMark(mark, {});
        paintAlone(sample, painter);
    };
}

SamplePainter boxSample(Stage &stage, const BoxFace &like, Mark mark)
{
    return [&stage, tint = like.tint, deployed = like.deployed, mark](QPainter &painter, QPointF left, QPointF) {
        BoxFace face;
        face.rect = QRectF(left - QPointF(0, kBoxSample.height() / 2), kBoxSample);
        face.tint = tint;
        face.deployed = deployed;
        BoxItem sample(stage, {});
        sample.setFace(face);
        sample.setMark(mark, {});
        paintAlone(sample, painter);
    };
}

SamplePainter textSample(const Stage &stage, const TextLine &like, QColor Look::*ink)
{
    return [&stage, like, ink](QPainter &painter, QPointF left, QPointF) {
        like.paint(painter, left - QPointF(0, like.size().height() / 2), (*stage.look).*ink);
    };
}

SamplePainter thinLine(const Stage &stage, QColor Look::*ink)
{
    return [&stage, ink](QPainter &painter, QPointF left, QPointF right) {
        painter.setPen(QPen((*stage.look).*ink, 1.2));
        painter.drawLine(left, right);
    };
}

}  // namespace

/// On the first tab that has this mark, else on a cable, else on a box. None: nothing in the picture has it.
std::optional<LegendRow> CanvasScene::Private::differenceRow(const QString &text, Mark mark, Only only)
{
    const auto has = [mark](const ElementItem &item) { return item.isVisible() && item.mark() == mark; };
    for (const auto &[id, interface] : editor.topology().interfaces)
        if (const auto tab = tabs.find(id); tab != tabs.end() && isOf(only, id) && has(*tab->second))
            return markRow(text, kTabSize.width(), tabSample(stage, tab->second->face(), mark));
    for (const auto &[id, cable] : editor.topology().cables)
        if (const auto item = cables.find(id); item != cables.end() && isCableOf(only, id) && has(*item->second))
            return markRow(text, kLineSample, cableSample(stage, *item->second, mark));
    for (const auto &[id, machine] : editor.topology().machines)
        if (const auto box = boxes.find(id); box != boxes.end() && isOf(only, id) && has(*box->second))
            return markRow(text, kBoxSample.width(), boxSample(stage, box->second->face(), mark));
    for (const auto &[id, interface] : editor.topology().interfaces)
        if (const auto box = boxes.find(id); box != boxes.end() && isOf(only, id) && has(*box->second))
            return markRow(text, kBoxSample.width(), boxSample(stage, box->second->face(), mark));
    return std::nullopt;
}

void CanvasScene::Private::addDifferences(std::vector<LegendRow> &rows, Only only)
{
    const bool knows = bool(running().given);  // what was deployed; else nobody can say that something was lost
    const std::array<std::pair<Mark, QString>, 4> differences{
        {{Mark::New, CanvasScene::tr("drawn, and not deployed yet")},
         {Mark::Missing, knows ? CanvasScene::tr("drawn, and not in the kernel any more")
                               : CanvasScene::tr("drawn, and not in the kernel")},
         {Mark::Changed, CanvasScene::tr("otherwise in the kernel than drawn")},
         {Mark::Broken, CanvasScene::tr("the deployment failed here")}}};
    for (const auto &[mark, text] : differences)
        if (std::optional<LegendRow> row = differenceRow(text, mark, only))
            rows.push_back(*std::move(row));
    addLacked(rows, only);
    const auto isSeen = [&](const auto &each) {
        return each.second->isVisible() && isOf(only, each.first) && !each.second->face().observed.empty();
    };
    const auto isSeenAt = [&](const auto &each) {
        const TabFace &face = each.second->face();
        return isOf(only, each.first) && !face.details.rect.isEmpty() &&
               face.observedFrom < int(face.details.lines.size());
    };
    if (std::ranges::any_of(boxes, isSeen) || std::ranges::any_of(tabs, isSeenAt)) {
        const TextLine like(QStringLiteral("+10.0.0.1"), stage.fonts.observed);
        rows.push_back(markRow(CanvasScene::tr("in the kernel, and not drawn"), like.size().width(),
                               textSample(stage, like, &Look::observed)));
    }
}

/// Texts and dotted lines of what the kernel lacks.
void CanvasScene::Private::addLacked(std::vector<LegendRow> &rows, Only only)
{
    const bool knows = bool(running().given);
    const std::array<std::pair<Held, QString>, 2> texts{
        {{Held::Lost, knows ? CanvasScene::tr("address, route or other setting that the kernel has lost")
                            : CanvasScene::tr("address, route or other setting that the kernel has not got")},
         {Held::NotYet, CanvasScene::tr("address, route or other setting that is not deployed yet")}}};
    for (const auto &[held, text] : texts) {
        const auto lacks = [held = held](const TextLine &line) { return FaceMaker::heldIn(line) == held; };
        const auto boxLacks = [&](const auto &each) {
            const BoxFace &face = each.second->face();
            return each.second->isVisible() && isOf(only, each.first) &&
                   (std::ranges::any_of(face.routes, lacks) || std::ranges::any_of(face.badges, lacks, &Badge::text));
        };
        const auto tabLacks = [&](const auto &each) {
            const TabLabel &details = each.second->face().details;
            return isOf(only, each.first) && !details.rect.isEmpty() && std::ranges::any_of(details.lines, lacks);
        };
        if (!std::ranges::any_of(boxes, boxLacks) && !std::ranges::any_of(tabs, tabLacks))
            continue;
        const TextLine like = FaceMaker::lineOf({QStringLiteral("10.0.0.1"), held}, stage.fonts.tabDetail);
        rows.push_back(markRow(text, like.size().width(), textSample(stage, like, &Look::muted)));
    }
    const std::array<std::pair<Held, QString>, 2> joins{
        {{Held::Lost, knows ? CanvasScene::tr("link inside a machine, lost by the kernel")
                            : CanvasScene::tr("link inside a machine that the kernel has not got")},
         {Held::NotYet, CanvasScene::tr("link inside a machine, not deployed yet")}}};
    for (const auto &[held, text] : joins) {
        const LineItem *first = firstLine(only, [held = held](const LineItem &item) { return item.held() == held; });
        if (first)
            rows.push_back(markRow(text, kLineSample, lineSample(first->line(), held)));
    }
}

/// What no word explains: thin lines to what found no place beside it, rows that flash, what is pale.
void CanvasScene::Private::addHints(std::vector<LegendRow> &rows, Only only, bool withTables)
{
    const auto tabLeads = [&](const auto &each) {
        return isOf(only, each.first) && !each.second->face().leader.isNull();
    };
    const auto pillLeads = [&](const PillFace &each) { return isCableOf(only, each.cable) && !each.leader.isNull(); };
    if (std::ranges::any_of(tabs, tabLeads) || std::ranges::any_of(faces.pills, pillLeads))
        rows.push_back(markRow(CanvasScene::tr("leads from a text to what it belongs to"), kLineSample,
                               thinLine(stage, &Look::muted)));
    const auto isShown = [&](const auto &each) {
        return withTables && each.second->isVisible() && isOf(only, each.first);
    };
    const auto leads = [&](const auto &each) { return isShown(each) && !connectors.at(each.first)->path().isEmpty(); };
    if (std::ranges::any_of(tables, leads))
        rows.push_back(markRow(CanvasScene::tr("leads from live tables to what they belong to"), kLineSample,
                               thinLine(stage, &Look::connector)));
    const auto isLit = [&](const auto &each) { return isShown(each) && each.second->isLit(); };
    if (std::ranges::any_of(tables, isLit))
        rows.push_back(markRow(CanvasScene::tr("row of a live table that has just changed"), kBoxSample.width(),
                               [this](QPainter &painter, QPointF left, QPointF) {
                                   painter.fillRect(QRectF(left - QPointF(0, kBoxSample.height() / 2), kBoxSample),
                                                    stage.look->lit);
                               }));
    // What fades beside the network under the pointer does so on the screen alone.
    const auto isPale = [&](const auto &each) { return isOf(only, each.first) && each.second->opacity() < 1; };
    if ((lens || found || !offLayer.empty()) && std::ranges::any_of(boxes, isPale))
        rows.push_back(markRow(CanvasScene::tr("pale: not what is looked for"), kLineSample,
                               [this](QPainter &painter, QPointF a, QPointF b) {
                                   painter.setOpacity(kFaded);
                                   CableItem sample(stage, {});
                                   sample.setPath(lineBetween(a, b));
                                   paintAlone(sample, painter);
                                   painter.setOpacity(1);
                               }));
}

}  // namespace toile
