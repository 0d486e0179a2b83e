// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "ui/canvas/canvasscene_p.h"

#include <algorithm>

/// What is in front of what, and what is locked.
namespace toile {

namespace {

/// Frames and pictures are behind everything unless they were brought to the front.
double layerOf(const Note &note, int level)
{
    if (level <= 0 && std::holds_alternative<FrameNote>(note.shape))
        return layer::kFrame;
    if (level <= 0 && std::holds_alternative<PictureNote>(note.shape))
        return layer::kPicture;
    return level < 0 ? layer::kBehind : layer::kNote;
}

}  // namespace

/// Computed for all, when elements come and go or something changes its level.
void CanvasScene::Private::syncStanding()
{
    std::vector<Id> order = arrange::paintOrder(editor.document());
    if (!lifted.empty())
        std::stable_partition(order.begin(), order.end(), [this](Id id) { return !isLifted(id); });
    const double step = 1.0 / static_cast<double>(order.size() + 1);
    levels.clear();
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double share = static_cast<double>(i) * step;
        const auto note = editor.topology().notes.find(order[i]);
        levels[order[i]] = note == editor.topology().notes.end()
                               ? layer::kBoxes * share
                               : layerOf(note->second, editor.layout().of(order[i]).level) + share;
    }
}

bool CanvasScene::Private::isLifted(Id id) const
{
    for (Id up = id; up; up = arrange::containerOf(editor.topology(), up)) {
        if (lifted.contains(up))
            return true;
    }
    return false;
}

void CanvasScene::lift(const std::vector<Id> &boxes)
{
    std::unordered_set<Id> now(boxes.begin(), boxes.end());
    if (now == d->lifted)
        return;
    d->lifted = std::move(now);
    d->syncStanding();
    d->applyStanding();
    d->applyCovering();
}

/// A frame or a picture that is behind everything is still before the box that it is in.
double CanvasScene::Private::levelOf(Id id) const
{
    double level = levels.at(id);
    if (level >= 0 || !editor.topology().notes.contains(id))
        return level;
    const double between = layer::kBoxes * (level < layer::kPicture ? 0.3 : 0.6) / double(levels.size() + 1);
    const QRectF place = geometry.box(id);
    for (const auto &[machine, depth] : index.depth) {
        const auto box = geometry.boxes.find(machine);
        if (box != geometry.boxes.end() && box->second.contains(place))
            level = qMax(level, levels.at(machine) + between);
    }
    return level;
}

void CanvasScene::Private::applyStanding(Id id)
{
    auto *item = dynamic_cast<ElementItem *>(q.itemOf(id));
    if (!item)
        return;
    item->setZValue(levelOf(id));
    item->setLocked(editor.layout().of(id).locked);
}

void CanvasScene::Private::applyStanding()
{
    for (const auto &[id, level] : levels)
        applyStanding(id);
}

/// A change of places alone.
void CanvasScene::Private::followStanding(const Patch &patch)
{
    bool raised = false;
    bool locked = false;
    for (const PlacementChange &change : patch.placements) {
        raised = raised || change.before.level != change.after.level;
        locked = locked || change.before.locked != change.after.locked;
    }
    if (raised)
        syncStanding();
    if (raised || locked) {
        applyStanding();
        applyCovering();
        syncSelection();  // its handles
    }
}

}  // namespace toile
