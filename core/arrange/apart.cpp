// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"

#include <queue>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace toile::arrange {

namespace {

using Siblings = std::map<Id, std::vector<std::pair<Id, QRectF>>>;  ///< by container

/// Machines and bridges; notes may lie anywhere.
Siblings siblingsIn(const Topology &topology, const Layout &layout)
{
    Siblings siblings;
    for (const auto &[id, placement] : layout.placements) {
        if (placement.rect && isBox(topology, id) && !topology.notes.contains(id))
            siblings[containerOf(topology, id)].emplace_back(id, *placement.rect);
    }
    return siblings;
}

enum class Nearness { Apart, Near, On };

Nearness nearnessOf(const QRectF &a, const QRectF &b)
{
    if (a.intersects(b))
        return Nearness::On;
    const QRectF around = a.adjusted(-kLeastGap, -kLeastGap, kLeastGap, kLeastGap);
    return around.intersects(b) ? Nearness::Near : Nearness::Apart;
}

/// A way that was tried, the shortest first.
struct Way {
    double length;
    double x;
    double y;
    bool operator>(const Way &other) const { return std::tie(length, x, y) > std::tie(other.length, other.x, other.y); }
};

/// What moves, and what stands beside it.
struct Pair {
    QRectF box;
    QRectF standing;
};

/// Past what is in the way, one after the other, the shortest first.
std::optional<QPointF> shortestWay(const std::vector<Pair> &pairs)
{
    constexpr std::size_t kMostLooks = 400000;  // some milliseconds
    std::priority_queue<Way, std::vector<Way>, std::greater<>> ways;
    std::set<std::pair<double, double>> known{{0, 0}};
    ways.push({0, 0, 0});
    const auto offer = [&](double x, double y) {
        if (known.emplace(x, y).second)
            ways.push({std::hypot(x, y), x, y});
    };
    for (std::size_t looks = 0; looks < kMostLooks && !ways.empty(); looks += pairs.size() + 1) {
        const Way way = ways.top();
        ways.pop();
        const QPointF by(way.x, way.y);
        const auto hit = std::ranges::find_if(pairs, [&](const auto &pair) {
            return nearnessOf(pair.box.translated(by), pair.standing) != Nearness::Apart;
        });
        if (hit == pairs.end())
            return by;
        const auto &[rect, standing] = *hit;
        offer(standing.left() - kLeastGap - rect.right(), way.y);
        offer(standing.right() + kLeastGap - rect.left(), way.y);
        offer(way.x, standing.top() - kLeastGap - rect.bottom());
        offer(way.x, standing.bottom() + kLeastGap - rect.top());
    }
    return {};
}

/// Along one axis, `forth` or back: how far to move what a box touches that grew from `was` to `now`, and from where
/// on.
struct Push {
    double by = 0;
    double from = 0;
};

double nearEnd(const QRectF &rect, bool across, bool forth)
{
    return across ? (forth ? rect.left() : -rect.right()) : (forth ? rect.top() : -rect.bottom());
}

double farEnd(const QRectF &rect, bool across, bool forth)
{
    return across ? (forth ? rect.right() : -rect.left()) : (forth ? rect.bottom() : -rect.top());
}

/// What must move, and how far, on one side of a box that is `now` where it was smaller.
std::map<Id, QPointF> pushed(const std::vector<std::pair<Id, QRectF>> &siblings, const QRectF &was, const QRectF &now,
                             bool across, bool forth)
{
    std::optional<Push> push;
    for (const auto &[id, rect] : siblings) {
        const double low = nearEnd(rect, across, forth);
        if (low < farEnd(was, across, forth) || nearnessOf(now, rect) == Nearness::Apart)
            continue;
        const double by = farEnd(now, across, forth) + kLeastGap - low;
        push = push ? Push{std::max(push->by, by), std::min(push->from, low)} : Push{by, low};
    }
    std::map<Id, QPointF> moves;
    if (!push)
        return moves;
    const double by = std::ceil(push->by / kSnap) * kSnap * (forth ? 1 : -1);
    for (const auto &[id, rect] : siblings) {
        if (nearEnd(rect, across, forth) >= push->from)
            moves[id] = across ? QPointF(by, 0) : QPointF(0, by);
    }
    return moves;
}

}  // namespace

std::optional<Touch> touches(const Document &document, const Patch &patch)
{
    const Topology &topology = document.topology();
    Edit pinned(document);
    containers::pinEverything(pinned);
    std::map<Id, QRectF> changed;
    for (const PlacementChange &change : patch.placements) {
        if (isBox(topology, change.id) && change.after.rect && pinned.layout().of(change.id).rect != change.after.rect)
            changed.emplace(change.id, *change.after.rect);
    }
    const auto movesAlong = [&](Id id, const QRectF &before) {
        const auto holder = changed.find(containerOf(topology, id));
        return holder != changed.end() &&
               holder->second.topLeft() - pinned.layout().of(holder->first).rect->topLeft() ==
                   changed.at(id).topLeft() - before.topLeft();
    };
    for (const auto &[container, boxes] : siblingsIn(topology, pinned.layout())) {
        for (const auto &[id, before] : boxes) {
            const auto now = changed.find(id);
            if (now == changed.end() || (movesAlong(id, before) && now->second.size() == before.size()))
                continue;
            for (const auto &[other, otherBefore] : boxes) {
                const auto otherNow = changed.find(other);
                const QRectF rect = otherNow == changed.end() ? otherBefore : otherNow->second;
                if (other != id && nearnessOf(now->second, rect) > nearnessOf(before, otherBefore))
                    return Touch{id, other};
            }
        }
    }
    return {};
}

std::optional<QPointF> stepAside(const Topology &topology, const Layout &places, const std::vector<Placing> &boxes)
{
    constexpr double kNear = 600;  // what is farther away is not looked at: nothing steps aside so far
    std::map<Id, QRectF> regions;
    std::set<Id> moved;
    for (const Placing &placing : boxes) {
        regions[placing.container] |= placing.rect.adjusted(-kNear, -kNear, kNear, kNear);
        moved.insert(placing.box);
    }
    std::vector<Pair> pairs;
    for (const auto &[id, placement] : places.placements) {
        if (!placement.rect || moved.contains(id) || !isBox(topology, id) || topology.notes.contains(id))
            continue;
        const auto region = regions.find(containerOf(topology, id));
        if (region == regions.end() || !region->second.intersects(*placement.rect))
            continue;
        for (const Placing &placing : boxes) {
            if (placing.container == region->first)
                pairs.push_back({placing.rect, *placement.rect});
        }
    }
    const std::optional<QPointF> way = shortestWay(pairs);
    return way && std::hypot(way->x(), way->y()) <= kNear ? way : std::nullopt;
}

Patch giveWay(const Document &before, const Document &document, Id container)
{
    std::optional<Document> moved;
    const Topology &topology = document.topology();
    for (Id grown = container; grown; grown = containerOf(topology, grown)) {
        const std::optional<QRectF> was = before.layout().of(grown).rect;
        for (const auto &[across, forth] :
             {std::pair(true, true), std::pair(true, false), std::pair(false, true), std::pair(false, false)}) {
            const Document &result = moved ? *moved : document;
            const std::optional<QRectF> now = result.layout().of(grown).rect;
            if (!was || !now || *was == *now)
                continue;
            std::vector<std::pair<Id, QRectF>> beside =
                siblingsIn(topology, completeLayout(result))[containerOf(topology, grown)];
            std::erase_if(beside, [&](const auto &one) { return one.first == grown || isLocked(result, one.first); });
            const std::map<Id, QPointF> moves = pushed(beside, *was, *now, across, forth);
            if (moves.empty())
                continue;
            Document next = result;
            if (next.apply(moveEach(result, moves)))
                moved = std::move(next);
        }
    }
    return moved ? patchBetween(document, *moved) : Patch();
}

}  // namespace toile::arrange
