// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "ui/canvas/topologyindex.h"

#include <QPainterPath>

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace toile {

/// Equal to the last digit. Qt's own == takes what nearly is the same for the same: what stays where it was for that is
/// not where it would be computed to be, nor is what keeps clear of it.
bool isExactly(const QPointF &a, const QPointF &b);
bool isExactly(const QRectF &a, const QRectF &b);
bool isExactly(const QPainterPath &a, const QPainterPath &b);

/// Where a tab sits: on the border of its machine; on the border of the bridge whose port it is (when its cable goes
/// to a machine inside); or inside its machine, facing the machine inside that it is cabled to: free near it, or on
/// the inner face of its machine's border when it was put there.
enum class Seat { Border, Bridge, Inner };

struct TabSeat {
    QPointF at;               ///< centre
    Side side = Side::Right;  ///< which way its cable leaves
    Seat seat = Seat::Border;
    bool onBorder = true;  ///< false: free inside its machine
    bool operator==(const TabSeat &other) const;
};

/// A dotted line inside a machine: from a bridge to its port on the machine's border, from an inner tab to the border
/// tab through which the machine forwards, or from an interface to a VLAN that is made on it.
struct InnerLine {
    enum class Kind { Forward, Port, Vlan };
    Id from;
    Id to;
    QPainterPath path;
    Kind kind = Kind::Forward;
    bool operator==(const InnerLine &other) const;
};

/// From one end of a VXLAN to another, over whatever carries it.
struct TunnelPath {
    Tunnel tunnel;
    QPainterPath path;
    bool operator==(const TunnelPath &other) const;
};

/// Everything's place on the canvas, computed from the document alone.
struct Geometry {
    std::unordered_map<Id, QRectF> boxes;  ///< machines, bridges, notes
    std::unordered_map<Id, TabSeat> tabs;
    std::unordered_map<Id, QPainterPath> cables;
    std::unordered_map<Id, std::vector<InnerLine>> lines;  ///< by machine
    std::vector<TunnelPath> tunnels;

    QRectF box(Id id) const;
    TabSeat tab(Id id) const;
    bool operator==(const Geometry &other) const;
};

/// Whether nothing else may be where this box is: a frame goes around others, an arrow over them.
bool takesRoom(const Topology &topology, Id box);

/// What has another place than before.
struct Moved {
    std::unordered_set<Id> boxes;
    std::unordered_set<Id> tabs;
    std::unordered_set<Id> cables;
    std::unordered_set<Id> lines;  ///< machines
};

/// What is in `now` and was not so in `before`.
Moved movedBetween(const Geometry &before, const Geometry &now);

inline constexpr QSizeF kTabSize{18, 14};
inline constexpr double kHeaderHeight = 36;  ///< of a container
inline constexpr double kBoxHeader = 30;     ///< name line of a small box

/// In a drawing of more cables than this, those that are longer than kLongCable are everywhere: nothing could avoid
/// them, nor they anything, and trying would take seconds.
inline constexpr std::size_t kManyCables = 300;
inline constexpr double kLongCable = 800;

inline constexpr double kStub = 14;  ///< how far a right-angled cable leaves its tab before it may turn

/// Layout entries that are missing are filled by completeLayout() first.
Geometry geometryOf(const Document &document, const TopologyIndex &index);

QPointF outward(Side side);
Side opposite(Side side);
/// From tab to tab; straight when they face each other on one line.
QPainterPath cablePath(const TabSeat &a, const TabSeat &b);
QRectF tabRect(const TabSeat &tab);
/// Where its cable leaves a tab.
QPointF cableEnd(const TabSeat &tab);
/// A tab, and where its cable goes before it may turn: no other cable runs over or along that.
QRectF tabWithExit(const TabSeat &tab);

}  // namespace toile
