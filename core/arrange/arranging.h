// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"

#include <Qt>

#include <optional>
#include <vector>

/// What the menu “Arrange” does to boxes (machines, bridges and notes); other elements among `ids` are left alone.
/// What is locked stays. Containers grow to hold what moved.
namespace toile::arrange {

enum class Alignment { Left, Centre, Right, Top, Middle, Bottom };
enum class Same { Width, Height, Both };

bool isBox(const Topology &topology, Id id);
/// The boxes among `ids`.
std::vector<Id> boxesOf(const Topology &topology, const std::vector<Id> &ids);
/// The machine that an element is inside of, or none.
Id containerOf(const Topology &topology, Id id);

/// To one edge or axis of what all of them together cover; a group moves as a whole.
Patch align(const Document &document, const std::vector<Id> &ids, Alignment alignment);
/// Equal gaps between them, the outermost two staying; three or more.
Patch distribute(const Document &document, const std::vector<Id> &ids, Qt::Orientation along);
/// As wide or high as the first of them, arrows apart; never smaller than what is inside.
Patch makeSame(const Document &document, const std::vector<Id> &ids, Same what);

/// A box, and a machine that it would be drawn over as if it were inside of that.
struct Seeming {
    Id box;
    Id holder;
};
/// What would seem so after the patch and does not before it, if anything does.
std::optional<Seeming> seemsInside(const Document &document, const Patch &patch);

inline constexpr double kLeastGap = kSnap;  ///< two boxes that are nearer seem to be one

/// A box, and one beside it in the same container that it touches: nearer to it than kLeastGap.
struct Touch {
    Id box;
    Id other;
};
/// What would touch after the patch and does not before it, or lie on another box and does not; notes apart.
std::optional<Touch> touches(const Document &document, const Patch &patch);
/// A box where it would be, in which container.
struct Placing {
    Id box;
    QRectF rect;
    Id container;
};
/// The shortest way, for all of these together, to where none of them touches what else stands there (`places` has a
/// rectangle for each box); nothing when there is no such place near. Null where they are free.
std::optional<QPointF> stepAside(const Topology &topology, const Layout &places, const std::vector<Placing> &boxes);

/// What stood beside `container`, or what holds it, before that grew goes out of its way, with all that is beyond.
/// `document`: after it grew.
Patch giveWay(const Document &before, const Document &document, Id container);

/// Around a box that was put between the ends (interfaces) of a cable: its neighbours, and all beyond them, move away
/// until there is room for the labels.
Patch makeRoom(const Document &document, Id box, const std::vector<Id> &ends);

/// What a port of this bridge takes along an upper or lower border, labels included.
double portRoom(const Interface &bridge);
/// Those of these machines with more tabs on a side than have room there beside each other, labels included, become
/// wider or higher; nothing else moves.
Patch growCrowded(const Document &document, const std::vector<Id> &machines);
/// The same, and what then is in the way moves, with all that is beyond.
Patch makeRoomForTabs(const Document &document, const std::vector<Id> &machines);

/// A machine that was just made becomes so large that its routes have room between its name and what it does.
void makeRoomForRoutes(Edit &edit, Id machine);

/// `ids` and all that is in a group with one of them.
std::vector<Id> withGroups(const Layout &layout, std::vector<Id> ids);
/// One group of them all; a group that one of them was in becomes part of it.
Patch group(const Document &document, const std::vector<Id> &ids);
Patch ungroup(const Document &document, const std::vector<Id> &ids);

/// Itself, or something that it is inside of.
bool isLocked(const Document &document, Id id);
/// Those of `ids` that a gesture may not remove: locked ones, and what something locked is inside of.
std::vector<Id> keptFrom(const Document &document, const std::vector<Id> &ids);
/// What must be unlocked for that: itself, what it is in, or the first of what is in it.
Id lockedAt(const Document &document, Id id);
Patch setLocked(const Document &document, const std::vector<Id> &ids, bool locked);

/// Before, or behind, everything else in the same container. A note that is behind is behind all boxes.
Patch bringToFront(const Document &document, const std::vector<Id> &ids);
Patch sendToBack(const Document &document, const std::vector<Id> &ids);
/// All boxes from back to front, each machine before what is inside it; notes after them.
std::vector<Id> paintOrder(const Document &document);

}  // namespace toile::arrange
