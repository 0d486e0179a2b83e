// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/labels.h"

/// Where one label goes, given what is drawn already. Each `put…` writes the place into the face.
namespace toile::places {

/// Name and details beside their tab, in none but its own boxes and with no line but its own between. False where there
/// is no place for them that is free and plainly this tab's.
bool putTab(TabFace &face, const Occupied &occupied, const std::vector<Id> &own);
/// Name and details where there is room, with a line from the tab to them; false if there is none.
bool callOut(TabFace &face, const Occupied &occupied, const std::vector<Id> &homes);
/// Routes and addresses inside their box, which has some; `inside`: what is in it.
void putRoutes(BoxFace &face, const std::vector<QRectF> &inside, const Occupied &occupied);
/// The state's lozenge on the border of its box.
void putState(BoxFace &face, const Occupied &occupied);
/// A prefix beside its cable. False where there is no place for it that is free.
bool putPill(PillFace &pill, const QPainterPath &cable, const Occupied &occupied);
/// A prefix where there is room, with a line from its cable; false if there is none.
bool callOut(PillFace &pill, const QPainterPath &cable, const Occupied &occupied, const std::vector<Id> &homes);

/// The boxes directly inside a machine.
std::vector<QRectF> insideOf(Id machine, const Topology &topology, const Geometry &geometry,
                             const TopologyIndex &index);

}  // namespace toile::places
