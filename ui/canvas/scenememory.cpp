// SPDX-License-Identifier: GPL-2.0-or-later
// What costs a large drawing its time is taken back at once, and exactly: what it looked like is kept.
#include "ui/canvas/canvasscene_p.h"

#include <algorithm>
#include <utility>

namespace toile {

namespace {

constexpr std::size_t kMostRemembered = 8;

}  // namespace

/// Whether the patch gives other places to most of the drawing.
bool CanvasScene::Private::movesMuch(const Patch &patch) const
{
    const auto isOfAll = [](const PlacementChange &change) { return change.id == Topology::kHeaderId; };
    return patch.elements.empty() &&
           (2 * patch.placements.size() > faces.boxes.size() || std::ranges::any_of(patch.placements, isOfAll));
}

/// That the document was in this state, before something in it is computed anew. Of what a hand drags or arrow keys
/// push, only where it began can be returned to.
void CanvasScene::Private::remember(quint64 state)
{
    if (faces.tabs.size() <= kUsualTabs || !lifted.empty() || !editor.isNear(state))
        return;
    if (remembered.size() == kMostRemembered)
        remembered.erase(remembered.begin());
    remembered.push_back({state, index, tints, levels, places, faces, labels});
}

/// True when the document is in a state again that it was in; that of `before` is the one to be remembered now.
bool CanvasScene::Private::recall(quint64 before)
{
    const auto known = std::ranges::find(remembered, shownState, &Remembered::state);
    if (known == remembered.end() || !lifted.empty())
        return false;
    known->state = before;
    std::swap(known->index, index);
    std::swap(known->tints, tints);
    std::swap(known->levels, levels);
    std::swap(known->places, places);
    std::swap(known->faces, faces);
    std::swap(known->labels, labels);
    std::rotate(known, known + 1, remembered.end());
    showAll();
    syncMarks();
    return true;
}

/// The kernel, or how the drawing is looked at, made it another one.
void CanvasScene::Private::forget()
{
    remembered.clear();
}

}  // namespace toile
