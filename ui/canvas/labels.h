// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/faces.h"
#include "ui/canvas/obstacles.h"

#include <QLineF>

#include <limits>
#include <map>
#include <set>

namespace toile {

constexpr std::size_t kUsualTabs = 160;  ///< up to here everything finds its place anew within a frame

/// What is already drawn, for what must still find a place.
struct Occupied {
    Obstacles written;    ///< texts, tabs, pills, icons, badges
    Obstacles drawn;      ///< cables and lines
    Obstacles borders;    ///< outlines of boxes
    Obstacles tabs;       ///< which are among what is written too
    Obstacles leaders;    ///< from tabs and cables to what is written of them elsewhere
    Obstacles insides;    ///< of boxes
    std::set<Id> arrows;  ///< notes that are among what is drawn, and part nothing

    /// What it would cover, the worse kinds first; no further than to `enough`, nor than to where nothing can be read.
    double cost(const QRectF &rect, double enough = std::numeric_limits<double>::infinity()) const;
    /// True where so many texts and tabs lie over each other that nothing could be read.
    bool isCrowded(const QRectF &rect) const;
    /// Whether it is in a box that is none of these: it would be read as that one's.
    bool isInOther(const QRectF &rect, const std::vector<Id> &homes) const;
    /// Whether the line is crossed by a cable, or by lines inside a machine, that are none of these.
    bool crosses(const QLineF &line, const std::vector<Id> &own) const;
    void clear();
};

/// Chooses where each name, address, route and prefix is written: candidate positions are tried in order of
/// preference, and the one that covers least is taken. In a drawing of usual size the result follows from the drawing
/// alone; in a very large one, what a change does not touch stays where it is, unless it moves nearly everything.
class Labelling {
public:
    struct Drawing {
        Faces &faces;  ///< gets the places
        const Topology &topology;
        const Geometry &geometry;
        const TopologyIndex &index;
        std::map<Id, QLineF> arrows = {};  ///< notes
    };
    /// Whose texts may be elsewhere now.
    struct Placed {
        std::set<Id> boxes;
        std::set<Id> tabs;
        std::set<Id> pills;  ///< by cable
    };

    Placed reset(const Drawing &drawing);
    /// `moved` has another place, `said` another text.
    Placed follow(const Drawing &drawing, const Moved &moved, const std::unordered_set<Id> &said);

    /// Whether elements that were made or removed between the two can be followed; else reset().
    static bool canFollow(const Geometry &before, const Geometry &now);
    /// Forgets what was in `before` and is not in `now`.
    void forget(const Geometry &before, const Geometry &now);

    const Occupied &occupied() const { return m_occupied; }

private:
    void addBox(const Drawing &drawing, Id id);
    void addTab(const Drawing &drawing, Id id);
    void addCable(const Drawing &drawing, Id id, const QPainterPath &path);
    void addTunnels(const Drawing &drawing);
    void addArrows(const Drawing &drawing);
    void addLines(const Drawing &drawing, Id machine);
    void addHit(const Drawing &drawing, const Obstacles &shapes, Id shape, Placed &hit) const;
    void addShapes(const Drawing &drawing, const Moved &moved, const Placed &dirty);
    QRectF leftBy(const Moved &moved) const;
    void tryLeftOut(const Drawing &drawing, const QRectF &around, Placed &dirty) const;
    void clearPills(const Drawing &drawing, const Moved &moved, const QRectF &around, Placed &dirty);
    void place(const Drawing &drawing, const Placed &dirty);
    void placeTabs(const Drawing &drawing, const std::vector<Id> &tabs);
    void takeTab(Id id, const TabFace &face);
    void leaveOut(Id id, TabFace &face);
    bool callOut(const Drawing &drawing, PillFace &pill, const QPainterPath &cable) const;
    void takePill(const PillFace &pill);
    void addLeader(Id owner, const QLineF &line);
    void addLedOver(const Drawing &drawing, const Obstacles &shapes, Id shape, Placed &hit) const;
    static void addOwner(const Drawing &drawing, Id owner, Placed &hit);
    void take(Id owner, const QRectF &rect);

    Occupied m_occupied;
    Obstacles m_labels;  ///< what was chosen: by tab, by box, by the cable of a pill
    std::set<Id> m_pills;
    std::set<Id> m_leftOut;  ///< tabs whose texts have no place
};

}  // namespace toile
