// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <map>
#include <set>
#include <vector>

namespace toile {

/// The next line of the grid.
double upToGrid(double value);

/// Puts boxes that have no place where nothing is yet. Inside a machine: machines in columns at the left, bridges to
/// their right; outermost machines in a grid around the one with most cables. Given places are kept; containers grow.
class AutoPlace {
public:
    explicit AutoPlace(const Document &document);
    Layout run();

private:
    QRectF rectOf(Id id) const { return m_layout.of(id).rect.value_or(QRectF()); }
    bool isPlaced(Id id) const { return m_layout.of(id).rect.has_value(); }
    void put(Id id, const QRectF &rect) { m_layout.placements[id].rect = rect; }
    void moveTo(Id id, QPointF topLeft);
    void shift(Id id, QPointF by);
    /// Everything inside `machine` has its place afterwards; one without a place of its own stands at the origin.
    void fill(Id machine);
    void arrange(Id machine, const std::vector<Id> &boxes);
    QRectF inColumns(const std::vector<Id> &machines, QPointF from);
    QRectF stack(const std::vector<Id> &bridges, const QRectF &beside);
    void squeezeIn(Id machine, Id box);
    std::vector<QRectF> rectsInside(Id machine, Id except = {}) const;
    QSizeF emptySize(Id machine) const;
    QSizeF bridgeSize(Id bridge) const;
    std::vector<Id> byNearness(const std::vector<Id> &machines) const;
    void grid(const std::vector<Id> &machines, QPointF from);
    void notes();
    QRectF everything() const;

    const Topology &m_topology;
    Layout m_layout;
    std::map<Id, std::vector<Id>> m_inside;
    std::map<Id, std::vector<Id>> m_neighbours;  ///< outermost machines joined by a cable
    std::map<Id, int> m_tabs;
    std::map<Id, int> m_ports;
    std::set<Id> m_floating;  ///< arranged, but not yet at its place
};

/// The side of `own` on which `other` is.
Side facing(const QRectF &own, const QRectF &other);

/// Gives every interface on a machine's border the side that faces its peer, and spreads those of one side evenly.
void facePeers(const Topology &topology, Layout &layout);

}  // namespace toile
