// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/seats.h"

#include "core/model/kinds.h"

#include <algorithm>

namespace toile {

namespace {

constexpr double kInnerDistance = 140;  // between a machine's tab and its host's tab that faces it
constexpr double kInnerMargin = 104;    // room for the inner tab's name and address
constexpr double kRowGap = 46;          // tabs above one another: two lines of text
constexpr double kColumnGap = 104;      // tabs side by side: one address

bool horizontal(Side side)  // the cable leaves to the left or right
{
    return side == Side::Left || side == Side::Right;
}

struct Sitting {
    Id id;
    Id owner;  ///< the box on whose border it sits
    Seat seat = Seat::Border;
    Side side = Side::Right;
    bool fixed = false;
    double wanted = 0;  ///< along the side, canvas coordinate
};

class Seating {
public:
    Seating(Geometry &geometry, const Topology &topology, const Layout &layout, const TopologyIndex &index)
        : g(geometry), t(topology), l(layout), ix(index)
    {
    }
    void run();

private:
    Seat seatOf(Id id, const Interface &interface) const;
    QRectF ownerRect(const Sitting &s) const { return g.box(s.owner); }
    QRectF peerRect(const Sitting &s) const;
    Side facingSide(const Sitting &s) const;
    Side openSide(const QRectF &box, const QRectF &around) const;
    double wantedPlace(const Sitting &s) const;
    std::pair<double, double> range(const Sitting &s) const;
    void spread();
    void straighten();
    void seatInner(const Sitting &s);
    QPointF pointOf(const Sitting &s) const;

    Geometry &g;
    const Topology &t;
    const Layout &l;
    const TopologyIndex &ix;
    std::vector<Sitting> m_all;
    std::unordered_map<Id, std::size_t> m_byId;
    std::map<std::pair<Id, Side>, std::vector<std::size_t>> m_sides;
};

Seat Seating::seatOf(Id id, const Interface &interface) const
{
    const Interface *peer = t.interface(ix.peer(id));
    const bool inside = peer && t.isAncestor(interface.machine, peer->machine);
    if (interface.bridge && (inside || !peer))
        return Seat::Bridge;
    return inside ? Seat::Inner : Seat::Border;
}

QRectF Seating::peerRect(const Sitting &s) const
{
    const auto it = m_byId.find(ix.peer(s.id));
    return it == m_byId.end() ? QRectF() : g.box(m_all[it->second].owner);
}

/// The side of `box` that has most room towards the border of what it is in.
Side Seating::openSide(const QRectF &box, const QRectF &around) const
{
    const std::pair<double, Side> rooms[] = {{around.right() - box.right(), Side::Right},
                                             {box.left() - around.left(), Side::Left},
                                             {around.bottom() - box.bottom() + 40, Side::Bottom},
                                             {box.top() - around.top() - kHeaderHeight, Side::Top}};
    return std::max_element(std::begin(rooms), std::end(rooms),
                            [](const auto &a, const auto &b) { return a.first < b.first; })
        ->second;
}

Side Seating::facingSide(const Sitting &s) const
{
    const QRectF own = ownerRect(s);
    const QRectF other = peerRect(s);
    if (other.isNull())
        return Side::Right;
    if (other.contains(own))
        return openSide(own, other);
    const double right = other.left() - own.right();
    const double left = own.left() - other.right();
    const double below = other.top() - own.bottom();
    const double above = own.top() - other.bottom();
    if (qMax(right, left) >= qMax(below, above))
        return right >= left ? Side::Right : Side::Left;
    return below >= above ? Side::Bottom : Side::Top;
}

std::pair<double, double> Seating::range(const Sitting &s) const
{
    const QRectF r = ownerRect(s);
    if (!horizontal(s.side))
        return {r.left() + 24, qMax(r.left() + 24, r.right() - 24)};
    const bool tall = r.height() > kHeaderHeight + 70;
    const double header = s.seat == Seat::Bridge ? kBoxHeader + 12 : kHeaderHeight + 14;
    const double top = r.top() + (tall ? header : 20);
    return {top, qMax(top, r.bottom() - 20)};
}

/// Where both boxes overlap, its middle: the cable is straight. Else as near to the other box as the side allows.
double Seating::wantedPlace(const Sitting &s) const
{
    const QRectF own = ownerRect(s);
    const QRectF other = peerRect(s);
    const bool rows = horizontal(s.side);
    const double lo = rows ? own.top() : own.left();
    const double hi = rows ? own.bottom() : own.right();
    if (other.isNull() || other.contains(own))
        return (lo + hi) / 2;
    const double otherLo = rows ? other.top() : other.left();
    const double otherHi = rows ? other.bottom() : other.right();
    const double from = qMax(lo, otherLo);
    const double to = qMin(hi, otherHi);
    return to - from >= 32 ? (from + to) / 2 : qMax(lo + 20, qMin((otherLo + otherHi) / 2, hi - 20));
}

/// Tabs of one side keep room for their labels; they stay in the order of their neighbours, so cables do not cross.
void Seating::spread()
{
    for (auto &[key, members] : m_sides) {
        std::stable_sort(members.begin(), members.end(),
                         [&](std::size_t a, std::size_t b) { return m_all[a].wanted < m_all[b].wanted; });
        const auto [lo, hi] = range(m_all[members.front()]);
        const auto count = static_cast<double>(members.size());
        const double wish = horizontal(key.second) ? kRowGap : kColumnGap;
        const double gap = count > 1 ? qMin(wish, (hi - lo) / (count - 1)) : 0;
        double least = lo;
        for (const std::size_t i : members) {
            if (!m_all[i].fixed)
                m_all[i].wanted = qMax(lo, qMin(qMax(least, m_all[i].wanted), hi));
            least = m_all[i].wanted + gap;
        }
        double most = hi;
        for (auto i = members.rbegin(); i != members.rend(); ++i) {
            if (!m_all[*i].fixed)
                m_all[*i].wanted = qMin(most, m_all[*i].wanted);
            most = m_all[*i].wanted - gap;
        }
    }
}

/// A tab alone on its side follows its neighbour as far as the side reaches.
void Seating::straighten()
{
    for (const auto &[key, members] : m_sides) {
        Sitting &s = m_all[members.front()];
        const auto peer = m_byId.find(ix.peer(s.id));
        if (members.size() != 1 || s.fixed || peer == m_byId.end())
            continue;
        const Sitting &other = m_all[peer->second];
        if (other.seat == Seat::Inner || horizontal(other.side) != horizontal(s.side))
            continue;
        const auto [lo, hi] = range(s);
        if (other.wanted >= lo && other.wanted <= hi)
            s.wanted = other.wanted;
    }
}

QPointF Seating::pointOf(const Sitting &s) const
{
    const QRectF r = ownerRect(s);
    switch (s.side) {
    case Side::Left:
        return {r.left(), s.wanted};
    case Side::Right:
        return {r.right(), s.wanted};
    case Side::Top:
        return {s.wanted, r.top()};
    case Side::Bottom:
        return {s.wanted, r.bottom()};
    }
    return {};
}

void Seating::seatInner(const Sitting &s)
{
    const TabSeat peer = g.tab(ix.peer(s.id));
    const QPointF out = outward(peer.side);
    const QRectF around = g.box(s.owner);
    const double room = peer.side == Side::Right    ? around.right() - peer.at.x()
                        : peer.side == Side::Left   ? peer.at.x() - around.left()
                        : peer.side == Side::Bottom ? around.bottom() - peer.at.y()
                                                    : peer.at.y() - around.top() - kHeaderHeight;
    const double wish = horizontal(peer.side) ? kInnerDistance : 90;
    const double margin = horizontal(peer.side) ? kInnerMargin : 44;
    const double distance = qMax(48.0, qMin(wish, room - margin));
    const Side back = peer.side == Side::Right    ? Side::Left
                      : peer.side == Side::Left   ? Side::Right
                      : peer.side == Side::Bottom ? Side::Top
                                                  : Side::Bottom;
    const Placement placed = l.of(s.id);
    g.tabs[s.id] = {placed.rect ? placed.rect->topLeft() : peer.at + out * distance, back, Seat::Inner};
}

void Seating::run()
{
    for (const auto &[id, interface] : t.interfaces) {
        if (kindOf(interface).box)
            continue;
        Sitting s{id, interface.machine, seatOf(id, interface)};
        if (s.seat == Seat::Bridge)
            s.owner = interface.bridge;
        m_byId[id] = m_all.size();
        m_all.push_back(s);
    }
    for (Sitting &s : m_all) {
        const Placement placed = l.of(s.id);
        s.fixed = placed.side.has_value() && s.seat != Seat::Inner;
        s.side = s.fixed ? *placed.side : facingSide(s);
        const QRectF r = ownerRect(s);
        s.wanted = !s.fixed             ? wantedPlace(s)
                   : horizontal(s.side) ? r.top() + placed.offset * r.height()
                                        : r.left() + placed.offset * r.width();
        if (s.seat != Seat::Inner)
            m_sides[{s.owner, s.side}].push_back(m_byId[s.id]);
    }
    spread();
    straighten();
    for (const Sitting &s : m_all) {
        if (s.seat != Seat::Inner)
            g.tabs[s.id] = {pointOf(s), s.side, s.seat};
    }
    for (const Sitting &s : m_all) {
        if (s.seat == Seat::Inner)
            seatInner(s);
    }
}

}  // namespace

void seatTabs(Geometry &g, const Topology &topology, const Layout &layout, const TopologyIndex &index)
{
    Seating(g, topology, layout, index).run();
}

}  // namespace toile
