// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/geometry.h"

#include <map>

namespace toile {

/// Gives every interface that is a tab its seat. A side given by the document is kept; the others face their
/// neighbour, so that as many cables as possible are straight. Follows a change at the cost of what it touches.
class Seating {
public:
    /// What the seats are computed from; its boxes are read, its tabs written.
    struct Source {
        Geometry &geometry;
        const Topology &topology;
        const Layout &layout;  ///< the document's own: only what it places is fixed
        const TopologyIndex &index;
    };

    void reset(const Source &source);
    /// These boxes have another place, these tabs another placement. The tabs that have another seat now.
    std::unordered_set<Id> follow(const Source &source, const std::unordered_set<Id> &boxes,
                                  const std::unordered_set<Id> &tabs);
    /// What keeps a tab where it is when it loses its cable; none when it stays there anyway.
    std::optional<Rest> restOf(Id tab, const Geometry &geometry, const Topology &topology) const;

private:
    struct Sitting {
        Id id;
        Id owner;  ///< the box on whose border it sits, or the machine it is inside
        Seat seat = Seat::Border;
        Side side = Side::Right;  ///< of its owner
        bool fixed = false;
        bool alone = false;  ///< nobody else on that side
        double wish = 0;     ///< along the side, canvas coordinate
        double wanted = 0;   ///< the same where there is room for it, before straightened()
    };
    using Tabs = std::vector<Id>;

    /// A cable leaves to the left or right there.
    static bool horizontal(Side side) { return side == Side::Left || side == Side::Right; }
    Sitting sittingOf(Id id, const Interface &interface) const;
    const Sitting *peer(const Sitting &s) const;
    const Sitting *parent(const Sitting &s) const;
    std::optional<Rest> rest(Id id) const { return m_source->layout.of(id).rest; }
    QRectF peerRect(const Sitting &s) const;
    const QPointF *nextBend(const Sitting &s) const;
    Side facingSide(const Sitting &s) const;
    double wantedPlace(const Sitting &s) const;
    double placedAt(const Sitting &s) const;
    double along(const Sitting &s, double offset) const;
    std::pair<double, double> range(const Sitting &s) const;
    void fix(Sitting &s);
    void seatOwner(Id owner);
    std::size_t capacity(const Sitting &s) const;
    void relieve(Side side, std::map<Side, Tabs> &sides);
    void spread(Side side, Tabs &members);
    double straightened(const Sitting &s) const;
    QPointF pointOf(const Sitting &s, double along) const;
    TabSeat borderSeat(const Sitting &s) const;
    double roomAhead(Id machine, const TabSeat &tab, Id own) const;
    TabSeat innerSeat(const Sitting &s) const;
    bool settle(Id id);
    bool followsOneOf(const std::unordered_set<Id> &owners, const Sitting &s) const;

    const Source *m_source = nullptr;  ///< while reset() or follow() runs
    std::unordered_map<Id, Sitting> m_sittings;
    std::unordered_map<Id, Tabs> m_tabsOf;   ///< by owner: those on its border
    std::unordered_map<Id, Tabs> m_innerOf;  ///< by machine
    Tabs m_stacked;                          ///< VLANs, which follow what they are made on
};

}  // namespace toile
