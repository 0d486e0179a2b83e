// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasview_p.h"
#include "ui/canvas/detour.h"

#include <algorithm>

/// A box that is dropped on a cable is put between its two ends.
namespace toile {

namespace {
constexpr double kSpliceReach = 12;  // so near to its middle the cable must run
}

/// Nothing is cabled to it yet: only then is putting it onto a cable meant, not passing over one.
bool CanvasView::Private::isLoose(Id box) const
{
    const Topology &topology = editor.topology();
    if (topology.isBridge(box))
        return topology.portsOf(box).empty();
    if (!topology.machine(box))
        return false;
    return std::ranges::none_of(topology.cables, [&](const auto &entry) {
        return std::ranges::any_of(std::initializer_list<Id>{entry.second.a, entry.second.b}, [&](Id end) {
            const Id owner = topology.interface(end)->machine;
            return owner == box || topology.isAncestor(box, owner);
        });
    });
}

/// Where cables ran before the drag: now they go round what is dragged.
const std::unordered_map<Id, QPainterPath> &CanvasView::Private::splicePaths() const
{
    return cablesBefore.empty() ? scene->geometry().cables : cablesBefore;
}

Id CanvasView::Private::cableUnder(QPointF at) const
{
    const double reach = kSpliceReach / qMin(1.0, zoom());
    const QRectF around(at - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    for (const auto &[id, path] : splicePaths()) {
        if (!path.controlPointRect().adjusted(-1, -1, 1, 1).intersects(around))
            continue;
        for (const QPolygonF &line : path.toSubpathPolygons()) {
            for (qsizetype i = 1; i < line.size(); ++i) {
                if (crosses(QLineF(line[i - 1], line[i]), around))
                    return id;
            }
        }
    }
    return {};
}

/// `box`: what is dragged, or none when it comes from the palette. The view repaints.
void CanvasView::Private::aimSplice(QPointF at, Id box, bool suppressed)
{
    const Id found = suppressed ? Id() : cableUnder(at);
    if (found == splice)
        return;
    splice = found;
    // The document as it would be: what is dragged has its place already.
    if (splice && box && !insertOnCable(editor.document(), splice, box))
        splice = Id();
}

/// The document with `box` on the cable that is lit, and room around it; no cable, no change.
Result<Advised> CanvasView::Private::spliced(const Document &document, Id box) const
{
    if (!splice || !document.topology().cables.contains(splice))
        return Advised();
    const Cable ends = document.topology().cables.at(splice);
    Result<Advised> put = insertOnCable(document, splice, box);
    Document result = document;
    if (put && result.apply(put->patch) && result.apply(arrange::makeRoom(result, box, {ends.a, ends.b})))
        put->patch = patchBetween(document, result);
    return put;
}

}  // namespace toile
