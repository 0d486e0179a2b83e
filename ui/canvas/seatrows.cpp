// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/seats.h"

#include <algorithm>
#include <cmath>

/// Tabs on the same side of a box: how many it takes, and how they keep room for their labels.
namespace toile {

namespace {

constexpr double kRowGap = 46;       // tabs above one another: two lines of text
constexpr double kColumnGap = 104;   // tabs side by side: one address
constexpr double kLeastRowGap = 26;  // nearer than that, nobody could tell whose text is whose
constexpr double kLeastColumnGap = 52;

}  // namespace

std::size_t Seating::capacity(const Sitting &s) const
{
    const auto [lo, hi] = range(s);
    return static_cast<std::size_t>((hi - lo) / (horizontal(s.side) ? kLeastRowGap : kLeastColumnGap)) + 1;
}

/// From a side with too many tabs, those whose neighbours are farthest aside go to the side round that corner, while
/// there is room.
void Seating::relieve(Side side, std::map<Side, Tabs> &sides)
{
    const auto lateral = [this, side](Id id) {
        const Sitting &s = m_sittings.at(id);
        const QPointF by = peerRect(s).center() - m_source->geometry.box(s.owner).center();
        return horizontal(side) ? by.y() : by.x();
    };
    const auto aside = [this, side, &lateral](Id id) {  // how slanting its cable is, if it leads past a corner
        const Sitting &s = m_sittings.at(id);
        const QRectF own = m_source->geometry.box(s.owner);
        const QRectF other = peerRect(s);
        if (s.fixed || other.isNull() || other.contains(own))
            return 0.0;
        const QPointF by = other.center() - own.center();
        const double beyond = qAbs(lateral(id)) - (horizontal(side) ? own.height() : own.width()) / 2;
        return beyond / qMax(1.0, qAbs(horizontal(side) ? by.x() : by.y()));
    };
    Tabs &crowd = sides[side];
    while (!crowd.empty() && crowd.size() > capacity(m_sittings.at(crowd.front()))) {
        const auto farthest =
            std::ranges::max_element(crowd, {}, [&](Id id) { return std::pair(aside(id), lateral(id)); });
        if (aside(*farthest) <= 0)
            return;
        const bool after = lateral(*farthest) > 0;
        const Side next = horizontal(side) ? (after ? Side::Bottom : Side::Top) : (after ? Side::Right : Side::Left);
        Sitting &s = m_sittings.at(*farthest);
        s.side = next;
        if (sides[next].size() >= capacity(s)) {
            s.side = side;
            return;
        }
        s.wish = s.wanted = wantedPlace(s);
        sides[next].push_back(*farthest);
        crowd.erase(farthest);
    }
}

/// Tabs of one side keep room for their labels; they stay in the order of their neighbours, so cables do not cross.
void Seating::spread(Side side, Tabs &members)
{
    std::vector<Sitting *> row;
    for (const Id id : members)
        row.push_back(&m_sittings.at(id));
    // What rests where it wished to be is there but for the last digits.
    std::ranges::stable_sort(row, {}, [](const Sitting *s) { return std::llround(s->wanted * 64); });
    const auto [lo, hi] = range(*row.front());
    const auto count = static_cast<double>(row.size());
    const double wish = horizontal(side) ? kRowGap : kColumnGap;
    const double gap = count > 1 ? qMin(wish, (hi - lo) / (count - 1)) : 0;
    double least = lo;
    for (Sitting *s : row) {
        s->alone = row.size() == 1;
        if (!s->fixed)
            s->wanted = qMax(lo, qMin(qMax(least, s->wanted), hi));
        least = s->wanted + gap;
    }
    double most = hi;
    for (auto s = row.rbegin(); s != row.rend(); ++s) {
        if (!(*s)->fixed)
            (*s)->wanted = qMin(most, (*s)->wanted);
        most = (*s)->wanted - gap;
    }
}

/// A tab alone on its side follows its neighbour as far as the side reaches. Of two that could follow each other, the
/// one whose box and side come first does.
double Seating::straightened(const Sitting &s) const
{
    const auto within = [this](const Sitting &sitting, double place) {
        const auto [lo, hi] = range(sitting);
        return place >= lo && place <= hi;
    };
    const auto follows = [](const Sitting &sitting) { return sitting.alone && !sitting.fixed; };
    const Sitting *other = peer(s);
    if (!follows(s) || !other || nextBend(s) || other->seat == Seat::Inner ||
        horizontal(other->side) != horizontal(s.side))
        return s.wanted;
    const auto order = [this](const Sitting &sitting) {
        return std::pair(m_source->index.rank.at(sitting.owner), sitting.side);
    };
    const bool otherFirst = follows(*other) && order(*other) < order(s);
    const double target = otherFirst && within(*other, s.wanted) ? s.wanted : other->wanted;
    return within(s, target) ? target : s.wanted;
}

/// Beside others it wishes what it wished, so that they stay in their order. One that stood free goes to the border
/// behind it.
std::optional<Rest> Seating::restOf(Id tab, const Geometry &geometry, const Topology &topology) const
{
    const auto found = m_sittings.find(tab);
    if (found == m_sittings.end())
        return std::nullopt;
    const Sitting &s = found->second;
    const TabSeat seat = geometry.tab(tab);
    const bool onMachine = s.seat == Seat::Border && topology.interface(tab)->bridge;
    if (s.fixed && !onMachine)
        return std::nullopt;
    const QRectF box = geometry.box(s.owner);
    const Side side = s.seat == Seat::Inner ? opposite(seat.side) : s.side;
    const bool rows = horizontal(side);
    const double seen = rows ? seat.at.y() : seat.at.x();
    const double place = s.seat == Seat::Inner || s.alone ? seen : s.wish;
    const double offset = rows ? (place - box.top()) / box.height() : (place - box.left()) / box.width();
    return Rest{side, qBound(0.0, offset, 1.0), onMachine};
}

}  // namespace toile
