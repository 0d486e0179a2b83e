// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/drawing.h"

#include <algorithm>
#include <cmath>

namespace toile::arrange {

namespace {

constexpr double kLabels = 136;  ///< between two boxes of one cable: both names, and one address

/// Along one axis, from `low` to `high`.
struct Span {
    double low = 0;
    double high = 0;
    double middle() const { return (low + high) / 2; }
};

Span spanOf(const QRectF &rect, bool across)
{
    return across ? Span{rect.left(), rect.right()} : Span{rect.top(), rect.bottom()};
}

/// What stands in `holder` and is, or holds, the element; none when it is elsewhere.
Id siblingIn(const Topology &topology, Id holder, Id element)
{
    for (Id at = element; at; at = containerOf(topology, at)) {
        if (containerOf(topology, at) == holder)
            return at;
    }
    return {};
}

/// The box that an interface sits on.
Id ownerOf(const Topology &topology, Id interface)
{
    const Interface &found = *topology.interface(interface);
    return found.bridge ? found.bridge : found.machine;
}

}  // namespace

Patch makeRoom(const Document &document, Id box, const std::vector<Id> &ends)
{
    const Topology &topology = document.topology();
    const Layout places = completeLayout(document);
    const auto rectOf = [&places](Id id) { return places.of(id).rect.value_or(QRectF()).normalized(); };
    const Id holder = containerOf(topology, box);
    const QRectF own = rectOf(box);
    std::map<Id, QPointF> moves;
    for (const Id end : ends) {
        const Id neighbour = siblingIn(topology, holder, ownerOf(topology, end));
        if (!neighbour || neighbour == box)
            continue;
        const QPointF way = rectOf(neighbour).center() - own.center();
        const bool across = std::abs(way.x()) >= std::abs(way.y());
        const bool forth = (across ? way.x() : way.y()) > 0;
        const Span mine = spanOf(own, across);
        const Span other = spanOf(rectOf(neighbour), across);
        const double missing = kLabels - (forth ? other.low - mine.high : mine.low - other.high);
        if (missing <= 0)
            continue;
        const double by = forth ? std::ceil(missing / kGrid) * kGrid : -std::ceil(missing / kGrid) * kGrid;
        // All that is beyond goes along, so that nothing else comes nearer.
        for (const auto &[id, placement] : places.placements) {
            if (id == box || !isBox(topology, id) || containerOf(topology, id) != holder || isLocked(document, id))
                continue;
            const Span span = spanOf(rectOf(id), across);
            const bool beyond = forth ? span.low >= other.low : span.high <= other.high;
            if (id == neighbour || beyond)
                moves[id] += across ? QPointF(by, 0) : QPointF(0, by);
        }
    }
    return moves.empty() ? Patch() : moveEach(document, moves);
}

}  // namespace toile::arrange
