// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/arrange/arranging.h"
#include "core/model/autoplace.h"
#include "core/model/containers.h"
#include "core/model/drawing.h"
#include "core/model/kinds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace toile::arrange {

namespace {

constexpr double kAddressed = 96;  ///< along an upper or lower border: a tab with its name, and an address under it
constexpr double kNamed = 56;      ///< with its name alone
constexpr double kPort = 80;       ///< with its VLANs under it, as "access 100"
constexpr double kRow = 38;        ///< along the left or right one
constexpr double kCorners = 48;    ///< no tab is nearer to them
constexpr double kEnds = 40;       ///< at the left and right
constexpr double kLow = 106;       ///< in a box higher than this, tabs are under its header
constexpr double kUnderHeader = 30;

/// How large a box must be for the tabs on its sides.
class Sides {
public:
    /// `across`: how long its texts are.
    void add(Side side, double across)
    {
        Row &row = m_rows[side];
        ++row.tabs;
        row.step = std::max(row.step, side == Side::Left || side == Side::Right ? kRow : across);
    }

    QSizeF size() const
    {
        const auto whole = [](double value) { return std::ceil(value / kGrid) * kGrid; };
        const double across = longest(Side::Top, Side::Bottom) + kCorners;
        const double down = longest(Side::Left, Side::Right) + kEnds;
        return {whole(across), whole(down > kLow ? down + kUnderHeader : down)};
    }

private:
    struct Row {
        int tabs = 0;
        double step = 0;
    };
    /// From the first tab to the last, on one side or the other.
    double longest(Side one, Side other) const
    {
        double most = 0;
        for (const auto &[side, row] : m_rows) {
            if (side == one || side == other)
                most = std::max(most, row.step * (row.tabs - 1));
        }
        return most;
    }
    std::map<Side, Row> m_rows;
};

/// Whether its tab is on its machine's border, for all to see.
bool isOnBorder(const Topology &topology, Id id, const Interface &interface)
{
    const Id end = topology.otherEnd(id);
    const Interface *other = end ? topology.interface(end) : nullptr;
    const bool inside = other && topology.isAncestor(interface.machine, other->machine);
    return !kindOf(interface).box && !inside && (other || !interface.bridge);
}

double acrossOf(const Topology &topology, const Interface &interface)
{
    const Interface *bridge = topology.interface(interface.bridge);
    if (bridge)
        return std::max(portRoom(*bridge), interface.addresses.empty() ? 0 : kAddressed);
    return interface.addresses.empty() ? kNamed : kAddressed;
}

/// So large, to the sides where nothing stands near: to both alike when it can be.
QRectF grownTo(const QSizeF &size, const QRectF &rect, const std::vector<QRectF> &siblings)
{
    const QSizeF by = size - rect.size();
    const auto half = [](double whole) { return std::floor(whole / 2 / kSnap) * kSnap; };
    const auto isFree = [&](const QRectF &grown, double near) {
        const QRectF around = grown.adjusted(-near, -near, near, near);
        return std::ranges::none_of(siblings, [&](const QRectF &other) { return around.intersects(other); });
    };
    for (const double near : {6 * kLeastGap, kLeastGap}) {
        for (const double left : {half(by.width()), 0.0, by.width()}) {
            for (const double up : {half(by.height()), 0.0, by.height()}) {
                const QRectF grown(rect.topLeft() - QPointF(left, up), size);
                if (isFree(grown, near))
                    return grown;
            }
        }
    }
    return {rect.topLeft() - QPointF(half(by.width()), half(by.height())), size};
}

std::vector<QRectF> besides(const Topology &topology, const Layout &places, Id box)
{
    std::vector<QRectF> rects;
    for (const auto &[id, placement] : places.placements) {
        if (id != box && placement.rect && isBox(topology, id) && !topology.notes.contains(id) &&
            containerOf(topology, id) == containerOf(topology, box))
            rects.push_back(*placement.rect);
    }
    return rects;
}

QRectF rectIn(const Layout &places, Id id)
{
    return places.of(id).rect.value_or(QRectF());
}

/// How large it must be for its tabs, on the sides that they have in `places`; none when it is.
std::optional<QSizeF> wantedSize(const Document &document, const Layout &places, Id id)
{
    const Topology &topology = document.topology();
    if (!topology.machine(id) || isLocked(document, id))
        return std::nullopt;
    Sides taken;
    for (const Id tab : topology.interfacesOf(id)) {
        const Interface &interface = *topology.interface(tab);
        const std::optional<Side> side = places.of(tab).side;
        if (side && isOnBorder(topology, tab, interface))
            taken.add(*side, acrossOf(topology, interface));
    }
    const QSizeF before = rectIn(places, id).size();
    const QSizeF size = before.expandedTo(taken.size());
    return size == before ? std::nullopt : std::optional(size);
}

bool growOne(Edit &edit, const Layout &places, Id id)
{
    const std::optional<QSizeF> size = wantedSize(edit.document(), places, id);
    if (size)
        containers::resize(edit, id, grownTo(*size, rectIn(places, id), besides(edit.topology(), places, id)));
    return size.has_value();
}

}  // namespace

double portRoom(const Interface &bridge)
{
    const auto *settings = std::get_if<BridgeSettings>(&bridge.settings);
    return settings && settings->vlanFiltering ? kPort : kNamed;
}

Patch growCrowded(const Document &document, const std::vector<Id> &machines)
{
    const Layout places = completeLayout(document);
    Edit edit(document);
    containers::pinEverything(edit);
    bool grown = false;
    for (const Id id : machines)
        grown = growOne(edit, places, id) || grown;
    return grown ? edit.patch() : Patch();
}

void makeRoomForRoutes(Edit &edit, Id machine)
{
    constexpr std::size_t kUsual = 1;
    constexpr std::size_t kMost = 5;  // as many as the canvas writes; it counts the others
    constexpr double kLine = 14;
    constexpr double kLong = 32;  // more than a name
    const std::size_t routes = edit.topology().machine(machine)->routes.size();
    if (routes <= kUsual)
        return;
    const double more = kLine * static_cast<double>(std::min(routes, kMost) - kUsual);
    const QRectF rect = *edit.layout().of(machine).rect;
    containers::resize(edit, machine, rect.adjusted(0, 0, kLong, std::ceil(more / kGrid) * kGrid));
}

Patch makeRoomForTabs(const Document &document, const std::vector<Id> &machines)
{
    Layout places = completeLayout(document);
    const auto isCrowded = [&](Id id) { return wantedSize(document, places, id).has_value(); };
    if (std::ranges::none_of(machines, isCrowded))  // as a rule
        return {};
    Edit pinned(document);
    containers::pinEverything(pinned);
    Document now = pinned.document();
    for (const Id id : machines) {
        Edit around(now);
        if (!growOne(around, places, id))
            continue;
        containers::grow(around, containerOf(around.topology(), id));
        Document grown = around.document();
        if (const Result<> moved = grown.apply(giveWay(now, grown, id)); !moved)
            grown = around.document();
        now = std::move(grown);
        places = now.layout();
        facePeers(now.topology(), places);  // what moved faces others elsewhere
    }
    return patchBetween(document, now);
}

}  // namespace toile::arrange
